package bellhop.qec;

import bellhop.circuit.shots.ShotTable;
import java.util.stream.IntStream;

/** What tables of shots hold, to be compared. */
public final class Tables {
  private Tables() {}

  public static long[][] words(ShotTable table) {
    return IntStream.range(0, table.bits())
        .mapToObj(bit -> table.row(bit).clone())
        .toArray(long[][]::new);
  }
}
