package bellhop.circuit.shots;

import java.util.Arrays;

/**
 * The bits of a batch of shots, one row of words for each bit: shot s is bit s mod 64 of word s /
 * 64 of the row. That is how samplers make them, 64 shots in one operation; {@link ShotWriter}
 * turns them round. It is a place to work in, not a value: whoever holds it may change it.
 */
public final class ShotTable {
  private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

  private final int firstRow;
  private final int bits;
  private final int shots;
  private final int words;
  private final long[] array;

  /**
   * All zero.
   *
   * @param bits of one shot
   * @param shots that it can hold
   * @throws IllegalArgumentException if it is larger than an array of Java can be
   */
  public ShotTable(int bits, int shots) {
    this.bits = bits;
    this.shots = shots;
    this.words = (int) ((shots + 63L) / 64);
    if (bits < 0 || shots < 1 || (long) bits * words > LONGEST_ARRAY) {
      throw new IllegalArgumentException("no table holds " + bits + " bits of " + shots + " shots");
    }
    this.firstRow = 0;
    this.array = new long[bits * words];
  }

  private ShotTable(ShotTable of, int firstRow, int bits) {
    this.firstRow = firstRow;
    this.bits = bits;
    shots = of.shots;
    words = of.words;
    array = of.array;
  }

  /**
   * Some rows of this table, as a table of the same words.
   *
   * @param first of these bits
   */
  public ShotTable rows(int first, int count) {
    if (first < 0 || count < 0 || first > bits - count) {
      throw new IllegalArgumentException(
          "rows " + first + " to " + (first + count) + " of a table of " + bits);
    }
    return new ShotTable(this, firstRow + first, count);
  }

  /** Of one shot, which is the number of rows. */
  public int bits() {
    return bits;
  }

  /** That it can hold. */
  public int shots() {
    return shots;
  }

  /** Of one row. */
  public int words() {
    return words;
  }

  /** Where the row of a bit begins in {@link #array}. */
  public int row(int bit) {
    return (firstRow + bit) * words;
  }

  /** The words themselves, row after row; there may be other rows before and after these. */
  public long[] array() {
    return array;
  }

  public boolean get(int bit, int shot) {
    return (array[row(bit) + (shot >>> 6)] >>> shot & 1) != 0;
  }

  public void set(int bit, int shot, boolean value) {
    long mask = 1L << shot;
    int at = row(bit) + (shot >>> 6);
    array[at] = value ? array[at] | mask : array[at] & ~mask;
  }

  /** All bits become 0. */
  public void clear() {
    Arrays.fill(array, row(0), row(bits), 0);
  }

  /** The words from this one on become 0 in every row. */
  void clearFrom(int word) {
    for (int bit = 0; word < words && bit < bits; bit++) {
      Arrays.fill(array, row(bit) + word, row(bit) + words, 0);
    }
  }
}
