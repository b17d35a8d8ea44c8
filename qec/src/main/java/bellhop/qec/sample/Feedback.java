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
    return switch (op) {
      case CX, XCZ -> 1;
      case CZ -> 2;
      case CY, YCZ -> 3;
      default -> throw new IllegalArgumentException(op + " takes no classical bit");
    };
  }
}
