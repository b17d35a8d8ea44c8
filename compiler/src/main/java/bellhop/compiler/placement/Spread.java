package bellhop.compiler.placement;

import bellhop.network.Qnu;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What it costs that one qubit is needed at several QPUs: the links of a smallest tree over them,
 * relays included (a Steiner tree). Sets of QPUs are bit masks.
 *
 * <p>Complete networks: one less than the QPUs. Up to 16 QPUs: a table over all sets, filled from
 * the sets that are connected by themselves (each set costs what its cheapest connected superset
 * does). Larger ones, or where some QPU cannot relay: a shortest spanning tree over distances,
 * remembered.
 */
final class Spread {
  /** Bits of a mask that are used at most. */
  static final int MOST_QPUS = 62;

  private static final int TABLE_QPUS = 16;

  /** For QPUs that no pair can join: far more than any tree, and sums of it fit an int. */
  private static final int APART = 1024;

  private final Routes routes;
  private final boolean complete;
  private final int[] table;
  private final Map<Long, Integer> known = new HashMap<>();

  Spread(Routes routes) {
    this.routes = routes;
    complete = routes.isComplete();
    boolean tabled = !complete && routes.qpuCount() <= TABLE_QPUS && everyoneRelays();
    table = tabled ? smallestTrees() : new int[0];
  }

  /** Whether any set costs one less than its QPUs. */
  boolean isUniform() {
    return complete;
  }

  int cost(long mask) {
    if (complete) {
      return Math.max(0, Long.bitCount(mask) - 1);
    }
    if (table.length > 0) {
      return table[(int) mask];
    }
    Integer cost = known.get(mask);
    if (cost == null) {
      cost = spanningTree(mask);
      known.put(mask, cost);
    }
    return cost;
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
