package bellhop.checks;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.experiment.Soak;
import bellhop.experiment.Watch;
import bellhop.simulator.traffic.FaultTrial;
import org.junit.jupiter.api.Test;

/** Ten thousand random networks in trouble. More: {@code bellhop soak --trials 1000000}. */
final class FaultTrialsTest {
  private static final long TRIALS = 10_000;

  /** Every kind of fault and of check must have been exercised so often. */
  private static final long LEAST = 1_000;

  @Test
  void everyPromiseIsKeptInTenThousandNetworksInTrouble() {
    Soak.Result result = Soak.of(1, TRIALS, Watch.NONE);
    System.out.println("faults:  " + result.faults());
    System.out.println("checked: " + result.checks());
    assertThat(result.failures()).isEmpty();
    assertThat(result.trials()).isEqualTo(TRIALS);
    assertThat(result.faults()).hasSize(14);
    assertThat(result.faults().values()).allMatch(count -> count >= LEAST);
    assertThat(result.checks()).hasSize(9);
    assertThat(result.checks().values()).allMatch(count -> count >= LEAST);
  }

  /**
   * It once showed a tail that used a half while the news of its head was still to be said again.
   * Since trials have rings the number draws another network, without a restart.
   */
  @Test
  void aTrialThatOnceFailedKeepsItsPromises() {
    assertThat(FaultTrial.run(1_042_092).failures()).isEmpty();
  }

  @Test
  void aTrialIsTheSameWheneverItRuns() {
    for (long trial = 1; trial <= 20; trial++) {
      assertThat(FaultTrial.run(trial)).isEqualTo(FaultTrial.run(trial));
    }
  }
}
