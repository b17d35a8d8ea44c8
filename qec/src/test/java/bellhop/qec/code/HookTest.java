package bellhop.qec.code;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.qec.Unrolled;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.seam.ShortestFault;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How many mechanisms it takes to flip the observable unseen. */
class HookTest {
  @ParameterizedTest
  @CsvSource({"3, X", "3, Z", "5, X", "5, Z", "7, Z"})
  void circuitOfRotatedCodeKeepsItsDistance(int distance, Basis basis) {
    StabilizerCircuit clean =
        new MemoryTask(new RotatedSurfaceCode(distance), basis, distance).circuit();
    assertThat(weight(clean, basis)).isEqualTo(distance);
  }

  @ParameterizedTest
  @CsvSource({"3, Z, 2", "5, Z, 3", "5, X, 3"})
  void anOrderWithHooksAlongTheLogicalOperatorHalvesIt(int distance, Basis basis, int weight) {
    StabilizerCircuit clean =
        new MemoryTask(new RotatedSurfaceCode(distance), basis, distance).circuit();
    assertThat(weight(withMiddleLayersExchanged(clean), basis)).isEqualTo(weight);
  }

  @ParameterizedTest
  @CsvSource({"3, X", "3, Z", "5, Z"})
  void circuitOfUnrotatedCodeKeepsItsDistance(int distance, Basis basis) {
    StabilizerCircuit clean =
        new MemoryTask(new UnrotatedSurfaceCode(distance), basis, distance).circuit();
    List<List<Double>> places = Unrolled.detectorPlaces(clean);
    boolean[] counts = new boolean[places.size()];
    for (int d = 0; d < counts.length; d++) {
      counts[d] = (places.get(d).getFirst() % 2 == 1) == (basis == Basis.X);
    }
    StabilizerCircuit noisy = NoiseModel.uniform(1e-3).apply(clean);
    assertThat(ShortestFault.weight(noisy, counts)).isEqualTo(distance);
  }

  private static StabilizerCircuit withMiddleLayersExchanged(StabilizerCircuit circuit) {
    List<Step> steps = new ArrayList<>(circuit.steps());
    List<Integer> layers = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i)) {
        case Step.Repeat(long times, String tag, StabilizerCircuit body) ->
            steps.set(i, new Step.Repeat(times, tag, withMiddleLayersExchanged(body)));
        case Step.Apply apply when apply.op() == Op.CX -> layers.add(i);
        case Step.Apply _ -> {}
      }
    }
    Collections.swap(steps, layers.get(1), layers.get(2));
    return new StabilizerCircuit(steps);
  }

  private static int weight(StabilizerCircuit clean, Basis basis) {
    return ShortestFault.weight(NoiseModel.uniform(1e-3).apply(clean), basis);
  }
}
