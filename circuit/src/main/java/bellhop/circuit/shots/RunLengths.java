package bellhop.circuit.shots;

import java.io.IOException;

/**
 * The format {@code r8}: a 1 is thought behind the last bit, and for each 1 the number of zeros
 * before it is a byte; 255 stands for 255 zeros without a 1.
 */
record RunLengths(int bits) implements ShotCode {
  private static final int FULL = 255;

  @Override
  public void write(long[] words, int from, ByteOutput out) throws IOException {
    int next = 0;
    for (int start = 0; start < bits; start += 64) {
      for (long word = words[from + (start >>> 6)]; word != 0; word &= word - 1) {
        int bit = start + Long.numberOfTrailingZeros(word);
        run(bit - next, out);
        next = bit + 1;
      }
    }
    run(bits - next, out);
  }

  private static void run(int zeros, ByteOutput out) throws IOException {
    int rest = zeros;
    for (; rest >= FULL; rest -= FULL) {
      out.room(1);
      out.put(FULL);
    }
    out.room(1);
    out.put(rest);
  }

  @Override
  public boolean read(long[] words, int from, ByteInput in) throws IOException {
    if (in.peek() < 0) {
      return false;
    }
    long bit = 0;
    while (bit <= bits) {
      int zeros = runLength(in);
      bit += zeros;
      checkInside(bit, in);
      if (zeros < FULL) {
        set(words, from, bit++);
      }
    }
    return true;
  }

  private int runLength(ByteInput in) throws IOException {
    int zeros = in.peek();
    if (zeros < 0) {
      throw in.binaryFault(
          "the file ends in the middle of a shot",
          "the runs of a shot end with the one behind its " + bits + " bits",
          "the file was cut off, or these are results of another circuit");
    }
    in.skip();
    return zeros;
  }

  private void checkInside(long bit, ByteInput in) {
    if (bit > bits) {
      throw in.binaryFault(
          "a run leads to bit " + bit,
          "a shot has " + bits + " bits, and its last run ends there",
          "these are results of another circuit");
    }
  }

  /** All but the 1 that is only thought. */
  private void set(long[] words, int from, long bit) {
    if (bit < bits) {
      words[from + (int) (bit >>> 6)] |= 1L << bit;
    }
  }
}
