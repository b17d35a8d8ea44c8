package bellhop.simulator.timeline;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.pair.End;
import bellhop.protocol.LinkInput;
import bellhop.protocol.LinkOutput;
import bellhop.protocol.LinkProtocol;
import bellhop.protocol.LinkSettings;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.jspecify.annotations.Nullable;

/**
 * One link machine with its modelled hardware: tells the machine what happens and does what it asks
 * for, by new events alone.
 */
final class HostedLink {
  private static final End[] ENDS = End.values();

  private final int index;
  private final Wiring wiring;
  private final EventQueue queue;
  private final ShotTimes times;
  private final LinkProtocol machine;
  private final LinkHardware hardware;
  private final List<MemoryShares.Spare> spares;
  private final Buffer<LinkOutput> outputs = new Buffer<>();
  private final LinkSettings settings;

  /** By end: shifts on their way. */
  private final List<Queue<LinkInput.Shifted>> shifts =
      List.of(new ArrayDeque<>(), new ArrayDeque<>());

  private final long pulsePs;
  private final boolean disturbs;
  private final int firstMemoryA;
  private final int firstMemoryB;
  private @Nullable ShotLog log;

  HostedLink(
      int index,
      Wiring wiring,
      LinkSettings settings,
      MemoryShares shares,
      List<MemoryShares.Spare> spares,
      TimelineOptions options,
      EventQueue queue,
      ShotTimes times) {
    Network network = wiring.network;
    Link link = network.link(index);
    this.index = index;
    this.wiring = wiring;
    this.settings = settings;
    this.spares = spares;
    this.queue = queue;
    this.times = times;
    disturbs = link.dephasingPerAttempt() > 0 || link.t1WhilePumping() > 0;
    firstMemoryA = shares.firstMemoryQubit(link.qnuA(), index);
    firstMemoryB = shares.firstMemoryQubit(link.qnuB(), index);
    machine = new LinkProtocol(settings);
    hardware = new LinkHardware(link, machine.placeCount(), options.burstLimit());
    pulsePs = network.qpu(network.qpuB(index)).device().oneQubitGate().picos();
  }

  boolean hasChance() {
    return hardware.hasChance();
  }

  PairCounts counts() {
    return hardware.counts();
  }

  void begin(Seed seed, long shot, @Nullable ShotLog itsLog) {
    log = itsLog;
    machine.reset();
    shifts.forEach(Queue::clear);
    hardware.begin(seed, shot);
    for (MemoryShares.Spare spare : spares) {
      tell(new LinkInput.Spare(spare.end(), spare.qubit()), 0);
    }
  }

  void on(Event kind, int number, long nowPs) {
    switch (kind) {
      case REQUESTED -> tell(requested(number), nowPs);
      case SHIFTED -> tell(shifts.get(number).remove(), nowPs);
      case CLAIMED -> tell(new LinkInput.Claimed(wiring.pair[number], wiring.end[number]), nowPs);
      case BURST_OVER -> burstOver(number, nowPs);
      case MOVED -> tell(new LinkInput.Moved(number), nowPs);
      case DUE -> tell(new LinkInput.Due(number), nowPs);
      case CUTOFF_REACHED -> tell(new LinkInput.CutoffReached(number), nowPs);
      case TOLD_A -> tell(new LinkInput.Told(number, End.A), nowPs);
      case TOLD_B -> tell(new LinkInput.Told(number, End.B), nowPs);
      case GRANTED -> tell(new LinkInput.AnalyserGranted(), nowPs);
      case WITHDRAWN -> tell(new LinkInput.AnalyserWithdrawn(), nowPs);
      case STARTED,
          FREED,
          ENDED,
          ARRIVED,
          PAIR_READY,
          PAIR_LOST,
          HANDED_OVER,
          ANALYSER_ASKED,
          ANALYSER_RELEASED,
          TUNED ->
          throw new IllegalArgumentException("not for a link: " + kind);
    }
  }

  /** Tells the machine one latency later how late the program of a QPU is. */
  void sendShift(int qpu, Span late, long nowPs) {
    int end = wiring.network.qpuA(index) == qpu ? 0 : 1;
    shifts.get(end).add(new LinkInput.Shifted(end == 0 ? End.A : End.B, late));
    long latencyPs = wiring.network.link(index).latency().picos();
    queue.add(nowPs + latencyPs, Event.SHIFTED.of(index, end));
  }

  private LinkInput requested(int request) {
    return new LinkInput.Requested(
        wiring.pair[request],
        wiring.end[request],
        wiring.communicationQubit[request],
        new Time(wiring.needByPs[request]));
  }

  private void burstOver(int place, long nowPs) {
    if (!hardware.isOver(place, nowPs)) {
      return; // it was stopped or drawn again
    }
    boolean success = hardware.finish(place);
    if (disturbs) {
      times.bursts.add(
          new ShotTimes.Burst(index, hardware.fromPs(place), nowPs, hardware.attempts[place]));
    }
    if (log != null) {
      log.burst(index, hardware.fromPs(place), nowPs, hardware.attempts[place], success);
    }
    if (success) {
      Time emission = new Time(hardware.emissionPs[place]);
      tell(new LinkInput.Heralded(place, emission, hardware.form(place)), nowPs);
    } else {
      tell(new LinkInput.GaveUp(place), nowPs);
    }
  }

  private void tell(LinkInput input, long nowPs) {
    machine.on(input, new Time(nowPs), outputs);
    for (int i = 0; i < outputs.size(); i++) {
      act(outputs.get(i), nowPs);
    }
    outputs.clear();
  }

  private void act(LinkOutput output, long nowPs) {
    switch (output) {
      case LinkOutput.Attempt(int place, int _, int _, Time from) ->
          burstEnds(place, hardware.attempt(place, from.picos()));
      case LinkOutput.Stop(int place) -> burstEnds(place, hardware.stop(place, nowPs));
      case LinkOutput.Ready(long pair, int _) -> tellBothEnds(Event.PAIR_READY, pair, nowPs);
      case LinkOutput.Deliver deliver -> deliver(deliver, nowPs);
      case LinkOutput.Store(int place, int slot) -> {
        hardware.intoMemoryPs[place] = nowPs;
        hardware.slot[place] = slot;
        queue.add(nowPs + settings.transferPs(), Event.MOVED.of(index, place));
      }
      case LinkOutput.Load(int place, int _, int _, int _) -> {
        hardware.outOfMemoryPs[place] = nowPs;
        leftMemory(place, nowPs + settings.transferPs());
        queue.add(nowPs + settings.transferPs(), Event.MOVED.of(index, place));
      }
      case LinkOutput.Drop(int place, long pair) -> drop(place, pair, nowPs);
      case LinkOutput.AskAnalyser(boolean urgent) ->
          queue.add(nowPs, Event.ANALYSER_ASKED.of(index, urgent ? 1 : 0));
      case LinkOutput.ReleaseAnalyser() -> queue.add(nowPs, Event.ANALYSER_RELEASED.of(index));
      case LinkOutput.WakeAt(Time time, LinkInput.Timer timer) ->
          queue.add(Math.max(nowPs, time.picos()), event(timer));
    }
  }

  private void leftMemory(int place, long nowPs) {
    if (log != null) {
      Link link = wiring.network.link(index);
      int slot = hardware.slot[place];
      log.memory(link.qnuA(), firstMemoryA + slot, hardware.intoMemoryPs[place], nowPs);
      log.memory(link.qnuB(), firstMemoryB + slot, hardware.intoMemoryPs[place], nowPs);
    }
  }

  private void burstEnds(int place, long overPs) {
    queue.add(overPs, Event.BURST_OVER.of(index, place));
  }

  private long event(LinkInput.Timer timer) {
    return switch (timer) {
      case LinkInput.Due(long pair) -> Event.DUE.of(index, (int) pair);
      case LinkInput.CutoffReached(int place) -> Event.CUTOFF_REACHED.of(index, place);
      case LinkInput.Told(long pair, End end) ->
          (end == End.A ? Event.TOLD_A : Event.TOLD_B).of(index, (int) pair);
    };
  }

  private void tellBothEnds(Event event, long pair, long nowPs) {
    for (End end : ENDS) {
      int request = wiring.request((int) pair, end);
      if (request != Wiring.NONE) {
        queue.add(nowPs, event.of(request));
      }
    }
  }

  /** Hands a pair over at one end; at end B after the pulse that takes the X out of the frame. */
  private void deliver(LinkOutput.Deliver output, long nowPs) {
    int pair = (int) output.pair();
    int place = output.place();
    boolean pulses = output.end() == End.B && output.frame().x();
    long atPs = pulses ? nowPs + pulsePs : nowPs;
    queue.add(atPs, Event.HANDED_OVER.of(wiring.request(pair, output.end())));
    switch (output.end()) {
      case A -> times.handOverAPs[pair] = atPs;
      case B -> {
        times.handOverBPs[pair] = atPs;
        times.pulsePs[pair] = pulses ? nowPs : ShotTimes.NEVER;
      }
    }
    if (times.handOverAPs[pair] >= 0 && times.handOverBPs[pair] >= 0) {
      record(pair, place);
    }
  }

  private void record(int pair, int place) {
    hardware.use(place);
    times.emissionPs[pair] = hardware.emissionPs[place];
    times.usablePs[pair] = hardware.usablePs[place];
    times.intoMemoryPs[pair] = hardware.intoMemoryPs[place];
    times.outOfMemoryPs[pair] = hardware.outOfMemoryPs[place];
    times.attempts[pair] = hardware.attempts[place];
    times.form[pair] = (byte) hardware.form(place).index();
  }

  private void drop(int place, long pair, long nowPs) {
    if (log != null) {
      log.dropped(index, hardware.emissionPs[place], nowPs);
    }
    boolean isInMemory =
        hardware.intoMemoryPs[place] != ShotTimes.NEVER
            && hardware.outOfMemoryPs[place] == ShotTimes.NEVER;
    if (isInMemory) {
      leftMemory(place, nowPs);
    }
    hardware.expire(place);
    if (pair >= 0) {
      tellBothEnds(Event.PAIR_LOST, pair, nowPs);
    }
  }
}
