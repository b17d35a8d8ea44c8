package bellhop.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.protocol.path.NodeInput.FromCircuit;
import bellhop.protocol.path.NodeInput.FromNeighbour;
import bellhop.protocol.path.NodeInput.Heralded;
import bellhop.protocol.path.NodeOutput.Attempt;
import bellhop.protocol.path.NodeOutput.Deliver;
import bellhop.protocol.path.NodeOutput.Discard;
import bellhop.protocol.path.NodeOutput.MeasureBell;
import bellhop.protocol.path.NodeOutput.Tell;
import bellhop.protocol.path.NodeOutput.TellHead;
import bellhop.protocol.path.NodeOutput.TellTail;
import bellhop.protocol.path.NodeSettings.End;
import bellhop.protocol.path.NodeSettings.Order;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The machine of a node, told things one by one: head 0, relay 1 and tail 2 of one circuit. */
final class NodeProtocolTest {
  private static final int[] LANES = {2, 2};
  private static final long LATENCY_PS = 100_000_000;

  private long nowPs;

  private static Circuit circuit(Span cutoff) {
    return new Circuit(
        0,
        List.of(0, 1, 2),
        List.of(0, 1),
        List.of(0, 0),
        Circuit.Method.EPL,
        cutoff,
        Span.micros(5_000),
        Span.micros(200),
        0.9,
        100,
        false);
  }

  private static NodeProtocol node(int node, Span cutoff) {
    List<End> ends = new ArrayList<>();
    if (node > 0) {
      ends.add(new End(node - 1, false, LATENCY_PS));
    }
    if (node < 2) {
      ends.add(new End(node, true, LATENCY_PS));
    }
    return new NodeProtocol(
        NodeSettings.of(node, List.of(circuit(cutoff)), ends, LANES, Order.FIRST_COME));
  }

  private List<NodeOutput> tell(NodeProtocol node, NodeInput input) {
    List<NodeOutput> out = new ArrayList<>();
    nowPs += 1_000_000;
    node.on(input, new Time(nowPs), out::add);
    return out;
  }

  private List<NodeOutput> start(NodeProtocol node) {
    List<NodeOutput> out = new ArrayList<>();
    node.start(out::add);
    return out;
  }

  private static NodeInput wants(int pairs) {
    return new NodeInput.Submitted(7, 0, pairs, 0, 0.5, Time.ZERO.plus(Span.seconds(10)));
  }

  private static NodeInput demand(long serial, boolean active) {
    return new FromNeighbour(0, new NeighbourMessage.Demand(0, serial, active, 0, 0));
  }

  private Heralded herald(int slot, long pair, int frame) {
    return new Heralded(slot, pair, 0, frame, new Time(nowPs));
  }

  private static NodeInput track(long origin, long pair, int frame) {
    return new FromNeighbour(0, new NeighbourMessage.Track(0, 0, origin, 0, pair, frame));
  }

  @Test
  void theHeadUsesItsHalfOnTheTailsWordAlone() {
    NodeProtocol head = node(0, Span.ZERO);
    assertThat(start(head)).isEmpty(); // it chooses, and nobody wants anything yet
    assertThat(tell(head, wants(1))).contains(new Attempt(0, 0, 0), new Attempt(1, 0, 0));
    assertThat(tell(head, herald(0, 0, 1)))
        .contains(new Tell(0, new NeighbourMessage.Track(0, 0, 0, 0, 0, 1)))
        .noneMatch(Deliver.class::isInstance);
    NodeInput word = new FromCircuit(new CircuitMessage.Complete(0, 0, 0, 1, 4, 3));
    assertThat(tell(head, word))
        .contains(new Deliver(0, 0, 3, 0, 0, 7), new NodeOutput.Fulfilled(7));
    assertThat(tell(head, word)).isEmpty(); // a repeated word uses nothing twice
  }

  @Test
  void theTailDecidesOnceAndForAll() {
    NodeProtocol tail = node(2, Span.ZERO);
    assertThat(start(tail)).containsExactly(new Attempt(0, 0, -1), new Attempt(1, 0, -1));
    tell(tail, herald(0, 0, 2));
    CircuitMessage.Complete yes = new CircuitMessage.Complete(0, 0, 5, 0, 0, 3);
    assertThat(tell(tail, track(5, 0, 3)))
        .contains(new Deliver(0, 0, 3, 0, 5, -1), new TellHead(yes));
    assertThat(tell(tail, track(5, 0, 3))).containsExactly(new TellHead(yes));
    assertThat(tell(tail, new FromCircuit(new CircuitMessage.Query(0, 0, 5))))
        .containsExactly(new TellHead(yes));
  }

  @Test
  void aPairThatTheHeadAskedAfterIsNeverUsedLater() {
    NodeProtocol tail = node(2, Span.ZERO);
    start(tail);
    tell(tail, herald(0, 0, 2));
    TellHead gone = new TellHead(new CircuitMessage.Gone(0, 0, 5));
    assertThat(tell(tail, new FromCircuit(new CircuitMessage.Query(0, 0, 5))))
        .containsExactly(gone);
    assertThat(tell(tail, track(5, 0, 3)))
        .contains(gone, new Discard(0, NodeOutput.Why.BROKEN))
        .noneMatch(Deliver.class::isInstance);
  }

  @Test
  void aRelayJoinsAtOnceAndTheTrackCollectsTheOutcome() {
    NodeProtocol relay = node(1, Span.ZERO);
    start(relay);
    tell(relay, demand(1, true));
    tell(relay, herald(0, 0, 1));
    assertThat(tell(relay, herald(2, 0, 2))).containsExactly(new MeasureBell(0, 2));
    assertThat(tell(relay, track(0, 0, 1))).isEmpty(); // waits for the outcome
    assertThat(tell(relay, new NodeInput.Measured(0, 2, 3)))
        .contains(new Tell(1, new NeighbourMessage.Track(0, 0, 0, 0, 0, 1 ^ 3 ^ 2)))
        .contains(new Attempt(0, 1, -1), new Attempt(2, 1, 0));
    // a late copy of the track follows the swap that is remembered
    assertThat(tell(relay, track(0, 0, 1)))
        .containsExactly(new Tell(1, new NeighbourMessage.Track(0, 0, 0, 0, 0, 1 ^ 3 ^ 2)));
  }

  @Test
  void dropsPairAtCutoffAndExpiresItsTrack() {
    NodeProtocol relay = node(1, Span.micros(50));
    start(relay);
    tell(relay, demand(1, true));
    tell(relay, herald(0, 0, 1));
    nowPs += 60_000_000;
    assertThat(tell(relay, new NodeInput.Woken(0)))
        .contains(
            new Discard(0, NodeOutput.Why.EXPIRED),
            new Tell(0, new NeighbourMessage.Dropped(0, 0)));
    assertThat(tell(relay, track(0, 0, 1)))
        .containsExactly(new TellHead(new CircuitMessage.Expired(0, 0, 0)));
  }

  @Test
  void theHeadAsksTheTailBeforeItGivesUp() {
    NodeProtocol head = node(0, Span.ZERO);
    start(head);
    tell(head, wants(1));
    tell(head, herald(0, 0, 1));
    assertThat(tell(head, new FromCircuit(new CircuitMessage.Expired(0, 0, 0))))
        .contains(new TellTail(new CircuitMessage.Query(0, 0, 0)))
        .noneMatch(Discard.class::isInstance);
    assertThat(tell(head, new FromCircuit(new CircuitMessage.Gone(0, 0, 0))))
        .contains(new Discard(0, NodeOutput.Why.BROKEN), new Attempt(0, 1, 0));
  }

  @Test
  void aTrackMayOvertakeItsHeraldOnce() {
    NodeProtocol tail = node(2, Span.ZERO);
    start(tail);
    assertThat(tell(tail, track(5, 0, 3))).isEmpty();
    assertThat(tell(tail, herald(0, 0, 2))).contains(new Deliver(0, 0, 3, 0, 5, -1));
    assertThat(tell(tail, track(6, 1, 3))).isEmpty();
    // the second one shows that the herald is lost
    assertThat(tell(tail, track(6, 1, 3)))
        .contains(new TellHead(new CircuitMessage.Gone(0, 0, 6)), new Attempt(0, 2, -1));
    assertThat(tell(tail, herald(0, 1, 2))).isEmpty();
  }

  @Test
  void numbersStartAboveAllThatWereEverUsedAfterARestart() {
    NodeProtocol tail = node(2, Span.ZERO);
    start(tail);
    long far = (5L << 40) + 3;
    assertThat(tell(tail, new NodeInput.Realigned(0, far))).contains(new Attempt(0, far, -1));
    assertThat(tell(tail, new NodeInput.Restarted(1))).contains(new Attempt(0, 6L << 40, -1));
  }

  @Test
  void requestsAreRefusedWithAReason() {
    NodeProtocol head = node(0, Span.ZERO);
    start(head);
    Time soon = Time.ZERO.plus(Span.micros(50));
    Time later = Time.ZERO.plus(Span.micros(20_000));
    assertThat(tell(head, new NodeInput.Submitted(1, 0, 1, 0, 0.95, later)))
        .containsExactly(new NodeOutput.Refused(1, NodeOutput.Refusal.FIDELITY));
    assertThat(tell(head, new NodeInput.Submitted(2, 0, 1, 0, 0.5, soon)))
        .containsExactly(new NodeOutput.Refused(2, NodeOutput.Refusal.NO_TIME));
    assertThat(tell(head, new NodeInput.Submitted(3, 0, 50, 0, 0.5, later)))
        .containsExactly(new NodeOutput.Refused(3, NodeOutput.Refusal.NO_RESOURCES));
  }

  @Test
  void aNodeGoesOnFromItsSnapshot() {
    NodeProtocol relay = node(1, Span.micros(50));
    start(relay);
    tell(relay, demand(1, true));
    tell(relay, herald(0, 0, 1));
    NodeProtocol copy = node(1, Span.micros(50));
    copy.restore(relay.snapshot());
    assertThat(copy.stateHash()).isEqualTo(relay.stateHash());
    Heralded next = herald(2, 0, 2);
    List<NodeOutput> ours = tell(relay, next);
    assertThat(tell(copy, next)).isEqualTo(ours).isNotEmpty();
    assertThat(copy.stateHash()).isEqualTo(relay.stateHash());
  }
}
