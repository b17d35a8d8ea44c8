package bellhop.compiler.placement;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Where to cut a row of qubits into blocks so that little goes across. What a cut costs is counted
 * as if it were the only one: the copies or the moves of the qubits of one side, whichever are
 * fewest.
 */
final class Cuts {
  private static final long NEVER = Long.MAX_VALUE / 2;

  /** Qubits times sizes of blocks that are looked at. */
  private static final long MOST = 20_000_000;

  /** So many full blocks cost less than anything else. */
  private static final long FULL_BLOCKS = 1L << 20;

  /** By position: the cost of a cut before the qubit there. */
  private final long[] cost;

  private Cuts(long... cost) {
    this.cost = cost;
  }

  /**
   * @param row some of the qubits, each once
   */
  static Cuts of(Bundles bundles, int qubits, List<Integer> row) {
    int[] rank = new int[qubits];
    Arrays.fill(rank, -1);
    for (int i = 0; i < row.size(); i++) {
      rank[row.get(i)] = i;
    }
    long[] copies = copies(bundles, rank, row.size());
    long[] moves = moves(bundles, rank, row.size());
    long[] cost = new long[row.size()];
    Arrays.setAll(cost, i -> Math.min(copies[i], moves[i]));
    return new Cuts(cost);
  }

  /** Segments of the left whose copies go right, or the reverse. */
  private static long[] copies(Bundles bundles, int[] rank, int count) {
    long[] ofLeft = new long[count + 1];
    long[] ofRight = new long[count + 1];
    for (int s = 0; s < bundles.segmentCount(); s++) {
      int own = rank[bundles.root(s)];
      int least = own;
      int most = own;
      for (int i = 0; own >= 0 && i < bundles.size(s); i++) {
        int other = rank[bundles.root(bundles.otherSegment(bundles.bundle(s, i), s))];
        least = other < 0 ? least : Math.min(least, other);
        most = Math.max(most, other);
      }
      addRange(ofLeft, own, most);
      addRange(ofRight, least, own);
    }
    return fewer(ofLeft, ofRight);
  }

  /** Times that qubits of the left change the side on which they work, or those of the right. */
  private static long[] moves(Bundles bundles, int[] rank, int count) {
    long[] ofLeft = new long[count + 1];
    long[] ofRight = new long[count + 1];
    int[] last = rank.clone();
    for (int gate = 0; gate < bundles.gateCount(); gate++) {
      for (int side = 0; side < 2; side++) {
        int qubit = bundles.qubit(bundles.ofGate(gate), side);
        int own = rank[qubit];
        int now = rank[bundles.qubit(bundles.ofGate(gate), 1 - side)];
        if (own >= 0 && now >= 0) {
          int least = Math.min(last[qubit], now);
          int most = Math.max(last[qubit], now);
          addRange(ofLeft, Math.max(own, least), most);
          addRange(ofRight, least, Math.min(own, most));
          last[qubit] = now;
        }
      }
    }
    return fewer(ofLeft, ofRight);
  }

  private static long[] fewer(long[] ofLeft, long[] ofRight) {
    Arrays.parallelPrefix(ofLeft, Long::sum);
    Arrays.parallelPrefix(ofRight, Long::sum);
    long[] fewer = new long[ofLeft.length];
    Arrays.setAll(fewer, i -> Math.min(ofLeft[i], ofRight[i]));
    return fewer;
  }

  /** One at each cut between two ranks. */
  private static void addRange(long[] change, int from, int to) {
    if (from < to) {
      change[from + 1]++;
      change[to + 1 < change.length ? to + 1 : change.length - 1]--;
    }
  }

  /**
   * Sizes of blocks in a row with the cheapest cuts, and of equal ones those with fewest full
   * blocks, because a full one lets no qubit in; none if they do not hold all.
   *
   * @param most largest size of each block
   */
  Optional<int[]> sizes(int... most) {
    int qubits = cost.length;
    if ((long) qubits * Arrays.stream(most).sum() > MOST) {
      return Optional.empty();
    }
    long[] least = new long[qubits + 1];
    Arrays.fill(least, NEVER);
    least[0] = 0;
    int[][] taken = new int[most.length][];
    for (int block = 0; block < most.length; block++) {
      taken[block] = new int[qubits + 1];
      least = next(least, most[block], taken[block]);
    }
    if (least[qubits] >= NEVER) {
      return Optional.empty();
    }
    int[] sizes = new int[most.length];
    int end = qubits;
    for (int block = most.length - 1; block >= 0; block--) {
      sizes[block] = taken[block][end];
      end -= sizes[block];
    }
    return Optional.of(sizes);
  }

  /** The least cost by end, with one block more. */
  private long[] next(long[] before, int most, int[] taken) {
    long[] after = new long[before.length];
    for (int end = 0; end < after.length; end++) {
      after[end] = NEVER;
      for (int size = 0; size <= Math.min(most, end); size++) {
        int start = end - size;
        long cut = size > 0 && start > 0 ? cost[start] * FULL_BLOCKS : 0;
        long total = before[start] + cut + (size == most ? 1 : 0);
        if (total < after[end]) {
          after[end] = total;
          taken[end] = size;
        }
      }
    }
    return after;
  }
}
