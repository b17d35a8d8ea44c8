package bellhop.qec.model;

import java.util.Arrays;

/**
 * For each measurement result that is still to come, going backwards, the symptoms that a flip of
 * it has: a ring in which results are counted back from where the walk stands, so that no number of
 * results is too large.
 */
final class RecordSets {
  private long[][] ring = new long[64][];
  private int head;

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
    ring[at] = Symptoms.sum(ring[at], symptoms);
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
    ring[head] = Symptoms.NONE;
    return symptoms;
  }

  /** By how far back the result is, less one, up to the last one with symptoms. */
  long[][] toArray() {
    int size = ring.length;
    while (size > 0 && ring[head - size & ring.length - 1].length == 0) {
      size--;
    }
    long[][] sets = new long[size][];
    Arrays.setAll(sets, b -> ring[head - 1 - b & ring.length - 1]);
    return sets;
  }

  /** Whether the sets of a former array, moved, are those of now. */
  boolean equalMoved(long[][] former, long by) {
    for (int b = 0; b < Math.max(former.length, ring.length); b++) {
      long[] then = b < former.length ? former[b] : Symptoms.NONE;
      long[] now = b < ring.length ? ring[head - 1 - b & ring.length - 1] : Symptoms.NONE;
      if (!Symptoms.equalMoved(then, by, now)) {
        return false;
      }
    }
    return true;
  }

  void replaceAll(java.util.function.UnaryOperator<long[]> change) {
    Arrays.setAll(ring, i -> change.apply(ring[i]));
  }
}
