package bellhop.qec.sample;

/**
 * The tries at which something of a small probability happens: instead of a draw for each try, one
 * for each success, which says how many tries it skips, ⌊e / −ln(1 − p)⌋ for an exponential e of
 * mean 1 (Devroye, Non-Uniform Random Variate Generation, 1986, X.2).
 */
public final class Skips {
  private static final long FAR = 1L << 62;

  /** −1 / ln(1 − p); 0 for p = 1. */
  private final double scale;

  private final boolean never;

  /**
   * @param probability of one try, in [0, 1]
   */
  public Skips(double probability) {
    never = probability <= 0;
    scale = probability >= 1 ? 0 : -1 / StrictMath.log1p(-probability);
  }

  /** The first success at or after a try; far beyond all tries if there is none. */
  public long from(long next, Draws draws) {
    if (never) {
      return FAR;
    }
    double skipped = draws.nextExponential() * scale;
    return skipped < FAR ? next + (long) skipped : FAR;
  }
}
