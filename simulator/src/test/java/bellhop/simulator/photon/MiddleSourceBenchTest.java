package bellhop.simulator.photon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.physics.PairSource;
import bellhop.units.Seed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A source in the middle, pair by pair. */
class MiddleSourceBenchTest {
  @ParameterizedTest
  @CsvSource({
    "0.05, 0.5, 0.5, 20000",
    // enough to see 1 % in the chance at z = 8
    "0.3, 0.6, 0.5, 640000",
    "0.3, 0.4, 0.4, 20000",
    // unequal arms; nothing lost on one side, on both; many pairs at once
    "0.2, 0.9, 0.1, 20000",
    "0.2, 1, 0.3, 20000",
    "0.2, 1, 1, 20000",
    "0.6, 0.3, 0.3, 20000",
    "0.1, 0.2, 0.25, 20000"
  })
  void pairsAgree(double x, double etaA, double etaB, int pairs) {
    MiddleSourceBench bench = new MiddleSourceBench(x, etaA, etaB);
    Estimate estimate = Estimate.of(bench::attempt, new Seed(2026).stream(bench.toString()), pairs);
    double probability = PairSource.probability(x, etaA, etaB);
    Agreement.chance(bench.toString(), estimate, probability);
    Agreement.geometric(bench.toString(), estimate.waits(), probability);
    // F is a mean over pairs of the mean of r00 and r11, plus d; each is bounded by its error
    double[] errors = estimate.errors();
    double error = (errors[0] + errors[3]) / 2 + errors[6];
    assertThat(estimate.state().fidelity())
        .as(bench.toString())
        .isEqualTo(PairSource.fidelity(x, etaA, etaB), within(Agreement.Z * error + 1e-9));
  }
}
