package bellhop.circuit.qasm;

/** Prints doubles so that the reader computes the same bits. */
final class Numbers {
  private static final int LARGEST_FACTOR = 64;
  private static final int LARGEST_DIVISOR = 1 << 20;

  private Numbers() {}

  /** As a fraction of pi where that is exact, else as the shortest decimal. */
  static String text(double value) {
    if (value == 0 || !Double.isFinite(value)) {
      return Double.toString(value);
    }
    for (int divisor = 1; divisor <= LARGEST_DIVISOR; divisor *= 2) {
      double factor = StrictMath.rint(value / StrictMath.PI * divisor);
      if (StrictMath.abs(factor) > LARGEST_FACTOR) {
        break;
      }
      if (factor != 0 && fraction(factor, divisor) == value) {
        return text((int) factor, divisor);
      }
    }
    return Double.toString(value);
  }

  /** As the reader computes it, left to right. */
  private static double fraction(double factor, int divisor) {
    return StrictMath.abs(factor) * StrictMath.PI / divisor * StrictMath.signum(factor);
  }

  private static String text(int factor, int divisor) {
    int size = Math.abs(factor);
    return (factor < 0 ? "-" : "")
        + (size == 1 ? "pi" : size + "*pi")
        + (divisor == 1 ? "" : "/" + divisor);
  }
}
