package bellhop.compiler.packets;

import bellhop.distributed.Rows;
import java.util.Arrays;
import java.util.List;

/**
 * A largest matching of a bipartite graph by Hopcroft and Karp (1973), and the smallest vertex
 * covers that follow from it. Depth-first search keeps its own stack.
 */
final class Matching {
  private final Rows neighbours;
  private final int[] mate;
  private final int[] layer;
  private final int[] next;
  private final int[] queue;
  private final boolean[] isLeft;

  /**
   * @param edges each {label, left vertex, right vertex}
   */
  Matching(int vertices, List<int[]> edges) {
    mate = new int[vertices];
    layer = new int[vertices];
    next = new int[vertices];
    queue = new int[vertices];
    isLeft = new boolean[vertices];
    Arrays.fill(mate, -1);
    neighbours = link(vertices, edges);
    while (hasShorterPath()) {
      Arrays.fill(next, 0);
      for (int v = 0; v < vertices; v++) {
        if (isLeft[v] && mate[v] < 0) {
          augment(v);
        }
      }
    }
  }

  private Rows link(int vertices, List<int[]> edges) {
    int[] from = new int[2 * edges.size()];
    int[] to = new int[from.length];
    int count = 0;
    for (int[] edge : edges) {
      isLeft[edge[1]] = true;
      from[count] = edge[1];
      to[count++] = edge[2];
      from[count] = edge[2];
      to[count++] = edge[1];
    }
    return Rows.of(vertices, from, to, count);
  }

  /** Layers left vertices by their distance from a free one; whether a free right one is met. */
  private boolean hasShorterPath() {
    Arrays.fill(layer, -1);
    int tail = 0;
    for (int v = 0; v < mate.length; v++) {
      if (isLeft[v] && mate[v] < 0) {
        layer[v] = 0;
        queue[tail++] = v;
      }
    }
    boolean met = false;
    for (int head = 0; head < tail; head++) {
      int v = queue[head];
      for (int e = 0; e < neighbours.count(v); e++) {
        int back = mate[neighbours.get(v, e)];
        if (back < 0) {
          met = true;
        } else if (layer[back] < 0) {
          layer[back] = layer[v] + 1;
          queue[tail++] = back;
        }
      }
    }
    return met;
  }

  /** Goes down the layers from a free left vertex; turns the path over if it ends at a free one. */
  private void augment(int start) {
    int[] path = queue;
    int depth = 0;
    path[0] = start;
    while (depth >= 0) {
      int v = path[depth];
      if (next[v] == neighbours.count(v)) {
        layer[v] = -1;
        depth--;
        continue;
      }
      int right = neighbours.get(v, next[v]++);
      int back = mate[right];
      if (back < 0) {
        turnOver(path, depth, right);
        return;
      }
      if (layer[back] == layer[v] + 1) {
        path[++depth] = back;
      }
    }
  }

  private void turnOver(int[] path, int depth, int end) {
    int right = end;
    for (int i = depth; i >= 0; i--) {
      int v = path[i];
      int before = mate[v];
      mate[v] = right;
      mate[right] = v;
      right = before;
    }
  }

  /**
   * The smallest cover that takes as many vertices of one side as it can.
   *
   * @param onLeft the side of each vertex
   * @param preferLeft which side
   */
  boolean[] cover(List<Boolean> onLeft, boolean preferLeft) {
    boolean[] reached = new boolean[mate.length];
    int tail = 0;
    for (int v = 0; v < mate.length; v++) {
      if (onLeft.get(v) == preferLeft && mate[v] < 0) {
        reached[v] = true;
        queue[tail++] = v;
      }
    }
    for (int head = 0; head < tail; head++) {
      int v = queue[head];
      for (int e = 0; e < neighbours.count(v); e++) {
        int far = neighbours.get(v, e);
        int back = mate[far];
        reached[far] = true;
        if (back >= 0 && !reached[back]) {
          reached[back] = true;
          queue[tail++] = back;
        }
      }
    }
    boolean[] cover = new boolean[mate.length];
    for (int v = 0; v < cover.length; v++) {
      cover[v] = (onLeft.get(v) == preferLeft) != reached[v];
    }
    return cover;
  }
}
