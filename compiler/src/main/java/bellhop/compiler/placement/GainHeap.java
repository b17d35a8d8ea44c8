package bellhop.compiler.placement;

import java.util.Arrays;

/**
 * Vertices by gain, highest first, ties by number. Old entries stay until they surface; whoever
 * takes one checks that its gain still holds.
 */
final class GainHeap {
  private static final long OFFSET = 1L << 31;

  private long[] keys = new long[64];
  private int size;

  void add(int vertex, int gain) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
    }
    long key = (OFFSET - gain) << 31 | vertex;
    int hole = size++;
    while (hole > 0 && keys[(hole - 1) / 2] > key) {
      keys[hole] = keys[(hole - 1) / 2];
      hole = (hole - 1) / 2;
    }
    keys[hole] = key;
  }

  boolean isEmpty() {
    return size == 0;
  }

  void clear() {
    size = 0;
  }

  int vertex() {
    return (int) (keys[0] & 0x7fff_ffff);
  }

  int gain() {
    return (int) (OFFSET - (keys[0] >>> 31));
  }

  void remove() {
    long last = keys[--size];
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && keys[child + 1] < keys[child]) {
        child++;
      }
      if (keys[child] >= last) {
        break;
      }
      keys[hole] = keys[child];
      hole = child;
    }
    keys[hole] = last;
  }
}
