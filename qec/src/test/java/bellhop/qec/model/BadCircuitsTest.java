package bellhop.qec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.sample.FrameSampler;
import bellhop.qec.sample.TableauSampler;
import bellhop.units.InputException;
import bellhop.units.Seed;
import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What can be read but not run. Everyone who runs or analyses a circuit works or refuses it by its
 * name, and nobody hangs.
 */
final class BadCircuitsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final String TIMES = "REPEAT 1000000000000000000 {/";

  private enum Use {
    SHOT,
    SAMPLE,
    DETECT,
    ANALYZE,
    FOLD;

    void of(StabilizerCircuit circuit) {
      switch (this) {
        case SHOT -> TableauSampler.shot(circuit, "bad.stim", new Seed(1).stream("shot"));
        case SAMPLE -> FrameSampler.ofResults(circuit, "bad.stim", new Seed(1)).draw(0);
        case DETECT -> FrameSampler.ofDetectors(circuit, "bad.stim", new Seed(1)).draw(0);
        case ANALYZE -> ErrorAnalysis.of(circuit, "bad.stim", AnalysisOptions.PLAIN);
        case FOLD -> ErrorAnalysis.of(circuit, "bad.stim", AnalysisOptions.PLAIN.folding());
      }
    }
  }

  /**
   * A word for each use: what its refusal says, or "works"; / ends a line, @ repeats 10^18 times.
   */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "M 0/DETECTOR rec[-2]   | by then      | by then      | by then      | by then | by then",
        "CX rec[-1] 0           | by then    | by then      | by then      | by then | by then",
        "DETECTOR rec[-1]/M 0   | by then    | by then      | by then      | by then | by then",
        "REPEAT 2 {/M 0/DETECTOR rec[-1] rec[-2]/} "
            + "| 1 result by    | by then      | by then      | 1 result by | 1 result by",
        "@H 0/}                 | instructions | instructions | instructions | fold_loops | works",
        "@TICK/}                | instructions | instructions | instructions | fold_loops | works",
        "@M 0/}                 | instructions | instructions | instructions | fold_loops | works",
        "@R 0/X_ERROR(0.1) 0/M 0/DETECTOR rec[-1]/} "
            + "| instructions   | instructions | instructions | fold_loops | works",
        "@M 0/DETECTOR rec[-1] rec[-2]/} "
            + "| instructions   | instructions | instructions | 1 result by | 1 result by",
        "@@M 0/}/}              | instructions | instructions | instructions | fold_loops | works",
        "@@DETECTOR/}/}         | instructions | instructions | instructions | 2^62 | 2^62",
        "@SHIFT_COORDS(1e308)/} | instructions | instructions | instructions | fold_loops | works",
        "REPEAT 1073741825 {/M 0/}  | results  | results      | results      | fold_loops | works",
        "REPEAT 1073741825 {/DETECTOR/} | detectors | detectors | detectors | fold_loops | works",
        "OBSERVABLE_INCLUDE(2147483646) "
            + "| observables    | observables  | observables  | works   | works",
        "H 0/M 0/DETECTOR(1) rec[-1] "
            + "| works          | works        | works        "
            + "| D0 anticommutes with the start in | on qubit 0",
        "H 3/CX 3 1/M 1/OBSERVABLE_INCLUDE(4) rec[-1] "
            + "| works          | works        | works        | L4 anticommutes with | on qubit 3",
        "MX 5/DETECTOR rec[-1]  | works        | works        | works        "
            + "| D0 anticommutes with the start in | on qubit 5",
        "RX 0 1/MZZ 0 1/DETECTOR rec[-1] "
            + "| works          | works        | works        | D0 anticommutes | with RX on qubit",
        "DEPOLARIZE1(0.8) 0/M 0/DETECTOR rec[-1] "
            + "| works          | works        | works        | DEPOLARIZE1 | DEPOLARIZE1",
        "ELSE_CORRELATED_ERROR(0.1) X0/M 0/DETECTOR rec[-1] "
            + "| works          | works        | works        | chain   | chain",
      })
  void worksOrIsRefused(
      String text, String shot, String sample, String detect, String analyze, String fold) {
    String whole = text.replace("@", TIMES).replace('/', '\n');
    StabilizerCircuit circuit = CircuitReader.read(whole, "bad.stim");
    assertThat(circuit.recordCount()).isNotNegative();
    assertTimeoutPreemptively(SOON, () -> check(circuit, Use.SHOT, shot));
    assertTimeoutPreemptively(SOON, () -> check(circuit, Use.SAMPLE, sample));
    assertTimeoutPreemptively(SOON, () -> check(circuit, Use.DETECT, detect));
    assertTimeoutPreemptively(SOON, () -> check(circuit, Use.ANALYZE, analyze));
    assertTimeoutPreemptively(SOON, () -> check(circuit, Use.FOLD, fold));
  }

  private static void check(StabilizerCircuit circuit, Use use, String expected) {
    String message = "works";
    try {
      use.of(circuit);
    } catch (InputException refusal) {
      message = refusal.getMessage();
      assertThat(message).startsWith("bad.stim: ");
    }
    assertThat(message).as("%s of %s", use, circuit).contains(expected);
  }
}
