package bellhop.experiment.memory;

import bellhop.experiment.Numbers;
import bellhop.experiment.memory.MemoryResult.Point;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Points, and how larger codes suppress errors, as rows of tables for people. */
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
      cells.add(seam(point.seam().orElseThrow()));
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

  public static List<String> suppressionHeads(boolean hasSeam) {
    return hasSeam
        ? List.of("p", "seam", "Λ", "±", "distances")
        : List.of("p", "Λ", "±", "distances");
  }

  public static List<String> cells(Suppression its) {
    List<String> cells = new ArrayList<>(List.of(Numbers.rate(its.p())));
    its.seam().ifPresent(seam -> cells.add(seam(seam)));
    cells.addAll(
        List.of(
            Numbers.three(its.factor()),
            Numbers.significant(its.standardError(), 2),
            its.distances().stream().map(d -> "" + d).collect(Collectors.joining(", "))));
    return cells;
  }

  private static String seam(SeamResult seam) {
    return MemoryWords.seam(seam).replaceFirst("seam=", "");
  }

  private static String perRound(Point point) {
    return point.errors() == 0 || point.logicalErrorRatePerRound().isEmpty()
        ? "–"
        : Numbers.rate(point.logicalErrorRatePerRound().getAsDouble());
  }
}
