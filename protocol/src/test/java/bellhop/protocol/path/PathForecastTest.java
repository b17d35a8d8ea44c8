package bellhop.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.Network;
import bellhop.network.Timekeeping;
import bellhop.pair.BellState;
import bellhop.pair.BellWeights;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.protocol.path.Circuit.Method;
import bellhop.units.Span;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Cases that can be checked on paper, and how a forecast moves with what it depends on. */
final class PathForecastTest {
  private static final double LONG = 1e9;

  private static PathForecast forecast(Network network, int rounds, double cutoffS) {
    int links = network.links().size();
    boolean[] used = new boolean[links];
    Arrays.fill(used, true);
    int[] all = new int[links];
    Arrays.fill(all, rounds);
    return PathForecast.of(
        network,
        new Timekeeping(network),
        network.findPath(0, links).orElseThrow(),
        LaneShares.of(network, used, new boolean[links]),
        all,
        Method.DEJMPS,
        false,
        cutoffS);
  }

  private static PathForecast row(int links, int lanes, double lifetimeS, double cutoffS) {
    Network network = Rows.of(links, lanes, Rows.werner(0.95), lifetimeS, Span.ZERO);
    return forecast(network, 0, cutoffS);
  }

  @Test
  void oneHopIsTheLink() {
    Network network = Rows.of(1, 1, Rows.werner(0.95), 0.1, Span.micros(500));
    PathForecast forecast = forecast(network, 0, PathForecast.NEVER);
    assertThat(forecast.ratePerSecond()).isCloseTo(1 / (Rows.MEAN_S + 1e-3), within(1e-9));
    // the track takes 500 us to the tail, the answer 500 us to the head
    var memory = network.qpu(0).device().memory();
    double expected =
        Rows.werner(0.95).decay(memory, 1e-3, memory, 0.5e-3).fidelity(BellState.PSI_PLUS);
    assertThat(forecast.fidelity()).isCloseTo(expected, within(1e-12));
  }

  @Test
  void twoHopsWithPerfectMemoriesAreTheLaterOfTwoExponentialTimes() {
    PathForecast forecast = row(2, 1, LONG, PathForecast.NEVER);
    assertThat(forecast.ratePerSecond()).isCloseTo(1 / (1.5 * Rows.MEAN_S), within(1e-9));
    BellWeights one = BellWeights.werner(0.95);
    assertThat(forecast.fidelity()).isCloseTo(one.convolve(one).fidelity(), within(1e-9));
  }

  @Test
  void oneLaneOfAnyChainIsTheLatestOfExponentialTimes() {
    double harmonic = 1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4;
    PathForecast forecast = row(4, 1, LONG, PathForecast.NEVER);
    assertThat(forecast.ratePerSecond()).isCloseTo(1 / (harmonic * Rows.MEAN_S), within(1e-4));
  }

  /** Whoever waits, both its halves do: averaged over the wait, given that it ends in time. */
  @Test
  void oneOfTwoPairsWaitsForTheOther() {
    double lifetimeS = 0.02;
    Memory memory = new Memory(lifetimeS, lifetimeS, 0);
    BellWeights fresh = BellWeights.werner(0.95);
    for (double cutoffS : new double[] {0.001, 0.005, 0.1}) {
      double sum = 0;
      double all = 0;
      for (int k = 0; k < 1000; k++) {
        double waitS = (k + 0.5) * cutoffS / 1000;
        double density = StrictMath.exp(-waitS / Rows.MEAN_S);
        XState waited = Rows.werner(0.95).decay(memory, waitS, memory, waitS);
        BellWeights weights = waited.weights().correct(BellState.PSI_PLUS);
        sum += density * weights.convolve(fresh).fidelity();
        all += density;
      }
      // the mean factors on populations are those on coherences: right to the second order
      assertThat(row(2, 1, lifetimeS, cutoffS).fidelity()).isCloseTo(sum / all, within(0.01));
    }
  }

  @Test
  void aLongerCutoffBringsMoreAndWorsePairs() {
    for (int links : new int[] {2, 4}) {
      for (int lanes : new int[] {1, 4}) {
        double rate = 0;
        double fidelity = 1;
        for (double cutoffS : new double[] {1e-4, 5e-4, 2e-3, 0.01, 0.05, PathForecast.NEVER}) {
          PathForecast its = row(links, lanes, 0.02, cutoffS);
          assertThat(its.ratePerSecond()).isGreaterThan(rate);
          assertThat(its.fidelity()).isLessThan(fidelity);
          rate = its.ratePerSecond();
          fidelity = its.fidelity();
        }
      }
    }
  }

  @Test
  void moreLanesBringMoreAndYoungerPairs() {
    PathForecast few = row(3, 2, 0.02, PathForecast.NEVER);
    PathForecast many = row(3, 6, 0.02, PathForecast.NEVER);
    assertThat(many.ratePerSecond()).isGreaterThan(3 * few.ratePerSecond());
    assertThat(many.fidelity()).isGreaterThan(few.fidelity());
  }

  /** Two lanes: a raw pair by both, its target by one; DEJMPS keeps it with its closed chance. */
  @Test
  void aRoundTakesARawPairATargetAndItsChance() {
    Network network = Rows.of(1, 2, Rows.werner(0.9), LONG, Span.ZERO);
    PathForecast forecast = forecast(network, 1, PathForecast.NEVER);
    BellWeights w = BellWeights.werner(0.9);
    double takes = 1.5 * Rows.MEAN_S / w.dejmps(w).probability();
    assertThat(forecast.ratePerSecond()).isCloseTo(1 / takes, within(1e-6));
    assertThat(forecast.fidelity()).isCloseTo(w.dejmps(w).weights().fidelity(), within(1e-9));
  }

  @Test
  void aCutoffBeforeTheHeraldBringsNothing() {
    PathForecast forecast = row(2, 1, 0.02, 0);
    assertThat(forecast.ratePerSecond()).isZero();
    assertThat(forecast.slowestS()).isFinite();
  }

  @Test
  void aLinkThatNeverRoundsInTimeBringsNothing() {
    Network network = Rows.of(2, 2, Rows.werner(0.9), 0.02, Span.micros(1_000));
    assertThat(forecast(network, 1, 1e-4).ratePerSecond()).isZero();
  }
}
