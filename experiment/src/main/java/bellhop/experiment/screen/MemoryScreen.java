package bellhop.experiment.screen;

import bellhop.experiment.Numbers;
import bellhop.experiment.memory.MemoryColumns;
import bellhop.experiment.memory.MemoryResult;
import bellhop.experiment.memory.MemoryResult.Point;
import bellhop.experiment.memory.MemoryWords;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Memory experiments as a table, a line for each point. */
public final class MemoryScreen {
  private static final int MOST_MACHINE_PAIRS = 12;

  private MemoryScreen() {}

  public static String print(MemoryResult result, Ink ink) {
    Layout out = new Layout(ink);
    out.paragraph(result.headline(), ink::bold);
    out.blank();
    out.table("Points", 0, rows(result));
    out.blank();
    if (!result.suppression().isEmpty()) {
      out.table("Suppression", 0, suppression(result));
      out.entry("", MemoryWords.suppression());
      out.blank();
    }
    out.entry("Setting", MemoryWords.setting(result));
    pairsByMachines(result).ifPresent(its -> out.entry("Pairs", its));
    MemoryWords.floor(result).ifPresent(its -> out.entry("Floor", its));
    out.entry(
        "Interval", "95 %, exact. Where no shot was wrong, the rate is below the upper end of it.");
    out.entry("Speed", speed(result.points()));
    if (result.deadlineHit()) {
      out.entry("Time", "was up before all shots were counted.");
    }
    return out.toString();
  }

  private static List<List<String>> rows(MemoryResult result) {
    boolean hasSeam = result.points().getFirst().seam().isPresent();
    List<List<String>> rows = new ArrayList<>();
    rows.add(MemoryColumns.heads(hasSeam));
    result.points().forEach(point -> rows.add(MemoryColumns.cells(point, hasSeam)));
    return rows;
  }

  private static List<List<String>> suppression(MemoryResult result) {
    boolean hasSeam = result.points().getFirst().seam().isPresent();
    List<List<String>> rows = new ArrayList<>();
    rows.add(MemoryColumns.suppressionHeads(hasSeam));
    result.suppression().forEach(its -> rows.add(MemoryColumns.cells(its)));
    return rows;
  }

  /** A list of machines fits one distance, so that all points have the same. */
  private static Optional<String> pairsByMachines(MemoryResult result) {
    List<String> pairs = MemoryWords.pairsByMachines(result.points().getFirst());
    return pairs.isEmpty()
        ? Optional.empty()
        : Optional.of("a round between machines " + Layout.listed(pairs, MOST_MACHINE_PAIRS) + ".");
  }

  private static String speed(List<Point> points) {
    double perS = points.stream().mapToDouble(Point::shotsPerWallS).max().orElse(0);
    double wallS = points.stream().mapToDouble(Point::wallS).sum();
    return "up to %s shots a second, %s in all"
        .formatted(Numbers.three(perS), Numbers.duration(wallS));
  }
}
