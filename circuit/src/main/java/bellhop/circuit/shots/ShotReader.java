package bellhop.circuit.shots;

import bellhop.units.InputException;
import java.io.IOException;
import java.io.InputStream;

/**
 * Reads results batch after batch, in memory that does not grow with the number of shots, and
 * refuses what does not fit the width: {@code docs/reference/shot-formats.md} says what that is.
 * The stream stays open.
 */
public final class ShotReader {
  private final ShotFormat format;
  private final int bits;
  private final GroupCode code;
  private final ByteInput in;

  /**
   * @param name of the stream, for errors
   * @throws InputException if shots have no bits, and the format therefore cannot say how many
   *     there are
   */
  public ShotReader(InputStream in, String name, ShotFormat format, Width width) {
    this.format = format;
    this.bits = width.bits();
    this.code = GroupCode.of(format, width);
    this.in = new ByteInput(in, name);
    checkCountable();
  }

  private void checkCountable() {
    if (bits == 0 && (format == ShotFormat.B8 || format == ShotFormat.PTB64)) {
      throw in.fileFault(
          "shots without bits as " + format.word(),
          "they have no bytes, so nobody knows how many there are",
          "01 or r8 would do");
    }
  }

  /** Fills a table as far as shots are left. */
  public int read(ShotTable table) throws IOException {
    return read(table, table.shots());
  }

  /**
   * Reads the next shots into the first places of a table; all others become 0. Of ptb64 it reads
   * whole groups of 64, so at least that many must be asked for.
   *
   * @return how many were read; 0 at the end of the stream
   * @throws InputException at the first thing that is wrong; the reader is then of no further use
   */
  public int read(ShotTable table, int most) throws IOException {
    int wanted = format == ShotFormat.PTB64 ? most & -64 : most;
    if (table.bits() != bits || wanted < 1 || wanted > table.shots()) {
      throw new IllegalArgumentException(
          most
              + " shots of "
              + bits
              + " bits into a table of "
              + table.shots()
              + " shots of "
              + table.bits());
    }
    int count = 0;
    boolean more = true;
    while (more && count < wanted) {
      int group = code.read(table, count >>> 6, Math.min(64, wanted - count), in);
      more = group == 64;
      count += group;
    }
    table.clearFrom((int) ((count + 63L) >>> 6));
    return count;
  }

  /** All that were read so far. */
  public long shotCount() {
    return in.shotCount();
  }
}
