package bellhop.simulator.execution;

import java.util.Map;
import java.util.TreeSet;

/** Whether counts come from a distribution. */
final class Statistics {
  private static final double LEAST = 10;

  private Statistics() {}

  /**
   * The normal score of a G test against exact chances, bins pooled to at least 10 expected, by the
   * cube-root approximation of Wilson and Hilferty. Impossible outcomes give infinity.
   */
  static double score(Map<String, Long> counts, Map<String, Double> chances) {
    double shots = counts.values().stream().mapToLong(count -> count).sum();
    double g = 0;
    double pooledCount = 0;
    double pooledExpected = 0;
    int bins = 0;
    TreeSet<String> keys = new TreeSet<>(chances.keySet());
    keys.addAll(counts.keySet());
    for (String key : keys) {
      double expected = shots * chances.getOrDefault(key, 0.0);
      long count = counts.getOrDefault(key, 0L);
      if (expected < 1e-9 && count > 0) {
        return Double.POSITIVE_INFINITY;
      }
      if (expected < LEAST) {
        pooledCount += count;
        pooledExpected += expected;
      } else {
        g += term((double) count, expected);
        bins++;
      }
    }
    if (pooledExpected > 0) {
      g += term(pooledCount, StrictMath.max(pooledExpected, 1e-9));
      bins++;
    }
    return bins < 2 ? 0 : normal(StrictMath.max(0, g), bins - 1);
  }

  private static double term(double count, double expected) {
    return count == 0 ? 0 : 2 * count * StrictMath.log(count / expected);
  }

  private static double normal(double chi2, int freedom) {
    double k = 2.0 / (9 * freedom);
    return (StrictMath.cbrt(chi2 / freedom) - (1 - k)) / StrictMath.sqrt(k);
  }
}
