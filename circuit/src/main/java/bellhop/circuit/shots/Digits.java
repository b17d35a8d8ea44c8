package bellhop.circuit.shots;

import java.io.IOException;

/** The format {@code 01}: a digit for each bit, and a newline. */
record Digits(int bits) implements ShotCode {
  private static final long ZEROS = 0x3030303030303030L;
  private static final long ONES = 0x0101010101010101L;

  /** Multiplied with eight bytes of 0 or 1, it gathers them in the highest byte. */
  private static final long GATHER = 0x0102040810204080L;

  /** Of one word, with the eight bytes that are put behind it at once. */
  private static final int LONGEST = 64 + 8;

  /** The digits of each byte. */
  private static final long[] EIGHT = new long[256];

  static {
    for (int value = 0; value < 256; value++) {
      for (int k = 0; k < 8; k++) {
        EIGHT[value] |= (long) ('0' + (value >>> k & 1)) << (8 * k);
      }
    }
  }

  @Override
  public void write(long[] words, int from, ByteOutput out) throws IOException {
    for (int bit = 0; bit < bits; bit += 64) {
      out.room(LONGEST);
      digits(words[from + (bit >>> 6)], Math.min(64, bits - bit), out);
    }
    out.room(1);
    out.put('\n');
  }

  private static void digits(long word, int count, ByteOutput out) {
    int k = 0;
    for (; k + 8 <= count; k += 8) {
      out.putLong(EIGHT[(int) (word >>> k) & 0xff]);
    }
    out.putPart(EIGHT[(int) (word >>> k) & 0xff], count - k);
  }

  @Override
  public boolean read(long[] words, int from, ByteInput in) throws IOException {
    if (in.peek() < 0) {
      return false;
    }
    int bit = 0;
    while (bit < bits) {
      int taken = bits - bit >= 8 ? eight(words, from, bit, in) : 0;
      bit += taken > 0 ? taken : one(words, from, bit, in);
    }
    if (!in.endsLine()) {
      throw in.textFault(
          "found " + in.found() + " behind " + bits + " digits",
          "a line has a digit for each of the " + bits + " bits of a shot, and ends",
          "these are results of another circuit");
    }
    return true;
  }

  /** Takes eight digits if there are so many and nothing else between them. */
  private static int eight(long[] words, int from, int bit, ByteInput in) throws IOException {
    if (!in.has(8)) {
      return 0;
    }
    long digits = in.peekLong() ^ ZEROS;
    if ((digits & ~ONES) != 0) {
      return 0;
    }
    words[from + (bit >>> 6)] |= ((digits * GATHER) >>> 56) << bit;
    in.skip(8);
    return 8;
  }

  private int one(long[] words, int from, int bit, ByteInput in) throws IOException {
    int c = in.peek();
    if ((c & ~1) != '0') {
      throw in.textFault(
          "found " + in.found() + " behind " + bit + " digits",
          "a line has " + bits + " digits 0 or 1",
          isText(c)
              ? "the file was cut off, or these are results of another circuit"
              : "the shots are in another format, such as b8");
    }
    words[from + (bit >>> 6)] |= (c & 1L) << bit;
    in.skip();
    return 1;
  }

  /** Or the end. */
  private static boolean isText(int c) {
    return c < 0 || c == '\n' || c == '\r' || c == '\t' || (c >= ' ' && c <= '~');
  }
}
