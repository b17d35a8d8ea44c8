package bellhop.distributed;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.PairOrder.After;
import bellhop.distributed.PairOrder.Moment;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PairOrderTest {
  @Test
  void aRemoteGateAsksAtOnceAndEndsAfterItsMessages() {
    PairOrder order = PairOrder.of(Samples.remoteCx(), Samples.line(2, 1, 1));
    // gate, measurement, message, correction, gate, H, measurement, message, measurement
    long endNs = 70 + 800 + 150 + 25 + 70 + 25 + 800 + 150 + 800;
    assertThat(order.asked()).containsExactly(new Moment(Span.ZERO, List.of()));
    assertThat(order.end())
        .isEqualTo(new Moment(Span.ZERO, List.of(new After(0, Span.nanos((double) endNs)))));
  }

  @Test
  void aPairWaitsForTheQubitOfTheOneBeforeAndForGatesBeforeThat() {
    Distributed twice = twice();
    PairOrder order = PairOrder.of(twice, Samples.line(2, 1, 1));
    assertThat(order.asked().getFirst()).isEqualTo(new Moment(Span.nanos(95), List.of()));
    // the later end: its qubit is read out 500 ns after a gate of 70 ns, which waits for the pair
    assertThat(order.asked().getLast())
        .isEqualTo(new Moment(Span.ZERO, List.of(new After(0, Span.nanos(570)))));
    // the first pair is implied by the second
    assertThat(order.end().after()).containsExactly(new After(1, Span.nanos(870)));
  }

  /** Two pairs one after the other through the same qubits; gates stand before the first. */
  private static Distributed twice() {
    List<List<Instruction>> steps = new ArrayList<>();
    for (int qpu = 0; qpu < 2; qpu++) {
      steps.add(
          List.of(
              Samples.gate(Gate.CX, 0, 1),
              Samples.gate(Gate.X, 1),
              new RequestPair(0, 1, 0, 0),
              Samples.gate(Gate.CX, 0, 1),
              new Measure(1, 0, Samples.NO_GUARD, Samples.NO_TURN),
              new RequestPair(1, 1, 0, 0),
              Samples.gate(Gate.CX, 0, 1),
              new Measure(1, 1, Samples.NO_GUARD, Samples.NO_TURN)));
    }
    Distributed one = Samples.remoteCx();
    return new Distributed(
            one.program(),
            one.programs(),
            List.of(new PairUse(0, 0, 0, 1, 1, 1), new PairUse(1, 0, 0, 1, 1, 1)),
            one.variables(),
            one.results(),
            one.start(),
            one.end(),
            one.packets(),
            one.moves(),
            one.gateAt())
        .withInstructions(steps);
  }
}
