package bellhop.simulator.timeline;

import bellhop.distributed.Dataflow;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.QnuRange;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.pair.End;
import bellhop.protocol.Trace;
import bellhop.protocol.Trace.Work;
import java.util.Arrays;

/**
 * Writes the log of one shot: bursts, drops and stalls as they happen, all else from the times at
 * its end. It changes nothing in the run.
 */
final class ShotLog {
  private static final int NONE = -1;

  private final Wiring wiring;
  private final Trace trace;
  private final int[] qpuTracks;
  private final int[][] qubitTracks;
  private final int[] wireTracks;
  private final int[] burstTracks;
  private final int[] pairTracks;
  private final long[] stalledSincePs;

  /** By instruction: its first slice, or NONE. */
  private final int[] sliceOf;

  ShotLog(Wiring wiring, Trace trace) {
    this.wiring = wiring;
    this.trace = trace;
    Network network = wiring.network;
    int controllers = wiring.offsets.length;
    qpuTracks = new int[controllers];
    qubitTracks = new int[controllers][];
    wireTracks = new int[controllers];
    burstTracks = new int[network.links().size()];
    pairTracks = new int[network.links().size()];
    stalledSincePs = new long[controllers];
    sliceOf = new int[wiring.kind.length];
    Arrays.fill(sliceOf, NONE);
    for (int c = 0; c < controllers; c++) {
      addController(c);
    }
    for (int l = 0; l < pairTracks.length; l++) {
      addLink(l);
    }
  }

  /** What one program has of a QPU; of several programs each is named. */
  private void addController(int its) {
    LocalProgram local = wiring.local(its);
    int program = wiring.programOf(its);
    String suffix =
        wiring.programs.size() == 1
            ? ""
            : " (%d: %s)".formatted(program + 1, wiring.programs.get(program).program());
    int top = trace.track(local.qpu() + suffix, Trace.Kind.QPU, Trace.NO_PARENT);
    qpuTracks[its] = top;
    qubitTracks[its] = new int[local.qubitCount()];
    for (int d = 0; d < local.dataCount(); d++) {
      String name = local.qpu() + " data[" + d + "]";
      qubitTracks[its][d] = trace.track(name, Trace.Kind.DATA_QUBIT, top);
    }
    for (QnuRange range : local.communication()) {
      String name = wiring.network.qnu(range.qnu()).name();
      int qnu = trace.track("QNU " + name, Trace.Kind.QNU, top);
      addRange(its, range, qnu, name + " link", Trace.Kind.COMMUNICATION_QUBIT);
      for (QnuRange memory : local.memory()) {
        if (memory.qnu() == range.qnu()) {
          addRange(its, memory, qnu, name + " memory", Trace.Kind.MEMORY_QUBIT);
        }
      }
    }
    wireTracks[its] = trace.track(local.qpu() + " messages out", Trace.Kind.MESSAGES, top);
  }

  private void addRange(int its, QnuRange range, int parent, String name, Trace.Kind kind) {
    for (int i = 0; i < range.count(); i++) {
      qubitTracks[its][range.first() + i] = trace.track(name + "[" + i + "]", kind, parent);
    }
  }

  private void addLink(int index) {
    Link link = wiring.network.link(index);
    int top = trace.track("link " + link.name(), Trace.Kind.LINK, Trace.NO_PARENT);
    burstTracks[index] = trace.track(link.name() + " bursts", Trace.Kind.BURSTS, top);
    pairTracks[index] = trace.track(link.name() + " pairs", Trace.Kind.PAIRS, top);
  }

  void burst(int link, long fromPs, long overPs, long attempts, boolean success) {
    String name = (success ? "pair after " : "none after ") + attempts + " attempts";
    trace.slice(burstTracks[link], fromPs, overPs, Work.ATTEMPTS, name, Trace.NO_PAIR);
  }

  void dropped(int link, long emissionPs, long nowPs) {
    trace.slice(pairTracks[link], emissionPs, nowPs, Work.PAIR, "dropped pair", Trace.NO_PAIR);
  }

  /**
   * A half in a memory qubit, numbered within its QNU, transfers included. Links keep these qubits
   * for all programs; they are shown with the first.
   */
  void memory(int qnu, int qubit, long fromPs, long toPs) {
    int qpu = wiring.network.qnu(qnu).qpu();
    for (QnuRange range : wiring.local(qpu).memory()) {
      if (range.qnu() == qnu && qubit < range.count()) {
        int track = qubitTracks[qpu][range.first() + qubit];
        trace.slice(track, fromPs, toPs, Work.MEMORY, "store a pair", Trace.NO_PAIR);
      }
    }
  }

  void stalled(int controller, long nowPs) {
    stalledSincePs[controller] = nowPs;
  }

  void resumed(int controller, long nowPs) {
    long sincePs = stalledSincePs[controller];
    if (nowPs > sincePs) {
      trace.slice(qpuTracks[controller], sincePs, nowPs, Work.STALL, "waiting", Trace.NO_PAIR);
    }
  }

  void end(ShotTimes times) {
    for (int g = 0; g < sliceOf.length; g++) {
      addInstruction(g, times);
    }
    for (int g = 0; g < sliceOf.length; g++) {
      if (wiring.kind[g] == Wiring.Kind.SEND && wiring.receive[g] != Wiring.NONE) {
        addMessage(g, times);
      }
    }
    for (int pair = 0; pair < wiring.linkOfPair.length; pair++) {
      addPair(pair, times);
    }
  }

  private void addInstruction(int g, ShotTimes times) {
    if (wiring.kind[g] == Wiring.Kind.REQUEST) {
      addRequest(g, times);
      return;
    }
    if (times.startPs(g) == times.endPs(g)) {
      return; // a change of frame, or classical
    }
    Instruction instruction = wiring.instruction(g);
    for (int k = 0; k < instruction.qubitCount(); k++) {
      int track = qubitTracks[wiring.controller[g]][instruction.qubitAt(k)];
      int slice =
          trace.slice(
              track,
              times.startPs(g),
              times.endPs(g),
              work(instruction),
              name(instruction),
              Trace.NO_PAIR);
      sliceOf[g] = sliceOf[g] == NONE ? slice : sliceOf[g];
    }
  }

  private static Work work(Instruction instruction) {
    return switch (instruction) {
      case Instruction.Measure _, Instruction.Reset _ -> Work.READOUT;
      case Instruction.GateOn _,
          Instruction.RequestPair _,
          Instruction.Send _,
          Instruction.Receive _,
          Instruction.Compute _,
          Instruction.Barrier _,
          Instruction.LoopEdge _,
          Instruction.Decision _ ->
          Work.GATE;
    };
  }

  private static String name(Instruction instruction) {
    return switch (instruction) {
      case Instruction.GateOn gate -> gate.call().gate().qasmName();
      case Instruction.Measure _ -> "measure";
      case Instruction.Reset _ -> "reset";
      case Instruction.RequestPair request -> "pair " + request.pair();
      case Instruction.Send _ -> "send";
      case Instruction.Receive _ -> "receive";
      case Instruction.Compute _ -> "compute";
      case Instruction.Barrier _ -> "barrier";
      case Instruction.LoopEdge _, Instruction.Decision _ -> "loop";
    };
  }

  /** Reset, wait for the pair, and the pair at hand until its first use. */
  private void addRequest(int g, ShotTimes times) {
    int track = qubitTracks[wiring.controller[g]][wiring.instruction(g).qubitAt(0)];
    long pair = wiring.pair[g];
    long asksPs = times.startPs(g) + wiring.durationPs[g];
    long handedPs = times.endPs(g);
    if (wiring.durationPs[g] > 0) {
      trace.slice(track, times.startPs(g), asksPs, Work.READOUT, "reset", Trace.NO_PAIR);
    }
    trace.slice(track, asksPs, handedPs, Work.AWAIT, "await pair " + pair, pair);
    int user = firstUser(g);
    if (user != NONE && times.startPs(user) > handedPs) {
      trace.slice(track, handedPs, times.startPs(user), Work.PAIR, "hold pair " + pair, pair);
    }
  }

  /** The first later instruction on the qubit of a request that is no barrier, or NONE. */
  private int firstUser(int request) {
    int qubit = wiring.instruction(request).qubitAt(0);
    int user = next(request, qubit);
    while (user != NONE && wiring.instruction(user) instanceof Instruction.Barrier) {
      user = next(user, qubit);
    }
    return user;
  }

  /** The next instruction on a qubit, or NONE. */
  private int next(int instruction, int qubit) {
    int next = NONE;
    Dataflow flow = flow(instruction);
    int first = first(instruction);
    for (int s = 0; s < flow.successorCount(instruction - first); s++) {
      int successor = first + flow.successor(instruction - first, s);
      if (wiring.controller[successor] == wiring.controller[instruction]
          && touches(wiring.instruction(successor), qubit)
          && (next == NONE || successor < next)) {
        next = successor;
      }
    }
    return next;
  }

  private Dataflow flow(int instruction) {
    return wiring.dataflows.get(wiring.programOf(wiring.controller[instruction]));
  }

  /** Number of the first instruction of the same program. */
  private int first(int instruction) {
    return wiring.firstInstruction[wiring.programOf(wiring.controller[instruction])];
  }

  private static boolean touches(Instruction instruction, int qubit) {
    for (int k = 0; k < instruction.qubitCount(); k++) {
      if (instruction.qubitAt(k) == qubit) {
        return true;
      }
    }
    return false;
  }

  private void addMessage(int send, ShotTimes times) {
    Instruction.Send message = (Instruction.Send) wiring.instruction(send);
    String to = wiring.network.qpu(message.to()).name();
    long sentPs = times.startPs(send);
    int slice =
        trace.slice(
            wireTracks[wiring.controller[send]],
            sentPs,
            sentPs + wiring.wirePs[send],
            Work.MESSAGE,
            "message " + message.key() + " to " + to,
            Trace.NO_PAIR);
    int receive = wiring.receive[send];
    Dataflow flow = flow(receive);
    int first = first(receive);
    for (int s = 0; s < flow.successorCount(receive - first); s++) {
      int reader = first + flow.successor(receive - first, s);
      if (sliceOf[reader] != NONE) {
        trace.flow(slice, sliceOf[reader]);
        return;
      }
    }
  }

  private void addPair(int pair, ShotTimes times) {
    long end = Math.max(times.handOverPs(pair, End.A), times.handOverPs(pair, End.B));
    int track = pairTracks[wiring.linkOfPair[pair]];
    int slice = trace.slice(track, times.emissionPs(pair), end, Work.PAIR, "pair " + pair, pair);
    for (End atEnd : End.values()) {
      int user = firstUser(wiring.request(pair, atEnd));
      if (user != NONE && sliceOf[user] != NONE) {
        trace.flow(slice, sliceOf[user]);
      }
    }
  }
}
