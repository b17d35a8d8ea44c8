package bellhop.distributed;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.Expression;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Send;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class DataflowTest {
  // Global numbers of the remote CX: "a" has 0 to 6, "b" has 7 to 14.
  private static final int REQUEST_A = 0;
  private static final int CX_A = 1;
  private static final int MEASURE_A = 2;
  private static final int SEND_A = 3;
  private static final int CORRECTION_A = 5;
  private static final int REQUEST_B = 7;
  private static final int RECEIVE_B = 8;
  private static final int CORRECTION_B = 9;

  private final Dataflow remoteCx = Dataflow.of(Samples.remoteCx());

  @Test
  void numbersInstructionsGlobally() {
    assertThat(remoteCx.instructionCount()).isEqualTo(15);
    assertThat(remoteCx.qpuOf(6)).isZero();
    assertThat(remoteCx.qpuOf(7)).isEqualTo(1);
    assertThat(remoteCx.instruction(REQUEST_B)).isInstanceOf(RequestPair.class);
  }

  @Test
  void firstUseOfEitherHalfWaitsForBothRequests() {
    assertThat(before(CX_A)).containsExactlyInAnyOrder(REQUEST_A, REQUEST_B);
    assertThat(before(CORRECTION_B)).contains(REQUEST_A, REQUEST_B, RECEIVE_B);
  }

  @Test
  void aReceiveWaitsForItsSendAndAGuardForItsCell() {
    assertThat(before(RECEIVE_B)).containsExactly(SEND_A);
    assertThat(before(SEND_A)).containsExactly(MEASURE_A);
    assertThat(before(CORRECTION_A)).contains(4);
  }

  @Test
  void aWriterWaitsForReadersOfTheOldValue() {
    List<Instruction> steps =
        List.of(
            new Measure(0, 0, -1, 0),
            new Instruction.GateOn(GateCall.of(Gate.X, 1), 0),
            new Instruction.Compute(0, new Expression.Constant(1), -1));
    Dataflow dataflow = Dataflow.of(only(steps));
    assertThat(before(dataflow, 2)).containsExactlyInAnyOrder(0, 1);
  }

  @Test
  void ordersAllInstructionsAndKeepsTurns() {
    int[] order = remoteCx.order();
    assertThat(order).containsExactlyInAnyOrder(IntStream.range(0, 15).toArray());
    int[] rank = new int[15];
    for (int i = 0; i < order.length; i++) {
      rank[order[i]] = i;
    }
    for (int node = 0; node < 15; node++) {
      for (int earlier : before(node)) {
        assertThat(rank[earlier]).isLessThan(rank[node]);
      }
    }
    assertThat(rank[6]).as("turn 0 before turn 1").isLessThan(rank[14]);
  }

  @Test
  void aQpuWithoutWorkTakesNoNumbers() {
    Distributed three =
        Samples.with(
            Samples.remoteCx(),
            List.of(
                Samples.remoteCx().programs().get(0),
                Samples.local("idle", 2, Samples.bits("x", "y", "z"), List.of()),
                Samples.remoteCx().programs().get(1)));
    assertThat(Dataflow.of(three).qpuOf(7)).isEqualTo(2);
    assertThat(three.globalIndex(2, 0)).isEqualTo(7);
  }

  @Test
  void namesACircleOfWaiting() {
    Distributed sample = Samples.remoteCx();
    List<Instruction> a = List.of(new Receive(0, 1, 5), new Send(0, 1, 6));
    List<Instruction> b = List.of(new Receive(0, 0, 6), new Send(0, 0, 5));
    Distributed stuck = Samples.with(Samples.with(sample, 0, a), 1, b);
    Dataflow dataflow = Dataflow.of(stuck);
    assertThat(dataflow.findDeadlock().orElseThrow().words())
        .contains("\"a\" step 0 (receive 5 from \"b\") waits for \"b\" step 1 (send 5 to \"a\")");
    assertThatThrownBy(dataflow::order).hasMessageContaining("deadlock");
  }

  @Test
  void aControllerThatGoesStepByStepCanBeStuckWhereHardwareIsNot() {
    Distributed sample = Samples.remoteCx();
    List<Instruction> a = List.of(new Receive(0, 1, 5), new Send(1, 1, 6));
    List<Instruction> b = List.of(new Receive(0, 0, 6), new Send(1, 0, 5));
    Distributed crossed = Samples.with(Samples.with(sample, 0, a), 1, b);
    assertThat(Dataflow.of(crossed).findDeadlock()).isEmpty();
    assertThat(Dataflow.stepByStep(crossed).findDeadlock()).isPresent();
  }

  @Test
  void takesAMillionInstructions() {
    List<Instruction> steps = new ArrayList<>();
    for (int i = 0; i < 1_000_000; i++) {
      steps.add(Samples.gate(Gate.CX, i % 2, 1 - i % 2));
    }
    int[] expected = IntStream.range(0, 1_000_000).toArray();
    assertThat(Arrays.equals(only(steps).order(), expected)).isTrue();
  }

  private static Distributed only(List<Instruction> steps) {
    return new Distributed(
        "one",
        List.of(new LocalProgram("a", 2, List.of(), List.of(), Samples.bits("c"), steps)),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of(),
        List.of());
  }

  private List<Integer> before(int node) {
    return before(remoteCx, node);
  }

  private static List<Integer> before(Dataflow dataflow, int node) {
    return IntStream.range(0, dataflow.predecessorCount(node))
        .mapToObj(i -> dataflow.predecessor(node, i))
        .distinct()
        .toList();
  }
}
