package bellhop.qec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.stabilizer.CircuitReader;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Models that can be checked on paper. */
final class WorkedExamplesTest {
  private static final AnalysisOptions LOOSE = AnalysisOptions.PLAIN.approximating(1);

  private static String text(String circuit, AnalysisOptions options) {
    return bellhop.circuit.dem.ErrorModelWriter.write(
        ErrorAnalysis.of(CircuitReader.read(circuit, "test"), "test", options));
  }

  private static String text(String circuit) {
    return text(circuit, AnalysisOptions.PLAIN);
  }

  private static SortedMap<String, Double> merged(String circuit, AnalysisOptions options) {
    return Merged.of(ErrorAnalysis.of(CircuitReader.read(circuit, "test"), "test", options));
  }

  @Test
  void equalFaultsAreOne() {
    String circuit = "X_ERROR(0.1) 0\nX_ERROR(0.2) 0\nM 0\nDETECTOR rec[-1]";
    assertThat(merged(circuit, AnalysisOptions.PLAIN)).containsOnlyKeys("D0");
    assertThat(merged(circuit, AnalysisOptions.PLAIN).get("D0")).isEqualTo(0.26, within(1e-15));
  }

  @Test
  void detectorsWithoutFaultsAreDeclared() {
    assertThat(text("M 0\nDETECTOR rec[-1]\nDETECTOR")).isEqualTo("detector D0\ndetector D1\n");
    assertThat(text("X_ERROR(0) 0\nM 0\nDETECTOR rec[-1]")).isEqualTo("detector D0\n");
  }

  @Test
  void detectorsWithFaultsAreDeclaredForTheirPlaceOrTag() {
    assertThat(text("M(0.25) 0\nDETECTOR(1, 2) rec[-1]\nDETECTOR[a] rec[-1]\nDETECTOR rec[-1]"))
        .isEqualTo("error(0.25) D0 D1 D2\ndetector(1, 2) D0\ndetector[a] D1\n");
  }

  @Test
  void observablesWithoutFaultsAreDeclared() {
    assertThat(text("M 0\nOBSERVABLE_INCLUDE(3) rec[-1]\nOBSERVABLE_INCLUDE(70)"))
        .isEqualTo("logical_observable L3\nlogical_observable L70\n");
  }

  @Test
  void shiftsOfCoordinatesStay() {
    assertThat(text("MPAD(0.5) 1\nDETECTOR(1) rec[-1]\nSHIFT_COORDS[t](0, 2)\nDETECTOR(3, 4)"))
        .isEqualTo(
            """
            error(0.5) D0
            detector(1) D0
            shift_detectors[t](0, 2) 0
            detector(3, 4) D1
            """);
  }

  @Test
  void depolarisingIsExact() {
    SortedMap<String, Double> found =
        merged("DEPOLARIZE1(0.3) 0\nM 0\nDETECTOR rec[-1]", AnalysisOptions.PLAIN);
    assertThat(found.get("D0")).isEqualTo(0.2, within(1e-15)); // X or Y
    found =
        merged(
            "R 0 2\nH 0\nCX 0 1\nH 2\nCX 2 3\nDEPOLARIZE2(0.001) 0 2\nMXX 0 1\nMZZ 0 1\nMXX 2 3\n"
                + "MZZ 2 3\nDETECTOR rec[-4]\nDETECTOR rec[-3]\nDETECTOR rec[-2]\nDETECTOR rec[-1]",
            AnalysisOptions.PLAIN);
    assertThat(found).hasSize(15);
    found.values().forEach(q -> assertThat(q).isEqualTo(6.66978e-5, within(1e-10)));
  }

  @ParameterizedTest
  @CsvSource({
    "DEPOLARIZE1(0.75) 0, true", "DEPOLARIZE1(0.76) 0, false",
    "DEPOLARIZE2(0.9375) 0 1, true", "DEPOLARIZE2(0.94) 0 1, false"
  })
  void depolarisingHasALimit(String noise, boolean isAllowed) {
    String circuit = noise + "\nM 0\nDETECTOR rec[-1]";
    if (isAllowed) {
      assertThat(merged(circuit, LOOSE)).isEqualTo(Map.of("D0", 0.5));
    } else {
      Refusals.check(circuit, LOOSE, "is no product of independent faults");
    }
  }

  @Test
  void casesWithEqualSymptomsAreAdded() {
    SortedMap<String, Double> found =
        merged("PAULI_CHANNEL_1(0.1, 0.05, 0.2) 0\nM 0\nDETECTOR rec[-1]", AnalysisOptions.PLAIN);
    assertThat(found.get("D0")).isEqualTo(0.15, within(1e-15));
  }

  private static String onBellPair(String noise) {
    return "H 0\nCX 0 1\n%s\nMXX 0 1\nMZZ 0 1\nDETECTOR rec[-2]\nDETECTOR rec[-1]".formatted(noise);
  }

  @Test
  void threeDisjointPaulisAreIndependentWhereTheyCan() {
    SortedMap<String, Double> found =
        merged(onBellPair("PAULI_CHANNEL_1(0.1, 0.05, 0.2) 0"), AnalysisOptions.PLAIN);
    assertThat(found.get("D1")).isEqualTo(0.125834, within(1e-6)); // X
    assertThat(found.get("D0 D1")).isEqualTo(0.032293, within(1e-6)); // Y
    Refusals.check(
        onBellPair("PAULI_CHANNEL_1(0.1, 0.2, 0) 0"),
        AnalysisOptions.PLAIN,
        "approximate_disjoint_errors");
    assertThat(merged(onBellPair("PAULI_CHANNEL_1(0.1, 0.2, 0) 0"), LOOSE))
        .isEqualTo(Map.of("D1", 0.1, "D0 D1", 0.2));
    assertThat(merged(onBellPair("PAULI_CHANNEL_1(0.25, 0.25, 0.25) 0"), AnalysisOptions.PLAIN))
        .isEqualTo(Map.of("D0", 0.5, "D1", 0.5, "D0 D1", 0.5));
  }

  private static String onTwoBellPairs(String noise) {
    return "H 0 2\nCX 0 1 2 3\n%s\nMXX 0 1 2 3\nMZZ 0 1 2 3\n".formatted(noise)
        + "DETECTOR rec[-4]\nDETECTOR rec[-3]\nDETECTOR rec[-2]\nDETECTOR rec[-1]";
  }

  /** X on the first and X on the second, each for itself: 0.1·0.8, 0.9·0.2 and 0.1·0.2. */
  @Test
  void pairsOfPaulisAreIndependentWhereTheyCan() {
    String two = "PAULI_CHANNEL_2(0.18,0,0,0.08,0.02,0,0,0,0,0,0,0,0,0,0) 0 2";
    SortedMap<String, Double> found = merged(onTwoBellPairs(two), AnalysisOptions.PLAIN);
    assertThat(found).containsOnlyKeys("D2", "D3");
    assertThat(found.get("D2")).isEqualTo(0.1, within(1e-15));
    assertThat(found.get("D3")).isEqualTo(0.2, within(1e-15));
    String either = "PAULI_CHANNEL_2(0.18,0,0,0.08,0,0,0,0,0,0,0,0,0,0,0) 0 2";
    Refusals.check(onTwoBellPairs(either), AnalysisOptions.PLAIN, "PAULI_CHANNEL_2 on qubits 0 2");
    assertThat(merged(onTwoBellPairs(either), LOOSE)).isEqualTo(Map.of("D2", 0.08, "D3", 0.18));
  }

  @Test
  void aDepolarisingChannelByItsCasesIsTheSame() {
    String cases = "PAULI_CHANNEL_2(" + "0.02,".repeat(14) + "0.02) 0 2";
    SortedMap<String, Double> found = merged(onTwoBellPairs(cases), AnalysisOptions.PLAIN);
    merged(onTwoBellPairs("DEPOLARIZE2(0.3) 0 2"), AnalysisOptions.PLAIN)
        .forEach((flipped, q) -> assertThat(found.get(flipped)).isEqualTo(q, within(1e-15)));
    assertThat(found).hasSize(15);
  }

  @Test
  void tinyProbabilitiesKeepTheirDigits() {
    SortedMap<String, Double> found =
        merged(onBellPair("PAULI_CHANNEL_1(1e-19, 2e-19, 4e-19) 0"), AnalysisOptions.PLAIN);
    assertThat(found.get("D0 D1")).isEqualTo(2e-19, within(1e-31));
    found = merged(onBellPair("DEPOLARIZE1(3e-19) 0"), AnalysisOptions.PLAIN);
    assertThat(found.get("D1")).isEqualTo(1e-19, within(1e-31));
  }

  @Test
  void chainsHaveUnconditionalProbabilities() {
    String circuit =
        "E(0.1) X0\nTICK\nELSE_CORRELATED_ERROR(0.2) X1\nM 0 1\nDETECTOR rec[-2]\nDETECTOR rec[-1]";
    SortedMap<String, Double> found = merged(circuit, LOOSE);
    assertThat(found.get("D0")).isEqualTo(0.1, within(1e-15));
    assertThat(found.get("D1")).isEqualTo(0.18, within(1e-15));
    Refusals.check(
        circuit, AnalysisOptions.PLAIN, "E; of its cases", "approximate_disjoint_errors");
    Refusals.check(circuit, AnalysisOptions.PLAIN.approximating(0.15), "0.18", "0.15");
  }

  @Test
  void aSingleCorrelatedErrorIsExact() {
    assertThat(text("E(0.1) X0 X1\nM 0 1\nDETECTOR rec[-2]\nDETECTOR rec[-1]"))
        .isEqualTo("error(0.1) D0 D1\n");
  }

  @Test
  void heraldsAndErrorsAreOneFault() {
    String circuit = "HERALDED_ERASE(0.2) 0\nM 0\nDETECTOR rec[-2]\nDETECTOR rec[-1]";
    SortedMap<String, Double> expected = new TreeMap<>(Map.of("D0", 0.1, "D0 D1", 0.1));
    assertThat(merged(circuit, LOOSE)).isEqualTo(expected);
    Refusals.check(circuit, AnalysisOptions.PLAIN, "HERALDED_ERASE on qubit 0");
    assertThat(text("HERALDED_PAULI_CHANNEL_1(0.25, 0, 0, 0) 5\nDETECTOR rec[-1]"))
        .isEqualTo("error(0.25) D0\n");
  }

  @Test
  void gaugesAreRefusedOrCoins() {
    String circuit = "H 0\nCX 0 1\nM 0 1\nDETECTOR rec[-1]\nDETECTOR rec[-2]";
    Refusals.check(
        circuit,
        AnalysisOptions.PLAIN,
        "D0 D1 anticommute with the start in |0> on qubit 0",
        "allow_gauge_detectors");
    assertThat(text(circuit, AnalysisOptions.PLAIN.allowingGauges()))
        .isEqualTo("error(0.5) D0 D1\n");
  }

  @Test
  void randomObservablesAreAlwaysRefused() {
    String circuit = "RX 3\nM 3\nOBSERVABLE_INCLUDE(2) rec[-1]";
    Refusals.check(
        circuit,
        AnalysisOptions.PLAIN.allowingGauges(),
        "L2 anticommutes with RX on qubit 3",
        "another basis");
  }

  @Test
  void measurementsMakeGauges() {
    Refusals.check(
        "MPP X1*X2\nM 1\nDETECTOR rec[-1]",
        AnalysisOptions.PLAIN,
        "D0 anticommutes with MPP on qubits 1 2");
  }

  @Test
  void longListsOfDetectorsAreShortened() {
    Refusals.check(
        "RX 0\nM 0\n" + "DETECTOR rec[-1]\n".repeat(9),
        AnalysisOptions.PLAIN,
        "D0 D1 D2 D3 D4 D5 and 3 more anticommute");
  }

  @Test
  void paulisOfObservablesSeeErrorsBetweenThem() {
    String between =
        "RX 0\nZ_ERROR(0.125) 0\nOBSERVABLE_INCLUDE(0) X0\nZ_ERROR(0.25) 0\nX_ERROR(0.5) 0\n"
            + "OBSERVABLE_INCLUDE(0) X0\nZ_ERROR(0.125) 0";
    assertThat(text(between)).isEqualTo("error(0.25) L0\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"X0", "Y0 Z1", "X0 X1 X2", "!Z0 X0 Y2"})
  void paulisOfObservablesAreAsIfMeasuredAtTheEnd(String paulis) {
    String circuit =
        "RX 0\nRY 1\nS 0\nCX 0 1 1 2\nDEPOLARIZE1(0.01) 0 1 2\nCZ 0 1\nDEPOLARIZE2(0.01) 0 2\n";
    String measured = "";
    int count = paulis.split(" ").length;
    for (int i = 1; i <= count; i++) {
      measured += " rec[-" + i + "]";
    }
    String product = paulis.replace(' ', '*');
    String asPaulis = circuit + "OBSERVABLE_INCLUDE(0) " + paulis;
    String asResult = circuit + "MPP " + product + "\nOBSERVABLE_INCLUDE(0) rec[-1]";
    assertThat(measured).isNotEmpty();
    assertThat(outcome(asPaulis)).isEqualTo(outcome(asResult));
  }

  /** The model, or that there is none. */
  private static String outcome(String circuit) {
    try {
      return text(circuit);
    } catch (bellhop.units.InputException refused) {
      return "refused";
    }
  }

  @Test
  void recordsCarryWhatTheirFeedbackFlips() {
    assertThat(text("M(0.25) 0\nCX rec[-1] 1\nCZ sweep[0] 1\nM 1\nDETECTOR rec[-1]"))
        .isEqualTo("error(0.25) D0\n");
  }

  @Test
  void wrongRecordsDoNotSpoilResets() {
    assertThat(text("MR(0.25) 0\nMR 0\nDETECTOR rec[-2]\nDETECTOR rec[-1]"))
        .isEqualTo("error(0.25) D0\ndetector D1\n");
  }

  @Test
  void emptyCircuitsHaveEmptyModels() {
    assertThat(text("")).isEmpty();
    assertThat(text("DEPOLARIZE1(0.1) 0\nE(0.1)\nM(0.1) 0")).isEmpty();
  }
}
