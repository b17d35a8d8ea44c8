package bellhop.qec.sample;

import java.util.Arrays;

/** Bits in a row, one after the other: the record of one shot. */
public final class Bits {
  private long[] words = new long[16];
  private int size;

  Bits() {}

  /** So many zeros. */
  Bits(int size) {
    words = new long[(size >> 6) + 1];
    this.size = size;
  }

  public int size() {
    return size;
  }

  public boolean get(int index) {
    if (index < 0 || index >= size) {
      throw new IndexOutOfBoundsException("bit " + index + " of " + size);
    }
    return (words[index >> 6] >>> index & 1) == 1;
  }

  void add(boolean bit) {
    if (size == words.length << 6) {
      words = Arrays.copyOf(words, 2 * words.length);
    }
    words[size >> 6] |= bit ? 1L << size : 0;
    size++;
  }

  void flip(int index, boolean isFlipped) {
    words[index >> 6] ^= isFlipped ? 1L << index : 0;
  }

  /** As zeros and ones. */
  @Override
  public String toString() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < size; i++) {
      text.append(get(i) ? '1' : '0');
    }
    return text.toString();
  }
}
