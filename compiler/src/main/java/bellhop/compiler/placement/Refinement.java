package bellhop.compiler.placement;

import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Improves a partition by moves in the manner of Fiduccia and Mattheyses (1982), k-way. In a pass
 * each vertex with weight moves at most once, always the move of highest gain, even if that is a
 * loss; then all moves after the best state are taken back. Passes repeat while they help.
 *
 * <p>Vertices without weight are gates that go where they cost least: after each move those that
 * gain by it follow, and none moves for nothing, so that the patience of a pass is spent on qubits.
 *
 * <p>Capacity is hard, yet without a free place no single move is possible. So one part at a time
 * may hold too much: the next move must then leave that part, in one of the slices where it is too
 * full. Two such moves are a swap, three a rotation. States with a part too full never count as
 * best.
 */
final class Refinement {
  private static final int NONE = -1;

  /** A pass ends after so many moves without a new best, and a share of the vertices. */
  private static final int PATIENCE = 30;

  private static final int PATIENCE_SHARE = 20;

  /** Gains that cost as much time to look at as one pin to change. */
  private static final int LOOKS = 1024;

  private final Partition partition;
  private final Hypergraph graph;
  private final int[] capacity;
  private final int[] rank;
  private final boolean[] locked;
  private final long[] pushed;
  private final GainHeap heap = new GainHeap();
  private final int[] followers;
  private int followerCount;
  private final Log log = new Log();
  private final List<int[]> heavyOfSlice;
  private int overfull = NONE;
  private int overfullSlice;

  /** Moves that can be taken back: vertex and former part in turn. */
  private static final class Log {
    private int[] entries = new int[256];
    private int size;

    void add(int vertex, int from) {
      if (size + 2 > entries.length) {
        entries = Arrays.copyOf(entries, 2 * entries.length);
      }
      entries[size++] = vertex;
      entries[size++] = from;
    }
  }

  private Refinement(
      Partition partition, int[] capacity, List<int[]> heavyOfSlice, RandomStream random) {
    this.partition = partition;
    this.capacity = capacity;
    graph = partition.graph();
    rank = Shuffle.order(graph.vertexCount(), random);
    locked = new boolean[graph.vertexCount()];
    pushed = new long[graph.vertexCount()];
    followers = new int[graph.vertexCount()];
    this.heavyOfSlice = heavyOfSlice;
  }

  private static List<int[]> heavyOfSlice(Hypergraph graph) {
    List<int[]> lists = new ArrayList<>();
    int[] count = new int[graph.sliceCount()];
    for (int pass = 0; pass < 2; pass++) {
      for (int v = 0; v < graph.vertexCount(); v++) {
        for (int t = graph.firstSlice(v); graph.weight(v) > 0 && t <= graph.lastSlice(v); t++) {
          if (pass == 1) {
            lists.get(t)[--count[t]] = v;
          } else {
            count[t]++;
          }
        }
      }
      for (int t = 0; pass == 0 && t < count.length; t++) {
        lists.add(new int[count[t]]);
      }
    }
    return lists;
  }

  /**
   * Brings every part within its capacity, then lowers the cost.
   *
   * @param steps how many pins may be visited
   */
  static void run(Partition partition, int[] capacity, RandomStream random, long steps) {
    long end = partition.steps() + steps;
    repair(partition, capacity);
    List<int[]> heavyOfSlice = heavyOfSlice(partition.graph());
    long before;
    do {
      before = partition.cost();
      new Refinement(partition, capacity, heavyOfSlice, random).pass(end);
    } while (partition.cost() < before && partition.steps() < end);
  }

  // ---- into capacity ----

  private static void repair(Partition partition, int[] capacity) {
    for (int slice = 0; slice < partition.graph().sliceCount(); slice++) {
      for (int from = 0; from < capacity.length; from++) {
        while (partition.load(from, slice) > capacity[from]) {
          int[] move = cheapestWayOut(partition, capacity, from, slice);
          if (move[0] == NONE) {
            break; // joined vertices need not fit; single ones do
          }
          partition.move(move[0], move[1]);
        }
      }
    }
  }

  private static int[] cheapestWayOut(Partition partition, int[] capacity, int from, int slice) {
    int[] best = {NONE, NONE};
    int most = Integer.MIN_VALUE;
    Hypergraph graph = partition.graph();
    for (int v = 0; v < graph.vertexCount(); v++) {
      boolean isHere =
          partition.part(v) == from
              && graph.weight(v) > 0
              && graph.firstSlice(v) <= slice
              && slice <= graph.lastSlice(v);
      for (int to = 0; isHere && graph.fixed(v) == NONE && to < capacity.length; to++) {
        boolean fits = partition.excess(v, to, capacity[to]) + graph.weight(v) <= 0;
        if (to != from && fits && partition.gain(v, to) > most) {
          most = partition.gain(v, to);
          best = new int[] {v, to};
        }
      }
    }
    return best;
  }

  // ---- one pass ----

  private void pass(long endSteps) {
    partition.forgetChanges();
    for (int v = 0; v < graph.vertexCount(); v++) {
      locked[v] = graph.fixed(v) != NONE;
      changed(v);
    }
    follow();
    long least = partition.cost();
    int kept = log.size;
    int sound = log.size;
    int patience = PATIENCE + heavyOfSlice.stream().mapToInt(l -> l.length).sum() / PATIENCE_SHARE;
    for (int idle = 0; idle < patience && partition.steps() < endSteps; idle++) {
      boolean moved = step();
      if (!moved && overfull == NONE) {
        break;
      }
      if (!moved) {
        takeBack(sound);
        overfull = NONE;
      }
      follow();
      if (overfull == NONE) {
        sound = log.size;
      }
      if (overfull == NONE && partition.cost() < least) {
        least = partition.cost();
        kept = log.size;
        idle = 0;
      }
    }
    takeBack(kept);
  }

  private void takeBack(int size) {
    while (log.size > size) {
      log.size -= 2;
      partition.move(log.entries[log.size], log.entries[log.size + 1]);
    }
  }

  /** Moves gates to where they gain, until none does. */
  private void follow() {
    notice();
    while (followerCount > 0) {
      int v = followers[--followerCount];
      int to = bestTarget(v);
      if (partition.gain(v, to) > 0) {
        log.add(v, partition.part(v));
        partition.move(v, to);
        notice();
      }
    }
  }

  private void notice() {
    for (int i = 0; i < partition.changedCount(); i++) {
      changed(partition.changed(i));
    }
    partition.forgetChanges();
  }

  private void changed(int v) {
    if (locked[v]) {
      return;
    }
    if (graph.weight(v) > 0) {
      push(v);
    } else if (followerCount < followers.length && partition.gain(v, bestTarget(v)) > 0) {
      followers[followerCount++] = v;
    }
  }

  private void push(int v) {
    int target = bestTarget(v);
    if (target != NONE) {
      int gain = partition.gain(v, target);
      pushed[v] = gain;
      heap.add(v, rank[v], gain);
    }
  }

  /** The best move that the loads allow, if there is one. */
  private boolean step() {
    return overfull == NONE ? stepAnywhere() : stepOut();
  }

  private boolean stepAnywhere() {
    while (!heap.isEmpty()) {
      int v = heap.vertex();
      int promised = heap.gain();
      heap.remove();
      if (locked[v] || pushed[v] != promised) {
        continue;
      }
      int to = bestTarget(v);
      if (to == NONE) {
        continue;
      }
      if (partition.gain(v, to) != promised) {
        push(v);
        continue;
      }
      move(v, to);
      return true;
    }
    return false;
  }

  /** Out of the part that is too full. */
  private boolean stepOut() {
    int best = NONE;
    int bestTo = NONE;
    int most = Integer.MIN_VALUE;
    boolean bestFits = false;
    partition.visit((long) heavyOfSlice.get(overfullSlice).length * capacity.length / LOOKS);
    for (int v : heavyOfSlice.get(overfullSlice)) {
      if (locked[v] || partition.part(v) != overfull) {
        continue;
      }
      for (int to = 0; to < capacity.length; to++) {
        int gain = partition.gain(v, to);
        boolean isLater = gain == most && bestFits && rank[v] >= rank[best];
        if (to == overfull || capacity[to] == 0 || gain < most || isLater) {
          continue;
        }
        // Of equal gains what fits at once beats what needs another move after it.
        boolean fits = partition.excess(v, to, capacity[to]) + graph.weight(v) <= 0;
        boolean isBetter =
            gain > most || (fits && !bestFits) || (fits == bestFits && rank[v] < rank[best]);
        if (isBetter) {
          best = v;
          bestTo = to;
          most = gain;
          bestFits = fits;
        }
      }
    }
    if (best == NONE) {
      return false;
    }
    move(best, bestTo);
    return true;
  }

  private void move(int vertex, int to) {
    int from = partition.part(vertex);
    log.add(vertex, from);
    locked[vertex] = true;
    partition.move(vertex, to);
    findOverfull(vertex, to);
    if (overfull == NONE) {
      findOverfull(vertex, from);
    }
  }

  private void findOverfull(int vertex, int at) {
    overfull = NONE;
    for (int t = graph.firstSlice(vertex); t <= graph.lastSlice(vertex); t++) {
      if (partition.load(at, t) > capacity[at]) {
        overfull = at;
        overfullSlice = t;
        return;
      }
    }
  }

  /** Where a vertex gains most; among equals a part that has room, then the first. */
  private int bestTarget(int v) {
    int best = NONE;
    for (int to = 0; to < partition.parts(); to++) {
      if (to == partition.part(v) || (graph.weight(v) > 0 && capacity[to] == 0)) {
        continue;
      }
      if (best == NONE || partition.gain(v, to) > partition.gain(v, best)) {
        best = to;
      } else if (graph.weight(v) > 0
          && partition.gain(v, to) == partition.gain(v, best)
          && partition.excess(v, best, capacity[best]) >= 0
          && partition.excess(v, to, capacity[to]) < 0) {
        best = to;
      }
    }
    return best;
  }
}
