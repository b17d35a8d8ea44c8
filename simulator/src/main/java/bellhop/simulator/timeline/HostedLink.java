package bellhop.simulator.timeline;

import bellhop.network.Link;
import bellhop.network.LinkSettings;
import bellhop.network.MemoryShares;
import bellhop.network.Network;
import bellhop.pair.End;
import bellhop.protocol.LinkInput;
import bellhop.protocol.LinkOutput;
import bellhop.protocol.LinkProtocol;
import bellhop.units.EventQueue;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
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
  private final List<ShotTimes> timesOf;

  /** The first that uses the link: pairs made ahead are made in its name. */
  private int firstProgram;

  private final LinkProtocol machine;
  private final LinkHardware hardware;
  private final List<MemoryShares.Spare> spares;
  private final Buffer<LinkOutput> outputs = new Buffer<>();
  private final LinkSettings settings;

  /** By program and end: shifts on their way. */
  private final List<Queue<LinkInput.Shifted>> shifts = new ArrayList<>();

  private final long pulsePs;
  private final boolean disturbs;
  private final @Nullable HostedFabric fabric;

  /** By pair of this program that is waited for: since when, and what for. */
  private final long[] sinceOf;

  private final int[] thingOf;

  /** How long the fabric turned for the connection that comes now. */
  private long turnedPs;

  private final int firstMemoryA;
  private final int firstMemoryB;
  private @Nullable ShotLog log;

  HostedLink(
      int index,
      Wiring wiring,
      LinkSettings settings,
      MemoryShares shares,
      List<MemoryShares.Spare> spares,
      @Nullable HostedFabric fabric,
      TimelineOptions options,
      EventQueue queue,
      ShotTimes times,
      List<ShotTimes> timesOf) {
    Network network = wiring.network;
    Link link = network.link(index);
    this.index = index;
    this.wiring = wiring;
    this.settings = settings;
    this.spares = spares;
    this.queue = queue;
    this.times = times;
    this.timesOf = timesOf;
    this.fabric = settings.asks() ? fabric : null;
    sinceOf = new long[wiring.linkOfPair.length];
    thingOf = new int[wiring.linkOfPair.length];
    settings.pairs().stream()
        .mapToInt(pair -> wiring.programOfPair[pair.intValue()])
        .min()
        .ifPresent(first -> firstProgram = first);
    for (int i = 0; i < 2 * settings.programs(); i++) {
      shifts.add(new ArrayDeque<>());
    }
    disturbs = link.dephasingPerAttempt() > 0 || link.t1WhilePumping() > 0;
    firstMemoryA = shares.firstMemoryQubit(link.qnuA(), index);
    firstMemoryB = shares.firstMemoryQubit(link.qnuB(), index);
    machine = new LinkProtocol(settings);
    hardware =
        new LinkHardware(
            link,
            machine.placeCount(),
            settings.channels(),
            settings.programs(),
            options.burstLimit());
    pulsePs = network.qpu(network.qpuB(index)).device().oneQubitGate().picos();
  }

  boolean hasChance() {
    return hardware.hasChance();
  }

  PairCounts counts(int program) {
    return hardware.counts(program);
  }

  /**
   * @param seeds by program
   */
  void begin(List<Seed> seeds, long shot, @Nullable ShotLog itsLog) {
    log = itsLog;
    machine.reset();
    shifts.forEach(Queue::clear);
    hardware.begin(seeds, shot);
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
      case GRANTED -> {
        turnedPs = Objects.requireNonNull(fabric).turnedPs(index);
        tell(new LinkInput.Granted(number), nowPs);
        turnedPs = 0;
      }
      case WITHDRAWN -> tell(new LinkInput.Withdrawn(number), nowPs);
      case STARTED,
          FREED,
          ENDED,
          ARRIVED,
          PAIR_READY,
          PAIR_LOST,
          HANDED_OVER,
          TURNED,
          FABRIC_WOKEN ->
          throw new IllegalArgumentException("not for a link: " + kind);
    }
  }

  /** Tells the machine one latency later how late a program is at a QPU. */
  void sendShift(int program, int qpu, Span late, long nowPs) {
    int end = wiring.network.qpuA(index) == qpu ? 0 : 1;
    int line = 2 * program + end;
    shifts.get(line).add(new LinkInput.Shifted(program, end == 0 ? End.A : End.B, late));
    long latencyPs = wiring.network.link(index).latency().picos();
    queue.add(nowPs + latencyPs, Event.SHIFTED.of(index, line));
  }

  private LinkInput requested(int request) {
    return new LinkInput.Requested(
        wiring.programOf(wiring.controller[request]),
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
      case LinkOutput.Attempt(int place, long pair, int _, int _, Time from) -> {
        int program = pair < 0 ? firstProgram : wiring.programOfPair[(int) pair];
        burstEnds(place, hardware.attempt(place, program, from.picos()));
      }
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
      case LinkOutput.Wants(int bursts, boolean ahead, Time needBy) ->
          Objects.requireNonNull(fabric).wants(index, bursts, ahead, needBy.picos(), nowPs);
      case LinkOutput.Released(int connection, boolean made) ->
          Objects.requireNonNull(fabric).released(index, connection, made, nowPs);
      case LinkOutput.Waits(long pair) -> {
        sinceOf[(int) pair] = nowPs;
        thingOf[(int) pair] = whatIsFull();
      }
      case LinkOutput.Served(long pair) -> served((int) pair, nowPs);
      case LinkOutput.WakeAt(Time time, LinkInput.Timer timer) -> wakeAt(time, timer, nowPs);
    }
  }

  private int whatIsFull() {
    HostedFabric its = fabric;
    return its == null
        ? times.waited.number(Waited.Kind.LINK, index)
        : its.whatIsFull(index, times.waited);
  }

  private void served(int pair, long nowPs) {
    Waited waited = timesOf.get(wiring.programOfPair[pair]).waited;
    long wholePs = nowPs - sinceOf[pair];
    long turningPs = Math.min(turnedPs, wholePs);
    waited.add(thingOf[pair], wholePs - turningPs);
    waited.add(waited.number(Waited.Kind.TURNING, 0), turningPs);
  }

  private void wakeAt(Time time, LinkInput.Timer timer, long nowPs) {
    long atPs = Math.max(nowPs, time.picos());
    queue.add(atPs, event(timer));
    if (timer instanceof LinkInput.Due && fabric != null) {
      fabric.expects(index, atPs, nowPs);
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
    hardware.use(place, wiring.programOfPair[pair]);
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
