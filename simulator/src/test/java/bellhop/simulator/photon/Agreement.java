package bellhop.simulator.photon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.physics.Heralded;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.function.Function;

/**
 * A bench against a closed form: chance of a herald, all eight numbers of the state, and the law of
 * the number of attempts. The comparisons of this package are fewer than 1,000, so a family-wise
 * level of 1e-3 asks for z = 4.9 each; the chi-squares are fewer than 50, so for z = 4.3.
 */
final class Agreement {
  /** Pairs of a case. */
  static final int PAIRS = 20_000;

  /** Pairs of one case a scheme: of these a chance that is 1 % off would stand out at z = 8. */
  static final int MANY = 640_000;

  static final double Z = 4.9;

  /** Of events that are too rare for a normal law: at z = 4.9 a mean of 1 hardly gives 10. */
  private static final double RARE = 10;

  private static final double ROUNDING = 1e-9;
  private static final double Z_OF_LAW = 4.3;
  private static final int LEAST_IN_BIN = 10;
  private static final int BINS = 40;

  private Agreement() {}

  static void check(String name, Function<RandomStream, Trial> bench, Heralded herald) {
    check(name, bench, PAIRS, herald);
  }

  static void check(String name, Function<RandomStream, Trial> bench, int pairs, Heralded herald) {
    Estimate estimate = Estimate.of(bench, new Seed(2026).stream(name), pairs);
    chance(name, estimate, herald.probability());
    state(name, estimate, herald);
    geometric(name, estimate.waits(), herald.probability());
  }

  static void chance(String name, Estimate estimate, double probability) {
    double error = probability * StrictMath.sqrt((1 - probability) / estimate.pairs());
    assertThat(estimate.probability())
        .as("%s: chance of a herald", name)
        .isEqualTo(probability, within(Z * error + ROUNDING));
  }

  private static void state(String name, Estimate estimate, Heralded herald) {
    double[] expected = Estimate.entries(herald.state());
    double[] found = Estimate.entries(estimate.state());
    double[] errors = estimate.errors();
    for (int i = 0; i < found.length; i++) {
      double rare = found[i] == expected[i] ? 0 : RARE / estimate.pairs();
      boolean isRare = StrictMath.abs(expected[i]) * estimate.pairs() < 100;
      assertThat(found[i])
          .as("%s: entry %d of r00 r01 r10 r11 c d", name, i)
          .isEqualTo(expected[i], within(Z * errors[i] + ROUNDING + (isRare ? rare : 0)));
    }
  }

  /** Bins of about equal chance, the last one open; all hold at least 10 on the mean. */
  static void geometric(String name, long[] waits, double probability) {
    if (probability > 1 - 1e-12) {
      assertThat(waits).as("%s: every attempt succeeds", name).containsOnly(1L);
      return;
    }
    double chi2 = 0;
    int degrees = -1;
    long from = 1;
    while (from > 0) {
      long to = binEnd(from, probability, waits.length);
      double share =
          power(probability, from - 1) - (to == Long.MAX_VALUE ? 0 : power(probability, to));
      long count = 0;
      for (long wait : waits) {
        count += wait >= from && wait <= to ? 1 : 0;
      }
      double expected = share * waits.length;
      chi2 += (count - expected) * (count - expected) / expected;
      degrees++;
      from = to == Long.MAX_VALUE ? 0 : to + 1;
    }
    assertThat(score(chi2, degrees)).as("%s: law of attempts", name).isLessThan(Z_OF_LAW);
  }

  /** The first number whose bin holds its share, or the end of all when too little would remain. */
  private static long binEnd(long from, double p, int total) {
    double wanted = StrictMath.max(1.0 / BINS, (double) LEAST_IN_BIN / total);
    double before = power(p, from - 1);
    double rest = before - wanted;
    if (rest < wanted) {
      return Long.MAX_VALUE;
    }
    long to =
        StrictMath.max(from, (long) StrictMath.ceil(StrictMath.log(rest) / StrictMath.log1p(-p)));
    return power(p, to) * total < LEAST_IN_BIN ? Long.MAX_VALUE : to;
  }

  private static double power(double p, long tries) {
    return StrictMath.exp(tries * StrictMath.log1p(-p));
  }

  /** The normal score of a chi-square (Wilson and Hilferty 1931). */
  static double score(double chi2, int degrees) {
    double k = 2.0 / (9 * degrees);
    return degrees < 1 ? 0 : (StrictMath.cbrt(chi2 / degrees) - (1 - k)) / StrictMath.sqrt(k);
  }
}
