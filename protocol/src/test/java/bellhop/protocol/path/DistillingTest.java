package bellhop.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.protocol.path.NeighbourMessage.Dropped;
import bellhop.protocol.path.NeighbourMessage.Holding;
import bellhop.protocol.path.NeighbourMessage.Order;
import bellhop.protocol.path.NeighbourMessage.Result;
import bellhop.protocol.path.NeighbourMessage.Verdict;
import bellhop.protocol.path.NodeInput.FromNeighbour;
import bellhop.protocol.path.NodeInput.Heralded;
import bellhop.protocol.path.NodeOutput.Attempt;
import bellhop.protocol.path.NodeOutput.Discard;
import bellhop.protocol.path.NodeOutput.Distil;
import bellhop.protocol.path.NodeOutput.Tell;
import bellhop.protocol.path.NodeOutput.Why;
import bellhop.protocol.path.NodeSettings.End;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Rounds of two neighbours, told things one by one: 0 orders and judges, 1 follows. */
final class DistillingTest {
  private static final Circuit CIRCUIT =
      new Circuit(
          0,
          List.of(0, 1),
          List.of(0),
          List.of(2),
          Circuit.Method.DEJMPS,
          Span.ZERO,
          Span.micros(5_000),
          Span.micros(100),
          0.9,
          100,
          false);

  private static final Order ORDER = new Order(0, 0, 1, 0);
  private static final Result NOT_DONE = new Result(0, 0, 1, 0, false, false);

  private long nowPs;

  private static NodeProtocol node(int node) {
    List<End> ends = List.of(new End(0, node == 0, 100_000_000));
    return new NodeProtocol(
        NodeSettings.of(
            node, List.of(CIRCUIT), ends, new int[] {2}, NodeSettings.Order.FIRST_COME));
  }

  private List<NodeOutput> tell(NodeProtocol node, NodeInput input) {
    List<NodeOutput> out = new ArrayList<>();
    nowPs += 1_000_000;
    node.on(input, new Time(nowPs), out::add);
    return out;
  }

  private List<NodeOutput> hear(NodeProtocol node, NeighbourMessage message) {
    return tell(node, new FromNeighbour(0, message));
  }

  private Heralded herald(int slot, long pair) {
    return new Heralded(slot, pair, 0, 0, new Time(nowPs));
  }

  /** Judge with its first two pairs, which has ordered a round. */
  private NodeProtocol judge() {
    NodeProtocol judge = node(0);
    judge.start(_ -> {});
    Time late = Time.ZERO.plus(Span.seconds(10));
    tell(judge, new NodeInput.Submitted(7, 0, 1, 0, 0.5, late));
    tell(judge, herald(0, 0));
    assertThat(tell(judge, herald(1, 0))).contains(new Tell(0, ORDER));
    return judge;
  }

  /** Follower with its first two pairs. */
  private NodeProtocol follower() {
    NodeProtocol follower = node(1);
    follower.start(_ -> {});
    hear(follower, new NeighbourMessage.Demand(0, 1, true, 0, 0));
    tell(follower, herald(0, 0));
    tell(follower, herald(1, 0));
    return follower;
  }

  private static NodeInput measured(boolean bit) {
    return new NodeInput.Distilled(0, 1, 0, bit);
  }

  @Test
  void aPairThatIsBeingSpentIsNotSaidToBeDropped() {
    NodeProtocol judge = judge();
    Holding stillThere = new Holding(1, 0);
    assertThat(hear(judge, stillThere)).isEmpty();
    assertThat(tell(judge, measured(true))).contains(new Attempt(1, 1, 0));
    // the order was lost, and the other end asks after a target that is measured here
    assertThat(hear(judge, stillThere)).isEmpty();
  }

  @Test
  void aPairThatWasSpentInVainIsSaidToBeDropped() {
    NodeProtocol judge = judge();
    tell(judge, measured(true));
    // the kept one's other half is gone, and the order was lost: the target's waits
    assertThat(hear(judge, new Dropped(0, 0))).contains(new Discard(0, Why.BROKEN));
    assertThat(hear(judge, new Holding(1, 0))).containsExactly(new Tell(0, new Dropped(1, 0)));
  }

  @Test
  void anOrderForARoundThatBrokeIsRefused() {
    NodeProtocol follower = follower();
    assertThat(hear(follower, ORDER)).contains(new Distil(0, 1, 0, Circuit.Method.DEJMPS));
    assertThat(hear(follower, new Dropped(1, 0)))
        .contains(new Discard(0, Why.BROKEN), new Discard(1, Why.BROKEN));
    assertThat(hear(follower, ORDER)).containsExactly(new Tell(0, NOT_DONE));
    assertThat(hear(judge(), NOT_DONE))
        .contains(
            new Tell(0, new Verdict(0, 0, 1, 0, false)),
            new Discard(0, Why.BROKEN),
            new Discard(1, Why.BROKEN));
  }

  @Test
  void aLateCopyOfAnOrderCostsNothing() {
    NodeProtocol follower = follower();
    NodeProtocol judge = judge();
    hear(follower, ORDER);
    tell(judge, measured(true));
    assertThat(tell(follower, measured(true)))
        .contains(new Tell(0, new Result(0, 0, 1, 0, true, true)));
    Verdict kept = new Verdict(0, 0, 1, 0, true);
    assertThat(hear(judge, new Result(0, 0, 1, 0, true, true))).contains(new Tell(0, kept));
    hear(follower, kept); // the kept pair waits for its second round
    assertThat(hear(follower, ORDER)).containsExactly(new Tell(0, NOT_DONE));
    assertThat(hear(judge, NOT_DONE)).containsExactly(new Tell(0, kept));
    assertThat(hear(follower, kept)).isEmpty();
  }
}
