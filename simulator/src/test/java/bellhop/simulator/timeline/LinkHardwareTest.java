package bellhop.simulator.timeline;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.network.Link;
import bellhop.pair.BellState;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class LinkHardwareTest {
  private static final int SAMPLES = 20_000;
  private static final int BINS = 30;
  private static final long PERIOD = Span.micros(2).picos();

  private static LinkHardware hardware(double p, long limit) {
    Link link = Fixtures.link("link", 0, 1, Fixtures.model(p, BellState.PHI_PLUS), Span.ZERO);
    return new LinkHardware(link, 1, 1, 1, limit);
  }

  private static void count(long[] bins, long attempts) {
    bins[(int) Math.min(BINS, attempts) - 1]++;
  }

  @Test
  void skipAgreesWithAttemptByAttempt() {
    LinkHardware hardware = hardware(0.15, Long.MAX_VALUE);
    RandomStream random = new Seed(2).stream("twin");
    long[] skipped = new long[BINS];
    long[] single = new long[BINS];
    for (int i = 0; i < SAMPLES; i++) {
      hardware.begin(List.of(new Seed(1)), i);
      hardware.attempt(0, 0, 0);
      count(skipped, hardware.attempts[0]);
      count(single, attemptByAttempt(random, 0.15, 0.15, 0));
    }
    assertThat(Statistics.twoSampleChiSquare(skipped, single))
        .isLessThan(Statistics.limit(BINS - 1));
  }

  /** With the first chance for so many attempts and the second one from then on. */
  private static long attemptByAttempt(RandomStream random, double p, double later, int change) {
    for (long attempt = 1; ; attempt++) {
      if (random.nextBoolean(attempt <= change ? p : later)) {
        return attempt;
      }
    }
  }

  @Test
  void changeOfChanceActsOnAttemptsNotYetBegun() {
    LinkHardware hardware = hardware(0.05, Long.MAX_VALUE);
    RandomStream random = new Seed(3).stream("twin");
    long[] skipped = new long[BINS];
    long[] single = new long[BINS];
    for (int i = 0; i < SAMPLES; i++) {
      hardware.begin(List.of(new Seed(1)), i);
      hardware.attempt(0, 0, 1000);
      hardware.retune(0.3);
      hardware.redraw(0, 1000 + 5 * PERIOD - 1); // the fifth attempt is still running
      count(skipped, hardware.attempts[0]);
      count(single, attemptByAttempt(random, 0.05, 0.3, 5));
    }
    assertThat(Statistics.twoSampleChiSquare(skipped, single))
        .isLessThan(Statistics.limit(BINS - 1));
  }

  @Test
  void stoppedBurstEndsWithTheAttemptThatRuns() {
    LinkHardware hardware = hardware(1e-9, Long.MAX_VALUE);
    hardware.begin(List.of(new Seed(1)), 0);
    hardware.attempt(0, 0, 1000);
    assertThat(hardware.stop(0, 1000 + PERIOD + 1)).isEqualTo(1000 + 2 * PERIOD);
    assertThat(hardware.attempts[0]).isEqualTo(2);
    assertThat(hardware.isOver(0, 1000 + 2 * PERIOD)).isTrue();
    assertThat(hardware.finish(0)).isFalse();
    assertThat(hardware.counts(0)).isEqualTo(PairCounts.NONE);
  }

  @Test
  void stopDoesNotUndoASuccessOnItsWay() {
    LinkHardware hardware = hardware(1, Long.MAX_VALUE);
    hardware.begin(List.of(new Seed(1)), 0);
    long over = hardware.attempt(0, 0, 0);
    assertThat(hardware.stop(0, 10)).isEqualTo(over);
    assertThat(hardware.finish(0)).isTrue();
    assertThat(hardware.counts(0)).isEqualTo(new PairCounts(1, 0, 0, 0, 1));
  }

  @Test
  void limitEndsABurst() {
    LinkHardware hardware = hardware(1e-9, 3);
    hardware.begin(List.of(new Seed(1)), 0);
    assertThat(hardware.attempt(0, 0, 0)).isEqualTo(3 * PERIOD);
    assertThat(hardware.finish(0)).isFalse();
  }

  @Test
  void refusesALinkThatTakesForEver() {
    LinkHardware hardware = hardware(1e-18, Long.MAX_VALUE);
    hardware.begin(List.of(new Seed(1)), 0);
    assertThatThrownBy(() -> hardware.attempt(0, 0, 0)).isInstanceOf(InputException.class);
  }

  @Test
  void leavesAPeriodBetweenTheAttemptsOfAChannel() {
    Link link = Fixtures.link("link", 0, 1, Fixtures.model(1, BellState.PHI_PLUS, 2), Span.ZERO);
    LinkHardware hardware = new LinkHardware(link, 3, link.model().channels(), 1, Long.MAX_VALUE);
    hardware.begin(List.of(new Seed(1)), 0);
    hardware.attempt(0, 0, 0);
    hardware.attempt(1, 0, 700_000);
    hardware.finish(0);
    hardware.attempt(2, 0, 800_000);
    assertThat(hardware.fromPs(2)).isEqualTo(PERIOD);
    hardware.finish(1);
    hardware.attempt(0, 0, 900_000);
    assertThat(hardware.fromPs(0)).isEqualTo(700_000 + PERIOD);
  }
}
