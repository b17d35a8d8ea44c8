package bellhop.protocol;

import bellhop.distributed.Dataflow;
import bellhop.distributed.Instruction;
import java.util.ArrayList;
import java.util.List;

/**
 * What each instruction of one QPU waits for, as flat arrays: its part of the data flow. What lies
 * between QPUs is left out; messages and pairs take its place.
 */
final class WaitingFor {
  private final List<Instruction> instructions;

  /** Edges of instruction i stand from firstEdge[i] to firstEdge[i + 1]. */
  private final int[] firstEdge;

  private final int[] targets;

  /** By edge: whether the end of the readout is enough. */
  private final boolean[] early;

  /** Requests that instruction i is the first user of: firstPair[i] to firstPair[i + 1]. */
  private final int[] firstPair;

  private final int[] pairs;
  private final int[] missing;
  private final int[] missingPairs;

  private WaitingFor(List<Instruction> instructions, int edgeCount, int pairEdgeCount) {
    this.instructions = instructions;
    int count = instructions.size();
    firstEdge = new int[count + 1];
    firstPair = new int[count + 1];
    targets = new int[edgeCount];
    early = new boolean[edgeCount];
    pairs = new int[pairEdgeCount];
    missing = new int[count];
    missingPairs = new int[count];
  }

  static WaitingFor of(Dataflow dataflow, int qpu) {
    List<Instruction> instructions = new ArrayList<>();
    int first = -1;
    int edges = 0;
    int pairEdges = 0;
    for (int i = 0; i < dataflow.instructionCount(); i++) {
      if (dataflow.qpuOf(i) != qpu) {
        continue;
      }
      first = first < 0 ? i : first;
      Instruction instruction = dataflow.instruction(i);
      instructions.add(instruction);
      int local = countLocal(dataflow, i, qpu);
      edges += local;
      pairEdges += instruction instanceof Instruction.RequestPair ? local : 0;
    }
    WaitingFor plan = new WaitingFor(instructions, edges, pairEdges);
    plan.fill(dataflow, first, qpu);
    return plan;
  }

  private static int countLocal(Dataflow dataflow, int node, int qpu) {
    int count = 0;
    for (int s = 0; s < dataflow.successorCount(node); s++) {
      if (dataflow.qpuOf(dataflow.successor(node, s)) == qpu) {
        count++;
      }
    }
    return count;
  }

  private void fill(Dataflow dataflow, int first, int qpu) {
    int edge = 0;
    int pair = 0;
    for (int i = 0; i < count(); i++) {
      firstEdge[i] = edge;
      for (int s = 0; s < dataflow.successorCount(first + i); s++) {
        int successor = dataflow.successor(first + i, s);
        if (dataflow.qpuOf(successor) == qpu) {
          addEdge(edge++, i, successor - first);
        }
      }
      firstPair[i] = pair;
      for (int p = 0; p < dataflow.predecessorCount(first + i); p++) {
        int predecessor = dataflow.predecessor(first + i, p) - first;
        if (predecessor >= 0 && predecessor < count() && isRequest(predecessor)) {
          pairs[pair++] = predecessor;
        }
      }
    }
    firstEdge[count()] = edge;
    firstPair[count()] = pair;
  }

  private void addEdge(int edge, int from, int to) {
    targets[edge] = to;
    early[edge] = instructions.get(from).freesQubitFor(instructions.get(to));
    missing[to]++;
    if (isRequest(from)) {
      missingPairs[to]++;
    }
  }

  int count() {
    return instructions.size();
  }

  Instruction instruction(int index) {
    return instructions.get(index);
  }

  boolean isRequest(int index) {
    return instructions.get(index) instanceof Instruction.RequestPair;
  }

  /** When the schedule plans to start the first user of the pair of a request, in ps. */
  long useAtPs(int request) {
    return ((Instruction.RequestPair) instructions.get(request)).useAtPs();
  }

  int firstEdge(int index) {
    return firstEdge[index];
  }

  int endEdge(int index) {
    return firstEdge[index + 1];
  }

  int target(int edge) {
    return targets[edge];
  }

  boolean isEarly(int edge) {
    return early[edge];
  }

  int firstPair(int index) {
    return firstPair[index];
  }

  int endPair(int index) {
    return firstPair[index + 1];
  }

  int pair(int index) {
    return pairs[index];
  }

  /** Predecessors in the same QPU, and one message for a receive. */
  void copyMissing(int[] target) {
    for (int i = 0; i < target.length; i++) {
      target[i] = missing[i] + (instructions.get(i) instanceof Instruction.Receive ? 1 : 0);
    }
  }

  void copyMissingPairs(int[] target) {
    System.arraycopy(missingPairs, 0, target, 0, target.length);
  }
}
