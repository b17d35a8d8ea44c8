package bellhop.pair;

/** Mean values over the random number of attempts that a link needs; closed forms. */
public final class Waiting {
  private static final int MOST_LINKS = 20;

  private Waiting() {}

  /**
   * The mean of λ^k over the number k of attempts up to the first success: pλ/(1−(1−p)λ). With λ =
   * exp(−T(1/T2A+1/T2B)) for attempts of T it is the mean factor on a coherence that waits.
   *
   * @param p success of one attempt, in (0, 1]
   * @param lambda factor of one attempt, in [0, 1]
   */
  public static double meanFactor(double p, double lambda) {
    return p * lambda / (1 - (1 - p) * lambda);
  }

  /** The same, given success within n attempts, after which the pair would be dropped. */
  public static double meanFactor(double p, double lambda, int cutoff) {
    double within = -StrictMath.expm1(cutoff * StrictMath.log1p(-p));
    double lost = StrictMath.pow((1 - p) * lambda, cutoff);
    return meanFactor(p, lambda) * (1 - lost) / within;
  }

  /**
   * Mean number of attempts until the slowest of several links has succeeded, each keeping its
   * pair: inclusion and exclusion over their subsets. Costs 2^n for n links.
   *
   * @param p success of one attempt of each link, in (0, 1], at most 20 links
   */
  public static double meanSlowest(double... p) {
    if (p.length > MOST_LINKS) {
      throw new IllegalArgumentException("at most " + MOST_LINKS + " links, not " + p.length);
    }
    double mean = 0;
    for (int subset = 1; subset < 1 << p.length; subset++) {
      double fail = 1;
      for (int link = 0; link < p.length; link++) {
        fail *= ((subset >> link) & 1) == 0 ? 1 : 1 - p[link];
      }
      mean += (Integer.bitCount(subset) % 2 == 0 ? -1 : 1) / (1 - fail);
    }
    return mean;
  }
}
