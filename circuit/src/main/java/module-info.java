/** What is computed? */
module bellhop.circuit {
  requires transitive bellhop.units;
  requires static org.jspecify;

  exports bellhop.circuit;
  exports bellhop.circuit.dem;
  exports bellhop.circuit.generate;
  exports bellhop.circuit.qasm;
  exports bellhop.circuit.shots;
  exports bellhop.circuit.stabilizer;
}
