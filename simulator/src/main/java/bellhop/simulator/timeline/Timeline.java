package bellhop.simulator.timeline;

import bellhop.distributed.Distributed;
import bellhop.network.Analyser;
import bellhop.network.Network;
import bellhop.protocol.AnalyserInput;
import bellhop.protocol.AnalyserOutput;
import bellhop.protocol.AnalyserProtocol;
import bellhop.protocol.ProgramInput;
import bellhop.protocol.ProgramOutput;
import bellhop.protocol.ProgramProtocol;
import bellhop.protocol.Trace;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Hosts the protocol machines and modelled links of one distributed program in virtual time. It
 * draws the chance of the network alone and touches no quantum state. Reusable, one per thread.
 *
 * <p>Everything that a machine is told is an event of one queue, so all that happens has one order:
 * by time, then by scheduling. A machine decides, its outputs are collected, and only then does the
 * host act on them, by scheduling further events. A shot costs a few events per instruction and
 * about ten per pair, however many attempts a pair takes. Where no link draws chance all shots are
 * the same, and are computed once.
 *
 * <p>A link learns of a request one latency after the program asked, since the other end must know
 * of it. The shot ends when all programs have finished.
 */
public final class Timeline {
  private final Wiring wiring;
  private final EventQueue queue = new HeapQueue();
  private final ShotTimes times;
  private final ProgramProtocol[] programs;
  private final @Nullable HostedLink[] links;
  private final List<List<HostedLink>> linksOfQpu;
  private final AnalyserProtocol[] analysers;
  private final Buffer<ProgramOutput> programOutputs = new Buffer<>();
  private final Buffer<AnalyserOutput> analyserOutputs = new Buffer<>();
  private final boolean hasChance;
  private boolean isRepeat;
  private int unfinished;
  private int stalledPrograms;
  private long stalledSincePs;
  private @Nullable ShotLog log;

  public Timeline(Distributed program, Network network, TimelineOptions options) {
    wiring = new Wiring(program, network);
    times = new ShotTimes(program.instructionCount(), program.pairs().size());
    programs = new ProgramProtocol[network.qpus().size()];
    for (int q = 0; q < programs.length; q++) {
      programs[q] = new ProgramProtocol(wiring.dataflow, q);
    }
    List<Analyser> descriptions = network.analysers();
    analysers = new AnalyserProtocol[descriptions.size()];
    for (int a = 0; a < analysers.length; a++) {
      analysers[a] = new AnalyserProtocol(descriptions.get(a));
    }
    links = HostedLinks.of(wiring, options, queue, times);
    linksOfQpu = new ArrayList<>();
    for (int q = 0; q < programs.length; q++) {
      linksOfQpu.add(
          network.linksOfQpu(q).stream().map(l -> links[l]).filter(Objects::nonNull).toList());
    }
    hasChance = Arrays.stream(links).anyMatch(link -> link != null && link.hasChance());
  }

  /**
   * The time line of one shot, valid until the next call.
   *
   * @param trace takes the log of the shot, if given
   * @throws DeadlockException if nothing can happen although work is left
   */
  public ShotTimes run(Seed seed, long shot, @Nullable Trace trace) {
    if (isRepeat && !hasChance && trace == null) {
      return times;
    }
    log = trace == null ? null : new ShotLog(wiring, trace);
    begin(seed, shot);
    while (unfinished > 0) {
      if (queue.isEmpty()) {
        throw new DeadlockException(Deadlock.words(wiring, programs));
      }
      long nowPs = queue.nextTimePs();
      handle(queue.next(), nowPs);
    }
    end();
    return times;
  }

  /** The times of the last shot. */
  public ShotTimes last() {
    return times;
  }

  private void begin(Seed seed, long shot) {
    isRepeat = false;
    queue.clear();
    times.clear();
    unfinished = programs.length;
    stalledPrograms = 0;
    for (AnalyserProtocol analyser : analysers) {
      analyser.reset();
    }
    for (int q = 0; q < programs.length; q++) {
      programs[q].reset();
      queue.add(0, Event.STARTED.of(q));
    }
    for (HostedLink link : links) {
      if (link != null) {
        link.begin(seed, shot, log);
      }
    }
  }

  private void end() {
    PairCounts counts = PairCounts.NONE;
    for (HostedLink link : links) {
      if (link != null) {
        counts = counts.plus(link.counts());
      }
    }
    times.counts = counts;
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
      case FREED -> tell(qpu(first), new ProgramInput.Freed(local(first)), nowPs);
      case ENDED -> tell(qpu(first), new ProgramInput.Ended(local(first)), nowPs);
      case ARRIVED -> tell(qpu(first), new ProgramInput.Arrived(local(first)), nowPs);
      case PAIR_READY -> tell(qpu(first), new ProgramInput.PairReady(local(first)), nowPs);
      case PAIR_LOST -> tell(qpu(first), new ProgramInput.PairLost(local(first)), nowPs);
      case HANDED_OVER -> {
        times.endPs[first] = nowPs;
        tell(qpu(first), new ProgramInput.HandedOver(local(first)), nowPs);
      }
      case REQUESTED, CLAIMED -> link(wiring.link[first]).on(kind, first, nowPs);
      case SHIFTED, BURST_OVER, MOVED, DUE, CUTOFF_REACHED, TOLD_A, TOLD_B, GRANTED, WITHDRAWN ->
          link(first).on(kind, second, nowPs);
      case ANALYSER_ASKED ->
          tellAnalyser(analyser(first), new AnalyserInput.Asked(first, second != 0), nowPs);
      case ANALYSER_RELEASED ->
          tellAnalyser(analyser(first), new AnalyserInput.Released(first), nowPs);
      case TUNED -> tellAnalyser(first, new AnalyserInput.Tuned(second), nowPs);
    }
  }

  private int qpu(int instruction) {
    return wiring.qpu[instruction];
  }

  private int local(int instruction) {
    return instruction - wiring.offsets[wiring.qpu[instruction]];
  }

  private HostedLink link(int index) {
    return Objects.requireNonNull(links[index]);
  }

  private int analyser(int link) {
    return wiring.network.link(link).analyser().orElseThrow();
  }

  private void tell(int qpu, ProgramInput input, long nowPs) {
    programs[qpu].on(input, new Time(nowPs), programOutputs);
    for (int i = 0; i < programOutputs.size(); i++) {
      act(qpu, programOutputs.get(i), nowPs);
    }
    programOutputs.clear();
  }

  private void act(int qpu, ProgramOutput output, long nowPs) {
    int offset = wiring.offsets[qpu];
    switch (output) {
      case ProgramOutput.Start(int i) -> start(offset + i, nowPs);
      case ProgramOutput.Ask(int i) -> {
        long latencyPs = wiring.network.link(wiring.link[offset + i]).latency().picos();
        queue.add(nowPs + latencyPs, Event.REQUESTED.of(offset + i));
      }
      case ProgramOutput.Claim(int i) -> queue.add(nowPs, Event.CLAIMED.of(offset + i));
      case ProgramOutput.Shifted(Span late) -> shifted(qpu, late, nowPs);
      case ProgramOutput.Stalled() -> stalled(qpu, nowPs);
      case ProgramOutput.Resumed() -> resumed(qpu, nowPs);
      case ProgramOutput.Finished() -> {
        unfinished--;
        times.makespanPs = nowPs;
      }
    }
  }

  private void shifted(int qpu, Span late, long nowPs) {
    for (HostedLink link : linksOfQpu.get(qpu)) {
      link.sendShift(qpu, late, nowPs);
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

  private void stalled(int qpu, long nowPs) {
    if (stalledPrograms == 0) {
      stalledSincePs = nowPs;
    }
    stalledPrograms++;
    if (log != null) {
      log.stalled(qpu, nowPs);
    }
  }

  private void resumed(int qpu, long nowPs) {
    stalledPrograms--;
    if (stalledPrograms == 0) {
      times.stallPs += nowPs - stalledSincePs;
    }
    if (log != null) {
      log.resumed(qpu, nowPs);
    }
  }

  private void tellAnalyser(int analyser, AnalyserInput input, long nowPs) {
    analysers[analyser].on(input, new Time(nowPs), analyserOutputs);
    for (int i = 0; i < analyserOutputs.size(); i++) {
      switch (analyserOutputs.get(i)) {
        case AnalyserOutput.Granted(int link) -> queue.add(nowPs, Event.GRANTED.of(link));
        case AnalyserOutput.Withdrawn(int link) -> queue.add(nowPs, Event.WITHDRAWN.of(link));
        case AnalyserOutput.Tune(int channel, int _, Time ready) ->
            queue.add(ready.picos(), Event.TUNED.of(analyser, channel));
      }
    }
    analyserOutputs.clear();
  }
}
