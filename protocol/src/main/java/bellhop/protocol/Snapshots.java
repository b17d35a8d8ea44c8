package bellhop.protocol;

import java.util.Arrays;

/** Writes the flat state of a machine into one array of numbers and reads it back. */
final class Snapshots {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Snapshots() {}

  /** FNV-1a with whole numbers for bytes, stirred so that high bits count as well. */
  static long hash(long[] numbers) {
    long hash = FNV_OFFSET;
    for (long number : numbers) {
      hash = (hash ^ number) * FNV_PRIME;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  static final class Writer {
    private long[] numbers = new long[64];
    private int size;

    void add(long number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = number;
    }

    void add(long[] values) {
      for (long value : values) {
        add(value);
      }
    }

    void add(int[] values) {
      for (int value : values) {
        add(value);
      }
    }

    void add(byte[] values) {
      for (byte value : values) {
        add(value);
      }
    }

    void add(boolean[] values) {
      for (boolean value : values) {
        add(value ? 1 : 0);
      }
    }

    long[] toArray() {
      return Arrays.copyOf(numbers, size);
    }
  }

  static final class Reader {
    private final long[] numbers;
    private int position;

    Reader(long[] numbers) {
      this.numbers = numbers;
    }

    long next() {
      if (position == numbers.length) {
        throw new IllegalArgumentException(
            "a snapshot of " + numbers.length + " numbers is too short for this machine");
      }
      return numbers[position++];
    }

    int nextInt() {
      return Math.toIntExact(next());
    }

    void fill(long[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = next();
      }
    }

    void fill(int[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = nextInt();
      }
    }

    void fill(byte[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (byte) next();
      }
    }

    void fill(boolean[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = next() != 0;
      }
    }

    void end() {
      if (position != numbers.length) {
        throw new IllegalArgumentException(
            "a snapshot of " + numbers.length + " numbers is too long for this machine");
      }
    }
  }
}
