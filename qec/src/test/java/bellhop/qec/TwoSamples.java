package bellhop.qec;

/** Compares two samples of as many draws: whether both may be of the same law. */
public final class TwoSamples {
  private TwoSamples() {}

  /**
   * By how many sigma the chi-square of the two is too large: Σ (a − b)² / (a + b), which has as
   * many degrees of freedom as there are outcomes, less one. Outcomes may be rare: given a + b,
   * each term has mean 1 and variance 2 − 2 / (a + b), so that they make the sigma only too large.
   *
   * @param one counts by outcome
   * @param two likewise
   */
  public static double sigmas(int[] one, int[] two) {
    double square = 0;
    int freedom = -1;
    for (int i = 0; i < one.length; i++) {
      int sum = one[i] + two[i];
      if (sum > 0) {
        square += (double) (one[i] - two[i]) * (one[i] - two[i]) / sum;
        freedom++;
      }
    }
    return freedom < 1 ? 0 : (square - freedom) / StrictMath.sqrt(2.0 * freedom);
  }
}
