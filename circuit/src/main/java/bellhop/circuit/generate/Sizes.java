package bellhop.circuit.generate;

import java.util.function.LongUnaryOperator;

/**
 * How many qubits a family may have.
 *
 * @param least fewest
 * @param step from one size to the next
 * @param gates no fewer than the gates of that size, before decomposition; infinite sizes saturate
 */
record Sizes(int least, int step, LongUnaryOperator gates) {
  /** Gates of the largest circuit that is made; the reader takes files of about a third. */
  static final long MOST_GATES = 2_000_000;

  /** As many as the reader declares. */
  static final int MOST_QUBITS = 1_000_000;

  static Sizes from(int least, LongUnaryOperator gates) {
    return new Sizes(least, 1, gates);
  }

  static Sizes everyOther(int least, LongUnaryOperator gates) {
    return new Sizes(least, 2, gates);
  }

  boolean fits(int qubits) {
    return qubits >= least && (qubits - least) % step == 0;
  }

  boolean isTooLarge(int qubits) {
    return qubits > MOST_QUBITS || gates.applyAsLong(qubits) > MOST_GATES;
  }

  /** For people: "2 or more", "odd, 3 or more". */
  String words() {
    String parity = step == 1 ? "" : least % 2 == 0 ? "even, " : "odd, ";
    return parity + least + " or more";
  }
}
