package bellhop.compiler.output;

import bellhop.compiler.output.Halves.Half;
import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.QnuRange;
import bellhop.distributed.Timing;
import bellhop.network.Network;
import java.util.Arrays;

/**
 * What a sampled run needs of a program, looked up once: who waits for whom and how long, and what
 * is asked of which link. Flat arrays by global number of instruction, and by pair and end.
 *
 * <p>Edges from a request are left out: its first user waits for the pair instead.
 */
final class ChanceSteps {
  static final int NONE = -1;

  /** Edges of an instruction stand from its first one to that of the next. */
  final int[] firstEdge;

  final int[] target;

  /** By edge: from the start of the one to the earliest start of the other. */
  final long[] lagPs;

  /** By instruction: how many others it waits for, and how many halves of pairs. */
  final int[] waits;

  final int[] halves;

  /** By instruction: the request for the first half that it waits for; by request: the next one. */
  final int[] firstHalf;

  final int[] nextHalf;
  final long[] durationPs;
  final int[] qpu;

  /** Of a request: its pair, else NONE; the end of the link, 0 for A; when its half is used. */
  final int[] pair;

  final byte[] end;
  final long[] useAtPs;

  /** By end and pair: the request, its communication qubit within the QNU, and the first user. */
  final int[][] request = new int[2][];

  final int[][] qubit = new int[2][];
  final int[][] user = new int[2][];

  /** By pair: its link, when it is needed, and the pulse at end B. */
  final int[] link;

  final long[] needByPs;
  final long[] pulsePs;

  ChanceSteps(Distributed distributed, Network network) {
    Dataflow flow = Dataflow.of(distributed);
    int count = flow.instructionCount();
    firstEdge = new int[count + 1];
    waits = new int[count];
    halves = new int[count];
    firstHalf = new int[count];
    Arrays.fill(firstHalf, NONE);
    nextHalf = new int[count];
    durationPs = new long[count];
    qpu = new int[count];
    pair = new int[count];
    Arrays.fill(pair, NONE);
    end = new byte[count];
    useAtPs = new long[count];
    int pairs = distributed.pairs().size();
    for (int e = 0; e < 2; e++) {
      request[e] = new int[pairs];
      qubit[e] = new int[pairs];
      user[e] = new int[pairs];
      Arrays.fill(user[e], NONE);
    }
    link = new int[pairs];
    needByPs = new long[pairs];
    Arrays.fill(needByPs, Long.MAX_VALUE);
    pulsePs = new long[pairs];
    Halves its = new Halves(distributed, network);
    Timing timing = new Timing(network);
    Instruction[] instructions = fill(distributed, network, timing, its);
    target = new int[edgeCount(flow)];
    lagPs = new long[target.length];
    join(flow, timing, instructions);
    for (int p = 0; p < pairs; p++) {
      for (Half half : its.ofPair(p)) {
        use(half, network);
      }
    }
  }

  int count() {
    return waits.length;
  }

  int pairCount() {
    return link.length;
  }

  private Instruction[] fill(
      Distributed distributed, Network network, Timing timing, Halves resets) {
    Instruction[] instructions = new Instruction[count()];
    int node = 0;
    for (int q = 0; q < distributed.programs().size(); q++) {
      LocalProgram local = distributed.programs().get(q);
      long resetPs = network.qpu(q).device().reset().picos();
      for (Instruction instruction : local.instructions()) {
        instructions[node] = instruction;
        qpu[node] = q;
        durationPs[node] = resets.resets(node) ? resetPs : timing.durationPs(q, instruction);
        if (instruction instanceof Instruction.RequestPair asked) {
          request(node, asked, local, network);
        }
        node++;
      }
    }
    return instructions;
  }

  private void request(
      int node, Instruction.RequestPair asked, LocalProgram local, Network network) {
    int its = (int) asked.pair();
    int itsEnd = network.qpuA(asked.link()) == qpu[node] ? 0 : 1;
    QnuRange range = local.communication().get(local.rangeOf(asked.qubit()));
    pair[node] = its;
    end[node] = (byte) itsEnd;
    request[itsEnd][its] = node;
    qubit[itsEnd][its] = asked.qubit() - range.first();
    link[its] = asked.link();
    needByPs[its] = Math.min(needByPs[its], asked.needByPs());
    useAtPs[node] = asked.useAtPs();
  }

  private int edgeCount(Dataflow flow) {
    int edges = 0;
    for (int i = 0; i < count(); i++) {
      edges += pair[i] == NONE ? flow.successorCount(i) : 0;
    }
    return edges;
  }

  private void join(Dataflow flow, Timing timing, Instruction[] instructions) {
    int edge = 0;
    for (int i = 0; i < count(); i++) {
      firstEdge[i] = edge;
      int successors = pair[i] == NONE ? flow.successorCount(i) : 0;
      for (int s = 0; s < successors; s++) {
        int next = flow.successor(i, s);
        target[edge] = next;
        lagPs[edge++] = timing.lagPs(qpu[i], instructions[i], qpu[next], instructions[next]);
        waits[next]++;
      }
    }
    firstEdge[count()] = edge;
  }

  private void use(Half half, Network network) {
    int itsEnd = network.qpuA(half.link()) == qpu[half.user()] ? 0 : 1;
    user[itsEnd][half.pair()] = half.user();
    halves[half.user()]++;
    int its = request[itsEnd][half.pair()];
    nextHalf[its] = firstHalf[half.user()];
    firstHalf[half.user()] = its;
    pulsePs[half.pair()] = Math.max(pulsePs[half.pair()], half.pulsePs());
  }
}
