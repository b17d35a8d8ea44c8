package bellhop.circuit.stabilizer;

/**
 * A product of Paulis on up to 32 qubits with a phase: i^phase · X^x Z^z on each qubit, so that Y
 * is i·X·Z.
 *
 * @param phase power of i, 0 to 3
 * @param x bit of each qubit
 * @param z bit of each qubit
 */
record SignedPauli(int qubits, int phase, int x, int z) {
  static SignedPauli identity(int qubits) {
    return new SignedPauli(qubits, 0, 0, 0);
  }

  /** Of text such as {@code -X_Y}. */
  static SignedPauli parse(String text) {
    boolean isNegative = text.charAt(0) == '-';
    String letters = isNegative ? text.substring(1) : text;
    SignedPauli product = identity(letters.length());
    for (int q = 0; q < letters.length(); q++) {
      product = product.times(single(letters.length(), letters.charAt(q), q));
    }
    return isNegative ? product.negated() : product;
  }

  private static SignedPauli single(int qubits, char letter, int qubit) {
    return switch (letter) {
      case 'X' -> new SignedPauli(qubits, 0, 1 << qubit, 0);
      case 'Z' -> new SignedPauli(qubits, 0, 0, 1 << qubit);
      case 'Y' -> new SignedPauli(qubits, 1, 1 << qubit, 1 << qubit);
      default -> identity(qubits);
    };
  }

  /** Moving Z^z past X^x of the other gives a sign for each qubit that has both. */
  SignedPauli times(SignedPauli other) {
    int swaps = Integer.bitCount(z & other.x);
    return new SignedPauli(qubits, phase + other.phase + 2 * swaps & 3, x ^ other.x, z ^ other.z);
  }

  SignedPauli timesI() {
    return new SignedPauli(qubits, phase + 1 & 3, x, z);
  }

  SignedPauli negated() {
    return new SignedPauli(qubits, phase + 2 & 3, x, z);
  }

  /** Its power of i once each X·Z is written as −i·Y: 0 and 2 for Hermitian products. */
  int hermitianPhase() {
    return phase - Integer.bitCount(x & z) & 3;
  }

  String text() {
    StringBuilder text = new StringBuilder(hermitianPhase() == 2 ? "-" : "");
    for (int q = 0; q < qubits; q++) {
      text.append("_XZY".charAt((x >> q & 1) + 2 * (z >> q & 1)));
    }
    return text.toString();
  }
}
