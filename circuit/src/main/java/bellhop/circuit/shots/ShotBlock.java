package bellhop.circuit.shots;

import java.util.Arrays;

/** 64 shots turned round: each a row of words, as the formats want them. */
final class ShotBlock {
  private final int bits;
  private final int stride;
  private final long[] words;
  private final long[] square = new long[64];

  ShotBlock(int bits) {
    this.bits = bits;
    this.stride = (int) ((bits + 63L) / 64);
    this.words = new long[64 * stride];
  }

  long[] words() {
    return words;
  }

  /** The first word of a shot. */
  int row(int shot) {
    return shot * stride;
  }

  void clear() {
    Arrays.fill(words, 0);
  }

  /** Takes the 64 shots of one word of each row of the table. */
  void load(ShotTable table, int word) {
    for (int column = 0; column < stride; column++) {
      if (gather(table, 64 * column, word) != 0) {
        BitBlock.transpose(square, words, column, stride);
      } else {
        clear(column);
      }
    }
  }

  private void clear(int column) {
    for (int at = column; at < words.length; at += stride) {
      words[at] = 0;
    }
  }

  /** Where errors are rare most squares are empty, and need no turning. */
  private long gather(ShotTable table, int firstBit, int word) {
    int count = Math.min(64, bits - firstBit);
    long any = 0;
    for (int i = 0; i < count; i++) {
      square[i] = table.row(firstBit + i)[word];
      any |= square[i];
    }
    Arrays.fill(square, count, 64, 0);
    return any;
  }

  /** Gives the 64 shots back into one word of each row of the table. */
  void store(ShotTable table, int word) {
    for (int column = 0; column < stride; column++) {
      for (int shot = 0; shot < 64; shot++) {
        square[shot] = words[shot * stride + column];
      }
      BitBlock.transpose(square);
      scatter(table, 64 * column, word);
    }
  }

  private void scatter(ShotTable table, int firstBit, int word) {
    int count = Math.min(64, bits - firstBit);
    for (int i = 0; i < count; i++) {
      table.row(firstBit + i)[word] = square[i];
    }
  }
}
