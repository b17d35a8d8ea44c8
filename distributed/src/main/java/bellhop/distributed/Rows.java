package bellhop.distributed;

import java.util.Arrays;

/** Rows of one array: those of node n stand from start[n] to start[n + 1]. */
final class Rows {
  private final int[] start;
  private final int[] items;

  private Rows(int[] start, int[] items) {
    this.start = start;
    this.items = items;
  }

  /** Counting sort, stable. */
  static Rows of(int nodeCount, int[] from, int[] to, int count) {
    int[] start = new int[nodeCount + 1];
    for (int e = 0; e < count; e++) {
      start[from[e] + 1]++;
    }
    for (int n = 0; n < nodeCount; n++) {
      start[n + 1] += start[n];
    }
    int[] next = Arrays.copyOf(start, nodeCount);
    int[] items = new int[count];
    for (int e = 0; e < count; e++) {
      items[next[from[e]]++] = to[e];
    }
    return new Rows(start, items);
  }

  int nodeCount() {
    return start.length - 1;
  }

  int count(int node) {
    return start[node + 1] - start[node];
  }

  int get(int node, int index) {
    return items[start[node] + index];
  }
}
