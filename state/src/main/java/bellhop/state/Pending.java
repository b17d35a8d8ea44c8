package bellhop.state;

import java.util.Arrays;

/**
 * For each qubit a 2×2 matrix that has not reached the amplitudes yet. Successive matrices are
 * multiplied here, four numbers instead of a pass over the amplitudes; the state vector decides
 * when one has to be applied.
 */
final class Pending {
  static final byte NONE = 0;
  static final byte DIAGONAL = 1;

  /** Exchanges 0 and 1, with factors. */
  static final byte ANTIDIAGONAL = 2;

  static final byte GENERAL = 3;

  private final double[] matrices;
  private final byte[] kinds;

  /** Whether a matrix that changes the norm is inside. */
  private final boolean[] skewed;

  Pending(int qubits) {
    matrices = new double[8 * qubits];
    kinds = new byte[qubits];
    skewed = new boolean[qubits];
  }

  byte kind(int qubit) {
    return kinds[qubit];
  }

  boolean isSkewed(int qubit) {
    return skewed[qubit];
  }

  double[] matrix(int qubit) {
    return Arrays.copyOfRange(matrices, 8 * qubit, 8 * qubit + 8);
  }

  void clear(int qubit) {
    kinds[qubit] = NONE;
    skewed[qubit] = false;
  }

  void clear() {
    Arrays.fill(kinds, NONE);
    Arrays.fill(skewed, false);
  }

  void copyFrom(Pending other) {
    System.arraycopy(other.matrices, 0, matrices, 0, matrices.length);
    System.arraycopy(other.kinds, 0, kinds, 0, kinds.length);
    System.arraycopy(other.skewed, 0, skewed, 0, skewed.length);
  }

  /** Takes over the matrices of all qubits but one, those above it one place lower. */
  void copyWithout(Pending other, int qubit) {
    int above = kinds.length - qubit;
    System.arraycopy(other.matrices, 0, matrices, 0, 8 * qubit);
    System.arraycopy(other.matrices, 8 * qubit + 8, matrices, 8 * qubit, 8 * above);
    System.arraycopy(other.kinds, 0, kinds, 0, qubit);
    System.arraycopy(other.kinds, qubit + 1, kinds, qubit, above);
    System.arraycopy(other.skewed, 0, skewed, 0, qubit);
    System.arraycopy(other.skewed, qubit + 1, skewed, qubit, above);
  }

  /** Multiplies a matrix from the left. */
  void fold(int qubit, double[] m, boolean skew) {
    int at = 8 * qubit;
    if (kinds[qubit] == NONE) {
      System.arraycopy(m, 0, matrices, at, 8);
    } else {
      foldColumn(at, m);
      foldColumn(at + 2, m);
    }
    skewed[qubit] |= skew;
    kinds[qubit] = classify(at);
  }

  /** Multiplies diag(zero, one) from the left. */
  void foldDiagonal(int qubit, double zero, double one) {
    int at = 8 * qubit;
    if (kinds[qubit] == NONE) {
      Arrays.fill(matrices, at, at + 8, 0);
      matrices[at] = 1;
      matrices[at + 6] = 1;
    }
    for (int i = 0; i < 4; i++) {
      matrices[at + i] *= zero;
      matrices[at + 4 + i] *= one;
    }
    skewed[qubit] |= zero * zero != one * one;
    kinds[qubit] = classify(at);
  }

  private void foldColumn(int at, double[] m) {
    double x = matrices[at];
    double y = matrices[at + 1];
    double u = matrices[at + 4];
    double v = matrices[at + 5];
    matrices[at] = m[0] * x - m[1] * y + (m[2] * u - m[3] * v);
    matrices[at + 1] = m[0] * y + m[1] * x + (m[2] * v + m[3] * u);
    matrices[at + 4] = m[4] * x - m[5] * y + (m[6] * u - m[7] * v);
    matrices[at + 5] = m[4] * y + m[5] * x + (m[6] * v + m[7] * u);
  }

  private byte classify(int at) {
    if (isZero(at + 2) && isZero(at + 4)) {
      return isOne(at) && isOne(at + 6) ? NONE : DIAGONAL;
    }
    return isZero(at) && isZero(at + 6) ? ANTIDIAGONAL : GENERAL;
  }

  private boolean isZero(int at) {
    return matrices[at] == 0 && matrices[at + 1] == 0;
  }

  private boolean isOne(int at) {
    return matrices[at] == 1 && matrices[at + 1] == 0;
  }

  /** The real part of an entry, 0 … 3 row by row. */
  double re(int qubit, int entry) {
    return matrices[8 * qubit + 2 * entry];
  }

  /** The imaginary part of an entry, 0 … 3 row by row. */
  double im(int qubit, int entry) {
    return matrices[8 * qubit + 2 * entry + 1];
  }
}
