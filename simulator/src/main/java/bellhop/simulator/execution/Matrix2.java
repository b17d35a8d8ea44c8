package bellhop.simulator.execution;

/** 2×2 complex matrices, row-major, interleaved, as the gate table gives them. */
final class Matrix2 {
  private static final double TOLERANCE = 1e-12;

  private Matrix2() {}

  static boolean isDiagonal(double[] m) {
    return isZero(m, 1) && isZero(m, 2);
  }

  static boolean isAntidiagonal(double[] m) {
    return isZero(m, 0) && isZero(m, 3);
  }

  private static boolean isZero(double[] m, int entry) {
    return square(m, entry) < TOLERANCE * TOLERANCE;
  }

  /** |m|² of entry 2·row + column. */
  static double square(double[] m, int entry) {
    return m[2 * entry] * m[2 * entry] + m[2 * entry + 1] * m[2 * entry + 1];
  }

  /** m·X: its columns exchanged. */
  static double[] exchangeColumns(double[] m) {
    return new double[] {m[2], m[3], m[0], m[1], m[6], m[7], m[4], m[5]};
  }

  /** diag of the entries of one row, times a factor. */
  static double[] diagonalOfRow(double[] m, int row, double factor) {
    int at = 4 * row;
    return new double[] {
      factor * m[at], factor * m[at + 1], 0, 0, 0, 0, factor * m[at + 2], factor * m[at + 3]
    };
  }
}
