package bellhop.protocol;

import java.util.Arrays;

/** Writes the flat state of a machine into one array of numbers and reads it back. */
public final class Snapshots {
  private static final long FNV_OFFSET = 0xcbf29ce484222325L;
  private static final long FNV_PRIME = 0x100000001b3L;

  private Snapshots() {}

  /** FNV-1a with whole numbers for bytes, stirred so that high bits count as well. */
  public static long hash(long[] numbers) {
    long hash = FNV_OFFSET;
    for (long number : numbers) {
      hash = (hash ^ number) * FNV_PRIME;
      hash ^= hash >>> 32;
    }
    return hash;
  }

  /** Takes the numbers, in order. */
  public static final class Writer {
    private long[] numbers = new long[64];
    private int size;

    /** Nothing yet. */
    public Writer() {}

    public void add(long number) {
      if (size == numbers.length) {
        numbers = Arrays.copyOf(numbers, 2 * size);
      }
      numbers[size++] = number;
    }

    public void add(long[] values) {
      for (long value : values) {
        add(value);
      }
    }

    public void add(int[] values) {
      for (int value : values) {
        add(value);
      }
    }

    public void add(byte[] values) {
      for (byte value : values) {
        add(value);
      }
    }

    public void add(boolean[] values) {
      for (boolean value : values) {
        add(value ? 1 : 0);
      }
    }

    public long[] toArray() {
      return Arrays.copyOf(numbers, size);
    }
  }

  /** Gives the numbers back, in the same order. */
  public static final class Reader {
    private final long[] numbers;
    private int position;

    public Reader(long[] numbers) {
      this.numbers = numbers;
    }

    public long next() {
      if (position == numbers.length) {
        throw new IllegalArgumentException(
            "a snapshot of " + numbers.length + " numbers is too short for this machine");
      }
      return numbers[position++];
    }

    public int nextInt() {
      return Math.toIntExact(next());
    }

    public void fill(long[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = next();
      }
    }

    public void fill(int[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = nextInt();
      }
    }

    public void fill(byte[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = (byte) next();
      }
    }

    public void fill(boolean[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = next() != 0;
      }
    }

    public void end() {
      if (position != numbers.length) {
        throw new IllegalArgumentException(
            "a snapshot of " + numbers.length + " numbers is too long for this machine");
      }
    }
  }
}
