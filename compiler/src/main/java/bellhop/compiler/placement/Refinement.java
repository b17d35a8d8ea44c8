package bellhop.compiler.placement;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Improves a partition by moves in the manner of Fiduccia and Mattheyses (1982), k-way. In a pass
 * each vertex moves at most once, always the move of highest gain, even if that is a loss; then all
 * moves after the best state are taken back. Passes repeat while they help.
 *
 * <p>Capacity is hard, yet without a free place no single move is possible. So one part at a time
 * may hold one vertex too many: the next move of a vertex with weight must leave that part. Two
 * such moves are a swap. States with a part too full never count as best.
 */
final class Refinement {
  private static final int NONE = -1;

  /** A pass ends after so many moves without a new best, and a tenth of the vertices. */
  private static final int PATIENCE = 60;

  private final Partition partition;
  private final Hypergraph graph;
  private final int[] capacity;
  private final boolean[] locked;
  private final int[] bestGain;
  private final List<GainHeap> heaps = new ArrayList<>();
  private final int weightless;
  private final List<int[]> moves = new ArrayList<>();
  private int overfull = NONE;

  private Refinement(Partition partition, int[] capacity) {
    this.partition = partition;
    this.capacity = capacity;
    graph = partition.graph();
    locked = new boolean[graph.vertexCount()];
    bestGain = new int[graph.vertexCount()];
    weightless = partition.parts();
    for (int i = 0; i <= weightless; i++) {
      heaps.add(new GainHeap());
    }
  }

  /**
   * Brings every part within its capacity, then lowers the cost.
   *
   * @param steps how many pins may be visited
   */
  static void run(Partition partition, int[] capacity, long steps) {
    long end = partition.steps() + steps;
    repair(partition, capacity);
    long before;
    do {
      before = partition.cost();
      new Refinement(partition, capacity).pass(end);
    } while (partition.cost() < before && partition.steps() < end);
  }

  // ---- into capacity ----

  private static void repair(Partition partition, int[] capacity) {
    for (int from = 0; from < capacity.length; from++) {
      while (partition.load(from) > capacity[from]) {
        int[] move = cheapestWayOut(partition, capacity, from);
        partition.move(move[0], move[1]);
      }
    }
  }

  private static int[] cheapestWayOut(Partition partition, int[] capacity, int from) {
    int[] best = {NONE, NONE};
    int most = Integer.MIN_VALUE;
    Hypergraph graph = partition.graph();
    for (int v = 0; v < graph.vertexCount(); v++) {
      if (partition.part(v) != from || graph.weight(v) == 0 || graph.fixed(v) != NONE) {
        continue;
      }
      for (int to = 0; to < capacity.length; to++) {
        boolean fits = partition.load(to) + graph.weight(v) <= capacity[to];
        if (to != from && fits && partition.gain(v, to) > most) {
          most = partition.gain(v, to);
          best = new int[] {v, to};
        }
      }
    }
    if (best[0] == NONE) {
      throw new IllegalStateException("part " + from + " cannot be emptied");
    }
    return best;
  }

  // ---- one pass ----

  private void pass(long endSteps) {
    for (int v = 0; v < graph.vertexCount(); v++) {
      locked[v] = graph.fixed(v) != NONE;
      push(v);
    }
    long least = partition.cost();
    int kept = 0;
    int patience = PATIENCE + graph.vertexCount() / 10;
    while (moves.size() < kept + patience && partition.steps() < endSteps) {
      if (!step()) {
        break;
      }
      if (overfull == NONE && partition.cost() < least) {
        least = partition.cost();
        kept = moves.size();
      }
    }
    takeBack(kept);
  }

  private void takeBack(int kept) {
    for (int i = moves.size() - 1; i >= kept; i--) {
      partition.move(moves.get(i)[0], moves.get(i)[1]);
    }
  }

  /** The best move that the loads allow, if there is one. */
  private boolean step() {
    List<Integer> aside = new ArrayList<>();
    int vertex = NONE;
    int to = NONE;
    while (vertex == NONE) {
      GainHeap heap = fullest();
      if (heap == null) {
        break;
      }
      int v = heap.vertex();
      int promised = heap.gain();
      heap.remove();
      if (locked[v] || bestGain[v] != promised) {
        continue;
      }
      int target = bestTarget(v, true);
      if (target == NONE) {
        aside.add(v);
      } else if (partition.gain(v, target) < promised) {
        bestGain[v] = partition.gain(v, target);
        heap.add(v, bestGain[v]);
      } else {
        vertex = v;
        to = target;
      }
    }
    aside.forEach(this::push);
    if (vertex == NONE) {
      return false;
    }
    move(vertex, to);
    return true;
  }

  private void move(int vertex, int to) {
    int from = partition.part(vertex);
    moves.add(new int[] {vertex, from});
    locked[vertex] = true;
    partition.move(vertex, to);
    if (graph.weight(vertex) > 0) {
      overfull = partition.load(from) > capacity[from] ? from : NONE;
      overfull = partition.load(to) > capacity[to] ? to : overfull;
    }
    for (int i = 0; i < graph.degree(vertex); i++) {
      int edge = graph.edge(vertex, i);
      for (int j = 0; j < graph.size(edge); j++) {
        update(graph.pin(edge, j));
      }
    }
  }

  private void update(int v) {
    if (!locked[v]) {
      int gain = bestGain[v];
      int target = bestTarget(v, false);
      if (target != NONE && partition.gain(v, target) != gain) {
        push(v);
      }
    }
  }

  private void push(int v) {
    int target = bestTarget(v, false);
    if (!locked[v] && target != NONE) {
      bestGain[v] = partition.gain(v, target);
      heaps.get(graph.weight(v) == 0 ? weightless : partition.part(v)).add(v, bestGain[v]);
    }
  }

  /** The heap with the highest gain among those whose vertices may move now. */
  private @Nullable GainHeap fullest() {
    GainHeap best = null;
    for (int i = 0; i < heaps.size(); i++) {
      GainHeap heap = heaps.get(i);
      boolean allowed = overfull == NONE || i == overfull || i == weightless;
      if (allowed && !heap.isEmpty() && (best == null || heap.gain() > best.gain())) {
        best = heap;
      }
    }
    return best;
  }

  /** Where a vertex gains most; among equals the first part. */
  private int bestTarget(int v, boolean onlyWhereAllowed) {
    int best = NONE;
    for (int to = 0; to < partition.parts(); to++) {
      if (to == partition.part(v) || (onlyWhereAllowed && !isAllowed(v, to))) {
        continue;
      }
      if (best == NONE || partition.gain(v, to) > partition.gain(v, best)) {
        best = to;
      }
    }
    return best;
  }

  private boolean isAllowed(int v, int to) {
    int weight = graph.weight(v);
    if (weight == 0 || partition.load(to) + weight <= capacity[to]) {
      return true;
    }
    return overfull == NONE && capacity[to] > 0 && partition.load(to) <= capacity[to];
  }
}
