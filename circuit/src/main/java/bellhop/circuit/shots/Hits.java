package bellhop.circuit.shots;

import java.util.Arrays;

/**
 * For each shot of a batch the indices of its ones, ascending: what decoders read. It is a place to
 * work in, like {@link ShotTable}: filled again for each batch.
 */
public final class Hits {
  private long first;
  private int shots;
  private int[] starts = new int[2];
  private int[] ones = new int[64];

  /** Of no shots. */
  public Hits() {}

  /**
   * The ones of the first shots of a table.
   *
   * @param first number of the first shot, for messages
   * @param shots at most those of the table
   */
  public void fill(ShotTable table, long first, int shots) {
    if (shots < 0 || shots > table.shots()) {
      throw new IllegalArgumentException(shots + " shots of a table of " + table.shots());
    }
    begin(first, shots);
    countInto(starts, table);
    for (int shot = 0; shot < shots; shot++) {
      starts[shot + 1] += starts[shot];
    }
    ones = ones.length < starts[shots] ? new int[starts[shots] + starts[shots] / 4] : ones;
    place(table);
  }

  private void begin(long first, int shots) {
    this.first = first;
    this.shots = shots;
    starts = starts.length < shots + 2 ? new int[shots + 2] : starts;
    Arrays.fill(starts, 0);
  }

  /** The count of shot s is left at s + 1. */
  private void countInto(int[] counts, ShotTable table) {
    for (int bit = 0; bit < table.bits(); bit++) {
      long[] row = table.row(bit);
      for (int base = 0; base < shots; base += 64) {
        for (long word = kept(row[base >> 6], base); word != 0; word &= word - 1) {
          counts[base + Long.numberOfTrailingZeros(word) + 1]++;
        }
      }
    }
  }

  private void place(ShotTable table) {
    int[] next = Arrays.copyOf(starts, shots);
    for (int bit = 0; bit < table.bits(); bit++) {
      long[] row = table.row(bit);
      for (int base = 0; base < shots; base += 64) {
        for (long word = kept(row[base >> 6], base); word != 0; word &= word - 1) {
          ones[next[base + Long.numberOfTrailingZeros(word)]++] = bit;
        }
      }
    }
  }

  /** Without the bits of shots that do not count. */
  private long kept(long word, int base) {
    return shots - base >= 64 ? word : word & ((1L << (shots - base)) - 1);
  }

  /** No shots yet; {@link #add} and {@link #endShot} write them one after the other. */
  public void clear(long first) {
    begin(first, 0);
  }

  /** An index of the shot that is being written. */
  public void add(int one) {
    int size = starts[shots + 1];
    ones = size == ones.length ? Arrays.copyOf(ones, 2 * size) : ones;
    ones[size] = one;
    starts[shots + 1] = size + 1;
  }

  /** The shot that is being written is complete; the next one begins. */
  public void endShot() {
    shots++;
    starts = shots + 1 == starts.length ? Arrays.copyOf(starts, 2 * shots + 2) : starts;
    starts[shots + 1] = starts[shots];
  }

  public int shots() {
    return shots;
  }

  /** The number of a shot in the run that the batch belongs to. */
  public long number(int shot) {
    return first + shot;
  }

  /** Where the list of a shot begins in {@link #ones}; of the one after the last, where all end. */
  public int start(int shot) {
    return starts[shot];
  }

  public int count(int shot) {
    return starts[shot + 1] - starts[shot];
  }

  /** The lists of all shots one after the other, in room that may be longer. */
  public int[] ones() {
    return ones;
  }

  /** A copy of the list of a shot. */
  public int[] of(int shot) {
    return Arrays.copyOfRange(ones, starts[shot], starts[shot + 1]);
  }
}
