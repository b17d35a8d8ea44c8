package bellhop.state;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whether gates that come again are found again. */
class GateCacheTest {
  @Test
  void keepsTheTurnsOfAFourierTransform() {
    List<GateCall> derived = new ArrayList<>();
    GateCache<GateCall> cache =
        new GateCache<>(call -> {
          derived.add(call);
          return call;
        });
    for (int round = 0; round < 10; round++) {
      for (int k = 0; k < 12; k++) {
        cache.get(GateCall.of(Gate.CP, new double[] {StrictMath.scalb(StrictMath.PI, -k)}, 0, 1));
      }
    }
    assertThat(derived).hasSize(12);
  }
}
