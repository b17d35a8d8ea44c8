package bellhop.simulator.traffic;

import bellhop.network.Network;
import bellhop.network.Timekeeping;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.CircuitMessage;
import bellhop.protocol.path.NodeInput;
import bellhop.protocol.path.NodeOutput;
import bellhop.protocol.path.NodeProtocol;
import bellhop.simulator.timeline.Buffer;
import bellhop.simulator.traffic.TrafficResult.WaitedFor;
import bellhop.units.Time;
import java.util.List;
import java.util.Optional;

/**
 * Hosts the nodes of a network in virtual time while requests for pairs come and things go wrong.
 * It moves messages between the machines and the modelled hardware; what to do is decided by the
 * nodes, what it costs by {@link Benches}, {@link Gates} and {@link Pairs}, and what goes wrong is
 * the matter of {@link Troubles}.
 *
 * <p>Everything that a node is told is an event of one queue. A node decides, its outputs are
 * collected, and only then are they acted on, by further events.
 */
public final class TrafficSimulation {
  /** So many times a lost message is said again, as good as certainly. */
  private static final int RETRIES = 20;

  /** A node that was down has missed the news; a clock that is set back makes a retry longer. */
  private static final int RETRIES_WHEN_DOWN = 2;

  private static final long RETRY_WHEN_DOWN_PS = 1_000_000_000L;

  private final Network network;
  private final Sessions sessions;
  private final LaneLayout layout;
  private final long endPs;
  private final NodeProtocol[] nodes;
  private final Buffer<NodeOutput> outputs = new Buffer<>();
  private final Agenda agenda = new Agenda();
  private final Violations violations = new Violations();
  private final TrafficRecord record;
  private final TrafficObserver observer;
  private final Offering offering;
  private final Needs needs;
  private final Waits waits;
  private final Pairs pairs;
  private final Wires wires;
  private final Hosts hosts;
  private final FabricHost fabric;
  private final Benches benches;
  private final Gates gates;
  private final Troubles troubles;
  private final Optional<ControlHost> control;

  /** By slot: when its node asked last to be woken, by its own clock. */
  private final long[] wakePs;

  /** By node. */
  private final long[] resetPs;

  /** By link, one way. */
  private final long[] latencyPs;

  private boolean hasBegun;

  /**
   * @param offers in order of their times
   */
  public TrafficSimulation(
      List<Circuit> circuits, LaneLayout layout, List<Offer> offers, TrafficOptions options) {
    this(circuits, layout, Offers.of(offers), options, TrafficObserver.NOBODY);
  }

  /**
   * @param observer who looks on
   */
  public TrafficSimulation(
      List<Circuit> circuits,
      LaneLayout layout,
      Offers offers,
      TrafficOptions options,
      TrafficObserver observer) {
    this.layout = layout;
    this.observer = observer;
    network = layout.network();
    sessions = new Sessions(network, circuits);
    endPs = options.end().picos();
    int count = network.qpus().size();
    nodes = new NodeProtocol[count];
    for (int n = 0; n < count; n++) {
      nodes[n] = new NodeProtocol(layout.node(n));
    }
    int links = network.links().size();
    record = new TrafficRecord(circuits.size(), links, options.keepSamples());
    offering = new Offering(offers, agenda, record);
    needs = new Needs(circuits.size(), offers);
    pairs =
        new Pairs(
            layout.slotCount(),
            options.seed().stream("traffic/pairs"),
            violations,
            slot -> benches().emptied(slot));
    wires = new Wires(agenda, options.seed().stream("traffic/messages"));
    hosts = new Hosts(count, agenda);
    Timekeeping timekeeping = new Timekeeping(network);
    fabric = new FabricHost(layout, options.policy(), agenda);
    benches =
        new Benches(
            sessions,
            layout,
            timekeeping,
            options.seed(),
            agenda,
            wires,
            pairs,
            fabric,
            needs,
            record,
            observer);
    fabric.serves(benches);
    waits = new Waits(circuits.size(), offers, endPs, sessions, benches);
    gates = new Gates(layout, agenda, hosts, pairs, record, observer);
    troubles =
        new Troubles(
            options.faults(),
            layout,
            timekeeping,
            agenda,
            hosts,
            wires,
            benches,
            fabric,
            pairs,
            this::heard);
    fabric.tells(this::heardOfWays);
    control =
        options
            .rerouting()
            .map(its ->
                new ControlHost(
                    its,
                    circuits.size(),
                    layout,
                    agenda,
                    wires,
                    hosts,
                    sessions,
                    options.seed().stream("traffic/control"),
                    this::tell));
    wakePs = new long[layout.slotCount()];
    resetPs = network.qpus().stream().mapToLong(q -> q.device().reset().picos()).toArray();
    latencyPs = network.links().stream().mapToLong(l -> l.latency().picos()).toArray();
  }

  private Benches benches() {
    return benches;
  }

  private void heard(Fault fault, int by) {
    control.ifPresent(its -> its.changes(fault, by));
  }

  private void heardOfWays(int link, int by) {
    control.ifPresent(its -> its.changesLink(link, by));
  }

  /** Runs to the end and says what happened. */
  public TrafficResult run() {
    while (run(Long.MAX_VALUE)) {}
    return result();
  }

  /** Runs at most so many events more; whether there is more to do. For those who look on. */
  public boolean run(long most) {
    if (!hasBegun) {
      hasBegun = true;
      begin();
    }
    for (long i = 0; i < most; i++) {
      if (!agenda.next(endPs)) {
        return false;
      }
      waits.pass(agenda.nowPs());
      step();
    }
    return true;
  }

  /** What happened up to now. */
  public TrafficResult result() {
    return record.result(
        pairs, violations, agenda.nowPs(), agenda.events(), agenda.hash(), reroutes());
  }

  private List<TrafficResult.Reroute> reroutes() {
    return control.map(ControlHost::reroutes).orElse(List.of());
  }

  /** Elementary pairs made up to now. */
  public long generated() {
    return pairs.generated;
  }

  /** Virtual time. */
  public Time now() {
    return new Time(agenda.nowPs());
  }

  /** Halves, of whole pairs or broken ones, in slots that are not being attempted with. */
  long halves() {
    long count = 0;
    for (int slot = 0; slot < layout.slotCount(); slot++) {
      count += pairs.isEmpty(slot) || benches.isAttempting(slot) ? 0 : 1;
    }
    return count;
  }

  /** Elementary pairs that are found in slots, counted one by one. */
  long elementaryRows() {
    return pairs.elementaryRows();
  }

  /** Circuits that any node knows, as far as the controller knows. */
  int circuitCount() {
    return control.map(ControlHost::circuitCount).orElse(0);
  }

  /** Pairs that one end uses and the other does not yet. */
  long halfUsed() {
    return pairs.halfUsed;
  }

  private void begin() {
    troubles.announce();
    for (int n = 0; n < nodes.length; n++) {
      nodes[n].start(outputs);
      act(n);
    }
    offering.begin();
  }

  private void step() {
    int first = agenda.first();
    int second = agenda.second();
    switch (agenda.kind()) {
      case INPUT -> input(first, second);
      case WOKEN -> wake(first, second);
      case CLICK -> benches.click(first, second);
      case ALIGN -> benches.align(first, second);
      case OFFER -> offer(first);
      case TOGETHER -> offering.beginTogether(first);
      case FAULT_BEGINS -> troubles.begin(first);
      case FAULT_ENDS -> endTrouble(first);
      case HOLDOVER_OVER -> troubles.holdoverOver(first, second);
      case TURNED -> fabric.turned(first, second);
      case FABRIC_WOKEN -> fabric.woken();
      case COMMAND -> control().commanded(first, second);
      case COMMAND_AGAIN -> control().sendAgain(first, second);
      case REPORT -> report(first, second == 1);
      case NOTICED -> control().noticed(first, second);
      case CONTROLLER_WOKEN -> control().woken();
    }
  }

  private ControlHost control() {
    return control.orElseThrow();
  }

  private void report(int number, boolean isAgain) {
    if (isAgain) {
      control().reportAgain(number);
    } else {
      control().reported(number);
    }
  }

  private void endTrouble(int index) {
    int node = troubles.end(index);
    if (node >= 0) {
      tell(node, new NodeInput.Restarted(hosts.life(node)));
    }
  }

  /** A clock that was set back in between makes the time come again. */
  private void wake(int node, int slot) {
    long askedPs = wakePs[layout.slot(node, slot)];
    if (hosts.shows(node, askedPs)) {
      tell(node, new NodeInput.Woken(slot));
    } else {
      long againPs = hosts.trueTimePs(node, new Time(askedPs));
      agenda.add(againPs, Agenda.Kind.WOKEN, node, slot);
    }
  }

  private void input(int node, int at) {
    int life = agenda.inbox().life(at);
    NodeInput input = agenda.inbox().take(at);
    boolean isLate = life != Inbox.ANY_LIFE && life != hosts.life(node);
    if (!isLate) {
      tell(node, input);
    }
  }

  private void tell(int node, NodeInput input) {
    if (hosts.isDown(node)) {
      missed(node, input);
      return;
    }
    nodes[node].on(current(input), hosts.local(node), outputs);
    act(node);
  }

  /** A request that had to wait for its node may find its session moved. */
  private NodeInput current(NodeInput input) {
    if (!(input instanceof NodeInput.Submitted its)) {
      return input;
    }
    int circuit = sessions.current(sessions.sessionOf(its.circuit()));
    return circuit == its.circuit()
        ? its
        : new NodeInput.Submitted(
            its.request(),
            circuit,
            its.pairs(),
            its.priority(),
            its.minimumFidelity(),
            its.deadline());
  }

  /** What comes to a node that is down is lost, but for what its applications ask of it. */
  private void missed(int node, NodeInput input) {
    if (input instanceof NodeInput.Submitted || input instanceof NodeInput.DeadlineReached) {
      agenda.input(agenda.nowPs() + RETRY_WHEN_DOWN_PS, node, input, Inbox.ANY_LIFE);
    }
  }

  private void offer(int index) {
    Offer offer = offering.get(index);
    record.offered(index, agenda.nowPs());
    if (offer.circuit() < 0) {
      record.unreachable(index);
      offering.failed(index);
    } else {
      needs.begins(index);
      waits.begins(index, agenda.nowPs());
      benches.needChanged(offer.circuit());
      offering.expect(index, this::expect);
      tell(
          sessions.circuit(offer.circuit()).head(),
          new NodeInput.Submitted(
              index,
              offer.circuit(),
              offer.pairs(),
              offer.priority(),
              offer.minimumFidelity(),
              offer.deadline()));
    }
    offering.came(index);
  }

  /** One that is being served is there after about the time that its circuit takes for a pair. */
  private void expect(int index, long delayPs) {
    int session = offering.get(index).circuit();
    if (session >= 0) {
      double pairPs = 1e12 / sessions.circuit(sessions.current(session)).rate();
      benches.expects(session, agenda.nowPs() + (long) Math.min(pairPs, 1e15) + delayPs);
    }
  }

  private WaitedFor over(int request) {
    needs.ends(request);
    benches.needChanged(offering.get(request).circuit());
    return waits.ends(request, agenda.nowPs());
  }

  /** Does what a node asked for. */
  private void act(int node) {
    for (int i = 0; i < outputs.size(); i++) {
      act(node, outputs.get(i));
    }
    outputs.clear();
  }

  private void act(int node, NodeOutput output) {
    switch (output) {
      case NodeOutput.Attempt(int its, long pair, int circuit) -> {
        int slot = layout.slot(node, its);
        pairs.discard(slot);
        benches.attempt(slot, pair, circuit, resetPs[node]);
      }
      case NodeOutput.Cease(int its) -> {
        int slot = layout.slot(node, its);
        pairs.discard(slot); // there may be one of which no herald came
        benches.cease(slot);
      }
      case NodeOutput.MeasureBell(int left, int right) -> {
        gates.swap(node, left, right);
        left(node, left, TrafficObserver.Fate.SWAPPED);
        left(node, right, TrafficObserver.Fate.SWAPPED);
      }
      case NodeOutput.Distil distil -> {
        gates.distil(node, distil);
        left(node, distil.target(), TrafficObserver.Fate.DISTILLED);
      }
      case NodeOutput.MeasureEnd(int slot) -> gates.measureEnd(layout.slot(node, slot));
      case NodeOutput.Discard(int slot, NodeOutput.Why why) -> discard(node, slot, why);
      case NodeOutput.Deliver deliver -> deliver(node, deliver);
      case NodeOutput.Tell tell -> send(node, tell);
      case NodeOutput.TellHead(CircuitMessage message) -> {
        int circuit = message.circuit();
        NodeInput news = new NodeInput.FromCircuit(message);
        wires.carry(sessions.circuit(circuit).head(), sessions.fromHeadPs(circuit, node), news);
      }
      case NodeOutput.TellTail(CircuitMessage message) -> {
        int circuit = message.circuit();
        int tail = sessions.circuit(circuit).tail();
        long wayPs = sessions.fromHeadPs(circuit, tail) - sessions.fromHeadPs(circuit, node);
        wires.carry(tail, wayPs, new NodeInput.FromCircuit(message));
      }
      case NodeOutput.WakeAt(Time time, int slot) -> {
        wakePs[layout.slot(node, slot)] = time.picos();
        agenda.add(hosts.trueTimePs(node, time), Agenda.Kind.WOKEN, node, slot);
      }
      case NodeOutput.DemandAt(Time time, int circuit, long serial) -> {
        NodeInput due = new NodeInput.DemandDue(circuit, serial);
        agenda.input(hosts.trueTimePs(node, time), node, due, hosts.life(node));
      }
      case NodeOutput.DeadlineAt(Time time, int request, int circuit) -> {
        NodeInput reached = new NodeInput.DeadlineReached(request, circuit);
        agenda.input(hosts.trueTimePs(node, time), node, reached, Inbox.ANY_LIFE);
      }
      case NodeOutput.Refused(int request, NodeOutput.Refusal why) -> {
        over(request);
        record.refused(request, why);
        offering.failed(request);
      }
      case NodeOutput.Fulfilled(int request) -> {
        WaitedFor what = over(request);
        record.fulfilled(request, agenda.nowPs());
        if (agenda.nowPs() > offering.get(request).by().picos()) {
          record.waited(request, what);
        }
        offering.fulfilled(request);
      }
      case NodeOutput.TimedOut(int request, int _) -> {
        record.waited(request, over(request));
        record.timedOut(request);
        offering.failed(request);
      }
      case NodeOutput.Forgotten(int circuit) ->
          control.ifPresent(its -> its.forgotten(node, circuit));
    }
  }

  private void discard(int node, int its, NodeOutput.Why why) {
    int slot = layout.slot(node, its);
    switch (why) {
      case EXPIRED -> {
        left(node, its, TrafficObserver.Fate.EXPIRED);
        pairs.expire(slot);
      }
      case BROKEN, UNWANTED -> {
        left(node, its, TrafficObserver.Fate.DISCARDED);
        pairs.discard(slot);
      }
    }
  }

  private void left(int node, int its, TrafficObserver.Fate fate) {
    int slot = layout.slot(node, its);
    observer.left(
        layout.linkAt(slot), layout.laneAt(slot), layout.endAt(slot), fate, agenda.nowPs());
  }

  private void deliver(int node, NodeOutput.Deliver output) {
    int slot = layout.slot(node, output.slot());
    int circuit = output.circuit();
    boolean isHead = sessions.circuit(circuit).head() == node;
    if (!sessions.circuit(circuit).measured()) {
      gates.load(slot);
    }
    double fidelity = pairs.deliver(slot, output.frame(), mayBeLost(circuit), agenda.nowPs());
    if (isHead == Double.isNaN(fidelity)) {
      violations.add("the ends did not use a pair in their order");
    }
    left(node, output.slot(), TrafficObserver.Fate.DELIVERED);
    if (isHead) {
      int session = sessions.sessionOf(circuit);
      record.delivered(session, output.request(), fidelity);
      if (output.request() >= 0) {
        waits.served(session, output.request(), agenda.nowPs());
      }
      observer.delivered(circuit, output.request(), fidelity, agenda.nowPs());
    }
  }

  /**
   * Whether the head has gone down and the tail cannot know it yet. A head says so along the
   * circuit when it is back, and again if a node there was still down.
   */
  private boolean mayBeLost(int circuit) {
    Circuit its = sessions.circuit(circuit);
    if (!hosts.wasEverDown(its.head())) {
      return false;
    }
    long backPs = hosts.cameBackPs(its.head());
    long allBackPs = backPs;
    for (int node : its.nodes()) {
      if (hosts.isDown(node)) {
        return true;
      }
      allBackPs = Math.max(allBackPs, hosts.cameBackPs(node));
    }
    int retries = wires.wereBad() ? RETRIES : allBackPs > backPs ? RETRIES_WHEN_DOWN : 0;
    long newsPs = retries * its.retry().picos() + its.latency().picos() * wires.slowest();
    return agenda.nowPs() - allBackPs <= newsPs;
  }

  private void send(int node, NodeOutput.Tell tell) {
    int link = layout.node(node).ports().get(tell.port()).link();
    int far = layout.nodeAt(link, 0) == node ? 1 : 0;
    wires.carry(
        layout.nodeAt(link, far),
        latencyPs[link],
        new NodeInput.FromNeighbour(layout.portAt(link, far), tell.message()));
  }
}
