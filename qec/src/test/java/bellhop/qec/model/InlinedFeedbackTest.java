package bellhop.qec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.qec.RandomCircuits;
import bellhop.qec.Unrolled;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class InlinedFeedbackTest {
  private static final AnalysisOptions LOOSE = AnalysisOptions.PLAIN.approximating(1);

  private static StabilizerCircuit read(String text) {
    return CircuitReader.read(text, "c.stim");
  }

  private static void assertBecomes(String before, String after) {
    StabilizerCircuit inlined = InlinedFeedback.of(read(before), "c.stim");
    assertThat(inlined).hasToString(read(after).toString());
  }

  @Test
  void aResultThatControlsJoinsWhatItsPauliFlips() {
    assertBecomes(
        "M 0\nCX rec[-1] 1 2 3\nM 1\nDETECTOR(5) rec[-1]",
        "M 0\nCX 2 3\nM 1\nDETECTOR(5) rec[-2] rec[-1]");
    assertBecomes(
        "M 0\nCZ rec[-1] 1 2 rec[-1]\nM 1 2\nDETECTOR rec[-1]", "M 0\nM 1 2\nDETECTOR rec[-1]");
    assertBecomes("M 0\nCX rec[-1] 1\nM 1\nDETECTOR rec[-1] rec[-2]", "M 0\nM 1\nDETECTOR rec[-1]");
    assertBecomes(
        "M 0\nXCZ 1 rec[-1]\nM 1\nOBSERVABLE_INCLUDE(3) rec[-1]",
        "M 0\nOBSERVABLE_INCLUDE(3) rec[-1]\nM 1\nOBSERVABLE_INCLUDE(3) rec[-1]");
    assertBecomes("CX sweep[0] 1\nM 1\nCZ rec[-1] sweep[0]", "CX sweep[0] 1\nM 1");
  }

  @Test
  void resultsThatControlResultsJoinToo() {
    assertBecomes(
        "M 0\nCX rec[-1] 1\nM 1\nCX rec[-1] 2\nM 2\nDETECTOR rec[-1]",
        "M 0\nM 1\nM 2\nDETECTOR rec[-3] rec[-2] rec[-1]");
  }

  @Test
  void turnsThatAreAlikeStayABlock() {
    String turn = "    X_ERROR(0.1) 0\n    MR 0\n    %sMR 1\n    DETECTOR %srec[-1]\n";
    assertBecomes(
        "REPEAT 1000 {\n" + turn.formatted("CX rec[-1] 1\n", "") + "}",
        "REPEAT 1000 {\n" + turn.formatted("", "rec[-2] ") + "}");
    String first = "M 0\nCX rec[-1] 1\nREPEAT 3 {\nM 1\nDETECTOR rec[-1]\n}";
    assertBecomes(
        first,
        "M 0\nM 1\nDETECTOR rec[-2] rec[-1]\nM 1\nDETECTOR rec[-3] rec[-1]\nM 1\nDETECTOR rec[-4] rec[-1]");
    String none = "REPEAT 1000 {\n    CX 0 1\n    MR 1\n    DETECTOR rec[-1]\n}";
    assertBecomes(none, none);
  }

  /** Equal error models are equal laws of all detectors and observables together. */
  @Test
  void theErrorModelOfRandomCircuitsStays() {
    RandomStream random = new Seed(5).stream("feedback");
    int controlled = 0;
    for (int trial = 0; trial < 200; trial++) {
      StabilizerCircuit circuit = FixedParities.in(RandomCircuits.steps(32, random));
      StabilizerCircuit inlined = InlinedFeedback.of(circuit, "random");
      assertThat(feedback(inlined)).isZero();
      assertThat(ErrorAnalysis.of(inlined, "random", LOOSE))
          .as("%s", circuit)
          .isEqualTo(ErrorAnalysis.of(circuit, "random", LOOSE));
      controlled += feedback(circuit);
    }
    assertThat(controlled).isGreaterThan(50);
  }

  private static int feedback(StabilizerCircuit circuit) {
    List<Step.Apply> steps = Unrolled.steps(circuit);
    return (int)
        steps.stream()
            .filter(apply -> apply.op().targets().arePairs())
            .filter(apply -> Arrays.stream(apply.targets()).anyMatch(Target::isRecord))
            .count();
  }

  @Test
  void refusesWhatHasNoResult() {
    assertThatThrownBy(() -> InlinedFeedback.of(read("CX rec[-1] 0"), "c.stim"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("there is no result by then");
  }
}
