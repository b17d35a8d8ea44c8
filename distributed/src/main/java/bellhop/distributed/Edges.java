package bellhop.distributed;

import java.util.Arrays;

/** A growing list of edges: what is earlier and what is later. */
final class Edges {
  private int[] from = new int[1024];
  private int[] to = new int[1024];
  private int count;

  void add(int earlier, int later) {
    if (earlier < 0 || earlier == later) {
      return;
    }
    if (count == from.length) {
      from = Arrays.copyOf(from, 2 * count);
      to = Arrays.copyOf(to, 2 * count);
    }
    from[count] = earlier;
    to[count++] = later;
  }

  Rows successors(int nodeCount) {
    return Rows.of(nodeCount, from, to, count);
  }

  Rows predecessors(int nodeCount) {
    return Rows.of(nodeCount, to, from, count);
  }
}
