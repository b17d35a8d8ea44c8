package bellhop.qec.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.dem.Target;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.noise.NoiseModel;
import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MemoryTaskTest {
  @Test
  void writesTheRepetitionCode() {
    assertThat(MemoryTask.of("repetition_code", "memory", OptionalInt.of(2), 4).circuit())
        .hasToString(
            """
            QUBIT_COORDS(0) 0
            QUBIT_COORDS(1) 1
            QUBIT_COORDS(2) 2
            R 0 2
            R 1
            TICK
            I_ERROR[round] 0 2
            CX 0 1
            TICK
            CX 2 1
            TICK
            MR 1
            DETECTOR(1, 0) rec[-1]
            REPEAT 3 {
                TICK
                I_ERROR[round] 0 2
                CX 0 1
                TICK
                CX 2 1
                TICK
                MR 1
                SHIFT_COORDS(0, 1)
                DETECTOR(1, 0) rec[-2] rec[-1]
            }
            M 0 2
            DETECTOR(1, 1) rec[-3] rec[-2] rec[-1]
            OBSERVABLE_INCLUDE(0) rec[-1]
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "surface_code    | rotated_memory_z | 1    | 3 | --distance 1: too small",
        "surface_code    | rotated_memory_z | 1001 | 3 | --distance 1001: too large",
        "surface_code    | rotated_memory_z |      | 3 | --distance: missing",
        "surface_code    | rotated_memory_z | 3    | 0 | --rounds 0: too few",
        "surface_code    | memory           | 3    | 3 | --task memory: an unknown name",
        "surfacecode     | rotated_memory_z | 3    | 3 | --code surfacecode: an unknown name",
        "bicycle_72_12_6 | memory_z         | 6    | 3 | --distance 6: a distance for bicycle_72_12_6",
      })
  void refusesWhatCannotBe(String code, String task, Integer distance, long rounds, String start) {
    OptionalInt given = distance == null ? OptionalInt.empty() : OptionalInt.of(distance);
    assertThatThrownBy(() -> MemoryTask.of(code, task, given, rounds))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(start);
  }

  @Test
  void refusesPhasesInTheRepetitionCode() {
    assertThatThrownBy(() -> new MemoryTask(new RepetitionCode(3), Basis.X, 3))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("memory_x: nothing that the code keeps");
  }

  @Test
  void allNamesLeadToACircuit() {
    for (String code : MemoryTask.codes()) {
      for (String task : MemoryTask.tasks(code)) {
        boolean isBicycle = code.startsWith("bicycle");
        OptionalInt distance = isBicycle ? OptionalInt.empty() : OptionalInt.of(2);
        assertThat(MemoryTask.of(code, task, distance, 1).circuit().observableCount()).isPositive();
      }
    }
  }

  /** Rounds cost nothing: they are not unrolled. */
  @Test
  void countsWithoutUnrolling() {
    MemoryTask task = new MemoryTask(new RotatedSurfaceCode(3), Basis.Z, 1_000_000_000_000L);
    assertThat(task.circuit().detectorCount()).isEqualTo(8_000_000_000_000L);
  }

  /** Kept are the detectors that errors of the other kind on data flip, and they alone. */
  @Test
  void keptDetectorsAreThoseOfOneBasis() {
    for (MemoryTask task : smallTasks()) {
      BitSet kept = task.keptDetectors();
      StabilizerCircuit circuit =
          NoiseModel.generator(0, 0, 0, 0.01).apply(task.circuit()); // X, Y, Z on data
      assertThat(kept.length()).isEqualTo((int) circuit.detectorCount());
      Set<List<Integer>> flipped = new HashSet<>();
      ErrorAnalysis.of(circuit, "c", AnalysisOptions.PLAIN)
          .flattened(step -> {
            if (step instanceof Mechanism mechanism) {
              flipped.add(detectors(mechanism));
            }
          });
      flipped.add(List.of());
      for (List<Integer> both : flipped) {
        assertThat(flipped).contains(both.stream().filter(kept::get).toList());
        assertThat(flipped).contains(both.stream().filter(its -> !kept.get(its)).toList());
      }
    }
  }

  private static List<MemoryTask> smallTasks() {
    List<MemoryTask> tasks = new ArrayList<>();
    for (Basis basis : Basis.values()) {
      for (long rounds = 1; rounds <= 3; rounds++) {
        tasks.add(new MemoryTask(new RotatedSurfaceCode(3), basis, rounds));
        tasks.add(new MemoryTask(new UnrotatedSurfaceCode(3), basis, rounds));
        tasks.add(new MemoryTask(BicycleCode.PUBLISHED.getFirst(), basis, rounds));
      }
    }
    tasks.add(new MemoryTask(new RepetitionCode(3), Basis.Z, 3));
    return tasks;
  }

  private static List<Integer> detectors(Mechanism mechanism) {
    return Arrays.stream(mechanism.targets().toArray())
        .filter(Target::isDetector)
        .mapToObj(target -> (int) Target.index(target))
        .toList();
  }
}
