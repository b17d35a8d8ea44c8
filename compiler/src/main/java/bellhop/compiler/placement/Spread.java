package bellhop.compiler.placement;

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

  private final Regions regions;
  private final boolean complete;
  private final boolean isLine;
  private final long[] sides;

  /** For each of them the QPUs that its link joins. */
  private final long[] ends;

  private final int[] table;
  private final long[] knownMask;
  private final int[] knownCost;

  Spread(Regions regions) {
    this.regions = regions;
    complete = regions.isComplete();
    boolean relays = regions.everyoneRelays();
    sides = !complete && relays && regions.count() <= MOST_QPUS ? sides() : new long[0];
    ends = sides.length > 0 ? ends() : new long[0];
    isLine = sides.length > 0 && isLine();
    boolean isTabled = !complete && relays && sides.length == 0 && regions.count() <= TABLE_QPUS;
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

  /**
   * The same for sets that cost the same, whatever is added to both: in a tree all QPUs of the
   * smallest tree over a set, elsewhere the set.
   */
  long reach(long mask) {
    if (isLine) {
      return mask == 0
          ? 0
          : -1L << Long.numberOfTrailingZeros(mask) & -1L >>> Long.numberOfLeadingZeros(mask);
    }
    long reach = mask;
    for (int i = 0; i < sides.length; i++) {
      reach |= (mask & sides[i]) != 0 && (mask & ~sides[i]) != 0 ? ends[i] : 0;
    }
    return reach;
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
    int k = regions.count();
    long[] found = new long[k - 1];
    int count = 0;
    for (int a = 0; a < k; a++) {
      for (int b = a + 1; b < k; b++) {
        if (regions.isDirect(a, b)) {
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

  /** In the order of {@link #sides()}. */
  private long[] ends() {
    long[] found = new long[sides.length];
    int count = 0;
    for (int a = 0; a < regions.count(); a++) {
      for (int b = a + 1; b < regions.count(); b++) {
        if (regions.isDirect(a, b)) {
          found[count++] = 1L << a | 1L << b;
        }
      }
    }
    return found;
  }

  /** The QPUs that are reached from one without the direct link to another. */
  private long reachable(int from, int without) {
    long reached = 1L << from;
    long fresh = reached;
    while (fresh != 0) {
      int here = Long.numberOfTrailingZeros(fresh);
      fresh &= fresh - 1;
      for (int next = 0; next < regions.count(); next++) {
        boolean isOpen = (here != from || next != without) && regions.isDirect(here, next);
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
    for (int qpu = 0; qpu + 1 < regions.count(); qpu++) {
      if (!regions.isDirect(qpu, qpu + 1)) {
        return false;
      }
    }
    return true;
  }

  private int[] smallestTrees() {
    int k = regions.count();
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
      for (int qpu = 0; qpu < regions.count(); qpu++) {
        if (((set & ~reached) >> qpu & 1) == 1 && touches(qpu, reached)) {
          reached |= 1 << qpu;
        }
      }
    } while (reached != before);
    return reached == set;
  }

  private boolean touches(int qpu, int set) {
    for (int other = 0; other < regions.count(); other++) {
      if ((set >> other & 1) == 1 && regions.isDirect(qpu, other)) {
        return true;
      }
    }
    return false;
  }

  /** Prim's method. */
  private int spanningTree(long mask) {
    int k = regions.count();
    int[] nearest = new int[k];
    Arrays.fill(nearest, Integer.MAX_VALUE);
    long left = mask & (mask - 1);
    int here = Long.numberOfTrailingZeros(mask);
    int sum = 0;
    while (left != 0) {
      int next = -1;
      for (long rest = left; rest != 0; rest &= rest - 1) {
        int qpu = Long.numberOfTrailingZeros(rest);
        int distance = Math.min(APART, regions.distance(here, qpu));
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
