package bellhop.experiment;

import java.util.Arrays;

/**
 * The most that can flow between two nodes over links of given capacities, and the cut that keeps
 * it from being more (Dinic 1970). Links carry in either direction. It knows no other flows.
 */
final class MaxFlow {
  private static final int NONE = -1;

  private final int[] far;
  private final double[] capacity;

  /** By node: its arcs; arc 2l of link l leads from its first end, 2l + 1 back. */
  private final int[][] arcsAt;

  private final double[] left;
  private final int[] level;
  private final int[] next;

  /**
   * @param ends of each link
   * @param capacities of each link, at least 0
   */
  MaxFlow(int nodes, int[][] ends, double[] capacities) {
    far = new int[2 * ends.length];
    capacity = new double[far.length];
    int[] degree = new int[nodes];
    for (int[] its : ends) {
      degree[its[0]]++;
      degree[its[1]]++;
    }
    arcsAt = new int[nodes][];
    for (int n = 0; n < nodes; n++) {
      arcsAt[n] = new int[degree[n]];
    }
    for (int l = ends.length - 1; l >= 0; l--) {
      for (int end = 0; end < 2; end++) {
        far[2 * l + end] = ends[l][1 - end];
        capacity[2 * l + end] = capacities[l];
        arcsAt[ends[l][end]][--degree[ends[l][end]]] = 2 * l + end;
      }
    }
    left = new double[far.length];
    level = new int[nodes];
    next = new int[nodes];
  }

  /** Finds the flow from one node to another, which {@link #near} and {@link #notFar} then cut. */
  double between(int from, int to) {
    System.arraycopy(capacity, 0, left, 0, left.length);
    double sum = 0;
    while (reach(from, to)) {
      Arrays.fill(next, 0);
      double more = push(from, to);
      while (more > 0) {
        sum += more;
        more = push(from, to);
      }
    }
    return sum;
  }

  /** Levels from the first node over what is left; whether the second is reached. */
  private boolean reach(int from, int to) {
    Arrays.fill(level, NONE);
    level[from] = 0;
    int[] open = new int[level.length];
    open[0] = from;
    int end = 1;
    for (int i = 0; i < end; i++) {
      for (int arc : arcsAt[open[i]]) {
        if (left[arc] > 0 && level[far[arc]] == NONE) {
          level[far[arc]] = level[open[i]] + 1;
          open[end++] = far[arc];
        }
      }
    }
    return level[to] != NONE;
  }

  /**
   * One way more along the levels, as wide as it is; 0 if there is none. No recursion: paths are
   * long.
   */
  private double push(int from, int to) {
    int[] way = new int[level.length];
    int length = 0;
    int here = from;
    while (here != to) {
      if (next[here] == arcsAt[here].length) {
        if (length == 0) {
          return 0;
        }
        here = far[way[--length] ^ 1];
        next[here]++;
        continue;
      }
      int arc = arcsAt[here][next[here]];
      if (left[arc] > 0 && level[far[arc]] == level[here] + 1) {
        way[length++] = arc;
        here = far[arc];
      } else {
        next[here]++;
      }
    }
    double least = Double.POSITIVE_INFINITY;
    for (int i = 0; i < length; i++) {
      least = Math.min(least, left[way[i]]);
    }
    for (int i = 0; i < length; i++) {
      left[way[i]] -= least;
      left[way[i] ^ 1] += least;
    }
    return least;
  }

  /** After {@link #between}: the nodes that the first one can still send to. */
  boolean[] near(int from) {
    return reached(from, 0);
  }

  /** After {@link #between}: all nodes but those that can still send to the second one. */
  boolean[] notFar(int to) {
    boolean[] far = reached(to, 1);
    for (int n = 0; n < far.length; n++) {
      far[n] = !far[n];
    }
    return far;
  }

  /**
   * @param flip 1 to go against the arcs
   */
  private boolean[] reached(int from, int flip) {
    boolean[] seen = new boolean[level.length];
    int[] open = new int[level.length];
    open[0] = from;
    seen[from] = true;
    int end = 1;
    for (int i = 0; i < end; i++) {
      for (int arc : arcsAt[open[i]]) {
        if (left[arc ^ flip] > 0 && !seen[far[arc]]) {
          seen[far[arc]] = true;
          open[end++] = far[arc];
        }
      }
    }
    return seen;
  }
}
