package bellhop.circuit.qasm;

/** The language of a source. */
enum Version {
  TWO,
  THREE
}
