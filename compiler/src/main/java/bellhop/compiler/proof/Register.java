package bellhop.compiler.proof;

import bellhop.circuit.GateCall;

/** Qubits that a program acts on, one after the other. All start in |0⟩. */
interface Register {
  void apply(GateCall call);

  /** Chance of the outcome 1. */
  double probabilityOfOne(int qubit);

  /**
   * Z-basis measurement: 1 if u is below the chance of 1.
   *
   * @param u uniform in [0, 1)
   */
  int measure(int qubit, double u);
}
