package bellhop.simulator.timeline;

import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.protocol.ProgramInput;
import bellhop.protocol.ProgramOutput;
import bellhop.protocol.ProgramProtocol;
import bellhop.protocol.Trace;
import bellhop.units.EventQueue;
import bellhop.units.HeapQueue;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hosts the protocol machines and modelled links of distributed programs in virtual time: of one,
 * or of several that share the network. It draws the chance of the network alone and touches no
 * quantum state. Reusable, one per thread.
 *
 * <p>Everything that a machine is told is an event of one queue, so all that happens has one order:
 * by time, then by scheduling. A machine decides, its outputs are collected, and only then does the
 * host act on them, by scheduling further events. A shot costs a few events per instruction and
 * about ten per pair, however many attempts a pair takes. Where no link draws chance all shots are
 * the same, and are computed once.
 *
 * <p>A link learns of a request one latency after the program asked, since the other end must know
 * of it. Programs begin together; the shot ends when all have finished. Each draws from its own
 * seed, so that none shifts the draws of another.
 */
public final class Timeline {
  private final Wiring wiring;
  private final EventQueue queue = new HeapQueue();

  /** Of all programs together, and by program. */
  private final ShotTimes times;

  private final List<ShotTimes> timesOf = new ArrayList<>();

  /** One for each program and QPU. */
  private final ProgramProtocol[] controllers;

  private final @Nullable HostedLink[] links;
  private final @Nullable HostedFabric fabric;
  private final List<List<HostedLink>> linksOfQpu;
  private final Buffer<ProgramOutput> programOutputs = new Buffer<>();
  private final boolean hasChance;
  private boolean isRepeat;
  private int unfinished;

  /** By program: its controllers that stand still, and since when there is one. */
  private final int[] stalled;

  private final long[] stalledSincePs;
  private @Nullable ShotLog log;

  public Timeline(Distributed program, Network network, TimelineOptions options) {
    this(List.of(program), network, options);
  }

  public Timeline(List<Distributed> programs, Network network, TimelineOptions options) {
    this(new Wiring(programs, network), options);
  }

  /**
   * Of a program with loops, unrolled one way. No pairs are made ahead, and all links that the
   * program may use are lit: up to where two ways part, their time lines are alike.
   *
   * @param whole with its loops
   */
  public static Timeline unrolled(
      Distributed whole, Distributed unrolled, Network network, TimelineOptions options) {
    boolean[] used = Wiring.usedLinks(List.of(whole), network);
    return new Timeline(new Wiring(List.of(unrolled), network, used), options.withoutPairsAhead());
  }

  private Timeline(Wiring wiring, TimelineOptions options) {
    this.wiring = wiring;
    Network network = wiring.network;
    int count = wiring.programs.size();
    times = new ShotTimes(wiring.kind.length, wiring.linkOfPair.length, new Waited(network));
    for (int p = 0; p < count; p++) {
      timesOf.add(times.of(wiring.firstInstruction[p], wiring.firstPair[p], new Waited(network)));
    }
    int qpus = network.qpus().size();
    controllers = new ProgramProtocol[count * qpus];
    for (int c = 0; c < controllers.length; c++) {
      controllers[c] =
          new ProgramProtocol(wiring.dataflows.get(wiring.programOf(c)), wiring.qpuOf(c));
    }
    stalled = new int[count];
    stalledSincePs = new long[count];
    HostedLinks hosted = new HostedLinks(wiring, options, queue, times, timesOf);
    links = hosted.links;
    fabric = hosted.fabric;
    linksOfQpu = new ArrayList<>();
    for (int q = 0; q < qpus; q++) {
      linksOfQpu.add(hosted.ofQpu(q));
    }
    hasChance = hosted.hasChance();
  }

  /**
   * The time line of one shot of the first program, valid until the next call.
   *
   * @param trace takes the log of the shot, if given
   * @throws DeadlockException if nothing can happen although work is left
   */
  public ShotTimes run(Seed seed, long shot, @Nullable Trace trace) {
    return run(List.of(seed), shot, trace).getFirst();
  }

  /**
   * The time lines of one shot, by program, valid until the next call.
   *
   * @param seeds by program
   * @param trace takes the log of the shot, if given
   * @throws DeadlockException if nothing can happen although work is left
   */
  public List<ShotTimes> run(List<Seed> seeds, long shot, @Nullable Trace trace) {
    if (isRepeat && !hasChance && trace == null) {
      return timesOf;
    }
    log = trace == null ? null : new ShotLog(wiring, trace);
    begin(seeds, shot);
    while (unfinished > 0) {
      if (queue.isEmpty()) {
        throw new DeadlockException(Deadlock.words(wiring, controllers));
      }
      long nowPs = queue.nextTimePs();
      handle(queue.next(), nowPs);
    }
    end();
    return timesOf;
  }

  /** The times of the last shot of the first program. */
  public ShotTimes last() {
    return timesOf.getFirst();
  }

  private void begin(List<Seed> seeds, long shot) {
    isRepeat = false;
    queue.clear();
    times.clear();
    timesOf.forEach(ShotTimes::clearSums);
    unfinished = controllers.length;
    Arrays.fill(stalled, 0);
    if (fabric != null) {
      fabric.begin();
    }
    for (int c = 0; c < controllers.length; c++) {
      controllers[c].reset();
      queue.add(0, Event.STARTED.of(c));
    }
    for (HostedLink link : links) {
      if (link != null) {
        link.begin(seeds, shot, log);
      }
    }
  }

  private void end() {
    for (int p = 0; p < timesOf.size(); p++) {
      PairCounts counts = PairCounts.NONE;
      for (HostedLink link : links) {
        if (link != null) {
          counts = counts.plus(link.counts(p));
        }
      }
      timesOf.get(p).counts = counts;
    }
    isRepeat = true;
    if (log != null) {
      log.end(times);
    }
  }

  private void handle(long event, long nowPs) {
    int first = Event.first(event);
    int second = Event.second(event);
    Event kind = Event.kind(event);
    switch (kind) {
      case STARTED -> tell(first, new ProgramInput.Started(), nowPs);
      case FREED -> tell(wiring.controller[first], new ProgramInput.Freed(local(first)), nowPs);
      case ENDED -> tell(wiring.controller[first], new ProgramInput.Ended(local(first)), nowPs);
      case ARRIVED -> tell(wiring.controller[first], new ProgramInput.Arrived(local(first)), nowPs);
      case PAIR_READY ->
          tell(wiring.controller[first], new ProgramInput.PairReady(local(first)), nowPs);
      case PAIR_LOST ->
          tell(wiring.controller[first], new ProgramInput.PairLost(local(first)), nowPs);
      case HANDED_OVER -> {
        times.endPs[first] = nowPs;
        tell(wiring.controller[first], new ProgramInput.HandedOver(local(first)), nowPs);
      }
      case REQUESTED, CLAIMED -> link(wiring.link[first]).on(kind, first, nowPs);
      case SHIFTED, BURST_OVER, MOVED, DUE, CUTOFF_REACHED, TOLD_A, TOLD_B, GRANTED, WITHDRAWN ->
          link(first).on(kind, second, nowPs);
      case TURNED -> Objects.requireNonNull(fabric).turned(first, second, nowPs);
      case FABRIC_WOKEN -> Objects.requireNonNull(fabric).woken(nowPs);
    }
  }

  private int local(int instruction) {
    return instruction - wiring.offsets[wiring.controller[instruction]];
  }

  private HostedLink link(int index) {
    return Objects.requireNonNull(links[index]);
  }

  private void tell(int controller, ProgramInput input, long nowPs) {
    controllers[controller].on(input, new Time(nowPs), programOutputs);
    for (int i = 0; i < programOutputs.size(); i++) {
      act(controller, programOutputs.get(i), nowPs);
    }
    programOutputs.clear();
  }

  private void act(int controller, ProgramOutput output, long nowPs) {
    int offset = wiring.offsets[controller];
    switch (output) {
      case ProgramOutput.Start(int i) -> start(offset + i, nowPs);
      case ProgramOutput.Ask(int i) -> {
        long latencyPs = wiring.network.link(wiring.link[offset + i]).latency().picos();
        queue.add(nowPs + latencyPs, Event.REQUESTED.of(offset + i));
      }
      case ProgramOutput.Claim(int i) -> queue.add(nowPs, Event.CLAIMED.of(offset + i));
      case ProgramOutput.Shifted(Span late) -> shifted(controller, late, nowPs);
      case ProgramOutput.Stalled() -> stalled(controller, nowPs);
      case ProgramOutput.Resumed() -> resumed(controller, nowPs);
      case ProgramOutput.Finished() -> {
        unfinished--;
        times.makespanPs = nowPs;
        timesOf.get(wiring.programOf(controller)).makespanPs = nowPs;
      }
    }
  }

  private void shifted(int controller, Span late, long nowPs) {
    int qpu = wiring.qpuOf(controller);
    for (HostedLink link : linksOfQpu.get(qpu)) {
      link.sendShift(wiring.programOf(controller), qpu, late, nowPs);
    }
  }

  private void start(int instruction, long nowPs) {
    long endPs = nowPs + wiring.durationPs[instruction];
    times.startPs[instruction] = nowPs;
    times.endPs[instruction] = endPs;
    switch (wiring.kind[instruction]) {
      case PLAIN, REQUEST -> {}
      case MEASURE -> {
        long freePs = nowPs + wiring.readoutPs[instruction];
        times.endPs[instruction] = freePs;
        queue.add(freePs, Event.FREED.of(instruction));
      }
      case SEND -> {
        if (wiring.receive[instruction] != Wiring.NONE) {
          long arrivalPs = nowPs + wiring.wirePs[instruction];
          queue.add(arrivalPs, Event.ARRIVED.of(wiring.receive[instruction]));
        }
      }
    }
    queue.add(endPs, Event.ENDED.of(instruction));
  }

  private void stalled(int controller, long nowPs) {
    int program = wiring.programOf(controller);
    if (stalled[program] == 0) {
      stalledSincePs[program] = nowPs;
    }
    stalled[program]++;
    if (log != null) {
      log.stalled(controller, nowPs);
    }
  }

  private void resumed(int controller, long nowPs) {
    int program = wiring.programOf(controller);
    stalled[program]--;
    if (stalled[program] == 0) {
      timesOf.get(program).stallPs += nowPs - stalledSincePs[program];
    }
    if (log != null) {
      log.resumed(controller, nowPs);
    }
  }
}
