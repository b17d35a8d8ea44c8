package bellhop.qec.seam;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.pair.BellWeights;
import bellhop.qec.code.Basis;
import bellhop.qec.code.RotatedSurfaceCode;
import bellhop.qec.noise.NoiseModel;
import java.util.Set;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Whether circuits over two machines keep the distance of the rotated code. A pair that flips the
 * copy of an X check strikes its two data on the other machine with X, of a Z check with Z; both
 * lie along the cut. Logical X runs along y, as the cut of x does.
 */
class SeamDistanceTest {
  private static final NoiseModel BULK = NoiseModel.uniform(1e-3);
  private static final Copying COPYING = Copying.of(BellWeights.werner(0.95), BULK);

  private static int weight(int distance, Basis basis, Axis axis, Seam seam) {
    StabilizerCircuit clean = new RotatedSurfaceCode(distance).memory(basis, distance);
    Machines machines = Machines.middle(clean, axis);
    return ShortestFault.weight(new SeamedNoise(BULK, machines, seam).apply(clean), basis);
  }

  @ParameterizedTest
  @CsvSource({"3, X, X", "3, Z, X", "3, X, Y", "3, Z, Y", "5, X, X", "5, Z, X", "5, Z, Y"})
  void gatesOneByOneKeepIt(int distance, Basis basis, Axis axis) {
    assertThat(weight(distance, basis, axis, new Seam.Direct(0.05))).isEqualTo(distance);
    assertThat(weight(distance, basis, axis, new Seam.Teleported(COPYING))).isEqualTo(distance);
    Seam one = new Seam.Cat(COPYING, Set.of());
    assertThat(weight(distance, basis, axis, one)).isEqualTo(distance);
  }

  @ParameterizedTest
  @CsvSource({
    "3, Z, X, 2", "5, Z, X, 3", "3, X, Y, 2", "5, X, Y, 3", // logical operator along the cut
    "3, X, X, 3", "5, X, X, 5", "3, Z, Y, 3", "5, Z, Y, 5",
  })
  void copiesOfAllChecksHalveItAlongTheCut(int distance, Basis basis, Axis axis, int weight) {
    assertThat(weight(distance, basis, axis, Seam.Cat.ofAll(COPYING))).isEqualTo(weight);
  }

  @ParameterizedTest
  @CsvSource({
    "3, Z, X", "5, Z, X", "3, X, X", "5, X, X", "3, Z, Y", "5, Z, Y", "3, X, Y", "5, X, Y",
  })
  void copiesOfChecksWhosePairsLieAcrossKeepIt(int distance, Basis basis, Axis axis) {
    assertThat(weight(distance, basis, axis, Seam.Cat.across(COPYING, axis))).isEqualTo(distance);
  }
}
