package bellhop.simulator.traffic;

import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Timekeeping;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.protocol.AnalyserInput;
import bellhop.protocol.AnalyserOutput;
import bellhop.protocol.AnalyserProtocol;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.CircuitMessage;
import bellhop.protocol.path.NodeInput;
import bellhop.protocol.path.NodeOutput;
import bellhop.protocol.path.NodeProtocol;
import bellhop.simulator.timeline.Buffer;
import bellhop.simulator.timeline.EventQueue;
import bellhop.simulator.timeline.HeapQueue;
import bellhop.units.RandomStream;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hosts the nodes of a network in virtual time while requests for pairs come and things go wrong.
 * It moves messages, runs bursts, keeps the true states ({@link Pairs}) and draws all chance; what
 * to do is decided by the nodes.
 *
 * <p>Everything that a node is told is an event of one queue. A node decides, its outputs are
 * collected, and only then are they acted on, by further events.
 */
public final class TrafficSimulation {
  private enum Kind {
    /** An input comes to a node (node, its number in the inbox). */
    INPUT,
    /** A timer of a slot (node, slot). */
    WOKEN,
    /** A burst may have succeeded (link, lane). */
    CLICK,
    /** The ends of a lane learn that they attempt for different pairs (link, lane). */
    ALIGN,
    /** A request comes (index). */
    OFFER,
    FAULT_BEGINS,
    FAULT_ENDS,
    /** A clock has been alone too long for a link (fault, link). */
    HOLDOVER_OVER,
    /** A channel of a shared analyser is turned (analyser, channel). */
    TUNED;

    private static final int BITS = 4;
    private static final int FIRST_BITS = 28;
    private static final Kind[] ALL = values();

    @SuppressWarnings("EnumOrdinal") // read back by kind() alone
    long of(int first, int second) {
      return ((long) second << (BITS + FIRST_BITS)) | ((long) first << BITS) | ordinal();
    }

    static Kind kind(long event) {
      return ALL[(int) (event & ((1 << BITS) - 1))];
    }

    static int first(long event) {
      return (int) (event >>> BITS) & ((1 << FIRST_BITS) - 1);
    }

    static int second(long event) {
      return (int) (event >>> (BITS + FIRST_BITS));
    }
  }

  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;
  private static final int NONE = -1;

  private final Network network;
  private final List<Circuit> circuits;
  private final LaneLayout layout;
  private final Offers offers;
  private final TrafficOptions options;
  private final EventQueue queue = new HeapQueue();
  private final Inbox inbox = new Inbox();
  private final Buffer<NodeOutput> outputs = new Buffer<>();
  private final NodeProtocol[] nodes;
  private final @Nullable LinkBench[] benches;
  private final Violations violations = new Violations();
  private final Pairs pairs;
  private final Wires wires;
  private final TrafficRecord record;
  private final @Nullable TrafficObserver observer;

  /** By node. */
  private final int[] life;

  private final int[] down;
  private final long[] cameBackPs;
  private final long[] clockOffPs;
  private final long[] localPs;
  private final boolean[] wasStepped;

  /** By link: whether the clocks of its ends are too far apart. */
  private final boolean[] outOfStep;

  /** By slot: when its node asked last to be woken, by its own clock. */
  private final long[] wakePs;

  private final long[] resetPs;

  /** By link, one way. */
  private final long[] latencyPs;

  /** By circuit: latency from its head to each place, in ps. */
  private final long[][] fromHeadPs;

  /** By analyser: its machine where several links share it, else null. */
  private final @Nullable AnalyserProtocol[] analysers;

  /** By link: the shared analyser, or NONE; and how the link stands with it. */
  private final int[] sharedAnalyser;

  private final boolean[] asked;
  private final boolean[] granted;

  private final Timekeeping timekeeping;

  /** By fault: whether it keeps a node from its exchange, and which links that has stopped. */
  private final BitSet lost = new BitSet();

  private final List<List<Integer>> stopped = new ArrayList<>();

  private final XState[] born;

  /** By link, for a circuit that distils in the way that cancels the optical phase. */
  private final XState[] bornForEpl;

  private boolean hasBegun;
  private long nowPs;
  private long events;
  private long hash = FNV_OFFSET;

  /**
   * @param offers in order of their times
   */
  public TrafficSimulation(
      List<Circuit> circuits, LaneLayout layout, List<Offer> offers, TrafficOptions options) {
    this(circuits, layout, Offers.of(offers), options, null);
  }

  /**
   * @param observer who looks on, if anybody
   */
  public TrafficSimulation(
      List<Circuit> circuits,
      LaneLayout layout,
      Offers offers,
      TrafficOptions options,
      @Nullable TrafficObserver observer) {
    this.observer = observer;
    this.circuits = List.copyOf(circuits);
    this.layout = layout;
    this.offers = offers;
    this.options = options;
    network = layout.network();
    int count = network.qpus().size();
    nodes = new NodeProtocol[count];
    life = new int[count];
    down = new int[count];
    cameBackPs = new long[count];
    Arrays.fill(cameBackPs, Long.MIN_VALUE / 2);
    clockOffPs = new long[count];
    localPs = new long[count];
    wasStepped = new boolean[count];
    wakePs = new long[layout.slotCount()];
    for (int n = 0; n < count; n++) {
      nodes[n] = new NodeProtocol(layout.node(n));
    }
    timekeeping = new Timekeeping(network);
    options.faults().forEach(_ -> stopped.add(new ArrayList<>()));
    int links = network.links().size();
    outOfStep = new boolean[links];
    benches = new LinkBench[links];
    born = new XState[links];
    bornForEpl = new XState[links];
    for (int l = 0; l < links; l++) {
      openLink(l);
    }
    pairs = new Pairs(layout.slotCount(), options.seed().stream("traffic/pairs"), violations);
    wires = new Wires(options.seed().stream("traffic/messages"));
    record = new TrafficRecord(circuits.size(), links, options.keepSamples());
    resetPs = network.qpus().stream().mapToLong(q -> q.device().reset().picos()).toArray();
    latencyPs = network.links().stream().mapToLong(l -> l.latency().picos()).toArray();
    fromHeadPs = latencies();
    analysers = new AnalyserProtocol[network.analysers().size()];
    sharedAnalyser = new int[links];
    asked = new boolean[links];
    granted = new boolean[links];
    shareAnalysers();
  }

  private void openLink(int link) {
    born[link] = timekeeping.born(link, true);
    bornForEpl[link] = timekeeping.born(link, false);
    if (layout.shares().lanes(link) > 0) {
      RandomStream chance = options.seed().stream("traffic/link/" + network.link(link).name());
      benches[link] =
          new LinkBench(
              network.link(link),
              layout.shares().lanes(link),
              layout.shares().bursts(link),
              chance);
    }
  }

  private long[][] latencies() {
    long[][] latencies = new long[circuits.size()][];
    for (int c = 0; c < latencies.length; c++) {
      List<Integer> links = circuits.get(c).links();
      latencies[c] = new long[links.size() + 1];
      for (int i = 0; i < links.size(); i++) {
        latencies[c][i + 1] = latencies[c][i] + network.link(links.get(i)).latency().picos();
      }
    }
    return latencies;
  }

  private void shareAnalysers() {
    int[] users = new int[analysers.length];
    for (int l = 0; l < benches.length; l++) {
      sharedAnalyser[l] = NONE;
      if (benches[l] != null && network.link(l).analyser().isPresent()) {
        users[network.link(l).analyser().getAsInt()]++;
      }
    }
    for (int l = 0; l < benches.length; l++) {
      Link link = network.link(l);
      if (benches[l] != null && link.analyser().isPresent()) {
        int analyser = link.analyser().getAsInt();
        if (users[analyser] > 1) {
          sharedAnalyser[l] = analyser;
          if (analysers[analyser] == null) {
            analysers[analyser] = new AnalyserProtocol(network.analysers().get(analyser));
          }
        }
      }
    }
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
    long endPs = options.end().picos();
    for (long i = 0; i < most; i++) {
      if (queue.isEmpty() || queue.nextTimePs() > endPs) {
        nowPs = endPs;
        return false;
      }
      step();
    }
    return true;
  }

  /** What happened up to now. */
  public TrafficResult result() {
    return record.result(this.pairs, violations, nowPs, events, hash);
  }

  /** Elementary pairs made up to now. */
  public long generated() {
    return pairs.generated;
  }

  /** Virtual time. */
  public Time now() {
    return new Time(nowPs);
  }

  /** Halves, of whole pairs or broken ones, in slots that are not being attempted with. */
  long halves() {
    long count = 0;
    for (int at = 0; at < layout.slotCount(); at++) {
      LinkBench bench = bench(layout.linkAt(at));
      boolean isAttempting = bench.wanted(layout.endAt(at), layout.laneAt(at)) != LinkBench.NONE;
      count += pairs.isEmpty(at) || isAttempting ? 0 : 1;
    }
    return count;
  }

  /** Elementary pairs that are found in slots, counted one by one. */
  long elementaryRows() {
    return pairs.elementaryRows();
  }

  /** Pairs that one end uses and the other does not yet. */
  long halfUsed() {
    return pairs.halfUsed;
  }

  private void begin() {
    for (int i = 0; i < options.faults().size(); i++) {
      TimedFault fault = options.faults().get(i);
      queue.add(fault.from().picos(), Kind.FAULT_BEGINS.of(i, 0));
      queue.add(fault.from().plus(fault.length()).picos(), Kind.FAULT_ENDS.of(i, 0));
    }
    for (int n = 0; n < nodes.length; n++) {
      nodes[n].start(outputs);
      act(n);
    }
    nextOffer(0);
  }

  private void nextOffer(int index) {
    if (offers.has(index)) {
      queue.add(Math.max(nowPs, offers.get(index).at().picos()), Kind.OFFER.of(index, 0));
    }
  }

  private void step() {
    nowPs = queue.nextTimePs();
    long event = queue.next();
    events++;
    hash = ((hash ^ nowPs) * FNV_PRIME ^ event) * FNV_PRIME;
    int first = Kind.first(event);
    int second = Kind.second(event);
    switch (Kind.kind(event)) {
      case INPUT -> input(first, second);
      case WOKEN -> wake(first, second);
      case CLICK -> click(first, second);
      case ALIGN -> align(first, second);
      case OFFER -> offer(first);
      case FAULT_BEGINS -> begin(first, options.faults().get(first).fault());
      case FAULT_ENDS -> end(first, options.faults().get(first).fault());
      case HOLDOVER_OVER -> holdoverOver(first, second);
      case TUNED -> tellAnalyser(first, new AnalyserInput.Tuned(second));
    }
  }

  /** A clock that was set back in between makes the time come again. */
  private void wake(int node, int slot) {
    long askedPs = wakePs[layout.slot(node, slot)];
    if (wasStepped[node] && local(node).picos() < askedPs) {
      queue.add(trueTime(node, new Time(askedPs)), Kind.WOKEN.of(node, slot));
    } else {
      tell(node, new NodeInput.Woken(slot));
    }
  }

  private void input(int node, int at) {
    int itsLife = inbox.life(at);
    NodeInput input = inbox.take(at);
    boolean isLate = itsLife != Inbox.ANY_LIFE && itsLife != life[node];
    if (!isLate) {
      tell(node, input);
    }
  }

  private void tell(int node, NodeInput input) {
    if (down[node] > 0) {
      missed(node, input);
      return;
    }
    nodes[node].on(input, local(node), outputs);
    act(node);
  }

  /** What comes to a node that is down is lost, but for what its applications ask of it. */
  private void missed(int node, NodeInput input) {
    if (input instanceof NodeInput.Submitted || input instanceof NodeInput.DeadlineReached) {
      long againPs = nowPs + RETRY_WHEN_DOWN_PS;
      queue.add(againPs, Kind.INPUT.of(node, inbox.add(input, Inbox.ANY_LIFE)));
    }
  }

  private static final long RETRY_WHEN_DOWN_PS = 1_000_000_000L;

  /** The node's own clock, which never runs backwards for its machine. */
  private Time local(int node) {
    localPs[node] = Math.max(localPs[node], nowPs + clockOffPs[node]);
    return new Time(localPs[node]);
  }

  private long trueTime(int node, Time local) {
    return Math.max(nowPs, local.picos() - clockOffPs[node]);
  }

  private void schedule(int node, long atPs, NodeInput input, int itsLife) {
    queue.add(atPs, Kind.INPUT.of(node, inbox.add(input, itsLife)));
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
      case NodeOutput.Attempt(int slot, long pair, int circuit) ->
          attempt(node, slot, pair, circuit);
      case NodeOutput.Cease(int slot) -> cease(node, slot);
      case NodeOutput.MeasureBell(int left, int right) -> measure(node, left, right);
      case NodeOutput.Distil distil -> distil(node, distil);
      case NodeOutput.MeasureEnd(int slot) -> measureEnd(node, slot);
      case NodeOutput.Discard(int slot, NodeOutput.Why why) -> discard(node, slot, why);
      case NodeOutput.Deliver deliver -> deliver(node, deliver);
      case NodeOutput.Tell tell -> send(node, tell);
      case NodeOutput.TellHead(CircuitMessage message) -> {
        Circuit circuit = circuits.get(message.circuit());
        long latencyPs = fromHeadPs[circuit.id()][circuit.nodes().indexOf(node)];
        carry(circuit.head(), latencyPs, new NodeInput.FromCircuit(message));
      }
      case NodeOutput.TellTail(CircuitMessage message) -> {
        Circuit circuit = circuits.get(message.circuit());
        long[] fromHead = fromHeadPs[circuit.id()];
        long latencyPs = fromHead[fromHead.length - 1] - fromHead[circuit.nodes().indexOf(node)];
        carry(circuit.tail(), latencyPs, new NodeInput.FromCircuit(message));
      }
      case NodeOutput.WakeAt(Time time, int slot) -> {
        wakePs[layout.slot(node, slot)] = time.picos();
        queue.add(trueTime(node, time), Kind.WOKEN.of(node, slot));
      }
      case NodeOutput.DemandAt(Time time, int circuit, long serial) ->
          schedule(
              node, trueTime(node, time), new NodeInput.DemandDue(circuit, serial), life[node]);
      case NodeOutput.DeadlineAt(Time time, int request, int circuit) ->
          schedule(
              node,
              trueTime(node, time),
              new NodeInput.DeadlineReached(request, circuit),
              Inbox.ANY_LIFE);
      case NodeOutput.Refused(int request, NodeOutput.Refusal why) -> record.refused(request, why);
      case NodeOutput.Fulfilled(int request) ->
          record.fulfilled(request, nowPs - offers.get(request).at().picos());
      case NodeOutput.TimedOut(int request, int _) -> record.timedOut(request);
    }
  }

  private void attempt(int node, int slot, long pair, int circuit) {
    int at = layout.slot(node, slot);
    int link = layout.linkAt(at);
    int lane = layout.laneAt(at);
    pairs.discard(at);
    LinkBench bench = bench(link);
    bench.attempt(layout.endAt(at), lane, pair, nowPs + resetPs[node], nowPs);
    if (layout.endAt(at) == 0) {
      bench.circuit[lane] = circuit;
    }
    if (bench.isMisaligned(lane)) {
      queue.add(nowPs + latencyPs[link], Kind.ALIGN.of(link, lane));
    } else {
      serve(link);
    }
  }

  private LinkBench bench(int link) {
    return Objects.requireNonNull(benches[link]);
  }

  private void cease(int node, int slot) {
    int at = layout.slot(node, slot);
    pairs.discard(at); // there may be one of which no herald came
    int link = layout.linkAt(at);
    bench(link).cease(layout.endAt(at), layout.laneAt(at), nowPs);
    serve(link);
  }

  /** Begins bursts of a link as far as its channels, and its analyser, allow. */
  private void serve(int link) {
    LinkBench bench = bench(link);
    int analyser = sharedAnalyser[link];
    if (analyser != NONE && !granted[link]) {
      if (bench.hasWork() && !asked[link]) {
        asked[link] = true;
        tellAnalyser(analyser, new AnalyserInput.Asked(link, true));
      }
      return;
    }
    while (bench.hasWork() && (analyser == NONE || !bench.isRunning())) {
      int lane = bench.begin(nowPs);
      if (observer != null) {
        observer.began(link, lane, nowPs);
      }
      queue.add(bench.clickPs(lane), Kind.CLICK.of(link, lane));
    }
    if (analyser != NONE && !bench.isRunning()) {
      leaveAnalyser(link);
    }
  }

  private void leaveAnalyser(int link) {
    asked[link] = false;
    granted[link] = false;
    tellAnalyser(sharedAnalyser[link], new AnalyserInput.Released(link));
  }

  private void tellAnalyser(int analyser, AnalyserInput input) {
    AnalyserProtocol machine = Objects.requireNonNull(analysers[analyser]);
    Buffer<AnalyserOutput> asks = new Buffer<>();
    machine.on(input, new Time(nowPs), asks);
    for (int i = 0; i < asks.size(); i++) {
      switch (asks.get(i)) {
        case AnalyserOutput.Granted(int link) -> {
          granted[link] = true;
          serve(link);
        }
        case AnalyserOutput.Withdrawn(int _) -> {} // it serves one burst at a time
        case AnalyserOutput.Tune(int channel, int _, Time ready) ->
            queue.add(ready.picos(), Kind.TUNED.of(analyser, channel));
      }
    }
  }

  /** The analyser has seen the photons: a pair exists, and its ends will hear of it. */
  private void click(int link, int lane) {
    LinkBench bench = bench(link);
    if (!bench.isClick(lane, nowPs)) {
      return; // stopped in between
    }
    long pair = bench.wanted(0, lane);
    int frame = bench.frame[lane];
    long bornPs = bench.bornPs[lane];
    bench.succeed(lane);
    record.generated(link);
    if (observer != null) {
      observer.made(link, lane, nowPs);
    }
    XState meant = cancelsPhase(link, bench.circuit[lane]) ? bornForEpl[link] : born[link];
    boolean isMeant = frame == network.link(link).model().heralded().index();
    XState state = isMeant ? meant : meant.correct(End.B, BellState.PHI_MINUS);
    int slotA = layout.slotAt(link, 0, lane);
    int slotB = layout.slotAt(link, 1, lane);
    pairs.create(slotA, slotB, state, frame, bornPs, talking(link, 0), talking(link, 1));
    store(link, 0, slotA);
    store(link, 1, slotB);
    boolean isHeard = tellOfClick(link, lane, pair);
    if (!isHeard) {
      bench.goOn(lane);
    }
    if (sharedAnalyser[link] != NONE) {
      leaveAnalyser(link);
    }
    serve(link);
  }

  private boolean cancelsPhase(int link, int circuit) {
    Circuit its = circuits.get(circuit);
    return its.method() == Circuit.Method.EPL && its.rounds().get(its.links().indexOf(link)) > 0;
  }

  /** Whether any end will hear of it. */
  private boolean tellOfClick(int link, int lane, long pair) {
    LinkBench bench = bench(link);
    boolean isHeard = false;
    for (int end = 0; end < 2; end++) {
      NodeInput.Heralded herald =
          new NodeInput.Heralded(
              layout.localSlotAt(link, end, lane),
              pair,
              bench.circuit[lane],
              bench.frame[lane],
              new Time(bench.bornPs[lane]));
      long delayPs = bench.laterPs(end) + transferPs(link);
      if (carry(layout.nodeAt(link, end), delayPs, bench.knownPs(end), herald)) {
        bench.hears(end, lane);
        isHeard = true;
      }
    }
    return isHeard;
  }

  private Memory talking(int link, int end) {
    return network.communicationMemory(qnuIndex(link, end));
  }

  private int qnuIndex(int link, int end) {
    return end == 0 ? network.link(link).qnuA() : network.link(link).qnuB();
  }

  private Qnu qnu(int link, int end) {
    return network.qnu(qnuIndex(link, end));
  }

  /** The slower end counts, so that no message about a pair comes before the pair. */
  private long transferPs(int link) {
    return layout.shares().isStored(link)
        ? Span.max(qnu(link, 0).transfer(), qnu(link, 1).transfer()).picos()
        : 0;
  }

  /** Each half goes to memory when its own end knows of it. */
  private void store(int link, int end, int slot) {
    if (layout.shares().isStored(link)) {
      Qnu qnu = qnu(link, end);
      pairs.move(slot, qnu.memory(), qnu.transferError(), nowPs + bench(link).laterPs(end));
    }
  }

  /** Gates need the half in a communication qubit; returns how long that takes. */
  private long load(int node, int slot) {
    int at = layout.slot(node, slot);
    int link = layout.linkAt(at);
    if (!layout.shares().isStored(link)) {
      return 0;
    }
    int end = layout.endAt(at);
    pairs.move(at, talking(link, end), qnu(link, end).transferError(), nowPs);
    return qnu(link, end).transfer().picos();
  }

  private void measure(int node, int left, int right) {
    Device device = network.qpu(node).device();
    long loadPs = Math.max(load(node, left), load(node, right));
    int outcome =
        pairs.swap(layout.slot(node, left), layout.slot(node, right), device, nowPs + loadPs);
    record.swapped();
    long lastsPs =
        loadPs
            + device.twoQubitGate().picos()
            + device.oneQubitGate().picos()
            + device.readout().picos()
            + device.classify().picos();
    if (observer != null) {
      observer.swapped(node, nowPs, nowPs + lastsPs);
      left(observer, node, left, TrafficObserver.Fate.SWAPPED);
      left(observer, node, right, TrafficObserver.Fate.SWAPPED);
    }
    schedule(node, nowPs + lastsPs, new NodeInput.Measured(left, right, outcome), life[node]);
  }

  /** What is measured ages no more; the error of the readout is the application's. */
  private void measureEnd(int node, int slot) {
    load(node, slot);
    pairs.move(layout.slot(node, slot), Memory.PERFECT, 0, nowPs);
  }

  private void distil(int node, NodeOutput.Distil asked) {
    Device device = network.qpu(node).device();
    long loadPs = Math.max(load(node, asked.kept()), load(node, asked.target()));
    boolean bit =
        pairs.distil(
            layout.slot(node, asked.kept()),
            layout.slot(node, asked.target()),
            asked.method(),
            device,
            nowPs + loadPs);
    record.distilled();
    if (observer != null) {
      left(observer, node, asked.target(), TrafficObserver.Fate.DISTILLED);
    }
    int link = layout.linkAt(layout.slot(node, asked.kept()));
    if (layout.shares().isStored(link)) {
      Qnu qnu = qnu(link, layout.endAt(layout.slot(node, asked.kept())));
      pairs.move(
          layout.slot(node, asked.kept()), qnu.memory(), qnu.transferError(), nowPs + loadPs);
    }
    long lastsPs =
        loadPs
            + device.twoQubitGate().picos()
            + device.readout().picos()
            + device.classify().picos();
    schedule(
        node,
        nowPs + lastsPs,
        new NodeInput.Distilled(asked.kept(), asked.target(), asked.targetPair(), bit),
        life[node]);
  }

  private void discard(int node, int slot, NodeOutput.Why why) {
    int at = layout.slot(node, slot);
    if (observer != null) {
      left(
          observer,
          node,
          slot,
          why == NodeOutput.Why.EXPIRED
              ? TrafficObserver.Fate.EXPIRED
              : TrafficObserver.Fate.DISCARDED);
    }
    switch (why) {
      case EXPIRED -> pairs.expire(at);
      case BROKEN, UNWANTED -> pairs.discard(at);
    }
  }

  private void left(TrafficObserver onlooker, int node, int slot, TrafficObserver.Fate fate) {
    int at = layout.slot(node, slot);
    onlooker.left(layout.linkAt(at), layout.laneAt(at), layout.endAt(at), fate, nowPs);
  }

  private void deliver(int node, NodeOutput.Deliver output) {
    int at = layout.slot(node, output.slot());
    boolean isHead = circuits.get(output.circuit()).head() == node;
    if (!circuits.get(output.circuit()).measured()) {
      load(node, output.slot());
    }
    double fidelity = pairs.deliver(at, output.frame(), mayBeLost(output.circuit()), nowPs);
    if (isHead == Double.isNaN(fidelity)) {
      violations.add("the ends did not use a pair in their order");
    }
    if (observer != null) {
      left(observer, node, output.slot(), TrafficObserver.Fate.DELIVERED);
    }
    if (isHead) {
      record.delivered(output.circuit(), output.request(), fidelity, nowPs);
      if (observer != null) {
        observer.delivered(output.circuit(), output.request(), fidelity, nowPs);
      }
    }
  }

  /** So many times a lost message is said again, as good as certainly. */
  private static final int RETRIES = 20;

  /** Whether the head has gone down and the tail cannot know it yet. */
  private boolean mayBeLost(int circuit) {
    int head = circuits.get(circuit).head();
    long[] fromHead = fromHeadPs[circuit];
    long retriesPs = wires.wereBad() ? RETRIES * circuits.get(circuit).retry().picos() : 0;
    long newsPs = retriesPs + fromHead[fromHead.length - 1] * wires.slowest();
    return down[head] > 0 || nowPs - cameBackPs[head] <= newsPs;
  }

  private void send(int node, NodeOutput.Tell tell) {
    int link = layout.node(node).ports().get(tell.port()).link();
    int far = layout.nodeAt(link, 0) == node ? 1 : 0;
    carry(
        layout.nodeAt(link, far),
        latencyPs[link],
        new NodeInput.FromNeighbour(layout.portAt(link, far), tell.message()));
  }

  private void carry(int toNode, long latencyPs, NodeInput input) {
    carry(toNode, latencyPs, latencyPs, input);
  }

  /**
   * Over a classical channel, where faults have their way.
   *
   * @param delayPs until it arrives when all is well
   * @param wayPs how long it is on its way, which faults make longer
   * @return whether any copy will arrive
   */
  private boolean carry(int toNode, long delayPs, long wayPs, NodeInput input) {
    if (wires.areGood()) {
      schedule(toNode, nowPs + delayPs, input, Inbox.ANY_LIFE);
      return true;
    }
    long[] ways = wires.delays(wayPs);
    for (long its : ways) {
      schedule(toNode, nowPs + delayPs + its - wayPs, input, Inbox.ANY_LIFE);
    }
    return ways.length > 0;
  }

  /** The photons of a lane told that its ends count differently; both are told the larger one. */
  private void align(int link, int lane) {
    LinkBench bench = bench(link);
    if (!bench.isMisaligned(lane)) {
      return;
    }
    long pair = Math.max(bench.wanted(0, lane), bench.wanted(1, lane));
    for (int end = 0; end < 2; end++) {
      carry(
          layout.nodeAt(link, end),
          latencyPs[link],
          new NodeInput.Realigned(layout.localSlotAt(link, end, lane), pair));
    }
    queue.add(nowPs + ALIGN_AGAIN * Math.max(1, latencyPs[link]), Kind.ALIGN.of(link, lane));
  }

  /** In latencies: until the ends are told again. */
  private static final long ALIGN_AGAIN = 4;

  private void offer(int index) {
    Offer offer = offers.get(index);
    record.offered(index);
    if (offer.circuit() == NONE) {
      record.unreachable(index);
    } else {
      tell(
          circuits.get(offer.circuit()).head(),
          new NodeInput.Submitted(
              index,
              offer.circuit(),
              offer.pairs(),
              offer.priority(),
              offer.minimumFidelity(),
              offer.deadline()));
    }
    nextOffer(index + 1);
  }

  private void begin(int index, Fault fault) {
    switch (fault) {
      case Fault.BadMessages bad -> wires.worsen(bad);
      case Fault.SlowMessages(int factor) -> wires.slow(factor);
      case Fault.NodeDown(int node) -> goDown(node);
      case Fault.LinkCut(int link) -> hinder(link);
      case Fault.AnalyserDown(int link) -> hinder(link);
      case Fault.LinkDrift(int link, double factor) -> retune(link, factor);
      case Fault.ClockStep(int node, long offPs) -> stepClock(node, offPs);
      case Fault.ExchangeLost(int node) -> loseExchange(index, node);
    }
  }

  private void end(int index, Fault fault) {
    switch (fault) {
      case Fault.BadMessages bad -> wires.mend(bad);
      case Fault.SlowMessages(int factor) -> wires.hurry(factor);
      case Fault.NodeDown(int node) -> comeBack(node);
      case Fault.LinkCut(int link) -> relieve(link);
      case Fault.AnalyserDown(int link) -> relieve(link);
      case Fault.LinkDrift(int link, double _) -> retune(link, 1);
      case Fault.ClockStep(int node, long offPs) -> stepClock(node, -offPs);
      case Fault.ExchangeLost(int _) -> regainExchange(index);
    }
  }

  private void hinder(int link) {
    if (benches[link] != null) {
      bench(link).hinder(nowPs);
      if (sharedAnalyser[link] != NONE && granted[link]) {
        leaveAnalyser(link);
      }
    }
  }

  private void relieve(int link) {
    if (benches[link] != null) {
      bench(link).relieve();
      serve(link);
    }
  }

  private void retune(int link, double factor) {
    if (benches[link] != null) {
      bench(link).retune(factor, nowPs);
      serve(link);
    }
  }

  private void hinderAll(int node, boolean begins) {
    for (int link : network.linksOfQpu(node)) {
      if (begins) {
        hinder(link);
      } else {
        relieve(link);
      }
    }
  }

  private void goDown(int node) {
    down[node]++;
    hinderAll(node, true);
    pairs.restarting = true;
    for (int slot = 0; slot < layout.slotsOf(node); slot++) {
      int at = layout.slot(node, slot);
      pairs.discard(at);
      bench(layout.linkAt(at)).cease(layout.endAt(at), layout.laneAt(at), nowPs);
    }
    pairs.restarting = false;
  }

  private void comeBack(int node) {
    down[node]--;
    hinderAll(node, false);
    if (down[node] == 0) {
      life[node]++;
      cameBackPs[node] = nowPs;
      tell(node, new NodeInput.Restarted(life[node]));
    }
  }

  private void loseExchange(int index, int node) {
    lost.set(index);
    for (int link : network.linksOfQpu(node)) {
      long afterPs = timekeeping.heraldingStopsAfterPs(link);
      if (benches[link] != null && afterPs < Long.MAX_VALUE) {
        queue.add(nowPs + afterPs, Kind.HOLDOVER_OVER.of(index, link));
      }
    }
  }

  private void holdoverOver(int index, int link) {
    if (lost.get(index)) {
      stopped.get(index).add(link);
      hinder(link);
    }
  }

  private void regainExchange(int index) {
    lost.clear(index);
    stopped.get(index).forEach(this::relieve);
    stopped.get(index).clear();
  }

  /** While the clocks of its ends are further apart than half its window a link hears no click. */
  private void stepClock(int node, long offPs) {
    clockOffPs[node] += offPs;
    wasStepped[node] = true;
    for (int link : network.linksOfQpu(node)) {
      long apartPs = Math.abs(clockOffPs[network.qpuA(link)] - clockOffPs[network.qpuB(link)]);
      boolean isOff = apartPs * 1e-12 > network.link(link).timing().halfWindow();
      if (isOff && !outOfStep[link]) {
        hinder(link);
      } else if (!isOff && outOfStep[link]) {
        relieve(link);
      }
      outOfStep[link] = isOff;
    }
  }
}
