package bellhop.simulator.traffic;

import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Timekeeping;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.pair.XState;
import bellhop.protocol.fabric.Need;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.LaneShares;
import bellhop.protocol.path.NodeInput;
import bellhop.simulator.traffic.TrafficResult.WaitedFor;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The links of a network at work: bursts in their turns, or as the fabric grants them, and the news
 * of a success. What becomes of a pair afterwards is not its matter.
 */
final class Benches {
  private static final int NONE = -1;

  /** In latencies: until the ends of a lane are told again that they count differently. */
  private static final long ALIGN_AGAIN = 4;

  private final Network network;
  private final Sessions sessions;
  private final LaneLayout layout;
  private final Agenda agenda;
  private final Wires wires;
  private final Pairs pairs;
  private final FabricHost fabric;
  private final Needs needs;
  private final TrafficRecord record;
  private final TrafficObserver observer;

  /** By link; null where no circuit uses it. */
  private final @Nullable LinkBench[] benches;

  /** By link, one way. */
  private final long[] latencyPs;

  /** By link: a pair when it is made, at the price of settled clocks. */
  private final XState[] born;

  /** By link, for a circuit that distils in the way that cancels the optical phase. */
  private final XState[] bornForEpl;

  /** By link and lane: the connection of the burst that runs, or NONE. */
  private final int[][] connection;

  /** By slot: whether it takes a qubit that its QNU's links share. */
  private final boolean[] takesQubit;

  Benches(
      Sessions sessions,
      LaneLayout layout,
      Timekeeping timekeeping,
      Seed seed,
      Agenda agenda,
      Wires wires,
      Pairs pairs,
      FabricHost fabric,
      Needs needs,
      TrafficRecord record,
      TrafficObserver observer) {
    network = layout.network();
    this.sessions = sessions;
    this.layout = layout;
    this.agenda = agenda;
    this.wires = wires;
    this.pairs = pairs;
    this.fabric = fabric;
    this.needs = needs;
    this.record = record;
    this.observer = observer;
    int links = network.links().size();
    benches = new LinkBench[links];
    born = new XState[links];
    bornForEpl = new XState[links];
    for (int l = 0; l < links; l++) {
      born[l] = timekeeping.born(l, true);
      bornForEpl[l] = timekeeping.born(l, false);
      benches[l] = bench(l, seed);
    }
    latencyPs = network.links().stream().mapToLong(l -> l.latency().picos()).toArray();
    connection = new int[links][];
    for (int l = 0; l < links; l++) {
      connection[l] = new int[layout.shares().lanes(l)];
      Arrays.fill(connection[l], NONE);
    }
    takesQubit = new boolean[layout.slotCount()];
  }

  private @Nullable LinkBench bench(int link, Seed seed) {
    LaneShares shares = layout.shares();
    if (shares.lanes(link) == 0) {
      return null;
    }
    RandomStream chance = seed.stream("traffic/link/" + network.link(link).name());
    return new LinkBench(network.link(link), shares.lanes(link), shares.bursts(link), chance);
  }

  private LinkBench bench(int link) {
    return Objects.requireNonNull(benches[link]);
  }

  /** Whether an end of a lane is attempting. */
  boolean isAttempting(int slot) {
    LinkBench bench = bench(layout.linkAt(slot));
    return bench.wanted(layout.endAt(slot), layout.laneAt(slot)) != LinkBench.NONE;
  }

  /** An end attempts in a lane, once its qubit is prepared. */
  void attempt(int slot, long pair, int circuit, long resetPs) {
    int link = layout.linkAt(slot);
    int lane = layout.laneAt(slot);
    int end = layout.endAt(slot);
    LinkBench bench = bench(link);
    bench.attempt(end, lane, pair, agenda.nowPs() + resetPs, agenda.nowPs());
    giveBack(link, lane, false);
    if (end == 0) {
      bench.circuit[lane] = circuit;
    }
    if (bench.isMisaligned(lane)) {
      agenda.add(agenda.nowPs() + latencyPs[link], Agenda.Kind.ALIGN, link, lane);
    } else {
      serve(link);
    }
  }

  /** An end attempts no more, by its own will. */
  void cease(int slot) {
    stop(slot);
    serve(layout.linkAt(slot));
  }

  /** An end attempts no more because it has forgotten all. */
  void stop(int slot) {
    int link = layout.linkAt(slot);
    int lane = layout.laneAt(slot);
    bench(link).cease(layout.endAt(slot), lane, agenda.nowPs());
    giveBack(link, lane, false);
  }

  /** Begins bursts of a link as far as its channels, or the fabric, allow. */
  private void serve(int link) {
    LinkBench bench = bench(link);
    if (fabric.isAsked(link)) {
      fabric.wants(link, bench.waiting(), need(bench));
      return;
    }
    while (bench.hasWork()) {
      begin(link);
    }
  }

  private Need need(LinkBench bench) {
    Need first = Need.NONE;
    for (int i = 0; i < bench.waiting(); i++) {
      Need its = needs.of(sessions.sessionOf(bench.circuitOfWaiting(i)));
      first = Need.URGENCY.compare(its, first) < 0 ? its : first;
    }
    return first;
  }

  /** What a session is needed for has changed. */
  void needChanged(int session) {
    for (int link : sessions.circuit(sessions.current(session)).links()) {
      if (fabric.isAsked(link)) {
        serve(link);
      }
    }
  }

  /** A session will be asked for a pair about then. */
  void expects(int session, long atPs) {
    for (int link : sessions.circuit(sessions.current(session)).links()) {
      if (fabric.isAsked(link)) {
        fabric.expects(link, atPs);
      }
    }
  }

  private int begin(int link) {
    LinkBench bench = bench(link);
    int lane = bench.begin(agenda.nowPs());
    observer.began(link, lane, agenda.nowPs());
    agenda.add(bench.clickPs(lane), Agenda.Kind.CLICK, link, lane);
    return lane;
  }

  /** The fabric has a way for a burst of a link. */
  void granted(int its, int link) {
    if (!bench(link).hasWork()) {
      fabric.released(its, false);
      return;
    }
    int lane = begin(link);
    connection[link][lane] = its;
    for (int end = 0; end < 2; end++) {
      if (layout.fabric().isPooled(layout.qnuAt(link, end))) {
        takeQubit(layout.slotAt(link, end, lane), layout.qnuAt(link, end));
      }
    }
  }

  /** A half of which no herald came may still be there; its qubit is taken anew. */
  private void takeQubit(int slot, int qnu) {
    boolean wasTaken = takesQubit[slot];
    pairs.discard(slot);
    takesQubit[slot] = true;
    if (wasTaken) {
      fabric.left(qnu);
    }
  }

  /** The fabric needs a connection for others, or it has failed. */
  void withdrawn(int its, int link) {
    for (int lane = 0; lane < connection[link].length; lane++) {
      if (connection[link][lane] == its) {
        bench(link).interrupt(lane, agenda.nowPs());
        giveBack(link, lane, false);
        serve(link);
        return;
      }
    }
  }

  /** Gives the connection of a lane back when its burst has ended. */
  private void giveBack(int link, int lane, boolean isPair) {
    int its = connection[link][lane];
    if (its == NONE || bench(link).runs(lane)) {
      return;
    }
    connection[link][lane] = NONE;
    for (int end = 0; end < 2; end++) {
      takesQubit[layout.slotAt(link, end, lane)] &= isPair;
    }
    fabric.released(its, isPair);
  }

  /** A half has left its slot. */
  void emptied(int slot) {
    if (takesQubit[slot] && !bench(layout.linkAt(slot)).runs(layout.laneAt(slot))) {
      takesQubit[slot] = false;
      fabric.left(layout.qnuAt(layout.linkAt(slot), layout.endAt(slot)));
    }
  }

  /** The analyser has seen the photons, if nobody stopped the burst: a pair exists. */
  void click(int link, int lane) {
    LinkBench bench = bench(link);
    if (!bench.isClick(lane, agenda.nowPs())) {
      return;
    }
    long pair = bench.wanted(0, lane);
    bench.succeed(lane);
    record.generated(link);
    observer.made(link, lane, agenda.nowPs());
    create(link, lane);
    giveBack(link, lane, true);
    boolean isHeard = tellOfClick(link, lane, pair);
    if (!isHeard) {
      bench.goOn(lane);
    }
    serve(link);
  }

  private void create(int link, int lane) {
    LinkBench bench = bench(link);
    int frame = bench.frame[lane];
    XState meant = cancelsPhase(link, bench.circuit[lane]) ? bornForEpl[link] : born[link];
    boolean isMeant = frame == network.link(link).model().heralded().index();
    XState state = isMeant ? meant : meant.correct(End.B, BellState.PHI_MINUS);
    int slotA = layout.slotAt(link, 0, lane);
    int slotB = layout.slotAt(link, 1, lane);
    pairs.create(
        slotA,
        slotB,
        state,
        frame,
        bench.bornPs[lane],
        network.communicationMemory(layout.qnuAt(link, 0)),
        network.communicationMemory(layout.qnuAt(link, 1)));
    store(link, 0, slotA);
    store(link, 1, slotB);
  }

  private boolean cancelsPhase(int link, int circuit) {
    Circuit its = sessions.circuit(circuit);
    return its.method() == Circuit.Method.EPL && its.rounds().get(its.links().indexOf(link)) > 0;
  }

  /** Each half goes to memory when its own end knows of it. */
  private void store(int link, int end, int slot) {
    if (layout.shares().isStored(link)) {
      Qnu qnu = network.qnu(layout.qnuAt(link, end));
      long atPs = agenda.nowPs() + bench(link).laterPs(end);
      pairs.move(slot, qnu.memory(), qnu.transferError(), atPs);
    }
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
      if (wires.carry(layout.nodeAt(link, end), delayPs, bench.knownPs(end), herald)) {
        bench.hears(end, lane);
        isHeard = true;
      }
    }
    return isHeard;
  }

  /** The slower end counts, so that no message about a pair comes before the pair. */
  private long transferPs(int link) {
    if (!layout.shares().isStored(link)) {
      return 0;
    }
    Span atA = network.qnu(layout.qnuAt(link, 0)).transfer();
    Span atB = network.qnu(layout.qnuAt(link, 1)).transfer();
    return Span.max(atA, atB).picos();
  }

  /** The photons of a lane told that its ends count differently; both are told the larger one. */
  void align(int link, int lane) {
    LinkBench bench = bench(link);
    if (!bench.isMisaligned(lane)) {
      return;
    }
    long pair = Math.max(bench.wanted(0, lane), bench.wanted(1, lane));
    for (int end = 0; end < 2; end++) {
      NodeInput news = new NodeInput.Realigned(layout.localSlotAt(link, end, lane), pair);
      wires.carry(layout.nodeAt(link, end), latencyPs[link], news);
    }
    long againPs = agenda.nowPs() + ALIGN_AGAIN * Math.max(1, latencyPs[link]);
    agenda.add(againPs, Agenda.Kind.ALIGN, link, lane);
  }

  /**
   * What the next pair of a circuit on a link waits for: NEWS if it is there.
   *
   * @param isDistilled whether it needs more than one raw pair
   */
  WaitedFor look(int link, int circuit, boolean isDistilled) {
    LinkBench bench = bench(link);
    if (bench.isHindered() || !fabric.hasWay(link)) {
      return WaitedFor.PATH;
    }
    WaitedFor found = WaitedFor.NEWS;
    for (int lane = 0; lane < connection[link].length; lane++) {
      boolean isIts = bench.circuit[lane] == circuit;
      if (bench.wanted(0, lane) != LinkBench.NONE) {
        WaitedFor its = bench.runs(lane) ? WaitedFor.ATTEMPTS : WaitedFor.PORT;
        found = nearer(found, isIts ? its : WaitedFor.OTHERS);
      } else if (!pairs.isEmpty(layout.slotAt(link, 0, lane))) {
        if (isIts) {
          return isDistilled ? WaitedFor.FIDELITY : WaitedFor.NEWS;
        }
        found = nearer(found, WaitedFor.QUBITS);
      }
    }
    return found;
  }

  /** The lane that brings a circuit's pair next says what it waits for. */
  private static WaitedFor nearer(WaitedFor one, WaitedFor other) {
    return rank(one) >= rank(other) ? one : other;
  }

  private static int rank(WaitedFor its) {
    return switch (its) {
      case NEWS -> 0;
      case QUBITS -> 1;
      case OTHERS -> 2;
      case PORT -> 3;
      case ATTEMPTS -> 4;
      case PATH, FIDELITY -> 5;
    };
  }

  /** From now on nothing succeeds on a link, until all its hindrances are gone again. */
  void hinder(int link) {
    if (benches[link] != null) {
      bench(link).hinder(agenda.nowPs());
      giveAllBack(link);
      serve(link);
    }
  }

  private void giveAllBack(int link) {
    for (int lane = 0; lane < connection[link].length; lane++) {
      giveBack(link, lane, false);
    }
  }

  void relieve(int link) {
    if (benches[link] != null) {
      bench(link).relieve();
      serve(link);
    }
  }

  /** Attempts succeed with another chance from now on. */
  void retune(int link, double factor) {
    if (benches[link] != null) {
      bench(link).retune(factor, agenda.nowPs());
      giveAllBack(link);
      serve(link);
    }
  }

  /** Whether any circuit uses it. */
  boolean isUsed(int link) {
    return benches[link] != null;
  }
}
