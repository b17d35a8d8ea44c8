package bellhop.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.protocol.path.NodeInput.FromCircuit;
import bellhop.protocol.path.NodeInput.Heralded;
import bellhop.protocol.path.NodeSettings.End;
import bellhop.protocol.path.NodeSettings.Order;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whose turn it is at the head of a circuit of one link, one pair after another. */
final class RequestOrderTest {
  private static final Circuit CIRCUIT =
      new Circuit(
          0,
          List.of(0, 1),
          List.of(0),
          List.of(0),
          Circuit.Method.EPL,
          Span.ZERO,
          Span.seconds(1),
          Span.micros(100),
          0.9,
          100,
          false);

  private long nowPs;

  private static NodeProtocol head(Order order) {
    List<End> ends = List.of(new End(0, true, 100_000_000));
    return new NodeProtocol(NodeSettings.of(0, List.of(CIRCUIT), ends, new int[] {1}, order));
  }

  private List<NodeOutput> tell(NodeProtocol node, NodeInput input) {
    List<NodeOutput> out = new ArrayList<>();
    nowPs += 1_000_000;
    node.on(input, new Time(nowPs), out::add);
    return out;
  }

  private void asks(NodeProtocol head, int request, int priority, int deadlineMs) {
    Time deadline = Time.ZERO.plus(Span.micros(1_000.0 * deadlineMs));
    tell(head, new NodeInput.Submitted(request, 0, 1, priority, 0.5, deadline));
  }

  /** Requests in the order in which they are served. */
  private List<Integer> served(NodeProtocol head, int count) {
    List<Integer> served = new ArrayList<>();
    for (int pair = 0; pair < count; pair++) {
      tell(head, new Heralded(0, pair, 0, 1, new Time(nowPs)));
      CircuitMessage word = new CircuitMessage.Complete(0, 0, pair, 0, pair, 1);
      tell(head, new FromCircuit(word)).stream()
          .filter(NodeOutput.Fulfilled.class::isInstance)
          .map(its -> ((NodeOutput.Fulfilled) its).request())
          .forEach(served::add);
    }
    return served;
  }

  private NodeProtocol asked(Order order) {
    NodeProtocol head = head(order);
    head.start(new ArrayList<NodeOutput>()::add);
    asks(head, 1, 0, 900);
    asks(head, 2, 0, 500);
    asks(head, 3, 1, 800);
    asks(head, 4, 0, 500);
    asks(head, 5, 1, 700);
    return head;
  }

  @Test
  void earliestDeadlineComesFirstWithinItsPriority() {
    assertThat(served(asked(Order.EARLIEST_DEADLINE), 5)).containsExactly(5, 3, 2, 4, 1);
  }

  @Test
  void whoCameFirstComesFirstWithinItsPriority() {
    assertThat(served(asked(Order.FIRST_COME), 5)).containsExactly(3, 5, 1, 2, 4);
  }

  @Test
  void theOrderOutlivesASnapshot() {
    NodeProtocol copy = head(Order.EARLIEST_DEADLINE);
    copy.restore(asked(Order.EARLIEST_DEADLINE).snapshot());
    assertThat(served(copy, 5)).containsExactly(5, 3, 2, 4, 1);
  }
}
