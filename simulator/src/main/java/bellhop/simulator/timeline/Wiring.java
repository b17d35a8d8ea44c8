package bellhop.simulator.timeline;

import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.Message;
import bellhop.distributed.QnuRange;
import bellhop.distributed.Timing;
import bellhop.network.Network;
import bellhop.pair.End;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What a time line needs of a program and its network, looked up once: flat arrays by global number
 * of instruction and by pair. Nothing here changes while shots run.
 */
final class Wiring {
  static final int NONE = -1;

  /** How the host treats an instruction. */
  enum Kind {
    PLAIN,
    MEASURE,
    SEND,
    REQUEST
  }

  final Distributed program;
  final Network network;
  final Dataflow dataflow;
  final int[] offsets;
  final int[] qpu;
  final Kind[] kind;

  /** From start to end; of a request: its reset. */
  final long[] durationPs;

  /** Of a measurement: from start until the qubit is free. */
  final long[] readoutPs;

  /** Of a send: the receive that waits for it, or NONE. */
  final int[] receive;

  /** Of a send: time on the wire. */
  final long[] wirePs;

  /** Of a request: its pair, its link, the end of the link, and the communication qubit there. */
  final int[] pair;

  final int[] link;
  final End[] end;
  final int[] communicationQubit;
  final long[] needByPs;

  /** By pair: its link, and the requests at both ends or NONE. */
  final int[] linkOfPair;

  private final int[][] requestOfPair = new int[2][];

  Wiring(Distributed program, Network network) {
    if (program.programs().size() != network.qpus().size()) {
      throw new IllegalArgumentException(
          "a program for %d QPUs does not run on %d"
              .formatted(program.programs().size(), network.qpus().size()));
    }
    this.program = program;
    this.network = network;
    dataflow = Dataflow.of(program);
    offsets = program.offsets();
    int count = program.instructionCount();
    qpu = new int[count];
    kind = new Kind[count];
    durationPs = new long[count];
    readoutPs = new long[count];
    receive = new int[count];
    wirePs = new long[count];
    pair = new int[count];
    link = new int[count];
    end = new End[count];
    communicationQubit = new int[count];
    needByPs = new long[count];
    linkOfPair = new int[program.pairs().size()];
    for (int e = 0; e < 2; e++) {
      requestOfPair[e] = new int[program.pairs().size()];
      Arrays.fill(requestOfPair[e], NONE);
    }
    Timing timing = new Timing(network);
    for (int q = 0; q < network.qpus().size(); q++) {
      fill(q, timing);
    }
    joinMessages(timing);
  }

  private void fill(int itsQpu, Timing timing) {
    LocalProgram local = program.programs().get(itsQpu);
    boolean[] touched = new boolean[local.qubitCount()];
    for (int i = 0; i < local.instructions().size(); i++) {
      int g = offsets[itsQpu] + i;
      Instruction instruction = local.instructions().get(i);
      qpu[g] = itsQpu;
      kind[g] = kindOf(instruction);
      receive[g] = NONE;
      pair[g] = NONE;
      link[g] = NONE;
      end[g] = End.A;
      durationPs[g] = timing.durationPs(itsQpu, instruction);
      if (instruction instanceof Instruction.RequestPair request) {
        fillRequest(g, request, local, touched);
      } else if (instruction instanceof Instruction.Measure) {
        readoutPs[g] = network.qpu(itsQpu).device().readout().picos();
      }
      for (int k = 0; k < instruction.qubitCount(); k++) {
        touched[instruction.qubitAt(k)] = true;
      }
    }
  }

  private static Kind kindOf(Instruction instruction) {
    return switch (instruction) {
      case Instruction.GateOn _,
          Instruction.Reset _,
          Instruction.Receive _,
          Instruction.Compute _,
          Instruction.Barrier _ ->
          Kind.PLAIN;
      case Instruction.Measure _ -> Kind.MEASURE;
      case Instruction.Send _ -> Kind.SEND;
      case Instruction.RequestPair _ -> Kind.REQUEST;
    };
  }

  /** Every qubit starts in |0⟩, so the first request on one needs no reset. */
  private void fillRequest(
      int g, Instruction.RequestPair request, LocalProgram local, boolean[] touched) {
    requireKnown(qpu[g], request, local);
    int id = Math.toIntExact(request.pair());
    End itsEnd = network.qpuA(request.link()) == qpu[g] ? End.A : End.B;
    QnuRange range = local.communication().get(local.rangeOf(request.qubit()));
    pair[g] = id;
    link[g] = request.link();
    end[g] = itsEnd;
    communicationQubit[g] = request.qubit() - range.first();
    needByPs[g] = request.needByPs();
    linkOfPair[id] = request.link();
    requestOfPair[itsEnd.index()][id] = g;
    durationPs[g] = touched[request.qubit()] ? network.qpu(qpu[g]).device().reset().picos() : 0;
  }

  private void requireKnown(int itsQpu, Instruction.RequestPair request, LocalProgram local) {
    QnuRange range = local.communication().get(local.rangeOf(request.qubit()));
    boolean isA = network.link(request.link()).qnuA() == range.qnu();
    boolean isB = network.link(request.link()).qnuB() == range.qnu();
    int limit = network.qnu(range.qnu()).communicationQubits();
    if (network.qnu(range.qnu()).qpu() != itsQpu
        || !(isA || isB)
        || request.qubit() - range.first() >= limit) {
      throw new IllegalArgumentException(
          local.qpu() + " cannot serve " + request + " with its " + limit + " qubits in " + range);
    }
  }

  private void joinMessages(Timing timing) {
    Map<Message, Integer> sends = new HashMap<>();
    for (int g = 0; g < qpu.length; g++) {
      if (instruction(g) instanceof Instruction.Send send) {
        sends.put(new Message(qpu[g], send.to(), send.key()), g);
        wirePs[g] = timing.latencyPs(qpu[g], send.to());
      }
    }
    for (int g = 0; g < qpu.length; g++) {
      if (instruction(g) instanceof Instruction.Receive message) {
        Integer send = sends.get(new Message(message.from(), qpu[g], message.key()));
        if (send != null) {
          receive[send] = g;
        }
      }
    }
  }

  Instruction instruction(int g) {
    return program.programs().get(qpu[g]).instructions().get(g - offsets[qpu[g]]);
  }

  /** The request for a pair at one end, or NONE. */
  int request(int itsPair, End itsEnd) {
    return requestOfPair[itsEnd.index()][itsPair];
  }

  /** The QNU whose communication qubit a request uses. */
  int qnuOfRequest(int request) {
    return end[request] == End.A
        ? network.link(link[request]).qnuA()
        : network.link(link[request]).qnuB();
  }

  /** The pairs that the program wants from a link, ascending. */
  List<Long> pairsOfLink(int itsLink) {
    List<Long> found = new ArrayList<>();
    for (int p = 0; p < linkOfPair.length; p++) {
      if (program.pairs().get(p).link() == itsLink) {
        found.add((long) p);
      }
    }
    return found;
  }
}
