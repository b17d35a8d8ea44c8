package bellhop.protocol.path;

import java.util.Arrays;

/**
 * Finds small numbers by others, such as rows by circuits. It is never walked through, so that its
 * order reaches nobody.
 *
 * <p>Open addressing with linear probing; a removal moves later entries back into the gap (Knuth,
 * The Art of Computer Programming 3, algorithm 6.4R), so that there are no tombstones.
 */
final class IntIndex {
  static final int NONE = -1;

  /** Fibonacci hashing: 2^32 over the golden ratio. */
  private static final int STIR = 0x9E3779B9;

  private int[] keys;
  private int[] values;
  private int size;

  IntIndex() {
    clear();
  }

  void clear() {
    keys = new int[16];
    values = new int[16];
    Arrays.fill(values, NONE);
    size = 0;
  }

  /** The value of a key, or NONE. */
  int get(int key) {
    return values[place(key)];
  }

  /**
   * @param value at least 0
   */
  void put(int key, int value) {
    if (2 * (size + 1) > keys.length) {
      grow();
    }
    int at = place(key);
    size += values[at] == NONE ? 1 : 0;
    keys[at] = key;
    values[at] = value;
  }

  void remove(int key) {
    int gap = place(key);
    if (values[gap] == NONE) {
      return;
    }
    size--;
    for (int at = next(gap); values[at] != NONE; at = next(at)) {
      if (distance(home(keys[at]), at) >= distance(gap, at)) {
        keys[gap] = keys[at];
        values[gap] = values[at];
        gap = at;
      }
    }
    values[gap] = NONE;
  }

  /** Where the key is, or where it would be. */
  private int place(int key) {
    int at = home(key);
    while (values[at] != NONE && keys[at] != key) {
      at = next(at);
    }
    return at;
  }

  private int home(int key) {
    return (key * STIR) >>> (Integer.numberOfLeadingZeros(keys.length) + 1);
  }

  private int next(int at) {
    return (at + 1) & (keys.length - 1);
  }

  private int distance(int from, int to) {
    return (to - from) & (keys.length - 1);
  }

  private void grow() {
    int[] oldKeys = keys;
    int[] oldValues = values;
    keys = new int[2 * oldKeys.length];
    values = new int[keys.length];
    Arrays.fill(values, NONE);
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldValues[i] != NONE) {
        int at = place(oldKeys[i]);
        keys[at] = oldKeys[i];
        values[at] = oldValues[i];
      }
    }
  }
}
