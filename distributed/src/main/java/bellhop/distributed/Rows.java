package bellhop.distributed;

import java.util.Arrays;

/**
 * A row of numbers for each node, all in one array (compressed sparse rows): those of node n stand
 * from start[n] to start[n + 1].
 */
public final class Rows {
  private final int[] start;
  private final int[] items;

  private Rows(int[] start, int[] items) {
    this.start = start;
    this.items = items;
  }

  /**
   * The second number of each of the first {@code count} entries, in the row of the first; within a
   * row in the order of the entries. Linear (counting sort).
   */
  public static Rows of(int nodeCount, int[] from, int[] to, int count) {
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

  public int nodeCount() {
    return start.length - 1;
  }

  /** The length of a row. */
  public int count(int node) {
    return start[node + 1] - start[node];
  }

  public int get(int node, int index) {
    return items[start[node] + index];
  }
}
