package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Op;

/** What a classical bit puts on the qubit of its pair. */
public final class Feedback {
  private Feedback() {}

  /**
   * 2z + x of the Pauli.
   *
   * @throws IllegalArgumentException if the gate takes no bit
   */
  public static int pauli(Op op) {
    return "_XZY".indexOf(op.feedback());
  }
}
