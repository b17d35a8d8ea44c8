package bellhop.experiment;

import java.util.List;
import java.util.Locale;

/** Who is fastest, in one sentence. */
final class CompareHeadline {
  private CompareHeadline() {}

  static String of(List<CompareResult.Row> rows, int runs) {
    if (runs == 0) {
      return "No run was finished in time.";
    }
    CompareResult.Row first = rows.getFirst();
    if (rows.stream().allMatch(row -> row.timeS().mean() == 0)) {
      return "Nobody asked for a pair within the time.";
    }
    CompareResult.Row best = first;
    for (CompareResult.Row row : rows) {
      best = row.timeS().mean() < best.timeS().mean() ? row : best;
    }
    String times = runs == 1 ? "in one run" : "over " + runs + " runs";
    if (rows.size() == 1) {
      return first.name(rows) + " takes " + time(first) + " on average " + times + ".";
    }
    if (best.equals(first)) {
      return first.name(rows)
          + " is fastest: "
          + time(first)
          + " on average "
          + times
          + doubt(rows)
          + ".";
    }
    Interval less = best.differencePercent();
    String how =
        less.high() < 0
            ? String.format(
                Locale.ROOT,
                "%.1f %% less than %s (95 %% interval %.1f to %.1f %%)",
                -less.mean(),
                first.name(rows),
                -less.high(),
                -less.low())
            : "which chance alone may explain beside " + first.name(rows);
    return best.name(rows)
        + " is fastest: "
        + time(best)
        + " on average "
        + times
        + ", "
        + how
        + ".";
  }

  /** Those beside which the first one need not really be faster. */
  private static String doubt(List<CompareResult.Row> rows) {
    List<String> near =
        rows.stream()
            .skip(1)
            .filter(row -> row.differencePercent().low() <= 0)
            .map(row -> row.name(rows))
            .toList();
    return near.isEmpty()
        ? ""
        : ", which chance alone may explain beside " + String.join(", ", near);
  }

  private static String time(CompareResult.Row row) {
    return Numbers.duration(row.timeS().mean());
  }
}
