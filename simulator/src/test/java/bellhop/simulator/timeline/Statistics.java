package bellhop.simulator.timeline;

/** Tests of distributions. */
final class Statistics {
  private Statistics() {}

  /** Distance of counts of attempts 1, 2, … (the last bin takes the rest) from the law. */
  static double geometricChiSquare(long[] bins, double p, long total) {
    double sum = 0;
    double rest = 1;
    for (int i = 0; i < bins.length; i++) {
      double share = i == bins.length - 1 ? rest : rest * p;
      double expected = total * share;
      sum += (bins[i] - expected) * (bins[i] - expected) / expected;
      rest -= share;
    }
    return sum;
  }

  /** Distance of two samples of equal size; bins that are empty in both do not count. */
  static double twoSampleChiSquare(long[] a, long[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      if (a[i] + b[i] > 0) {
        sum += Math.pow((double) (a[i] - b[i]), 2) / (a[i] + b[i]);
      }
    }
    return sum;
  }

  /** Beyond this a chi-square lies with chance below 1e-4 (Wilson and Hilferty, 1931). */
  static double limit(int degrees) {
    double spread = 2.0 / (9 * degrees);
    return degrees * Math.pow(1 - spread + 3.719 * Math.sqrt(spread), 3);
  }
}
