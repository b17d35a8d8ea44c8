package bellhop.qec.model;

import bellhop.circuit.dem.Target;
import java.util.Arrays;

/**
 * Sets of detectors and observables as sorted arrays, in the code of {@link Target}: detectors
 * first, observables behind them. An array is never changed once it is a set, so that sets are
 * shared freely. The sum of two sets is what is in one of them, in time linear in both.
 */
final class Symptoms {
  static final long[] NONE = {};

  private Symptoms() {}

  static long[] sum(long[] a, long[] b) {
    if (b.length == 0) {
      return a;
    }
    if (a.length == 0) {
      return b;
    }
    long[] sum = new long[a.length + b.length];
    int size = sum(a, a.length, b, b.length, sum);
    return size == 0 ? NONE : size == sum.length ? sum : Arrays.copyOf(sum, size);
  }

  /**
   * Writes the sum of two sets that fill the beginnings of their arrays.
   *
   * @param to has room for both
   * @return the size of the sum
   */
  static int sum(long[] a, int aSize, long[] b, int bSize, long[] to) {
    int i = 0;
    int j = 0;
    int size = 0;
    while (i < aSize && j < bSize) {
      long s = a[i];
      long t = b[j];
      if (s == t) {
        i++;
        j++;
      } else if (s < t) {
        to[size++] = s;
        i++;
      } else {
        to[size++] = t;
        j++;
      }
    }
    System.arraycopy(a, i, to, size, aSize - i);
    size += aSize - i;
    System.arraycopy(b, j, to, size, bSize - j);
    return size + bSize - j;
  }

  static boolean contains(long[] set, long symptom) {
    return Arrays.binarySearch(set, symptom) >= 0;
  }

  /** How many of them are detectors. */
  static int detectorCount(long[] set) {
    int count = set.length;
    while (count > 0 && Target.isObservable(set[count - 1])) {
      count--;
    }
    return count;
  }

  /** With the number of each detector moved; they stay in order. */
  static long[] moved(long[] set, long by) {
    if (set.length == 0 || by == 0) {
      return set;
    }
    long[] moved = set.clone();
    for (int i = 0; i < moved.length && Target.isDetector(moved[i]); i++) {
      moved[i] += by;
    }
    return moved;
  }

  /** Whether the first set, moved, is the second. */
  static boolean equalMoved(long[] a, long by, long[] b) {
    if (a.length != b.length) {
      return false;
    }
    for (int i = 0; i < a.length; i++) {
      long moved = Target.isDetector(a[i]) ? a[i] + by : a[i];
      if (moved != b[i]) {
        return false;
      }
    }
    return true;
  }
}
