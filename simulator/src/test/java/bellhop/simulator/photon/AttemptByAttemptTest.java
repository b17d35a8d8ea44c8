package bellhop.simulator.photon;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.LinkModel;
import bellhop.pair.BellState;
import bellhop.pair.XState;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AttemptByAttemptTest {
  private static final int PAIRS = 20_000;
  private static final int BINS = 30;

  /** Chi-squares of two samples of 20,000 with 30 bins at most, each below z = 4.3. */
  @ParameterizedTest
  @ValueSource(doubles = {0.9, 0.5, 0.1, 0.01, 2e-3, 1})
  void attemptsDrawnOneByOneHaveTheLawOfTheSkip(double p) {
    AttemptByAttempt link = new AttemptByAttempt(model(p, 1), new Seed(1).stream("plain"));
    RandomStream skip = new Seed(1).stream("skip");
    long[] plain = new long[BINS];
    long[] skipped = new long[BINS];
    long[] waits = new long[PAIRS];
    long before = 0;
    for (int i = 0; i < PAIRS; i++) {
      long attempt = link.next().attempt();
      waits[i] = attempt - before;
      plain[bin(waits[i], p)]++;
      skipped[bin(skip.nextGeometric(p), p)]++;
      before = attempt;
    }
    Agreement.geometric("p = " + p, waits, p);
    assertThat(twoSamples(plain, skipped)).isLessThan(4.3);
  }

  /** Three channels in step: each has the law for itself, and they do not know of one another. */
  @Test
  void channelsAttemptInStep() {
    double p = 0.05;
    AttemptByAttempt link = new AttemptByAttempt(model(p, 3), new Seed(2).stream("three"));
    long[] before = new long[3];
    long[] waits = new long[PAIRS];
    long together = 0;
    long last = 0;
    for (int i = 0; i < PAIRS; i++) {
      AttemptByAttempt.Herald herald = link.next();
      waits[i] = herald.attempt() - before[herald.channel()];
      before[herald.channel()] = herald.attempt();
      together += herald.attempt() == last ? 1 : 0;
      last = herald.attempt();
    }
    Agreement.geometric("three channels", waits, p);
    // of 3 channels, the mean number that succeed after another one did in the same step
    double perStep = 3 * p - (1 - StrictMath.pow(1 - p, 3));
    double expected = PAIRS * perStep / (3 * p);
    assertThat((together - expected) / StrictMath.sqrt(expected)).isBetween(-4.9, 4.9);
  }

  @Test
  void heraldsComeWhenTheModelSays() {
    AttemptByAttempt link = new AttemptByAttempt(model(0.3, 2), new Seed(3).stream("times"));
    int opposite = 0;
    for (int i = 0; i < 1000; i++) {
      AttemptByAttempt.Herald herald = link.next();
      Time emitted = new Time(1_000_000 * (herald.attempt() - 1) + 20_000);
      assertThat(herald.emitted()).isEqualTo(emitted);
      assertThat(herald.knownA()).isEqualTo(emitted.plus(Span.nanos(300)));
      assertThat(herald.knownB()).isEqualTo(emitted.plus(Span.nanos(400)));
      opposite += herald.form() == BellState.PSI_MINUS ? 1 : 0;
    }
    assertThat((opposite - 500) / StrictMath.sqrt(250)).isBetween(-4.9, 4.9);
  }

  private static LinkModel model(double p, int channels) {
    return new LinkModel(
        p,
        Span.micros(1),
        Span.nanos(20),
        XState.bell(BellState.PSI_PLUS),
        BellState.PSI_PLUS,
        Span.nanos(300),
        Span.nanos(400),
        true,
        channels);
  }

  /** By equal steps of the mean wait up to three of it; the last bin takes the rest. */
  private static int bin(long wait, double p) {
    return (int) StrictMath.min(BINS - 1, (wait - 1) * p * BINS / 3);
  }

  private static double twoSamples(long[] a, long[] b) {
    double chi2 = 0;
    int bins = 0;
    for (int i = 0; i < a.length; i++) {
      long both = a[i] + b[i];
      if (both >= 20) {
        double difference = a[i] - b[i];
        chi2 += difference * difference / both;
        bins++;
      }
    }
    return Agreement.score(chi2, bins - 1);
  }
}
