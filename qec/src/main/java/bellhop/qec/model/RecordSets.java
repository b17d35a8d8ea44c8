package bellhop.qec.model;

import java.util.Arrays;
import java.util.function.UnaryOperator;

/**
 * For each measurement result that is still to come, going backwards, the symptoms that a flip of
 * it has: a ring in which results are counted back from where the walk stands, so that no number of
 * results is too large.
 */
final class RecordSets {
  private long[][] ring = new long[64][];
  private int head;

  /** Results that have symptoms. */
  private int waiting;

  RecordSets() {
    Arrays.fill(ring, Symptoms.NONE);
  }

  /**
   * Adds symptoms to a result.
   *
   * @param back from 1, the newest
   */
  void add(int back, long[] symptoms) {
    if (back > ring.length) {
      grow(back);
    }
    int at = head - back & ring.length - 1;
    waiting -= ring[at].length == 0 ? 0 : 1;
    ring[at] = Symptoms.sum(ring[at], symptoms);
    waiting += ring[at].length == 0 ? 0 : 1;
  }

  private void grow(int back) {
    long[][] larger = new long[Integer.highestOneBit(back - 1) << 1][];
    Arrays.fill(larger, Symptoms.NONE);
    for (int b = 1; b <= ring.length; b++) {
      larger[larger.length - b] = ring[head - b & ring.length - 1];
    }
    ring = larger;
    head = 0;
  }

  /** Goes back behind the newest result: what a flip of it has for symptoms. */
  long[] take() {
    head = head - 1 & ring.length - 1;
    long[] symptoms = ring[head];
    waiting -= symptoms.length == 0 ? 0 : 1;
    ring[head] = Symptoms.NONE;
    return symptoms;
  }

  int waiting() {
    return waiting;
  }

  /** By how far back the result is, less one, up to the last one with symptoms. */
  long[][] toArray() {
    long[][] sets = new long[16][];
    int found = 0;
    int size = 0;
    while (found < waiting) {
      if (size == sets.length) {
        sets = Arrays.copyOf(sets, 2 * size);
      }
      sets[size] = ring[head - 1 - size & ring.length - 1];
      found += sets[size++].length == 0 ? 0 : 1;
    }
    return Arrays.copyOf(sets, size);
  }

  /** Whether the sets of a former array, moved, are the first of those of now. */
  boolean beginMoved(long[][] former, long by) {
    if (former.length > ring.length) {
      return false;
    }
    for (int b = 0; b < former.length; b++) {
      if (!Symptoms.equalMoved(former[b], by, ring[head - 1 - b & ring.length - 1])) {
        return false;
      }
    }
    return true;
  }

  void replaceAll(UnaryOperator<long[]> change) {
    if (waiting > 0) {
      Arrays.setAll(ring, i -> change.apply(ring[i]));
      waiting = (int) Arrays.stream(ring).filter(set -> set.length > 0).count();
    }
  }
}
