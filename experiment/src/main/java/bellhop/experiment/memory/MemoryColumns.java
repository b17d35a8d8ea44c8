package bellhop.experiment.memory;

import bellhop.experiment.Numbers;
import bellhop.experiment.memory.MemoryResult.Point;
import java.util.ArrayList;
import java.util.List;

/** Points as rows of a table for people. */
public final class MemoryColumns {
  private MemoryColumns() {}

  public static List<String> heads(boolean hasSeam) {
    List<String> heads = new ArrayList<>(List.of("d", "rounds", "p"));
    if (hasSeam) {
      heads.addAll(List.of("seam", "pairs a round"));
    }
    heads.addAll(List.of("shots", "wrong", "rate", "from", "to", "rate a round"));
    return heads;
  }

  public static List<String> cells(Point point, boolean hasSeam) {
    List<String> cells =
        new ArrayList<>(
            List.of("" + point.distance(), Numbers.count(point.rounds()), Numbers.rate(point.p())));
    if (hasSeam) {
      cells.add(MemoryWords.seam(point).replaceFirst("seam=", ""));
      cells.add(Numbers.count(point.pairsPerRound().orElse(0)));
    }
    cells.addAll(
        List.of(
            Numbers.count(point.shots()),
            Numbers.count(point.errors()),
            MemoryWords.rate(point),
            Numbers.rate(point.low()),
            Numbers.rate(point.high()),
            perRound(point)));
    return cells;
  }

  private static String perRound(Point point) {
    return point.errors() == 0 || point.logicalErrorRatePerRound().isEmpty()
        ? "–"
        : Numbers.rate(point.logicalErrorRatePerRound().getAsDouble());
  }
}
