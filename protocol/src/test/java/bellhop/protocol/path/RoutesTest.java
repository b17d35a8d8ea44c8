package bellhop.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.protocol.path.NodeInput.FromCircuit;
import bellhop.protocol.path.NodeInput.FromNeighbour;
import bellhop.protocol.path.NodeInput.Heralded;
import bellhop.protocol.path.NodeOutput.Attempt;
import bellhop.protocol.path.NodeOutput.Cease;
import bellhop.protocol.path.NodeOutput.DeadlineAt;
import bellhop.protocol.path.NodeOutput.Deliver;
import bellhop.protocol.path.NodeOutput.Discard;
import bellhop.protocol.path.NodeOutput.Forgotten;
import bellhop.protocol.path.NodeOutput.Refused;
import bellhop.protocol.path.NodeOutput.Tell;
import bellhop.protocol.path.NodeOutput.TellTail;
import bellhop.protocol.path.NodeOutput.TimedOut;
import bellhop.protocol.path.NodeSettings.End;
import bellhop.protocol.path.NodeSettings.Order;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Circuits that come and go at one node: node 0 is the head of circuits over links 0 or 1 to node 1
 * and node 1 a relay between link 0 and link 1, two lanes each.
 */
final class RoutesTest {
  private static final int[] LANES = {2, 2};
  private static final Time DEADLINE = Time.ZERO.plus(Span.seconds(10));

  private long nowPs;

  private static Circuit circuit(int id, List<Integer> nodes, List<Integer> links) {
    return new Circuit(
        id,
        nodes,
        links,
        Collections.nCopies(links.size(), 0),
        Circuit.Method.DEJMPS,
        Span.ZERO,
        Span.micros(5_000),
        Span.micros(100),
        0.9,
        100,
        false);
  }

  private static Circuit over(int id, int link) {
    return circuit(id, List.of(0, 1), List.of(link));
  }

  private static NodeSettings headSettings(Circuit... circuits) {
    List<End> ends = List.of(new End(0, true, 1_000_000), new End(1, true, 1_000_000));
    return NodeSettings.of(0, List.of(circuits), ends, LANES, Order.FIRST_COME);
  }

  private static NodeSettings relaySettings() {
    List<End> ends = List.of(new End(0, false, 1_000_000), new End(1, true, 1_000_000));
    return NodeSettings.of(1, List.of(), ends, LANES, Order.FIRST_COME);
  }

  private List<NodeOutput> tell(NodeProtocol node, NodeInput input) {
    List<NodeOutput> out = new ArrayList<>();
    nowPs += 1_000_000;
    node.on(input, new Time(nowPs), out::add);
    return out;
  }

  private static NodeProtocol started(NodeSettings settings) {
    NodeProtocol node = new NodeProtocol(settings);
    node.start(output -> {});
    return node;
  }

  private static NodeInput installed(NodeSettings at, int node, Circuit circuit) {
    return new NodeInput.Installed(at.route(node, circuit, 2));
  }

  private static NodeInput wants(int request, int circuit, int pairs) {
    return new NodeInput.Submitted(request, circuit, pairs, 0, 0.5, DEADLINE);
  }

  private Heralded herald(int slot, long pair, int circuit) {
    return new Heralded(slot, pair, circuit, 1, new Time(nowPs));
  }

  private static NodeInput complete(int circuit, int lane, long pair) {
    return new FromCircuit(new CircuitMessage.Complete(circuit, lane, pair, 0, 0, 3));
  }

  private static NodeInput known(int circuit, long serial) {
    return new FromCircuit(new CircuitMessage.DemandKnown(circuit, serial));
  }

  @Test
  void aCircuitThatCameLaterServes() {
    NodeSettings settings = headSettings();
    NodeProtocol head = started(settings);
    assertThat(tell(head, wants(1, 70_000, 1)))
        .containsExactly(new Refused(1, NodeOutput.Refusal.NO_CIRCUIT));
    assertThat(tell(head, installed(settings, 0, over(70_000, 1)))).isEmpty();
    assertThat(tell(head, wants(2, 70_000, 1)))
        .contains(new Attempt(2, 0, 70_000), new Attempt(3, 0, 70_000));
    tell(head, herald(2, 0, 70_000));
    assertThat(tell(head, complete(70_000, 0, 0))).contains(new NodeOutput.Fulfilled(2));
  }

  @Test
  void requestsMoveWithThePairsTheyHave() {
    NodeSettings settings = headSettings(over(0, 0));
    NodeProtocol head = started(settings);
    tell(head, wants(1, 0, 2));
    tell(head, herald(0, 0, 0));
    tell(head, complete(0, 0, 0));
    tell(head, herald(1, 0, 0));
    tell(head, installed(settings, 0, over(9, 1)));
    assertThat(tell(head, new NodeInput.Moved(0, 9)))
        .contains(
            new DeadlineAt(DEADLINE, 1, 9),
            new Attempt(2, 0, 9),
            new Attempt(3, 0, 9),
            new Cease(0),
            new TellTail(new CircuitMessage.Query(0, 1, 0)))
        .noneMatch(Discard.class::isInstance);
    // the pair that was under way is used, and is nobody's
    assertThat(tell(head, complete(0, 1, 0))).contains(new Deliver(1, 0, 3, 1, 0, -1));
    tell(head, herald(2, 0, 9));
    assertThat(tell(head, complete(9, 0, 0))).contains(new NodeOutput.Fulfilled(1));
    assertThat(tell(head, new NodeInput.DeadlineReached(1, 0))).isEmpty();
  }

  @Test
  void theHeadForgetsACircuitWhenItsPairsAreDecidedAndTheTailKnowsThatNobodyWantsIt() {
    NodeSettings settings = headSettings(over(0, 0));
    NodeProtocol head = started(settings);
    tell(head, wants(1, 0, 2));
    tell(head, herald(0, 0, 0));
    assertThat(tell(head, new NodeInput.Removed(0)))
        .contains(new TimedOut(1, 0), new Cease(1))
        .noneMatch(Forgotten.class::isInstance);
    assertThat(tell(head, wants(2, 0, 1)))
        .containsExactly(new Refused(2, NodeOutput.Refusal.NO_CIRCUIT));
    assertThat(tell(head, complete(0, 0, 0)))
        .contains(new Deliver(0, 0, 3, 0, 0, -1))
        .noneMatch(Forgotten.class::isInstance);
    assertThat(tell(head, known(0, 2))).containsExactly(new Forgotten(0));
    assertThat(tell(head, new NodeInput.Removed(0))).containsExactly(new Forgotten(0));
  }

  @Test
  void aRelayGivesUpWhatItHoldsOfACircuitThatLeaves() {
    NodeSettings settings = relaySettings();
    NodeProtocol relay = started(settings);
    Circuit through = circuit(5, List.of(0, 1, 2), List.of(0, 1));
    tell(relay, installed(settings, 1, through));
    tell(relay, new FromNeighbour(0, new NeighbourMessage.Demand(5, 1, true, 0, 0)));
    tell(relay, herald(0, 0, 5));
    assertThat(tell(relay, new NodeInput.Removed(5)))
        .contains(new Discard(0, NodeOutput.Why.UNWANTED), new Cease(2), new Forgotten(5));
    assertThat(tell(relay, herald(1, 0, 5)))
        .contains(new Discard(1, NodeOutput.Why.UNWANTED), new Attempt(1, 1, -1));
  }

  @Test
  void aSwapUnderWayKeepsTheRowOfItsCircuit() {
    NodeSettings settings = relaySettings();
    NodeProtocol relay = started(settings);
    tell(relay, installed(settings, 1, circuit(5, List.of(0, 1, 2), List.of(0, 1))));
    tell(relay, new FromNeighbour(0, new NeighbourMessage.Demand(5, 1, true, 0, 0)));
    tell(relay, herald(0, 0, 5));
    tell(relay, herald(2, 0, 5));
    assertThat(tell(relay, new NodeInput.Removed(5))).noneMatch(Forgotten.class::isInstance);
    tell(relay, installed(settings, 1, circuit(6, List.of(0, 1, 2), List.of(0, 1))));
    assertThat(tell(relay, new NodeInput.Measured(0, 2, 3))).contains(new Forgotten(5));
  }

  @Test
  void messagesAboutUnknownCircuitsChangeNothing() {
    NodeProtocol relay = started(relaySettings());
    long before = relay.stateHash();
    List<NodeInput> all =
        List.of(
            new FromNeighbour(0, new NeighbourMessage.Demand(5, 1, true, 0, 0)),
            new FromNeighbour(0, new NeighbourMessage.Track(5, 0, 0, 0, 0, 1)),
            new FromNeighbour(1, new NeighbourMessage.Probe(5, 0, 0, 0, 0)),
            new FromCircuit(new CircuitMessage.Query(5, 0, 0)),
            new FromCircuit(new CircuitMessage.Expired(5, 0, 0)),
            new FromCircuit(new CircuitMessage.Lost(5, 0, 0)),
            new FromCircuit(new CircuitMessage.Gone(5, 0, 0)),
            complete(5, 0, 0),
            known(5, 1),
            new NodeInput.DemandDue(5, 1),
            new NodeInput.DeadlineReached(1, 5),
            new NodeInput.Moved(5, 6));
    for (NodeInput input : all) {
      assertThat(tell(relay, input)).as("%s", input).isEmpty();
    }
    assertThat(relay.stateHash()).isEqualTo(before);
  }

  @Test
  void circuitsOutliveARestartAndASnapshot() {
    NodeSettings settings = headSettings(over(0, 0));
    NodeProtocol head = started(settings);
    tell(head, installed(settings, 0, over(7, 1)));
    tell(head, installed(settings, 0, over(8, 1)));
    tell(head, wants(1, 8, 2));
    tell(head, new NodeInput.Removed(0));
    NodeProtocol copy = new NodeProtocol(headSettings());
    copy.restore(head.snapshot());
    assertThat(copy.stateHash()).isEqualTo(head.stateHash());
    NodeInput restart = new NodeInput.Restarted(1);
    List<NodeOutput> ours = tell(head, restart);
    assertThat(ours).contains(new Attempt(2, 1L << 40, 8));
    nowPs -= 1_000_000;
    assertThat(tell(copy, restart)).isEqualTo(ours);
    assertThat(tell(copy, installed(settings, 0, over(9, 0)))).isEmpty();
    tell(head, installed(settings, 0, over(9, 0)));
    assertThat(copy.stateHash()).isEqualTo(head.stateHash());
  }

  @Test
  void aHeadThatStartsAgainTellsTheTailBeforeItForgets() {
    NodeProtocol head = started(headSettings(over(0, 0)));
    tell(head, wants(1, 0, 2));
    tell(head, herald(0, 0, 0));
    tell(head, new NodeInput.Removed(0));
    assertThat(tell(head, new NodeInput.Restarted(1)))
        .contains(new Tell(0, new NeighbourMessage.Demand(0, 3, false, 0, 1L << 40)))
        .noneMatch(Forgotten.class::isInstance);
    assertThat(tell(head, known(0, 2))).isEmpty();
    assertThat(tell(head, known(0, 3))).containsExactly(new Forgotten(0));
  }

  /** Of those with fewest lanes: 40 keeps the other one all the time. */
  @Test
  void thoseThatWantPairsTakeTurnsByTheirIds() {
    NodeSettings settings = headSettings();
    NodeProtocol head = started(settings);
    for (int id : new int[] {50, 30, 40, 20}) {
      tell(head, installed(settings, 0, over(id, 0)));
    }
    assertThat(tell(head, wants(1, 40, 9))).contains(new Attempt(0, 0, 40), new Attempt(1, 0, 40));
    tell(head, wants(2, 20, 9));
    tell(head, wants(3, 50, 9));
    List<Integer> turns = new ArrayList<>();
    int circuit = 40;
    for (long pair = 0; pair < 6; pair++) {
      tell(head, herald(0, pair, circuit));
      tell(head, new FromCircuit(new CircuitMessage.Expired(circuit, 0, pair)));
      NodeInput gone = new FromCircuit(new CircuitMessage.Gone(circuit, 0, pair));
      for (NodeOutput output : tell(head, gone)) {
        if (output instanceof Attempt attempt) {
          circuit = attempt.circuit();
          turns.add(circuit);
        }
      }
    }
    assertThat(turns).containsExactly(50, 20, 50, 20, 50, 20);
  }

  @Test
  void rowsAreUsedAgain() {
    NodeSettings settings = headSettings();
    NodeProtocol head = started(settings);
    int size = 0;
    for (int id = 0; id < 1_000; id++) {
      tell(head, installed(settings, 0, over(id, id % 2)));
      assertThat(tell(head, new NodeInput.Removed(id))).containsExactly(new Forgotten(id));
      size = Math.max(size, head.snapshot().length);
    }
    assertThat(size).isLessThan(2_000);
  }
}
