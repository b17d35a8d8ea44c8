package bellhop.qec.sample;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;

/** Compares counts of a sample with the law from which it should be. */
final class Laws {
  /** Outcomes that are expected less often are counted as one. */
  private static final double RARE = 10;

  private Laws() {}

  /**
   * What cannot be must not come, and the chi-square of the rest is within six sigma, taken to a
   * normal law by its cube root (Wilson and Hilferty, 1931).
   */
  static void assertDrawnFrom(Map<String, Double> law, Map<String, Integer> counts, String what) {
    assertThat(law.keySet()).as(what).containsAll(counts.keySet());
    double shots = counts.values().stream().mapToInt(count -> count).sum();
    double square = 0;
    int cells = 0;
    double rare = 0;
    double rareCount = 0;
    for (Map.Entry<String, Double> outcome : law.entrySet()) {
      double expected = shots * outcome.getValue();
      int count = counts.getOrDefault(outcome.getKey(), 0);
      if (expected < RARE) {
        rare += expected;
        rareCount += count;
      } else {
        square += (count - expected) * (count - expected) / expected;
        cells++;
      }
    }
    if (rare >= RARE) {
      square += (rareCount - rare) * (rareCount - rare) / rare;
      cells++;
    } else {
      assertThat(rareCount).as(what).isLessThan(rare + 6 * StrictMath.sqrt(rare + 1) + 6);
    }
    assertThat(sigmas(square, cells - 1)).as(what).isLessThan(6);
  }

  private static double sigmas(double square, int freedom) {
    if (freedom < 1) {
      return 0;
    }
    double variance = 2.0 / (9 * freedom);
    return (StrictMath.cbrt(square / freedom) - 1 + variance) / StrictMath.sqrt(variance);
  }
}
