package bellhop.simulator.execution;

import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The linear order of an unrolled program, with each decision of a loop right after what it depends
 * on and before all else. So what has been walked when a decision is looked at is in its past: it
 * drew and happened alike whatever comes of the decision.
 *
 * <p>A decision is made at the QPU that computes its bit; the others have it by message. All QPUs
 * that have loops have all of them, so each decision is in the past of the next.
 */
final class DecisionOrder {
  private static final int NONE = -1;

  private final int[] nodes;

  /** By instruction: the number of the decision that is made there, or NONE. */
  private final int[] decisionAt;

  private DecisionOrder(int[] nodes, int[] decisionAt) {
    this.nodes = nodes;
    this.decisionAt = decisionAt;
  }

  static DecisionOrder of(Distributed program) {
    Dataflow flow = Dataflow.of(program);
    int[] order = flow.order();
    int[] decisionAt = new int[order.length];
    Arrays.fill(decisionAt, NONE);
    List<Integer> deciding = deciding(program);
    for (int d = 0; d < deciding.size(); d++) {
      decisionAt[deciding.get(d)] = d;
    }
    return new DecisionOrder(sorted(flow, order, deciding), decisionAt);
  }

  /** By decision: the instruction at which it is made. */
  private static List<Integer> deciding(Distributed program) {
    List<Integer> deciding = new ArrayList<>();
    int[] offsets = program.offsets();
    for (int qpu = 0; qpu < program.programs().size(); qpu++) {
      LocalProgram local = program.programs().get(qpu);
      boolean[] isTold = new boolean[local.cells().size()];
      int next = 0;
      for (int i = 0; i < local.instructions().size(); i++) {
        switch (local.instructions().get(i)) {
          case Instruction.Decision decision -> {
            int node = offsets[qpu] + i;
            if (next == deciding.size()) {
              deciding.add(isTold[decision.cell()] ? NONE : node);
            } else if (deciding.get(next) == NONE && !isTold[decision.cell()]) {
              deciding.set(next, node);
            }
            next++;
          }
          case Instruction.Receive receive -> isTold[receive.cell()] = true;
          case Instruction.Compute compute -> isTold[compute.cell()] = false;
          case Instruction.Measure measure -> isTold[measure.cell()] = false;
          case Instruction.GateOn _, Instruction.Reset _, Instruction.RequestPair _ -> {}
          case Instruction.Send _, Instruction.Barrier _, Instruction.LoopEdge _ -> {}
        }
      }
    }
    if (deciding.contains(NONE)) {
      throw new IllegalArgumentException("no QPU makes decision " + deciding.indexOf(NONE));
    }
    return deciding;
  }

  private static int[] sorted(Dataflow flow, int[] order, List<Integer> deciding) {
    int[] stage = new int[order.length];
    Arrays.fill(stage, deciding.size());
    boolean[] isSeen = new boolean[order.length];
    Deque<Integer> open = new ArrayDeque<>();
    for (int d = 0; d < deciding.size(); d++) {
      open.add(deciding.get(d));
      while (!open.isEmpty()) {
        int node = open.remove();
        if (!isSeen[node]) {
          isSeen[node] = true;
          stage[node] = d;
          for (int p = 0; p < flow.predecessorCount(node); p++) {
            open.add(flow.predecessor(node, p));
          }
        }
      }
    }
    int[] next = new int[deciding.size() + 2];
    for (int node : order) {
      next[stage[node] + 1]++;
    }
    for (int s = 1; s < next.length; s++) {
      next[s] += next[s - 1];
    }
    int[] sorted = new int[order.length];
    for (int node : order) {
      sorted[next[stage[node]]++] = node;
    }
    return sorted;
  }

  int[] nodes() {
    return nodes;
  }

  /** The number of the decision that is made at an instruction, or −1. */
  int decisionAt(int instruction) {
    return decisionAt[instruction];
  }
}
