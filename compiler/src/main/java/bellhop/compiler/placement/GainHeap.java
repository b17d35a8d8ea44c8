package bellhop.compiler.placement;

import java.util.Arrays;

/**
 * Vertices by gain, highest first, ties by a rank that the caller gives each vertex. Old entries
 * stay until they surface; whoever takes one checks that its gain still holds.
 */
final class GainHeap {
  private static final long OFFSET = 1L << 31;

  private long[] keys = new long[64];
  private int[] vertices = new int[64];
  private int size;

  void add(int vertex, int rank, int gain) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      vertices = Arrays.copyOf(vertices, 2 * size);
    }
    long key = (OFFSET - gain) << 31 | rank;
    int hole = size++;
    while (hole > 0 && keys[(hole - 1) / 2] > key) {
      keys[hole] = keys[(hole - 1) / 2];
      vertices[hole] = vertices[(hole - 1) / 2];
      hole = (hole - 1) / 2;
    }
    keys[hole] = key;
    vertices[hole] = vertex;
  }

  boolean isEmpty() {
    return size == 0;
  }

  int vertex() {
    return vertices[0];
  }

  int gain() {
    return (int) (OFFSET - (keys[0] >>> 31));
  }

  void remove() {
    long last = keys[--size];
    int lastVertex = vertices[size];
    int hole = 0;
    for (int child = 1; child < size; child = 2 * hole + 1) {
      if (child + 1 < size && keys[child + 1] < keys[child]) {
        child++;
      }
      if (keys[child] >= last) {
        break;
      }
      keys[hole] = keys[child];
      vertices[hole] = vertices[child];
      hole = child;
    }
    keys[hole] = last;
    vertices[hole] = lastVertex;
  }
}
