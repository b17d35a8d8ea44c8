package bellhop.circuit.shots;

import java.io.IOException;

/** The format of hits: the numbers of the ones with commas between them, and a newline. */
record HitList(int bits) implements ShotCode {
  /** A comma and ten digits. */
  private static final int LONGEST = 11;

  @Override
  public void write(long[] words, int from, ByteOutput out) throws IOException {
    boolean first = true;
    for (int start = 0; start < bits; start += 64) {
      for (long word = words[from + (start >>> 6)]; word != 0; word &= word - 1) {
        out.room(LONGEST);
        if (!first) {
          out.put(',');
        }
        out.putNumber(start + Long.numberOfTrailingZeros(word));
        first = false;
      }
    }
    out.room(1);
    out.put('\n');
  }

  @Override
  public boolean read(long[] words, int from, ByteInput in) throws IOException {
    if (in.peek() < 0) {
      return false;
    }
    if (in.endsLine()) {
      return true;
    }
    hit(words, from, in);
    while (!in.endsLine()) {
      comma(in);
      hit(words, from, in);
    }
    return true;
  }

  private static void comma(ByteInput in) throws IOException {
    if (in.peek() != ',') {
      throw in.textFault(
          "found " + in.found(),
          "a comma and the next number, or the end of the line belongs here",
          in.peek() < 0 ? "the file was cut off" : "");
    }
    in.skip();
  }

  private void hit(long[] words, int from, ByteInput in) throws IOException {
    int bit = in.number(bits, "bits");
    long mask = 1L << bit;
    if ((words[from + (bit >>> 6)] & mask) != 0) {
      throw in.numberFault(
          "number " + bit + " stands in this line already", "each one is listed once", "");
    }
    words[from + (bit >>> 6)] |= mask;
  }
}
