package bellhop.experiment.page;

import bellhop.experiment.CompareResult;
import bellhop.experiment.Numbers;
import bellhop.experiment.screen.CompareScreen;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The report of a comparison: one HTML file that needs nothing else, and no script. */
public final class ComparePage {
  private ComparePage() {}

  public static String print(CompareResult result) {
    String note =
        Numbers.count(result.seeds(), "run")
            + " of each, with seeds from "
            + result.seed()
            + ". Measured: "
            + result.measure()
            + (result.deadlineHit() ? ". Cut short by the time limit." : ".");
    return Markup.join(
        Frame.head("comparison"),
        Markup.element("h1", Markup.escaped(result.headline())),
        note(note),
        Frame.section("How long it takes", IntervalChart.times(result.rows())),
        Frame.section(
            "Beside the first",
            IntervalChart.differences(result.rows())
                + note(
                    "Differences are taken run by run, each pair of runs with the same requests and"
                        + " the same chance; an interval that leaves out zero is one that chance"
                        + " hardly explains.")),
        Frame.section("In numbers", table(result.rows())),
        Frame.section("What is assumed", Frame.assumed(result.assumed())),
        "</main></body></html>",
        "");
  }

  private static String note(String words) {
    return Markup.element("p", Markup.escaped(words), "class", "note");
  }

  private static String table(List<CompareResult.Row> rows) {
    List<List<String>> cells = new ArrayList<>();
    for (CompareResult.Row row : rows) {
      cells.add(
          List.of(
              row.name(rows) + period(row.periodS()),
              Numbers.duration(row.timeS().mean()),
              Numbers.duration(row.timeS().low()) + " to " + Numbers.duration(row.timeS().high()),
              row.equals(rows.getFirst()) ? "" : CompareScreen.difference(row.differencePercent()),
              Numbers.percent(row.fulfilled()),
              Numbers.three(row.deliveredRatePerS()),
              row.fidelity().isPresent() ? Numbers.fraction(row.fidelity().getAsDouble()) : "–"));
    }
    return Markup.table(
        List.of(
            "compared",
            "time",
            "95 % interval",
            "beside the first",
            "served",
            "pairs a second",
            "fidelity"),
        cells);
  }

  private static String period(OptionalDouble seconds) {
    return seconds.isPresent() ? ", period " + Numbers.duration(seconds.getAsDouble()) : "";
  }
}
