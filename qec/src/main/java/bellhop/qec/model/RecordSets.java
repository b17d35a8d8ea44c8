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

  /** No result farther back has symptoms. */
  private int reach;

  RecordSets() {
    Arrays.fill(ring, Symptoms.NONE);
  }

  /**
   * Adds symptoms to a result.
   *
   * @param back from 1, the newest
   * @return how many symptoms it has now
   */
  int add(int back, long[] symptoms) {
    if (back > ring.length) {
      grow(back);
    }
    reach = Math.max(reach, back);
    int at = head - back & ring.length - 1;
    waiting -= ring[at].length == 0 ? 0 : 1;
    ring[at] = Symptoms.sum(ring[at], symptoms);
    waiting += ring[at].length == 0 ? 0 : 1;
    return ring[at].length;
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
    reach = Math.max(0, reach - 1);
    long[] symptoms = ring[head];
    waiting -= symptoms.length == 0 ? 0 : 1;
    ring[head] = Symptoms.NONE;
    return symptoms;
  }

  /** How many have symptoms. */
  int waiting() {
    return waiting;
  }

  /** How far back the last one with symptoms is; 0 for none. */
  int reach() {
    while (reach > 0 && back(reach).length == 0) {
      reach--;
    }
    return reach;
  }

  private long[] back(int back) {
    return ring[head - back & ring.length - 1];
  }

  /** What a flip of a result has for symptoms; from 1, the newest. */
  long[] get(int back) {
    return back > reach ? Symptoms.NONE : back(back);
  }

  /** Sets up to the last one with symptoms, and symptoms in them. */
  long size() {
    long size = reach();
    for (int back = 1; back <= reach; back++) {
      size += back(back).length;
    }
    return size;
  }

  /** By how far back the result is, less one, up to the last one with symptoms. */
  long[][] toArray() {
    long[][] sets = new long[reach()][];
    Arrays.setAll(sets, b -> back(b + 1));
    return sets;
  }

  /** Whether the sets of a former array, moved, are those of now. */
  boolean equalMoved(long[][] former, long by) {
    for (int b = 0; b < former.length; b++) {
      if (!Symptoms.equalMoved(former[b], by, back(b + 1))) {
        return false;
      }
    }
    return former.length == reach();
  }

  void replaceAll(UnaryOperator<long[]> change) {
    if (waiting > 0) {
      Arrays.setAll(ring, i -> change.apply(ring[i]));
      waiting = (int) Arrays.stream(ring).filter(set -> set.length > 0).count();
    }
  }
}
