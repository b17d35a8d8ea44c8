package bellhop.qec.model;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.ErrorModelWriter;
import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.dem.Target;
import bellhop.circuit.dem.Targets;
import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.RandomCircuits;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Faults that flip many detectors are split, and still flip the same. */
final class SplittingTest {
  private static final AnalysisOptions SPLIT = AnalysisOptions.PLAIN.splitting();

  private static String text(String circuit, AnalysisOptions options) {
    return ErrorModelWriter.write(
        ErrorAnalysis.of(CircuitReader.read(circuit, "test"), "test", options));
  }

  /** Results of five qubits, each a detector. */
  private static String measured(String noise) {
    return noise
        + "\nM 0 1 2 3 4\nDETECTOR rec[-5]\nDETECTOR rec[-4]\nDETECTOR rec[-3]\nDETECTOR rec[-2]\n"
        + "DETECTOR rec[-1]";
  }

  @Test
  void casesOfAChannelSplitIntoOthers() {
    String pair = measured("DEPOLARIZE2(0.1) 0 1");
    assertThat(text(pair, SPLIT)).contains(") D0 ^ D1\n").contains(") D0\n").contains(") D1\n");
  }

  /** A wrong record flips two detectors at once, and so do some pairs of Paulis. */
  @ParameterizedTest
  @ValueSource(
      strings = {"X_ERROR(0.25) 2", "DEPOLARIZE1(0.25) 2", "PAULI_CHANNEL_1(0.25, 0, 0) 2"})
  void aPairThatOneFaultFlipsStaysWhole(String alone) {
    String circuit = "CX 2 0 2 1\nDEPOLARIZE2(0.1) 0 1\nM 0 1\nDETECTOR rec[-2]\nDETECTOR rec[-1]";
    assertThat(text(circuit, SPLIT)).contains(") D0 ^ D1\n").doesNotContain(") D0 D1\n");
    String before = alone + "\n" + circuit;
    String behind = circuit.replace("M 0 1", "CX 2 0 2 1\n" + alone + "\nCX 2 0 2 1\nM 0 1");
    for (String both : List.of(before, behind)) {
      assertThat(text(both, SPLIT)).contains(") D0 D1\n").doesNotContain("^");
    }
  }

  @Test
  void otherFaultsSplitByTheModel() {
    String circuit =
        measured("E(0.125) X0 X1 X2 X3\nX_ERROR(0.25) 2\nE(0.25) X0 X1\nX_ERROR(0.5) 3");
    assertThat(text(circuit, SPLIT.withoutRemnants()))
        .isEqualTo(
            """
            error(0.25) D0 D1
            error(0.125) D0 D1 ^ D2 ^ D3
            error(0.25) D2
            error(0.5) D3
            detector D4
            """);
  }

  @Test
  void whatIsLeftOverBecomesAPart() {
    String circuit = measured("E(0.125) X0 X1 X2 X3\nE(0.25) X0 X2");
    assertThat(text(circuit, SPLIT)).startsWith("error(0.125) D0 D2 ^ D1 D3\n");
    String observed = circuit + "\nOBSERVABLE_INCLUDE(0) rec[-5]";
    assertThat(text(observed, SPLIT)).startsWith("error(0.125) D0 D2 L0 ^ D1 D3\n");
    String why = "D0 D1 D2 D3 cannot be split";
    Refusals.check(circuit, SPLIT.withoutRemnants(), why, "ignore_decomposition_failures");
    assertThat(text(circuit, SPLIT.withoutRemnants().keepingUnsplit()))
        .startsWith("error(0.125) D0 D1 D2 D3\n");
  }

  @Test
  void observablesOfThePartsMustFit() {
    String circuit =
        measured("E(0.125) X0 X1 X2\nX_ERROR(0.25) 0\nX_ERROR(0.25) 1\nX_ERROR(0.25) 2")
            + "\nOBSERVABLE_INCLUDE(0) rec[-5]\nOBSERVABLE_INCLUDE(0) Z0";
    assertThat(text(circuit, SPLIT)).startsWith("error(0.25) D0\nerror(0.125) D0 ^ D1 ^ D2\n");
    String other = measured("E(0.125) X0 X1 X2\nOBSERVABLE_INCLUDE(0) Z0\nX_ERROR(0.25) 0 1 2");
    Refusals.check(other, SPLIT.withoutRemnants(), "D0 D1 D2 L0 cannot be split");
    assertThat(text(other, SPLIT)).contains("error(0.125) D0 ^ D1 ^ D2 L0\n");
  }

  @ParameterizedTest
  @CsvSource({"3, 3, Z", "5, 5, Z", "3, 20, X"})
  void surfaceCodesSplitIntoTheirOwnParts(int distance, long rounds, char basis) {
    StabilizerCircuit circuit = Memories.rotated(distance, rounds, 0.01, basis);
    ErrorModel plain = ErrorAnalysis.of(circuit, "test", AnalysisOptions.PLAIN);
    ErrorModel split = ErrorAnalysis.of(circuit, "test", SPLIT.withoutRemnants());
    assertThat(joined(split)).isEqualTo(plain);
    Set<String> known = wholes(split);
    int parts = 0;
    for (bellhop.circuit.dem.Step step : split.steps()) {
      if (step instanceof Mechanism mechanism) {
        parts += checkedParts(mechanism, known);
      }
    }
    assertThat(parts).isGreaterThan((int) plain.mechanismCount());
  }

  /** Faults that have one part. */
  private static Set<String> wholes(ErrorModel split) {
    return split.steps().stream()
        .filter(
            step -> step instanceof Mechanism mechanism && mechanism.targets().parts().size() == 1)
        .map(step -> ((Mechanism) step).targets().toString())
        .collect(Collectors.toSet());
  }

  private static int checkedParts(Mechanism mechanism, Set<String> known) {
    List<Targets> parts = mechanism.targets().parts();
    for (Targets part : parts) {
      assertThat(Symptoms.detectorCount(part.toArray())).isBetween(1, 2);
      assertThat(known).contains(part.toString());
    }
    return parts.size();
  }

  /** Without separators. */
  private static ErrorModel joined(ErrorModel split) {
    List<bellhop.circuit.dem.Step> steps = new ArrayList<>();
    for (bellhop.circuit.dem.Step step : split.steps()) {
      steps.add(
          step instanceof Mechanism mechanism
              ? new Mechanism(mechanism.probability(), mechanism.targets().flipped())
              : step);
    }
    return new ErrorModel(steps);
  }

  @Test
  void foldedModelsSplitToo() {
    StabilizerCircuit circuit = Memories.rotated(3, 50, 0.01, 'Z');
    ErrorModel split = ErrorAnalysis.of(circuit, "test", SPLIT.folding());
    ErrorModel plain = ErrorAnalysis.of(circuit, "test", AnalysisOptions.PLAIN.folding());
    assertThat(Merged.of(split)).isEqualTo(Merged.of(plain));
    split.flattened(step -> {
      if (step instanceof Mechanism mechanism) {
        mechanism
            .targets()
            .parts()
            .forEach(part -> assertThat(Symptoms.detectorCount(part.toArray())).isLessThan(3));
      }
    });
  }

  @Test
  void joinedPartsAreTheUnsplitModelOfRandomCircuits() {
    RandomStream random = new Seed(12).stream("circuits");
    AnalysisOptions loose = AnalysisOptions.PLAIN.approximating(1);
    int split = 0;
    for (int trial = 0; trial < 100; trial++) {
      StabilizerCircuit circuit = FixedParities.in(RandomCircuits.steps(32, random));
      ErrorModel plain = ErrorAnalysis.of(circuit, "random", loose);
      ErrorModel parts = ErrorAnalysis.of(circuit, "random", loose.splitting().keepingUnsplit());
      assertThat(joined(parts)).isEqualTo(plain);
      split += parts.equals(plain) ? 0 : 1;
    }
    assertThat(split).isGreaterThan(10);
  }

  @Test
  void separatorsStandBetweenParts() {
    String circuit = measured("DEPOLARIZE2(0.1) 0 1");
    ErrorModel model = ErrorAnalysis.of(CircuitReader.read(circuit, "test"), "test", SPLIT);
    Mechanism pair = (Mechanism) model.steps().get(1);
    assertThat(pair.targets().toArray())
        .containsExactly(Target.detector(0), Target.SEPARATOR, Target.detector(1));
  }
}
