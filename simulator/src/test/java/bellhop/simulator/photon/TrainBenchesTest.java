package bellhop.simulator.photon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.physics.PhotonTrains;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Published experiments with trains of photons, photon by photon, within 1 % of their formulas. */
class TrainBenchesTest {
  private static final Percentage ONE = Percentage.withPercentage(1);

  /** 400 runs: 3 % of deviation over the root of them is a standard error of 0.15 %. */
  @ParameterizedTest
  @CsvSource({"1, 10, 10", "4, 10, 10", "32, 10, 10", "1, 15, 5", "1, 20, 0"})
  void linksMakePairsInTime(int memories, double armA, double armB) {
    TrainLinkBench bench = new TrainLinkBench(new TrainStation(1000 * armA, 1000 * armB), memories);
    double sum = 0;
    for (int run = 0; run < 400; run++) {
      sum += bench.run(1000, new Seed(4).stream("trains", run)).seconds();
    }
    assertThat(sum / 400)
        .isCloseTo(PhotonTrains.linkTime(1000, memories, 1000 * armA, 1000 * armB), ONE);
  }

  /** 400,000 swaps: a standard error of 0.0008 at most. */
  @ParameterizedTest
  @CsvSource({"0, 0.1", "0.05, 0", "0.05, 0.1", "0.5, 0.1", "0, 0.25", "0, 0"})
  void swapsWithFaults(double gate, double readout) {
    TrainSwapBench bench = new TrainSwapBench(10e3, gate, readout, Double.POSITIVE_INFINITY);
    assertThat(share(bench))
        .isEqualTo(PhotonTrains.swapFidelity(gate, readout), within(0.0008 * Agreement.Z));
  }

  /** The published sum lets one pair wait a geometric time, the links here work side by side. */
  @Test
  void swapsAfterWaitingAreNearThePublishedSum() {
    TrainSwapBench bench = new TrainSwapBench(10e3, 0, 0, 9728e-6);
    assertThat(share(bench)).isCloseTo(PhotonTrains.swapFidelity(0, 0, 10e3, 9728e-6), ONE);
  }

  private static double share(TrainSwapBench bench) {
    RandomStream chance = new Seed(4).stream("swaps");
    int wanted = 0;
    for (int i = 0; i < 400_000; i++) {
      wanted += bench.run(chance) ? 1 : 0;
    }
    return wanted / 400_000.0;
  }

  /** 100,000 kept pairs: standard errors of 0.3 % of the time, 0.0016 of the fidelity. */
  @ParameterizedTest
  @CsvSource({"0.6", "0.8", "0.9", "1"})
  void checkedPairsAreBetterAndLater(double fidelity) {
    TrainDistillationBench bench =
        new TrainDistillationBench(20e3, fidelity, Double.POSITIVE_INFINITY);
    TrainDistillationBench.Outcome outcome = bench.run(100_000, new Seed(4).stream("distillation"));
    PhotonTrains.Purified closed = PhotonTrains.purify(fidelity, 100_000, 20e3);
    assertThat(outcome.success()).isEqualTo(closed.success(), within(0.0016 * Agreement.Z));
    assertThat(outcome.fidelity()).isEqualTo(closed.fidelity(), within(0.0016 * Agreement.Z));
    assertThat(outcome.end().seconds()).isCloseTo(closed.time(), ONE);
  }

  /** The formula lets the weights of both pairs fade before they are joined, not the kept pair. */
  @Test
  void checkedPairsFadeNearlyAsTheFormulaSays() {
    TrainDistillationBench bench = new TrainDistillationBench(20e3, 0.8, 9728e-6);
    TrainDistillationBench.Outcome outcome = bench.run(100_000, new Seed(4).stream("distillation"));
    PhotonTrains.Purified closed = PhotonTrains.purify(0.8, 100_000, 20e3, 9728e-6);
    assertThat(outcome.success()).isEqualTo(closed.success(), within(0.0016 * Agreement.Z));
    assertThat(outcome.fidelity()).isCloseTo(closed.fidelity(), ONE);
    assertThat(outcome.end().seconds()).isCloseTo(closed.time(), ONE);
  }
}
