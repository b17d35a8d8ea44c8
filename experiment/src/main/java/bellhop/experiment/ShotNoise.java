package bellhop.experiment;

/**
 * How close the counts of a number of shots come to the distribution that they were drawn from: all
 * that Hellinger fidelity loses where nothing but chance is at work.
 */
final class ShotNoise {
  /** Mean beyond which the series is used; there it is wrong by less than one part in 10⁷. */
  private static final double LARGE = 50;

  /** Terms below it change no digit of a sum of about 1. */
  private static final double NOTHING = 1e-18;

  private ShotNoise() {}

  /**
   * (Σ √p E√(n/N))² with n binomial: the square of the mean overlap.
   *
   * @param chances p of each outcome; together 1
   * @param shots N, at least 1
   */
  static double hellingerFidelity(double[] chances, long shots) {
    double overlap = 0;
    for (double p : chances) {
      overlap += StrictMath.sqrt(p / shots) * meanRoot(shots, StrictMath.min(1, p));
    }
    return StrictMath.min(1, overlap * overlap);
  }

  /** E√n of the number n of hits in so many shots, each a hit with chance p. */
  static double meanRoot(long shots, double p) {
    return shots * p > LARGE ? series(shots, p) : sum(shots, p);
  }

  /** Over hits or, where these are likely, over misses, so that the first term is not lost. */
  private static double sum(long shots, double p) {
    boolean isRare = p <= 0.5;
    double rare = isRare ? p : 1 - p;
    double term = StrictMath.exp(shots * StrictMath.log1p(-rare));
    double sum = 0;
    for (long n = 0; n <= shots; n++) {
      sum += term * StrictMath.sqrt((double) (isRare ? n : shots - n));
      term *= (shots - n) / (n + 1.0) * rare / (1 - rare);
      if (n > shots * rare && term < NOTHING) {
        break;
      }
    }
    return sum;
  }

  /** Taylor's series of the root around the mean m, with the central moments up to the sixth. */
  private static double series(long shots, double p) {
    double m = shots * p;
    double v = m * (1 - p);
    double pq = p * (1 - p);
    double skew = 1 - 2 * p;
    double third = v * skew;
    double fourth = 3 * v * v + v * (1 - 6 * pq);
    double fifth = v * skew * (10 * v + 1 - 12 * pq);
    double sixth = 15 * v * v * v + v * v * (25 - 130 * pq) + v * (1 - 30 * pq + 120 * pq * pq);
    double inner = -21.0 / 1024 * sixth / m + 7.0 / 256 * fifth;
    inner = inner / m - 5.0 / 128 * fourth;
    inner = inner / m + third / 16;
    inner = inner / m - v / 8;
    return StrictMath.sqrt(m) * (1 + inner / (m * m));
  }
}
