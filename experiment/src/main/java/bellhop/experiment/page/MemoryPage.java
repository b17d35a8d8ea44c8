package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import bellhop.experiment.memory.MemoryColumns;
import bellhop.experiment.memory.MemoryResult;
import bellhop.experiment.memory.MemoryResult.Point;
import bellhop.experiment.memory.MemoryWords;
import bellhop.experiment.memory.MemoryWords.Part;
import java.util.List;

/** The report on memory experiments: one HTML file that needs nothing else, and no script. */
public final class MemoryPage {
  private MemoryPage() {}

  public static String print(MemoryResult result) {
    return Markup.join(
        Frame.head("memory of " + result.code()),
        Markup.element("h1", Markup.escaped(result.headline())),
        note(setting(result)),
        MemoryWords.floor(result).map(MemoryPage::note).orElse(""),
        result.deadlineHit() ? note("The time was up before all shots were counted.") : "",
        chart("Against the noise inside machines", Part.NOISE, result),
        chart("Against the seam", Part.SEAM, result),
        chart("Against the distance", Part.DISTANCE, result),
        suppression(result),
        Frame.section("Numbers", table(result)),
        "</main></body></html>",
        "");
  }

  private static String chart(String title, Part part, MemoryResult result) {
    String chart = RateChart.draw(part, result);
    return chart.isEmpty() ? "" : Frame.section(title, chart);
  }

  private static String suppression(MemoryResult result) {
    if (result.suppression().isEmpty()) {
      return "";
    }
    boolean hasSeam = result.points().getFirst().seam().isPresent();
    List<List<String>> rows = result.suppression().stream().map(MemoryColumns::cells).toList();
    return Frame.section(
        "Suppression",
        Markup.table(MemoryColumns.suppressionHeads(hasSeam), rows)
            + note(MemoryWords.suppression()));
  }

  private static String setting(MemoryResult result) {
    long shots = result.points().stream().mapToLong(Point::shots).sum();
    return MemoryWords.setting(result) + ", " + Numbers.count(shots, "shot") + ".";
  }

  private static String table(MemoryResult result) {
    boolean hasSeam = result.points().getFirst().seam().isPresent();
    List<List<String>> rows =
        result.points().stream().map(point -> MemoryColumns.cells(point, hasSeam)).toList();
    String observables =
        result.points().getFirst().observables() == 1
            ? "1 − 2·rate = (1 − 2q)^rounds"
            : "1 − rate = (1 − q)^rounds";
    return Markup.table(MemoryColumns.heads(hasSeam), rows)
        + note(
            "A shot is wrong if any logical qubit comes out wrong after decoding. Intervals are exact,"
                + " of 95 %. The rate a round is the q of "
                + observables
                + ".");
  }

  private static String note(String words) {
    return Markup.element("p", Markup.escaped(words), "class", "note");
  }
}
