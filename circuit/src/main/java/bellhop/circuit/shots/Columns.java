package bellhop.circuit.shots;

import java.io.IOException;

/** The format {@code ptb64}: the words of the table as they are, the low byte first. */
record Columns(int bits) implements GroupCode {
  @Override
  public void write(ShotTable table, int word, int count, ByteOutput out) throws IOException {
    for (int bit = 0; bit < bits; bit++) {
      out.room(Long.BYTES);
      out.putLong(table.row(bit)[word]);
    }
  }

  @Override
  public int read(ShotTable table, int word, int most, ByteInput in) throws IOException {
    if (in.peek() < 0) {
      return 0;
    }
    for (int bit = 0; bit < bits; bit++) {
      checkWord(bit, in);
      table.row(bit)[word] = in.peekLong();
      in.skip(Long.BYTES);
    }
    in.countShots(64);
    return 64;
  }

  private void checkWord(int bit, ByteInput in) throws IOException {
    if (!in.has(Long.BYTES)) {
      throw in.binaryFault(
          "the file ends in the word of bit " + bit,
          "a group of 64 shots has 8 bytes for each of " + bits + " bits",
          "the file was cut off, or these are results of another circuit");
    }
  }
}
