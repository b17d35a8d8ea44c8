package bellhop.compiler.placement;

import bellhop.network.Qnu;
import java.util.Arrays;

/**
 * What it costs that one qubit is needed at several QPUs: the links of a smallest tree over them,
 * relays included (a Steiner tree). Sets of QPUs are bit masks.
 *
 * <p>Complete networks: one less than the QPUs. Networks that are trees: the links that have QPUs
 * of the set on both sides; in a line, from the first to the last. Others of up to 16 QPUs: a table
 * over all sets, filled from the sets that are connected by themselves (each set costs what its
 * cheapest connected superset does). Larger ones, or where some QPU cannot relay: a shortest
 * spanning tree over distances, remembered.
 */
final class Spread {
  /** Bits of a mask. */
  static final int MOST_QPUS = 64;

  private static final int TABLE_QPUS = 16;

  /** For QPUs that no pair can join: far more than any tree, and sums of it fit an int. */
  private static final int APART = 1024;

  /** Sets that are remembered at most; a later one takes the place of an earlier. */
  private static final int MEMORY_BITS = 16;

  private final Routes routes;
  private final boolean complete;
  private final boolean isLine;
  private final long[] sides;
  private final int[] table;
  private final long[] knownMask;
  private final int[] knownCost;

  Spread(Routes routes) {
    this.routes = routes;
    complete = routes.isComplete();
    boolean relays = everyoneRelays();
    sides = !complete && relays && routes.qpuCount() <= MOST_QPUS ? sides() : new long[0];
    isLine = sides.length > 0 && isLine();
    boolean isTabled = !complete && relays && sides.length == 0 && routes.qpuCount() <= TABLE_QPUS;
    table = isTabled ? smallestTrees() : new int[0];
    knownMask = new long[1 << MEMORY_BITS];
    knownCost = new int[1 << MEMORY_BITS];
  }

  /** Whether any set costs one less than its QPUs. */
  boolean isUniform() {
    return complete;
  }

  int cost(long mask) {
    if (complete) {
      return Math.max(0, Long.bitCount(mask) - 1);
    }
    if (isLine) {
      return mask == 0
          ? 0
          : 63 - Long.numberOfLeadingZeros(mask) - Long.numberOfTrailingZeros(mask);
    }
    if (sides.length > 0) {
      return linksBetween(mask);
    }
    return table.length > 0 ? table[(int) mask] : remembered(mask);
  }

  private int linksBetween(long mask) {
    int count = 0;
    for (long side : sides) {
      count += (mask & side) != 0 && (mask & ~side) != 0 ? 1 : 0;
    }
    return count;
  }

  private int remembered(long mask) {
    if (mask == 0) {
      return 0;
    }
    int slot = (int) ((mask * 0x9E3779B97F4A7C15L) >>> (64 - MEMORY_BITS));
    if (knownMask[slot] != mask) {
      knownCost[slot] = spanningTree(mask);
      knownMask[slot] = mask;
    }
    return knownCost[slot];
  }

  /** For each link of a network that is a tree the QPUs on one side of it; none for others. */
  private long[] sides() {
    int k = routes.qpuCount();
    long[] found = new long[k - 1];
    int count = 0;
    for (int a = 0; a < k; a++) {
      for (int b = a + 1; b < k; b++) {
        if (routes.directCount(a, b) > 0) {
          long side = reachable(a, b);
          if (count == k - 1 || (side >> b & 1) == 1) {
            return new long[0];
          }
          found[count++] = side;
        }
      }
    }
    return count == k - 1 ? found : new long[0];
  }

  /** The QPUs that are reached from one without the direct link to another. */
  private long reachable(int from, int without) {
    long reached = 1L << from;
    long fresh = reached;
    while (fresh != 0) {
      int here = Long.numberOfTrailingZeros(fresh);
      fresh &= fresh - 1;
      for (int next = 0; next < routes.qpuCount(); next++) {
        boolean isOpen = (here != from || next != without) && routes.directCount(here, next) > 0;
        if (isOpen && (reached >> next & 1) == 0) {
          reached |= 1L << next;
          fresh |= 1L << next;
        }
      }
    }
    return reached;
  }

  /** Whether the QPUs are joined in a row, in the order of the file. */
  private boolean isLine() {
    for (int qpu = 0; qpu + 1 < routes.qpuCount(); qpu++) {
      if (routes.directCount(qpu, qpu + 1) == 0) {
        return false;
      }
    }
    return true;
  }

  private boolean everyoneRelays() {
    return routes.network().qnus().stream().mapToInt(Qnu::communicationQubits).allMatch(c -> c > 1);
  }

  private int[] smallestTrees() {
    int k = routes.qpuCount();
    int[] cost = new int[1 << k];
    for (int set = 1; set < cost.length; set++) {
      cost[set] = isConnected(set) ? Integer.bitCount(set) - 1 : APART;
    }
    for (int qpu = 0; qpu < k; qpu++) {
      for (int set = 0; set < cost.length; set++) {
        if ((set >> qpu & 1) == 0) {
          cost[set] = Math.min(cost[set], cost[set | 1 << qpu]);
        }
      }
    }
    return cost;
  }

  private boolean isConnected(int set) {
    int reached = Integer.lowestOneBit(set);
    int before;
    do {
      before = reached;
      for (int qpu = 0; qpu < routes.qpuCount(); qpu++) {
        if (((set & ~reached) >> qpu & 1) == 1 && touches(qpu, reached)) {
          reached |= 1 << qpu;
        }
      }
    } while (reached != before);
    return reached == set;
  }

  private boolean touches(int qpu, int set) {
    for (int other = 0; other < routes.qpuCount(); other++) {
      if ((set >> other & 1) == 1 && routes.directCount(qpu, other) > 0) {
        return true;
      }
    }
    return false;
  }

  /** Prim's method. */
  private int spanningTree(long mask) {
    int k = routes.qpuCount();
    int[] nearest = new int[k];
    Arrays.fill(nearest, Integer.MAX_VALUE);
    long left = mask & (mask - 1);
    int here = Long.numberOfTrailingZeros(mask);
    int sum = 0;
    while (left != 0) {
      int next = -1;
      for (long rest = left; rest != 0; rest &= rest - 1) {
        int qpu = Long.numberOfTrailingZeros(rest);
        int distance = Math.min(APART, routes.distance(here, qpu));
        nearest[qpu] = Math.min(nearest[qpu], distance);
        next = next < 0 || nearest[qpu] < nearest[next] ? qpu : next;
      }
      sum += nearest[next];
      left &= ~(1L << next);
      here = next;
    }
    return sum;
  }
}
