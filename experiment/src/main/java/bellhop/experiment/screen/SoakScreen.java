package bellhop.experiment.screen;

import bellhop.experiment.Soak;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.function.UnaryOperator;

/** What fault trials exercised and found, as text. */
public final class SoakScreen {
  private SoakScreen() {}

  /** The result of a soak. */
  public static String print(Soak.Result result, Ink ink) {
    Layout layout = new Layout(ink);
    layout.paragraph(headline(result), UnaryOperator.identity());
    layout.blank();
    layout.table("Faults", 1, rows(result.faults()));
    layout.blank();
    layout.table("Checked", 1, rows(result.checks()));
    for (Soak.Failure failure : result.failures()) {
      layout.blank();
      layout.entry("Trial", failure.trial() + ": " + String.join("; ", failure.words()));
      layout.entry("", "again: " + failure.replay());
    }
    return layout.toString();
  }

  private static String headline(Soak.Result result) {
    String trials = "%,d trials".formatted(result.trials());
    return result.failed() == 0
        ? "All " + trials + " kept every promise."
        : "%,d of %s broke a promise.".formatted(result.failed(), trials);
  }

  private static List<List<String>> rows(SortedMap<String, Long> counts) {
    List<List<String>> rows = new ArrayList<>();
    counts.forEach((name, count) -> rows.add(List.of(name, "%,d".formatted(count))));
    return rows;
  }
}
