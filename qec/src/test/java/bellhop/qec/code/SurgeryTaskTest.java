package bellhop.qec.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.stabilizer.CircuitReader;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.Unrolled;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.sample.Shot;
import bellhop.qec.sample.TableauSampler;
import bellhop.qec.seam.PairCount;
import bellhop.qec.seam.Seam;
import bellhop.qec.seam.ShortestFault;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class SurgeryTaskTest {
  private static final Seed SEED = new Seed(1618);

  static Stream<SurgeryTask> tasks() {
    return SurgeryTask.tasks().stream()
        .flatMap(name ->
            Stream.of(2, 3, 4, 5)
                .flatMap(
                    d -> Stream.of(1, 2, 4).map(r -> SurgeryTask.of(name, OptionalInt.of(d), r))));
  }

  /** A detector without a fixed parity stays hidden from five shots once in 16. */
  @ParameterizedTest
  @MethodSource("tasks")
  void detectorsAndObservablesAreZeroWithoutNoise(SurgeryTask task) {
    StabilizerCircuit circuit = task.circuit();
    for (int shot = 0; shot < 5; shot++) {
      RandomStream coins = SEED.stream("coins", shot);
      Shot run = TableauSampler.shot(circuit, "surgery", coins);
      assertThat(run.detectors().toString())
          .hasSize((int) circuit.detectorCount())
          .doesNotContain("1");
      assertThat(run.observables().toString()).isEqualTo("0");
    }
  }

  @ParameterizedTest
  @MethodSource("tasks")
  void detectorsAreNoCoinsAndLayersTouchAQubitOnce(SurgeryTask task) {
    StabilizerCircuit noisy = NoiseModel.uniform(1e-3).apply(task.circuit());
    assertThat(ErrorAnalysis.of(noisy, "surgery", AnalysisOptions.PLAIN).detectorCount())
        .isEqualTo(task.circuit().detectorCount());
    assertThat(CircuitReader.readWhole(noisy.toString(), "test")).isEqualTo(noisy);
    assertThat(Unrolled.layers(task.circuit()))
        .allSatisfy(qubits -> assertThat(qubits).isNotEmpty().doesNotHaveDuplicates());
  }

  /** Each check once a round; without value are those of the joint basis when they are new. */
  @ParameterizedTest
  @CsvSource({"2, 3", "3, 3", "4, 1", "5, 5"})
  void detectorsAreAsManyAsChecksThatHaveAValue(int d, long rounds) {
    long apart = 2L * (d * d - 1);
    long merged = (2L * d + 1) * d - 1;
    for (String name : SurgeryTask.tasks()) {
      long count = SurgeryTask.of(name, OptionalInt.of(d), rounds).circuit().detectorCount();
      long fresh = merged - apart; // checks of the joint basis
      long first = apart / 2;
      assertThat(count).isEqualTo(first + rounds * merged - fresh + apart + apart / 2);
    }
  }

  /** Operators across a patch, and chains of wrong results from the joining to the parting. */
  @ParameterizedTest
  @CsvSource({
    "rotated_surgery_zz_made, 3, 3, 3",
    "rotated_surgery_zz_kept, 3, 3, 3",
    "rotated_surgery_xx_made, 3, 3, 3",
    "rotated_surgery_xx_kept, 3, 3, 3",
    "rotated_surgery_zz_made, 3, 2, 2",
    "rotated_surgery_xx_made, 3, 1, 1",
    "rotated_surgery_zz_kept, 3, 1, 3",
    "rotated_surgery_zz_made, 3, 5, 3",
    "rotated_surgery_zz_made, 5, 5, 5",
    "rotated_surgery_xx_kept, 5, 5, 5",
    "rotated_surgery_zz_made, 4, 4, 4",
    "rotated_surgery_xx_kept, 4, 4, 4",
  })
  void circuitKeepsTheDistanceOfThePatchAndOfTheRounds(String name, int d, long r, int weight) {
    SurgeryTask task = SurgeryTask.of(name, OptionalInt.of(d), r);
    StabilizerCircuit noisy = NoiseModel.uniform(1e-3).apply(task.circuit());
    assertThat(ShortestFault.weight(noisy, task.readout())).isEqualTo(weight);
  }

  @ParameterizedTest
  @CsvSource({"3, 3", "5, 4"})
  void gatesCrossOnlyWhileThePatchesAreOne(int d, long rounds) {
    for (String name : SurgeryTask.tasks()) {
      SurgeryTask task = SurgeryTask.of(name, OptionalInt.of(d), rounds);
      PairCount pairs =
          PairCount.of(task.circuit(), task.machines(task.circuit()), new Seam.Direct(0));
      assertThat(pairs.perRound()).isEqualTo(2L * d - 1);
      assertThat(pairs.total()).isEqualTo((2L * d - 1) * rounds);
    }
  }

  @Test
  void aBillionRoundsAreABlock() {
    SurgeryTask task = new SurgeryTask(3, Basis.Z, Basis.Z, 1_000_000_000);
    assertThat(task.circuit().detectorCount()).isGreaterThan(19_000_000_000L);
    assertThat(
            PairCount.of(task.circuit(), task.machines(task.circuit()), new Seam.Direct(0)).total())
        .isEqualTo(5_000_000_000L);
  }

  @ParameterizedTest
  @CsvSource({
    "rotated_surgery_zz, 3, 3, --task rotated_surgery_zz: an unknown name",
    "rotated_surgery_zz_made, , 3, --distance: missing",
    "rotated_surgery_zz_made, 1, 3, --distance 1: too small",
    "rotated_surgery_zz_made, 3, 0, --rounds 0: too few",
  })
  void refusesWhatCannotBe(String name, Integer distance, long rounds, String start) {
    OptionalInt given = distance == null ? OptionalInt.empty() : OptionalInt.of(distance);
    assertThatThrownBy(() -> SurgeryTask.of(name, given, rounds))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(start);
  }
}
