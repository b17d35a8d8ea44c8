package bellhop.qec;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.Basis;
import bellhop.qec.code.BicycleCode;
import bellhop.qec.code.Code;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.code.RepetitionCode;
import bellhop.qec.code.RotatedSurfaceCode;
import bellhop.qec.code.UnrotatedSurfaceCode;
import bellhop.qec.sample.Shot;
import bellhop.qec.sample.TableauSampler;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What holds for the circuits of all memories. */
class MemoryCircuitsTest {
  private static final Seed SEED = new Seed(2718);

  static Stream<MemoryTask> tasks() {
    List<Code> codes = new ArrayList<>();
    codes.add(new RepetitionCode(2));
    codes.add(new RepetitionCode(5));
    for (int distance = 2; distance <= 5; distance++) {
      codes.add(new RotatedSurfaceCode(distance));
      codes.add(new UnrotatedSurfaceCode(distance));
    }
    codes.add(BicycleCode.PUBLISHED.getFirst());
    return codes.stream()
        .flatMap(code ->
            Stream.of(Basis.values())
                .filter(code::keeps)
                .flatMap(basis -> Stream.of(1, 2, 4).map(r -> new MemoryTask(code, basis, r))));
  }

  /** A detector without a fixed parity stays hidden from five shots once in 16. */
  @ParameterizedTest
  @MethodSource("tasks")
  void detectorsAndObservablesAreZeroWithoutNoise(MemoryTask task) {
    for (int shot = 0; shot < 5; shot++) {
      RandomStream coins = SEED.stream("coins", shot);
      Shot run = TableauSampler.shot(task.circuit(), "memory", coins);
      assertThat(run.detectors().toString())
          .hasSize((int) task.circuit().detectorCount())
          .doesNotContain("1");
      assertThat(run.observables().toString()).isNotEmpty().doesNotContain("1");
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void noTwoGatesTouchAQubitInALayer(MemoryTask task) {
    assertThat(Unrolled.layers(task.circuit()))
        .allSatisfy(qubits -> assertThat(qubits).isNotEmpty().doesNotHaveDuplicates());
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void eachRoundHasAsManyDetectorsAsChecks(MemoryTask task) {
    long kept = new MemoryTask(task.code(), task.basis(), 1).circuit().detectorCount() / 2;
    long each = new MemoryTask(task.code(), task.basis(), 2).circuit().detectorCount() - 2 * kept;
    assertThat(task.circuit().detectorCount()).isEqualTo(2 * kept + (task.rounds() - 1) * each);
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void areReadBackAsTheyAreWritten(MemoryTask task) {
    StabilizerCircuit circuit = task.circuit();
    assertThat(CircuitReader.read(circuit.toString(), "test")).isEqualTo(circuit);
  }
}
