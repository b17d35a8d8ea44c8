package bellhop.experiment.page;

import bellhop.experiment.CompareResult;
import bellhop.experiment.Interval;
import bellhop.experiment.Numbers;
import bellhop.experiment.screen.CompareScreen;
import java.util.List;
import java.util.function.Function;

/** Means with their intervals, a row each, over one axis. */
final class IntervalChart {
  private static final double WIDTH = 900;
  private static final double LEFT = 250;
  private static final double RIGHT = 210;
  private static final double ROW = 26;
  private static final double DOT = 8;
  private static final int TICKS = 6;

  private final List<CompareResult.Row> rows;
  private final Function<CompareResult.Row, Interval> figure;
  private final Function<Double, String> number;
  private final Function<CompareResult.Row, String> words;
  private double low;
  private double high;

  private IntervalChart(
      List<CompareResult.Row> rows,
      Function<CompareResult.Row, Interval> figure,
      Function<Double, String> number,
      Function<CompareResult.Row, String> words) {
    this.rows = rows;
    this.figure = figure;
    this.number = number;
    this.words = words;
    for (CompareResult.Row row : rows) {
      low = Math.min(low, figure.apply(row).low());
      high = Math.max(high, figure.apply(row).high());
    }
    high = high > low ? high : low + 1;
  }

  /** From zero on. */
  static String times(List<CompareResult.Row> rows) {
    return new IntervalChart(
            rows,
            CompareResult.Row::timeS,
            Numbers::duration,
            row -> Numbers.duration(row.timeS().mean()))
        .chart("Mean times with 95 % intervals");
  }

  /** In percent of the first. */
  static String differences(List<CompareResult.Row> rows) {
    return new IntervalChart(
            rows,
            CompareResult.Row::differencePercent,
            value -> Numbers.significant(value, 3) + " %",
            row ->
                row.equals(rows.getFirst())
                    ? ""
                    : CompareScreen.difference(row.differencePercent()))
        .chart("Differences to the first with 95 % intervals");
  }

  private String chart(String title) {
    StringBuilder inside = new StringBuilder();
    double bottom = rows.size() * ROW;
    for (double tick : Scale.ticks(low, high, TICKS)) {
      inside.append(Markup.line(x(tick), 0, x(tick), bottom, tick == 0 ? "axis" : "grid"));
      inside.append(Markup.text(x(tick), bottom + 18, "middle", number.apply(tick)));
    }
    double y = 0;
    for (CompareResult.Row row : rows) {
      inside.append(row(row, y)).append('\n');
      y += ROW;
    }
    return Markup.drawing(WIDTH, bottom + 26, title, inside.toString());
  }

  private double x(double value) {
    return LEFT + (value - low) / (high - low) * (WIDTH - LEFT - RIGHT);
  }

  private String row(CompareResult.Row row, double y) {
    Interval its = figure.apply(row);
    double middle = y + ROW / 2;
    return Markup.join(
        Markup.text(LEFT - 10, middle + 4, "end", row.name(rows)),
        Markup.line(x(its.low()), middle, x(its.high()), middle, "reach"),
        Markup.rect(
            x(its.mean()) - DOT / 2, middle - DOT / 2, DOT, DOT, "gained", words.apply(row)),
        Markup.text(WIDTH - RIGHT + 12, middle + 4, "", words.apply(row)));
  }
}
