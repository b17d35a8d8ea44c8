package bellhop.qec.seam;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.pair.BellWeights;
import bellhop.qec.code.SurgeryTask;
import bellhop.qec.noise.NoiseModel;
import java.util.OptionalInt;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Two patches on two machines. A copy that serves two data of the line between strikes both: along
 * the logical operator that the joint measurement keeps, if its check is of the joint basis.
 */
class SeamedSurgeryTest {
  private static final NoiseModel BULK = NoiseModel.uniform(1e-3);
  private static final Copying COPYING = Copying.of(BellWeights.werner(0.95), BULK);

  private static int weight(String name, int distance, Seam seam) {
    SurgeryTask task = SurgeryTask.of(name, OptionalInt.of(distance), distance);
    SeamedNoise noise = new SeamedNoise(BULK, task.machines(task.circuit()), seam);
    return ShortestFault.weight(noise.apply(task.circuit()), task.readout());
  }

  @ParameterizedTest
  @CsvSource({
    "rotated_surgery_zz_made, 3", "rotated_surgery_zz_kept, 3", "rotated_surgery_xx_made, 3",
    "rotated_surgery_xx_kept, 3", "rotated_surgery_zz_made, 5", "rotated_surgery_xx_kept, 5",
  })
  void gatesOneByOneKeepTheDistance(String name, int distance) {
    assertThat(weight(name, distance, new Seam.Direct(0.05))).isEqualTo(distance);
    assertThat(weight(name, distance, new Seam.Teleported(COPYING))).isEqualTo(distance);
  }

  @ParameterizedTest
  @CsvSource({
    "rotated_surgery_zz_made, 3, 3", "rotated_surgery_zz_kept, 3, 2",
    "rotated_surgery_xx_made, 3, 3", "rotated_surgery_xx_kept, 3, 2",
    "rotated_surgery_zz_made, 5, 5", "rotated_surgery_zz_kept, 5, 3",
  })
  void copiesOfAllChecksHalveItForWhatIsKept(String name, int distance, int weight) {
    assertThat(weight(name, distance, Seam.Cat.ofAll(COPYING))).isEqualTo(weight);
  }

  @ParameterizedTest
  @CsvSource({
    "rotated_surgery_zz_made, 3", "rotated_surgery_zz_kept, 3", "rotated_surgery_xx_made, 3",
    "rotated_surgery_xx_kept, 3", "rotated_surgery_zz_kept, 5", "rotated_surgery_xx_kept, 5",
  })
  void copiesOfChecksOfTheOtherBasisKeepIt(String name, int distance) {
    assertThat(
            weight(
                name, distance, Seam.Cat.across(COPYING, name.contains("_zz_") ? Axis.Y : Axis.X)))
        .isEqualTo(distance);
  }

  @ParameterizedTest
  @CsvSource({"3", "5", "7"})
  void copiesNeedFewerPairs(int distance) {
    for (String name : SurgeryTask.tasks()) {
      SurgeryTask task = SurgeryTask.of(name, OptionalInt.of(distance), distance);
      StabilizerCircuit circuit = task.circuit();
      PairCount all = PairCount.of(circuit, task.machines(task.circuit()), Seam.Cat.ofAll(COPYING));
      assertThat(all.perRound()).isEqualTo(distance);
      Seam careful = Seam.Cat.across(COPYING, name.contains("_zz_") ? Axis.Y : Axis.X);
      assertThat(PairCount.of(circuit, task.machines(task.circuit()), careful).perRound())
          .isEqualTo((3L * distance - 1) / 2);
    }
  }
}
