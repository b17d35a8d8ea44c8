package bellhop.experiment.screen;

import bellhop.experiment.CompareResult;
import bellhop.experiment.Interval;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;

/** Scenarios side by side, as text: a line each, with intervals. */
public final class CompareScreen {
  private static final int NAME = 30;

  private CompareScreen() {}

  public static String print(CompareResult result, Ink ink) {
    Layout out = new Layout(ink);
    out.paragraph(result.headline(), ink::bold);
    out.blank();
    out.table("Compared", 1, rows(result));
    out.blank();
    out.entry("Measure", result.measure() + ".");
    out.entry(
        "Runs",
        Numbers.count(result.seeds())
            + " of each, seeds from "
            + result.seed()
            + "; ± and brackets are 95 % intervals, and differences are taken run by run"
            + (result.deadlineHit() ? ". Cut short by the time limit" : "")
            + ".");
    if (!result.assumed().isEmpty()) {
      out.entry(
          "Assumed",
          Numbers.count(result.assumed().size(), "input")
              + " that no experiment has shown; --report and --json list them.");
    }
    return out.toString();
  }

  private static List<List<String>> rows(CompareResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("", "time", "±", "beside the first", "served", "pairs a second"));
    for (CompareResult.Row row : result.rows()) {
      rows.add(
          List.of(
              shortened(row.name(result.rows())),
              Numbers.duration(row.timeS().mean()),
              result.seeds() < 2
                  ? "–"
                  : Numbers.duration((row.timeS().high() - row.timeS().low()) / 2),
              row.equals(result.rows().getFirst()) ? "" : beside(row, result.seeds()),
              Numbers.percent(row.fulfilled()),
              Numbers.three(row.deliveredRatePerS())));
    }
    return rows;
  }

  private static String beside(CompareResult.Row row, int runs) {
    Interval percent = row.differencePercent();
    return runs < 2 ? signed(percent.mean()) + " %" : difference(percent);
  }

  /** In percent, with its interval. */
  public static String difference(Interval percent) {
    return signed(percent.mean())
        + " % ["
        + signed(percent.low())
        + ", "
        + signed(percent.high())
        + "]";
  }

  private static String signed(double value) {
    String words = Numbers.significant(StrictMath.abs(value), value >= 100 ? 4 : 3);
    return (value < 0 ? "−" : "+") + words;
  }

  private static String shortened(String name) {
    return name.length() <= NAME ? name : name.substring(0, NAME - 1) + "…";
  }
}
