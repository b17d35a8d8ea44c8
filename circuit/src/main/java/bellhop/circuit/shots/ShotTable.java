package bellhop.circuit.shots;

import java.util.Arrays;

/**
 * The bits of a batch of shots, one row of words for each bit: shot s is bit s mod 64 of word s /
 * 64 of the row. That is how samplers make them, 64 shots in one operation; {@link ShotWriter}
 * turns them round. It is a place to work in, not a value: whoever holds it may change it.
 */
public final class ShotTable {
  /** Longs of the tables of a batch: 64 MiB. */
  private static final long ROOM = 1L << 23;

  private final int shots;
  private final int words;
  private final long[][] rows;

  /**
   * All zero.
   *
   * @param bits of one shot
   * @param shots that it can hold
   * @throws IllegalArgumentException if one of them makes no sense
   */
  public ShotTable(int bits, int shots) {
    if (bits < 0 || shots < 1) {
      throw new IllegalArgumentException("no table holds " + bits + " bits of " + shots + " shots");
    }
    this.shots = shots;
    words = (int) ((shots + 63L) / 64);
    rows = new long[bits][words];
  }

  private ShotTable(int shots, long[]... rows) {
    this.shots = shots;
    this.words = (int) ((shots + 63L) / 64);
    this.rows = rows;
  }

  /**
   * Shots that are good to work on at a time: fewer than are wanted where tables would not fit 64
   * MiB.
   *
   * @param rows of all tables together
   * @param most shots, 64 times a power of two
   * @return 64 times a power of two
   */
  public static int batch(long rows, int most) {
    return 64 * Integer.highestOneBit(Math.clamp(ROOM / (1 + rows), 1, most / 64));
  }

  /**
   * Some rows of this table, as a table of the same words.
   *
   * @param first of these bits
   */
  public ShotTable rows(int first, int count) {
    if (first < 0 || count < 0 || first > bits() - count) {
      throw new IllegalArgumentException(
          "rows " + first + " to " + (first + count) + " of a table of " + bits());
    }
    return new ShotTable(shots, Arrays.copyOfRange(rows, first, first + count));
  }

  /** Some rows of this table in any order, as a table of the same words. */
  public ShotTable rowsAt(int... bits) {
    return new ShotTable(shots, Arrays.stream(bits).mapToObj(this::row).toArray(long[][]::new));
  }

  /** The rows of this table and then those of another one, as a table of the same words. */
  public ShotTable then(ShotTable other) {
    if (other.shots != shots) {
      throw new IllegalArgumentException(other.shots + " shots beside " + shots);
    }
    long[][] both = Arrays.copyOf(rows, rows.length + other.rows.length);
    System.arraycopy(other.rows, 0, both, rows.length, other.rows.length);
    return new ShotTable(shots, both);
  }

  /** Of one shot, which is the number of rows. */
  public int bits() {
    return rows.length;
  }

  /** That it can hold. */
  public int shots() {
    return shots;
  }

  /** Of one row. */
  public int words() {
    return words;
  }

  /** The words of a bit. */
  public long[] row(int bit) {
    return rows[bit];
  }

  public boolean get(int bit, int shot) {
    return (rows[bit][shot >>> 6] >>> shot & 1) != 0;
  }

  public void set(int bit, int shot, boolean value) {
    long mask = 1L << shot;
    long[] row = rows[bit];
    row[shot >>> 6] = value ? row[shot >>> 6] | mask : row[shot >>> 6] & ~mask;
  }

  /** How many of the first shots differ from those of a table of as many bits. */
  public int unlike(ShotTable other, int count) {
    int unlike = 0;
    for (int word = 0; 64 * word < count; word++) {
      long differing = 0;
      for (int bit = 0; bit < rows.length; bit++) {
        differing |= rows[bit][word] ^ other.rows[bit][word];
      }
      int left = count - 64 * word;
      unlike += Long.bitCount(left < 64 ? differing & ((1L << left) - 1) : differing);
    }
    return unlike;
  }

  /** All bits become 0. */
  public void clear() {
    clearFrom(0);
  }

  /** The words from this one on become 0 in every row. */
  void clearFrom(int word) {
    for (long[] row : rows) {
      Arrays.fill(row, word, words, 0);
    }
  }
}
