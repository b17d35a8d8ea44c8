package bellhop.network.physics;

/**
 * The complementary error function, plain and scaled by e^(x²). A series of positive terms below 2,
 * above it the continued fraction; relative error below 1e-13 over the whole line.
 */
final class Erf {
  private static final double ROOT_PI = StrictMath.sqrt(StrictMath.PI);
  private static final double SWITCH = 2;
  private static final int TERMS = 120;

  private Erf() {}

  /** 2/√π ∫_x^∞ e^(−t²) dt. */
  static double erfc(double x) {
    if (x < 0) {
      return 2 - erfc(-x);
    }
    return x < SWITCH ? 1 - series(x) : StrictMath.exp(-x * x) * fraction(x);
  }

  /** e^(x²) erfc(x), which stays finite for large x. */
  static double erfcx(double x) {
    return x < SWITCH ? StrictMath.exp(x * x) * erfc(x) : fraction(x);
  }

  /** erf x = 2/√π e^(−x²) Σ 2^n x^(2n+1)/(2n+1)!!. */
  private static double series(double x) {
    double term = x;
    double sum = x;
    for (int n = 1; n < TERMS && term > 1e-18 * sum; n++) {
      term *= 2 * x * x / (2 * n + 1);
      sum += term;
    }
    return 2 / ROOT_PI * StrictMath.exp(-x * x) * sum;
  }

  /** 1/√π · 1/(x + ½/(x + 1/(x + 3/2/(x + …)))), evaluated from the far end. */
  private static double fraction(double x) {
    double tail = x;
    for (int k = TERMS; k > 0; k--) {
      tail = x + k / 2.0 / tail;
    }
    return 1 / (ROOT_PI * tail);
  }
}
