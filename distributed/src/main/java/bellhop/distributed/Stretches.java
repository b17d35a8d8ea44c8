package bellhop.distributed;

import bellhop.distributed.Instruction.LoopEdge;
import bellhop.distributed.Instruction.RequestPair;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * A program cut at the edges of its loops. Edges are numbered as they stand in every QPU that takes
 * part, and the stretch before edge s has number s, that edge included; so there is one stretch
 * more than edges. It says nothing of how often a stretch runs.
 */
public final class Stretches {
  /** In place of a stretch: of a QPU that takes part in no loop. */
  public static final int NO_STRETCH = -1;

  private final List<LoopEdge> edges;
  private final boolean[] takesPart;

  /** By loop: the numbers of its edges. */
  private final int[] begin;

  private final int[] end;

  /** By stretch: the loops around it. */
  private final int[] depth;

  private Stretches(List<LoopEdge> edges, boolean[] takesPart) {
    this.edges = edges;
    this.takesPart = takesPart;
    begin = new int[edges.size() / 2];
    end = new int[begin.length];
    depth = new int[edges.size() + 1];
    for (int s = 0; s < edges.size(); s++) {
      LoopEdge edge = edges.get(s);
      (edge.begins() ? begin : end)[edge.loop()] = s;
      depth[s + 1] = depth[s] + (edge.begins() ? 1 : -1);
    }
  }

  /** Of a program that keeps the rules of loops. */
  public static Stretches of(Distributed distributed) {
    List<LoopEdge> edges = List.of();
    boolean[] takesPart = new boolean[distributed.programs().size()];
    for (int qpu = 0; qpu < takesPart.length; qpu++) {
      List<LoopEdge> its = edges(distributed.programs().get(qpu));
      takesPart[qpu] = !its.isEmpty();
      edges = edges.isEmpty() ? its : edges;
    }
    return new Stretches(edges, takesPart);
  }

  static List<LoopEdge> edges(LocalProgram local) {
    List<LoopEdge> edges = new ArrayList<>();
    for (Instruction instruction : local.instructions()) {
      if (instruction instanceof LoopEdge edge) {
        edges.add(edge);
      }
    }
    return edges;
  }

  public int count() {
    return depth.length;
  }

  /** What ends a stretch, which is not the last; its cell is that of some QPU. */
  public LoopEdge edge(int stretch) {
    return edges.get(stretch);
  }

  /** Whether a QPU does anything in loops; then it has all edges. */
  public boolean takesPart(int qpu) {
    return takesPart[qpu];
  }

  /** Whether it may run more than once, or not at all. */
  public boolean isInLoop(int stretch) {
    return stretch != NO_STRETCH && depth[stretch] > 0;
  }

  /** The first stretch of a turn of a loop. */
  public int body(int loop) {
    return begin[loop] + 1;
  }

  /** The first stretch after a loop. */
  public int after(int loop) {
    return end[loop] + 1;
  }

  /** The next stretch that is in no loop, or this one. */
  int outside(int stretch) {
    int next = stretch;
    while (isInLoop(next)) {
      next++;
    }
    return next;
  }

  /** By instruction of a QPU: its stretch, or {@link #NO_STRETCH}. */
  public int[] ofInstructions(LocalProgram local) {
    int[] stretch = new int[local.instructions().size()];
    boolean isCut = local.instructions().stream().anyMatch(LoopEdge.class::isInstance);
    int now = isCut ? 0 : NO_STRETCH;
    for (int i = 0; i < stretch.length; i++) {
      stretch[i] = now;
      now += local.instructions().get(i) instanceof LoopEdge ? 1 : 0;
    }
    return stretch;
  }

  /** By loop: pairs that one turn asks for, those of loops inside it left out. */
  public static int[] ebitsOfLoops(Distributed distributed) {
    int[] requests = new int[distributed.loops().size()];
    for (LocalProgram local : distributed.programs()) {
      Deque<Integer> around = new ArrayDeque<>();
      for (Instruction instruction : local.instructions()) {
        if (instruction instanceof LoopEdge edge) {
          if (edge.begins()) {
            around.push(edge.loop());
          } else {
            around.pop();
          }
        } else if (instruction instanceof RequestPair && !around.isEmpty()) {
          requests[around.element()]++;
        }
      }
    }
    return Arrays.stream(requests).map(ends -> ends / 2).toArray();
  }
}
