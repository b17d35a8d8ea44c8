package bellhop.simulator.timeline;

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
    qpuTracks = new int[network.qpus().size()];
    qubitTracks = new int[network.qpus().size()][];
    wireTracks = new int[network.qpus().size()];
    burstTracks = new int[network.links().size()];
    pairTracks = new int[network.links().size()];
    stalledSincePs = new long[network.qpus().size()];
    sliceOf = new int[wiring.kind.length];
    Arrays.fill(sliceOf, NONE);
    for (int q = 0; q < qpuTracks.length; q++) {
      addQpu(q);
    }
    for (int l = 0; l < pairTracks.length; l++) {
      addLink(l);
    }
  }

  private void addQpu(int qpu) {
    LocalProgram local = wiring.program.programs().get(qpu);
    int top = trace.track(local.qpu(), Trace.Kind.QPU, Trace.NO_PARENT);
    qpuTracks[qpu] = top;
    qubitTracks[qpu] = new int[local.qubitCount()];
    for (int d = 0; d < local.dataCount(); d++) {
      String name = local.qpu() + " data[" + d + "]";
      qubitTracks[qpu][d] = trace.track(name, Trace.Kind.DATA_QUBIT, top);
    }
    for (QnuRange range : local.communication()) {
      String name = wiring.network.qnu(range.qnu()).name();
      int qnu = trace.track("QNU " + name, Trace.Kind.QNU, top);
      addRange(qpu, range, qnu, name + " link", Trace.Kind.COMMUNICATION_QUBIT);
      for (QnuRange memory : local.memory()) {
        if (memory.qnu() == range.qnu()) {
          addRange(qpu, memory, qnu, name + " memory", Trace.Kind.MEMORY_QUBIT);
        }
      }
    }
    wireTracks[qpu] = trace.track(local.qpu() + " messages out", Trace.Kind.MESSAGES, top);
  }

  private void addRange(int qpu, QnuRange range, int parent, String name, Trace.Kind kind) {
    for (int i = 0; i < range.count(); i++) {
      qubitTracks[qpu][range.first() + i] = trace.track(name + "[" + i + "]", kind, parent);
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

  /** A half in a memory qubit, numbered within its QNU, transfers included. */
  void memory(int qnu, int qubit, long fromPs, long toPs) {
    int qpu = wiring.network.qnu(qnu).qpu();
    for (QnuRange range : wiring.program.programs().get(qpu).memory()) {
      if (range.qnu() == qnu && qubit < range.count()) {
        int track = qubitTracks[qpu][range.first() + qubit];
        trace.slice(track, fromPs, toPs, Work.MEMORY, "store a pair", Trace.NO_PAIR);
      }
    }
  }

  void stalled(int qpu, long nowPs) {
    stalledSincePs[qpu] = nowPs;
  }

  void resumed(int qpu, long nowPs) {
    if (nowPs > stalledSincePs[qpu]) {
      trace.slice(qpuTracks[qpu], stalledSincePs[qpu], nowPs, Work.STALL, "waiting", Trace.NO_PAIR);
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
      int track = qubitTracks[wiring.qpu[g]][instruction.qubitAt(k)];
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
          Instruction.Barrier _ ->
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
    };
  }

  /** Reset, wait for the pair, and the pair at hand until its first use. */
  private void addRequest(int g, ShotTimes times) {
    int track = qubitTracks[wiring.qpu[g]][wiring.instruction(g).qubitAt(0)];
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
    for (int s = 0; s < wiring.dataflow.successorCount(instruction); s++) {
      int successor = wiring.dataflow.successor(instruction, s);
      if (wiring.qpu[successor] == wiring.qpu[instruction]
          && touches(wiring.instruction(successor), qubit)
          && (next == NONE || successor < next)) {
        next = successor;
      }
    }
    return next;
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
    String to = wiring.program.programs().get(message.to()).qpu();
    long sentPs = times.startPs(send);
    int slice =
        trace.slice(
            wireTracks[wiring.qpu[send]],
            sentPs,
            sentPs + wiring.wirePs[send],
            Work.MESSAGE,
            "message " + message.key() + " to " + to,
            Trace.NO_PAIR);
    int receive = wiring.receive[send];
    for (int s = 0; s < wiring.dataflow.successorCount(receive); s++) {
      int reader = wiring.dataflow.successor(receive, s);
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
