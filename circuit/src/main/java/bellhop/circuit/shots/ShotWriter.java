package bellhop.circuit.shots;

import bellhop.units.Location;
import java.io.Flushable;
import java.io.IOException;
import java.io.OutputStream;

/**
 * Writes results batch after batch, in memory that does not grow with the number of shots. The
 * stream stays open; the last bytes reach it with {@link #flush}.
 */
public final class ShotWriter implements Flushable {
  private final ShotFormat format;
  private final int bits;
  private final GroupCode code;
  private final ByteOutput out;

  public ShotWriter(OutputStream out, ShotFormat format, Width width) {
    this.format = format;
    this.bits = width.bits();
    this.code = GroupCode.of(format, width);
    this.out = new ByteOutput(out);
  }

  /**
   * Writes the first shots of a table; what it holds of others does not matter.
   *
   * @throws bellhop.units.InputException if the format needs whole groups of shots and these are
   *     not; {@link ShotFormat#checkShots} says so before there are any
   */
  public void write(ShotTable table, int shots) throws IOException {
    if (table.bits() != bits || shots < 0 || shots > table.shots()) {
      throw new IllegalArgumentException(
          shots
              + " shots of "
              + bits
              + " bits from a table of "
              + table.shots()
              + " shots of "
              + table.bits());
    }
    format.checkShots(shots, Location.of("results"));
    for (int first = 0; first < shots; first += 64) {
      code.write(table, first >>> 6, Math.min(64, shots - first), out);
    }
  }

  @Override
  public void flush() throws IOException {
    out.flush();
  }
}
