package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;

class BinomialIntervalTest {
  private static final Percentage CLOSE = Percentage.withPercentage(1e-9);

  /** (α/2)^(1/n) is what is left of n trials that all went the same way. */
  @Test
  void endsAreClosedFormsWhereNothingOrEverythingSucceeds() {
    for (long trials : new long[] {1, 10, 1_000, 1L << 40}) {
      double rest = StrictMath.expm1(StrictMath.log(0.025) / trials);
      assertThat(BinomialInterval.of(0, trials).low()).isZero();
      assertThat(BinomialInterval.of(0, trials).high()).isCloseTo(-rest, CLOSE);
      assertThat(BinomialInterval.of(trials, trials).low()).isCloseTo(1 + rest, CLOSE);
      assertThat(BinomialInterval.of(trials, trials).high()).isEqualTo(1);
    }
  }

  @Test
  void nothingIsKnownWithoutTrials() {
    assertThat(BinomialInterval.of(0, 0)).isEqualTo(new BinomialInterval(0, 1));
  }

  /** The sums of binomial terms in exact arithmetic, at the ends of the interval. */
  @Test
  void tailsBeyondTheEndsAreAFortieth() {
    for (long[] its : List.of(new long[] {1, 2}, new long[] {3, 10}, new long[] {17, 400})) {
      BinomialInterval interval = BinomialInterval.of(its[0], its[1]);
      assertThat(atLeast(its[0], its[1], interval.low())).isCloseTo(0.025, within(1e-12));
      assertThat(1 - atLeast(its[0] + 1, its[1], interval.high())).isCloseTo(0.025, within(1e-12));
    }
  }

  private static double atLeast(long k, long n, double p) {
    BigDecimal success = new BigDecimal(p);
    BigDecimal failure = BigDecimal.ONE.subtract(success);
    BigDecimal sum = BigDecimal.ZERO;
    BigDecimal ways = BigDecimal.ONE;
    for (int i = 0; i <= n; i++) {
      if (i >= k) {
        BigDecimal term = ways.multiply(success.pow(i)).multiply(failure.pow((int) n - i));
        sum = sum.add(term.round(MathContext.DECIMAL128));
      }
      ways = ways.multiply(BigDecimal.valueOf(n - i)).divide(BigDecimal.valueOf(i + 1));
    }
    return sum.doubleValue();
  }

  /** For rare successes the tails are those of Poisson's law, up to the rate itself. */
  @Test
  void isPoissonForRareSuccesses() {
    long trials = 1L << 45;
    for (int successes : new int[] {1, 2, 5, 40, 2_000}) {
      BinomialInterval interval = BinomialInterval.of(successes, trials);
      assertThat(fewer(successes + 1, trials * interval.high())).isCloseTo(0.025, within(1e-9));
      assertThat(fewer(successes, trials * interval.low())).isCloseTo(0.975, within(1e-9));
    }
  }

  private static double fewer(int k, double mean) {
    double sum = 0;
    double logarithm = -mean;
    for (int i = 0; i < k; i++) {
      sum += StrictMath.exp(logarithm);
      logarithm += StrictMath.log(mean / (i + 1));
    }
    return sum;
  }

  /** With many successes the interval is that of the normal distribution, 1/√k of itself wide. */
  @Test
  void staysExactForVeryManyTrials() {
    long trials = 1L << 50;
    long successes = 1L << 30;
    BinomialInterval interval = BinomialInterval.of(successes, trials);
    double reach = 1.959964 / StrictMath.sqrt((double) successes);
    double rate = (double) successes / trials;
    assertThat(interval.low() / rate - 1).isCloseTo(-reach, Percentage.withPercentage(0.02));
    assertThat(interval.high() / rate - 1).isCloseTo(reach, Percentage.withPercentage(0.02));
  }

  @Test
  void isSymmetric() {
    BinomialInterval few = BinomialInterval.of(3, 20);
    BinomialInterval most = BinomialInterval.of(17, 20);
    assertThat(most.low()).isCloseTo(1 - few.high(), CLOSE);
    assertThat(most.high()).isCloseTo(1 - few.low(), CLOSE);
  }
}
