package bellhop.qec.decode;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Finds faults that explain the events of a shot, trusting those most that belief propagation does:
 * ordered statistics (Fossorier and Lin, IEEE Trans. Inf. Theory 41, 1379 (1995)) with the
 * combination sweep of Roffe et al., Phys. Rev. Research 2, 043423 (2020). It works on one shot.
 *
 * <p><b>Idea.</b> Columns are taken in the order of belief; the first ones that are independent are
 * a basis, and there is one way to explain the events by them alone. The sweep changes one or two
 * of the other columns and mends the rest by the basis; the least weight wins.
 *
 * <p><b>Data.</b> Not the matrix H is kept but the product T of all row operations so far, a bit
 * vector for each detector: the column of T·H of a fault is the sum of the few vectors of its
 * detectors, and is made when it is needed. A column that depends on earlier ones costs a few
 * vectors, one of the basis rows² / 64 words.
 */
final class OrderedStatistics {
  /** 1 GiB. */
  private static final long MOST_WORDS = 1L << 27;

  private final DecodingGraph graph;
  private final int[] weights;
  private final int order;

  /** Of each detector, or -1 for those that no fault flips. */
  private final int[] row;

  private final int rows;
  private final int words;

  /** Of all columns, once it is known. */
  private int rank;

  /** Made when it is first needed, as it is large. */
  private long[] transform = {};

  private final long[] open;
  private final long[] answer;
  private final long[] column;
  private final int[] pivots;
  private final int[] costOfChange;
  private final long[] ranking;
  private final int[] free;
  private int freeCount;

  /**
   * @param weights of faults, what is to be least in sum
   * @param order of the sweep; 0 for none
   * @throws InputException if there are too many detectors
   */
  OrderedStatistics(DecodingGraph graph, int[] weights, int order) {
    this.graph = graph;
    this.weights = weights;
    this.order = order;
    row = new int[graph.detectorCount()];
    rows = number(graph, row);
    words = (rows + 63) / 64;
    requireRoom(rows);
    rank = rows;
    open = new long[words];
    answer = new long[words];
    column = new long[words];
    pivots = new int[rows];
    costOfChange = new int[rows];
    ranking = new long[weights.length];
    free = new int[weights.length];
  }

  /** A bit for each two rows. */
  private static void requireRoom(long rows) {
    if (rows * (rows + 63) / 64 > MOST_WORDS) {
      throw new InputException(
          Location.of("bp-osd"),
          "too many detectors: " + rows,
          "ordered statistics keep a bit for each two of them",
          "windows of fewer rounds will do");
    }
  }

  private static int number(DecodingGraph graph, int[] row) {
    for (int fault = 0; fault < graph.faultCount(); fault++) {
      for (int detector : graph.detectors(fault)) {
        row[detector] = 1;
      }
    }
    int rows = 0;
    for (int detector = 0; detector < row.length; detector++) {
      row[detector] = row[detector] == 0 ? -1 : rows++;
    }
    return rows;
  }

  /**
   * @param events detectors that some faults flip
   * @param belief log-odds of each fault not to have happened
   * @return faults that explain them, or null where none do
   */
  int @Nullable [] solve(int[] events, IntUnaryOperator belief) {
    begin(events);
    rank(belief);
    eliminate();
    return anyOf(answer, open) ? null : order == 0 ? faults() : swept();
  }

  private void begin(int[] events) {
    if (transform.length == 0) {
      transform = new long[rows * words];
    }
    Arrays.fill(transform, 0);
    Arrays.fill(open, 0);
    Arrays.fill(answer, 0);
    Arrays.fill(pivots, -1);
    freeCount = 0;
    for (int r = 0; r < rows; r++) {
      transform[r * words + (r >> 6)] |= 1L << r;
      open[r >> 6] |= 1L << r;
    }
    for (int event : events) {
      answer[row[event] >> 6] ^= 1L << row[event];
    }
  }

  /** By belief, equal ones by number. */
  private void rank(IntUnaryOperator belief) {
    for (int fault = 0; fault < ranking.length; fault++) {
      ranking[fault] = (long) belief.applyAsInt(fault) << 32 | fault;
    }
    Arrays.sort(ranking);
  }

  /** Without a sweep it ends as soon as the events are explained. */
  private void eliminate() {
    int found = 0;
    for (long ranked : ranking) {
      if (order == 0 && !anyOf(answer, open)) {
        return;
      }
      int fault = (int) ranked;
      int pivot = found < rank ? pivot(fault) : -1;
      if (pivot < 0) {
        free[freeCount++] = fault;
      } else {
        found++;
        pivots[pivot] = fault;
        add(pivot);
      }
    }
    rank = found;
  }

  /** The first row without a column of its own where this column has a one, or -1. */
  private int pivot(int fault) {
    make(fault);
    for (int word = 0; word < words; word++) {
      long both = column[word] & open[word];
      if (both != 0) {
        return 64 * word + Long.numberOfTrailingZeros(both);
      }
    }
    return -1;
  }

  /** The column of a fault after all row operations. */
  private void make(int fault) {
    Arrays.fill(column, 0);
    addTo(column, fault);
  }

  private void addTo(long[] sum, int fault) {
    for (int detector : graph.detectors(fault)) {
      int from = row[detector] * words;
      for (int word = 0; word < words; word++) {
        sum[word] ^= transform[from + word];
      }
    }
  }

  /** Adds the row of the pivot to all others where the column has a one. */
  private void add(int pivot) {
    int at = pivot >> 6;
    long bit = 1L << pivot;
    column[at] ^= bit;
    open[at] ^= bit;
    for (int r = 0; r < rows; r++) {
      if ((transform[r * words + at] & bit) != 0) {
        xor(transform, r * words, column);
      }
    }
    if ((answer[at] & bit) != 0) {
      xor(answer, 0, column);
    }
  }

  private static void xor(long[] to, int from, long[] column) {
    for (int word = 0; word < column.length; word++) {
      to[from + word] ^= column[word];
    }
  }

  private static boolean anyOf(long[] some, long[] others) {
    for (int word = 0; word < some.length; word++) {
      if ((some[word] & others[word]) != 0) {
        return true;
      }
    }
    return false;
  }

  // ---- the combination sweep ----

  private int[] swept() {
    sign();
    long least = 0;
    int one = -1;
    int two = -1;
    for (int i = 0; i < freeCount; i++) {
      make(free[i]);
      long gain = weights[free[i]] + change();
      if (gain < least) {
        least = gain;
        one = i;
      }
    }
    for (int i = 0; i < Math.min(order, freeCount); i++) {
      for (int j = i + 1; j < Math.min(order, freeCount); j++) {
        make(free[i]);
        addTo(column, free[j]);
        long gain = (long) weights[free[i]] + weights[free[j]] + change();
        if (gain < least) {
          least = gain;
          one = i;
          two = j;
        }
      }
    }
    return faults(one, two);
  }

  /** What it costs to change each row's column. */
  private void sign() {
    for (int r = 0; r < rows; r++) {
      int weight = pivots[r] < 0 ? 0 : weights[pivots[r]];
      costOfChange[r] = (answer[r >> 6] >>> r & 1) != 0 ? -weight : weight;
    }
  }

  /** What it costs to mend what the column breaks. */
  private long change() {
    long sum = 0;
    for (int word = 0; word < words; word++) {
      for (long left = column[word]; left != 0; left &= left - 1) {
        sum += costOfChange[64 * word + Long.numberOfTrailingZeros(left)];
      }
    }
    return sum;
  }

  /** Those of the basis, and some free ones; -1 for none. */
  private int[] faults(int... chosen) {
    int[] extra = Arrays.stream(chosen).filter(i -> i >= 0).map(i -> free[i]).toArray();
    for (int fault : extra) {
      addTo(answer, fault);
    }
    int count = 0;
    int[] faults = new int[rows + extra.length];
    for (int r = 0; r < rows; r++) {
      if ((answer[r >> 6] >>> r & 1) != 0) {
        faults[count++] = pivots[r];
      }
    }
    System.arraycopy(extra, 0, faults, count, extra.length);
    return Arrays.copyOf(faults, count + extra.length);
  }
}
