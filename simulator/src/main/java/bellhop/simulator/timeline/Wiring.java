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
 * What a time line needs of its programs and their network, looked up once: flat arrays by number
 * of instruction and by pair, those of the first program first. Nothing here changes while shots
 * run.
 *
 * <p>A controller is one program at one QPU; those of the first program come first. Communication
 * qubits of a QNU are dealt out in the same order, so that no two programs ever share one.
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

  final List<Distributed> programs;
  final Network network;
  final List<Dataflow> dataflows;

  /** By program: its first instruction and its first pair, and at last how many there are. */
  final int[] firstInstruction;

  final int[] firstPair;

  /** By controller: its first instruction. */
  final int[] offsets;

  /** By instruction. */
  final int[] controller;

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

  /** By pair: its link, its program, and the requests at both ends or NONE. */
  final int[] linkOfPair;

  final int[] programOfPair;
  private final int[][] requestOfPair = new int[2][];

  /** By QNU: communication qubits that earlier programs have taken. */
  private final int[] taken;

  /** By link, whether any program may use it. */
  private final boolean[] usedLinks;

  Wiring(List<Distributed> programs, Network network) {
    this(programs, network, usedLinks(programs, network));
  }

  /**
   * @param usedLinks by link, whether any program may use it
   */
  Wiring(List<Distributed> programs, Network network, boolean[] usedLinks) {
    this.usedLinks = usedLinks;
    this.programs = List.copyOf(programs);
    this.network = network;
    dataflows = programs.stream().map(Dataflow::of).toList();
    int qpus = network.qpus().size();
    offsets = new int[programs.size() * qpus];
    firstInstruction = new int[programs.size() + 1];
    firstPair = new int[programs.size() + 1];
    for (int p = 0; p < programs.size(); p++) {
      place(p);
    }
    int count = firstInstruction[programs.size()];
    int pairs = firstPair[programs.size()];
    controller = new int[count];
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
    linkOfPair = new int[pairs];
    programOfPair = new int[pairs];
    for (int e = 0; e < 2; e++) {
      requestOfPair[e] = new int[pairs];
      Arrays.fill(requestOfPair[e], NONE);
    }
    taken = new int[network.qnus().size()];
    Timing timing = new Timing(network);
    for (int p = 0; p < programs.size(); p++) {
      Arrays.fill(programOfPair, firstPair[p], firstPair[p + 1], p);
      for (int q = 0; q < qpus; q++) {
        fill(p * qpus + q, timing);
      }
      joinMessages(p, timing);
      takeQubits(p);
    }
  }

  private void place(int program) {
    Distributed its = programs.get(program);
    int qpus = network.qpus().size();
    if (its.programs().size() != qpus) {
      throw new IllegalArgumentException(
          "a program for %d QPUs does not run on %d".formatted(its.programs().size(), qpus));
    }
    for (int q = 0; q < qpus; q++) {
      offsets[program * qpus + q] = firstInstruction[program] + its.offsets()[q];
    }
    firstInstruction[program + 1] = firstInstruction[program] + its.instructionCount();
    firstPair[program + 1] = firstPair[program] + its.pairs().size();
  }

  /** The next program's communication qubits come after those of this one. */
  private void takeQubits(int program) {
    int[] next = taken.clone();
    for (int g = firstInstruction[program]; g < firstInstruction[program + 1]; g++) {
      if (kind[g] == Kind.REQUEST) {
        int qnu = qnuOfRequest(g);
        next[qnu] = Math.max(next[qnu], communicationQubit[g] + 1);
      }
    }
    System.arraycopy(next, 0, taken, 0, taken.length);
  }

  /** The QPU of a controller. */
  int qpuOf(int itsController) {
    return itsController % network.qpus().size();
  }

  int programOf(int itsController) {
    return itsController / network.qpus().size();
  }

  LocalProgram local(int itsController) {
    return programs.get(programOf(itsController)).programs().get(qpuOf(itsController));
  }

  private void fill(int its, Timing timing) {
    LocalProgram local = local(its);
    int itsQpu = qpuOf(its);
    boolean[] touched = new boolean[local.qubitCount()];
    for (int i = 0; i < local.instructions().size(); i++) {
      int g = offsets[its] + i;
      Instruction instruction = local.instructions().get(i);
      controller[g] = its;
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
          Instruction.Barrier _,
          Instruction.LoopEdge _,
          Instruction.Decision _ ->
          Kind.PLAIN;
      case Instruction.Measure _ -> Kind.MEASURE;
      case Instruction.Send _ -> Kind.SEND;
      case Instruction.RequestPair _ -> Kind.REQUEST;
    };
  }

  /** Every qubit starts in |0⟩, so the first request on one needs no reset. */
  private void fillRequest(
      int g, Instruction.RequestPair request, LocalProgram local, boolean[] touched) {
    int itsQpu = qpuOf(controller[g]);
    int id = firstPair[programOf(controller[g])] + Math.toIntExact(request.pair());
    End itsEnd = network.qpuA(request.link()) == itsQpu ? End.A : End.B;
    requireKnown(itsQpu, request, local);
    QnuRange range = local.communication().get(local.rangeOf(request.qubit()));
    pair[g] = id;
    link[g] = request.link();
    end[g] = itsEnd;
    communicationQubit[g] = taken[range.qnu()] + request.qubit() - range.first();
    needByPs[g] = request.needByPs();
    linkOfPair[id] = request.link();
    requestOfPair[itsEnd.index()][id] = g;
    durationPs[g] = touched[request.qubit()] ? network.qpu(itsQpu).device().reset().picos() : 0;
  }

  private void requireKnown(int itsQpu, Instruction.RequestPair request, LocalProgram local) {
    QnuRange range = local.communication().get(local.rangeOf(request.qubit()));
    boolean isA = network.link(request.link()).qnuA() == range.qnu();
    boolean isB = network.link(request.link()).qnuB() == range.qnu();
    int limit = network.qnu(range.qnu()).communicationQubits();
    if (network.qnu(range.qnu()).qpu() != itsQpu
        || !(isA || isB)
        || taken[range.qnu()] + request.qubit() - range.first() >= limit) {
      throw new IllegalArgumentException(
          "%s cannot serve %s with its %d qubits, %d taken, in %s"
              .formatted(local.qpu(), request, limit, taken[range.qnu()], range));
    }
  }

  private void joinMessages(int program, Timing timing) {
    Map<Message, Integer> sends = new HashMap<>();
    int end = firstInstruction[program + 1];
    for (int g = firstInstruction[program]; g < end; g++) {
      if (instruction(g) instanceof Instruction.Send send) {
        int from = qpuOf(controller[g]);
        sends.put(new Message(from, send.to(), send.key()), g);
        wirePs[g] = timing.latencyPs(from, send.to());
      }
    }
    for (int g = firstInstruction[program]; g < end; g++) {
      if (instruction(g) instanceof Instruction.Receive message) {
        int to = qpuOf(controller[g]);
        Integer send = sends.get(new Message(message.from(), to, message.key()));
        if (send != null) {
          receive[send] = g;
        }
      }
    }
  }

  Instruction instruction(int g) {
    return local(controller[g]).instructions().get(g - offsets[controller[g]]);
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

  boolean[] usedLinks() {
    return usedLinks.clone();
  }

  /** By link, whether any program uses it. */
  static boolean[] usedLinks(List<Distributed> programs, Network network) {
    boolean[] used = new boolean[network.links().size()];
    for (Distributed its : programs) {
      its.pairs().forEach(pair -> used[pair.link()] = true);
    }
    return used;
  }

  /** Program qubits of all programs at a QPU, at most; each may count what others have. */
  int dataCount(int qpu) {
    int sum = programs.stream().mapToInt(its -> its.programs().get(qpu).dataCount()).sum();
    return programs.size() == 1 ? sum : Math.min(sum, network.qpu(qpu).dataQubits());
  }

  /** The pairs that the programs want from a link, ascending. */
  List<Long> pairsOfLink(int itsLink) {
    List<Long> found = new ArrayList<>();
    for (int p = 0; p < linkOfPair.length; p++) {
      int its = programOfPair[p];
      if (programs.get(its).pairs().get(p - firstPair[its]).link() == itsLink) {
        found.add((long) p);
      }
    }
    return found;
  }
}
