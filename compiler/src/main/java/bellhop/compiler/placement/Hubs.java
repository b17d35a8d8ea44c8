package bellhop.compiler.placement;

/**
 * Where gates between ordered blocks run if all pairs of blocks that lie on different sides of a
 * hub meet there. One copy of each qubit at the hub then serves every gate across it, and each side
 * is divided in the same manner. The hubs are chosen by dynamic programming, so that for a row of
 * blocks the sum of the sizes beside the hub, and of what the two sides cost, is least. It halves
 * the cost of patterns like the Fourier transform, if the hub can hold so many copies.
 */
final class Hubs {
  private final int[] size;
  private final long[][] cost;
  private final int[][] hub;

  /**
   * @param size of each block, in order
   */
  Hubs(int[] size) {
    this.size = size.clone();
    int k = size.length;
    cost = new long[k + 1][k + 1];
    hub = new int[k + 1][k + 1];
    for (int length = 2; length <= k; length++) {
      for (int from = 0; from + length <= k; from++) {
        choose(from, from + length);
      }
    }
  }

  private void choose(int from, int end) {
    long sum = 0;
    for (int i = from; i < end; i++) {
      sum += size[i];
    }
    cost[from][end] = Long.MAX_VALUE;
    for (int h = from; h < end; h++) {
      long with = sum - size[h] + cost[from][h] + cost[h + 1][end];
      if (with < cost[from][end]) {
        cost[from][end] = with;
        hub[from][end] = h;
      }
    }
  }

  /** Ebits of a pattern in which every qubit meets all others. */
  long cost() {
    return cost[0][size.length];
  }

  /** The block at which gates between two blocks run. */
  int between(int one, int other) {
    int low = Math.min(one, other);
    int high = Math.max(one, other);
    int from = 0;
    int end = size.length;
    while (true) {
      int h = hub[from][end];
      if (high < h) {
        end = h;
      } else if (low > h) {
        from = h + 1;
      } else {
        return h;
      }
    }
  }
}
