package bellhop.circuit.shots;

import bellhop.units.InputException;
import java.io.IOException;

/** The format {@code b8}: eight bits to a byte, the first bit lowest, zeros behind the last. */
record PackedBits(int bits) implements ShotCode {
  @Override
  public void write(long[] words, int from, ByteOutput out) throws IOException {
    int whole = bits >>> 6;
    out.putLongs(words, from, whole);
    int rest = bytes() - 8 * whole;
    if (rest > 0) {
      out.room(8);
      out.putPart(words[from + whole], rest);
    }
  }

  private int bytes() {
    return (int) ((bits + 7L) / 8);
  }

  @Override
  public boolean read(long[] words, int from, ByteInput in) throws IOException {
    if (in.peek() < 0) {
      return false;
    }
    int bytes = bytes();
    for (int at = 0; at < bytes; at += 8) {
      words[from + (at >>> 3)] = bytes - at >= 8 ? eight(in) : rest(bytes - at, in);
    }
    checkPadding(words[from + ((bits - 1) >>> 6)], in);
    return true;
  }

  private long eight(ByteInput in) throws IOException {
    if (!in.has(8)) {
      throw cutOff(in);
    }
    long word = in.peekLong();
    in.skip(8);
    return word;
  }

  private long rest(int count, ByteInput in) throws IOException {
    if (!in.has(count)) {
      throw cutOff(in);
    }
    long word = 0;
    for (int i = 0; i < count; i++) {
      word |= (long) in.peek() << (8 * i);
      in.skip();
    }
    return word;
  }

  private InputException cutOff(ByteInput in) {
    return in.binaryFault(
        "the file ends in the middle of a shot",
        "a shot of " + bits + " bits has " + bytes() + " bytes",
        "the file was cut off, or these are results of another circuit");
  }

  private void checkPadding(long last, ByteInput in) {
    if ((bits & 63) != 0 && last >>> bits != 0) {
      throw in.binaryFault(
          "a bit is set behind the last of the shot",
          "a shot of " + bits + " bits fills its " + bytes() + " bytes up with zeros",
          "these are results of another circuit");
    }
  }
}
