package bellhop.qec.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.BruteForceErrors;
import bellhop.qec.BruteForceErrors.Symptoms;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.model.Merged;
import bellhop.qec.noise.NoiseModel;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Counts and sums that the circuits of the reference generators have. */
class MemoryErrorsTest {
  @ParameterizedTest
  @CsvSource({
    "repetition_code, memory, 3, 8, 21, 0.033563107356555, 4",
    "repetition_code, memory, 5, 24, 65, 0.098556755816475, 6",
    "surface_code, rotated_memory_z, 3, 24, 219, 0.171016466168943, 35",
    "surface_code, rotated_memory_z, 5, 120, 1677, 0.859612208181018, 139",
    "surface_code, rotated_memory_z, 7, 336, 5471, 2.429454854714404, 307",
    "surface_code, rotated_memory_x, 3, 24, 221, 0.171042743723308, 36",
  })
  void areThoseOfTheReferenceGenerator(
      String code, String task, int d, int detectors, int mechanisms, double sum, int logical) {
    StabilizerCircuit clean = MemoryTask.of(code, task, OptionalInt.of(d), d).circuit();
    StabilizerCircuit noisy = NoiseModel.generator(1e-3, 1e-3, 1e-3, 1e-3).apply(clean);
    SortedMap<Symptoms, Double> errors = BruteForceErrors.of(noisy);

    assertThat(noisy.detectorCount()).isEqualTo(detectors);
    assertThat(errors).hasSize(mechanisms);
    assertThat(errors.values().stream().mapToDouble(p -> p).sum()).isEqualTo(sum, within(1e-12));
    assertThat(errors.keySet().stream().filter(its -> its.observables().equals(List.of(0))))
        .hasSize(logical);
  }

  /** Too large for the twin, which the small code below has. */
  @Test
  void grossCodeHasTheMechanismsOfPublishedCircuits() {
    StabilizerCircuit clean =
        MemoryTask.of("bicycle_144_12_12", "memory_z", OptionalInt.empty(), 12).circuit();
    StabilizerCircuit noisy = NoiseModel.uniform(1e-3).apply(clean);
    Set<String> errors =
        Merged.of(ErrorAnalysis.of(noisy, "gross", AnalysisOptions.PLAIN)).keySet();

    assertThat(noisy.detectorCount()).isEqualTo(1728);
    assertThat(noisy.observableCount()).isEqualTo(12);
    assertThat(errors).hasSize(67_752);
    assertThat(errors.stream().flatMapToInt(String::chars).filter(c -> c == 'D').count())
        .isEqualTo(391_320);
  }

  @ParameterizedTest
  @CsvSource({"X, 1818", "Z, 1800"})
  void smallBicycleCodeHasTheMechanismsOfPublishedCircuits(Basis basis, int mechanisms) {
    BicycleCode code =
        new BicycleCode(
            "bicycle_18_4_3",
            3,
            3,
            List.of(new Monomial(1, 0), new Monomial(0, 0), new Monomial(0, 1)),
            List.of(new Monomial(1, 0), new Monomial(0, 0), new Monomial(1, 2)));
    StabilizerCircuit noisy =
        NoiseModel.uniform(1e-3).apply(new MemoryTask(code, basis, 3).circuit());

    assertThat(noisy.detectorCount()).isEqualTo(54);
    assertThat(noisy.observableCount()).isEqualTo(4);
    assertThat(BruteForceErrors.of(noisy)).hasSize(mechanisms);
  }
}
