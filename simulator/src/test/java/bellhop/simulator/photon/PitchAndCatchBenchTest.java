package bellhop.simulator.photon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.physics.Heralded;
import bellhop.network.physics.PitchAndCatch;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Pitch-and-catch, photon by photon; 20,000 pairs a case. */
class PitchAndCatchBenchTest {
  @ParameterizedTest
  @CsvSource({
    // composition.md, case 3; a good and a dead line; late catches; phase noise
    "0.8, 0, 1e-7, 0",
    "1, 0, 1e-7, 0",
    "0, 0, 1e-7, 0",
    "0.98, 1e-7, 1e-7, 0.4",
    "0.7, -3e-7, 1e-7, 1",
    "0.05, 2e-8, 1e-7, 0.1"
  })
  void pairsAgree(double line, double offset, double photonTime, double phase) {
    PitchAndCatchBench bench = new PitchAndCatchBench(line, offset, photonTime, phase);
    double efficiency = line * PitchAndCatch.catchEfficiency(offset, photonTime);
    Heralded closed =
        new Heralded(1, PitchAndCatch.pair(efficiency, StrictMath.exp(-phase * phase / 2)));
    Agreement.check("pitch " + line + " " + offset, bench::attempt, closed);
  }

  /** The state sent is drawn evenly from the sphere: its population of 1 is uniform. */
  @Test
  void statesSentWholeHaveTheTransferFidelity() {
    PitchAndCatchBench bench = new PitchAndCatchBench(0.6, 0, 1e-7, 0);
    RandomStream chance = new Seed(3).stream("transfer");
    double sum = 0;
    double squares = 0;
    for (int i = 0; i < Agreement.PAIRS; i++) {
      double fidelity = bench.transfer(chance.nextDouble(), chance);
      sum += fidelity;
      squares += fidelity * fidelity;
    }
    double mean = sum / Agreement.PAIRS;
    double error = StrictMath.sqrt((squares / Agreement.PAIRS - mean * mean) / Agreement.PAIRS);
    assertThat(mean).isEqualTo(PitchAndCatch.transferFidelity(0.6), within(Agreement.Z * error));
  }
}
