package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Op;

/** What a classical bit puts on the qubit of its pair. */
final class Feedback {
  private Feedback() {}

  /**
   * 2z + x of the Pauli.
   *
   * @throws IllegalArgumentException if the gate takes no bit
   */
  static int pauli(Op op) {
    return op.feedback();
  }
}
