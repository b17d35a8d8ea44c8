package bellhop.qec.seam;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.pair.BellWeights;
import bellhop.qec.code.Basis;
import bellhop.qec.code.RotatedSurfaceCode;
import bellhop.qec.noise.NoiseModel;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PairCountTest {
  private static final Copying COPYING = Copying.of(BellWeights.werner(0.9), NoiseModel.NONE);

  /** 2d − 1 gates cross; d checks have data on both sides, one of them a half with one. */
  @ParameterizedTest
  @CsvSource({"3, X", "5, X", "7, X", "11, X", "15, X", "3, Y", "5, Y", "7, Y"})
  void rotatedCodesNeedAsManyPairsARoundAsGatesOrChecksCross(int d, Axis axis) {
    StabilizerCircuit circuit = new RotatedSurfaceCode(d).memory(Basis.Z, d);
    Machines machines = Machines.middle(circuit, axis);
    assertThat(PairCount.of(circuit, machines, new Seam.Direct(0.05)))
        .isEqualTo(PairCount.of(circuit, machines, new Seam.Teleported(COPYING)))
        .returns(2L * d - 1, PairCount::perRound)
        .returns((2L * d - 1) * d, PairCount::total);
    assertThat(PairCount.of(circuit, machines, Seam.Cat.ofAll(COPYING)).perRound()).isEqualTo(d);
    Seam careful = Seam.Cat.across(COPYING, axis);
    assertThat(PairCount.of(circuit, machines, careful).perRound()).isEqualTo((3L * d - 1) / 2);
  }

  @Test
  void aMillionRoundsAreNotUnrolled() {
    StabilizerCircuit circuit = new RotatedSurfaceCode(3).memory(Basis.X, 1_000_000_000_000L);
    PairCount pairs = PairCount.of(circuit, Machines.middle(circuit, Axis.X), new Seam.Direct(0));
    assertThat(pairs.whole()).isEqualTo(Map.of(new MachinePair(0, 1), 5_000_000_000_000L));
    assertThat(pairs.busiest()).isEqualTo(Map.of(new MachinePair(0, 1), 5L));
  }
}
