package bellhop.simulator.traffic;

import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Timekeeping;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.pair.XState;
import bellhop.protocol.AnalyserInput;
import bellhop.protocol.AnalyserOutput;
import bellhop.protocol.AnalyserProtocol;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.LaneShares;
import bellhop.protocol.path.NodeInput;
import bellhop.simulator.timeline.Buffer;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The links of a network at work: bursts in their turns, analysers that several links share, and
 * the news of a success. What becomes of a pair afterwards is not its matter.
 */
final class Benches {
  private static final int NONE = -1;

  /** In latencies: until the ends of a lane are told again that they count differently. */
  private static final long ALIGN_AGAIN = 4;

  private final Network network;
  private final List<Circuit> circuits;
  private final LaneLayout layout;
  private final Agenda agenda;
  private final Wires wires;
  private final Pairs pairs;
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

  /** By analyser: its machine where several links share it, else null. */
  private final @Nullable AnalyserProtocol[] analysers;

  /** By link: the shared analyser, or NONE; and how the link stands with it. */
  private final int[] sharedAnalyser;

  private final boolean[] asked;
  private final boolean[] granted;

  Benches(
      List<Circuit> circuits,
      LaneLayout layout,
      Timekeeping timekeeping,
      Seed seed,
      Agenda agenda,
      Wires wires,
      Pairs pairs,
      TrafficRecord record,
      TrafficObserver observer) {
    network = layout.network();
    this.circuits = circuits;
    this.layout = layout;
    this.agenda = agenda;
    this.wires = wires;
    this.pairs = pairs;
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
    analysers = new AnalyserProtocol[network.analysers().size()];
    sharedAnalyser = new int[links];
    asked = new boolean[links];
    granted = new boolean[links];
    shareAnalysers();
  }

  private @Nullable LinkBench bench(int link, Seed seed) {
    LaneShares shares = layout.shares();
    if (shares.lanes(link) == 0) {
      return null;
    }
    RandomStream chance = seed.stream("traffic/link/" + network.link(link).name());
    return new LinkBench(network.link(link), shares.lanes(link), shares.bursts(link), chance);
  }

  private void shareAnalysers() {
    int[] users = new int[analysers.length];
    for (int l = 0; l < benches.length; l++) {
      if (usesAnalyser(l)) {
        users[network.link(l).analyser().getAsInt()]++;
      }
    }
    for (int l = 0; l < benches.length; l++) {
      sharedAnalyser[l] = NONE;
      if (usesAnalyser(l) && users[network.link(l).analyser().getAsInt()] > 1) {
        int analyser = network.link(l).analyser().getAsInt();
        sharedAnalyser[l] = analyser;
        if (analysers[analyser] == null) {
          analysers[analyser] = new AnalyserProtocol(network.analysers().get(analyser));
        }
      }
    }
  }

  private boolean usesAnalyser(int link) {
    return benches[link] != null && network.link(link).analyser().isPresent();
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
    bench(layout.linkAt(slot)).cease(layout.endAt(slot), layout.laneAt(slot), agenda.nowPs());
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
      int lane = bench.begin(agenda.nowPs());
      observer.began(link, lane, agenda.nowPs());
      agenda.add(bench.clickPs(lane), Agenda.Kind.CLICK, link, lane);
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

  /** A channel of an analyser is turned to the link that it was granted to. */
  void tuned(int analyser, int channel) {
    tellAnalyser(analyser, new AnalyserInput.Tuned(channel));
  }

  private void tellAnalyser(int analyser, AnalyserInput input) {
    AnalyserProtocol machine = Objects.requireNonNull(analysers[analyser]);
    Buffer<AnalyserOutput> asks = new Buffer<>();
    machine.on(input, new Time(agenda.nowPs()), asks);
    for (int i = 0; i < asks.size(); i++) {
      switch (asks.get(i)) {
        case AnalyserOutput.Granted(int link) -> {
          granted[link] = true;
          serve(link);
        }
        case AnalyserOutput.Withdrawn(int _) -> {} // it serves one burst at a time
        case AnalyserOutput.Tune(int channel, int _, Time ready) ->
            agenda.add(ready.picos(), Agenda.Kind.TUNED, analyser, channel);
      }
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
    boolean isHeard = tellOfClick(link, lane, pair);
    if (!isHeard) {
      bench.goOn(lane);
    }
    if (sharedAnalyser[link] != NONE) {
      leaveAnalyser(link);
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
    Circuit its = circuits.get(circuit);
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

  /** From now on nothing succeeds on a link, until all its hindrances are gone again. */
  void hinder(int link) {
    if (benches[link] != null) {
      bench(link).hinder(agenda.nowPs());
      if (sharedAnalyser[link] != NONE && granted[link]) {
        leaveAnalyser(link);
      }
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
      serve(link);
    }
  }

  /** Whether any circuit uses it. */
  boolean isUsed(int link) {
    return benches[link] != null;
  }
}
