package bellhop.qec.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.noise.NoiseModel;
import java.util.OptionalInt;
import java.util.SortedMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Models of memory experiments, all noise 10⁻³, have the sizes and sums of probabilities of those
 * that others publish for the same circuits.
 */
final class ConformanceTest {
  @ParameterizedTest
  @CsvSource({"3, 8, 21, 0.033563107356555, 4", "5, 24, 65, 0.098556755816475, 6"})
  void repetitionCodes(int distance, int detectors, int faults, double sum, int logical) {
    check(Memories.repetition(distance, distance, 1e-3), detectors, faults, sum, logical);
  }

  @ParameterizedTest
  @CsvSource({
    "3, Z, 24, 219, 0.171016466168943, 35",
    "5, Z, 120, 1677, 0.859612208181018, 139",
    "7, Z, 336, 5471, 2.429454854714404, 307",
    "3, X, 24, 221, 0.171042743723308, 36"
  })
  void rotatedSurfaceCodes(
      int distance, char basis, int detectors, int faults, double sum, int logical) {
    check(Memories.rotated(distance, distance, 1e-3, basis), detectors, faults, sum, logical);
  }

  private static void check(
      StabilizerCircuit circuit, int detectors, int faults, double sum, int logical) {
    ErrorModel model = ErrorAnalysis.of(circuit, "memory", AnalysisOptions.PLAIN);
    SortedMap<String, Double> merged = Merged.of(model);
    assertThat(model.detectorCount()).isEqualTo(detectors);
    assertThat(model.mechanismCount()).isEqualTo(faults);
    assertThat(merged.values().stream().mapToDouble(p -> p).sum()).isEqualTo(sum, within(1e-12));
    assertThat(merged.keySet().stream().filter(name -> name.contains("L0"))).hasSize(logical);
  }

  /** Published circuits of the gross code, 12 rounds, uniform noise 10⁻³. */
  @Test
  void grossCode() {
    MemoryTask task = MemoryTask.of("bicycle_144_12_12", "memory_z", OptionalInt.empty(), 12);
    StabilizerCircuit circuit = NoiseModel.uniform(1e-3).apply(task.circuit());
    ErrorModel model = ErrorAnalysis.of(circuit, "memory", AnalysisOptions.PLAIN);
    assertThat(model.detectorCount()).isEqualTo(1728);
    assertThat(model.observableCount()).isEqualTo(12);
    assertThat(model.mechanismCount()).isEqualTo(67_752);
    long[] incidences = {0};
    model.flattened(step -> {
      if (step instanceof Mechanism mechanism) {
        incidences[0] += Symptoms.detectorCount(mechanism.targets().toArray());
      }
    });
    assertThat(incidences[0]).isEqualTo(391_320);
  }

  @Test
  void aMillionRoundsFold() {
    StabilizerCircuit circuit = Memories.repetition(3, 1_000_000, 1e-3);
    ErrorModel model = ErrorAnalysis.of(circuit, "memory", AnalysisOptions.PLAIN.folding());
    assertThat(model.detectorCount()).isEqualTo(circuit.detectorCount()).isEqualTo(2_000_002);
    assertThat(model.steps()).hasSizeLessThan(100);
  }
}
