package bellhop.experiment.page;

import bellhop.experiment.Histogram;
import bellhop.experiment.Numbers;
import java.util.List;
import java.util.function.DoubleFunction;

/** A histogram as bars over two scales with round numbers; it keeps no values. */
final class HistogramChart {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 216;
  private static final double LEFT = 64;
  private static final double BASE = 186;
  private static final double TOP = 26;
  private static final int INTERVALS = 6;

  private final Histogram histogram;
  private final String what;
  private final DoubleFunction<String> printed;

  private HistogramChart(Histogram histogram, String what, DoubleFunction<String> printed) {
    this.histogram = histogram;
    this.what = what;
    this.printed = printed;
  }

  /**
   * Draws it.
   *
   * @param what is counted, such as {@code pairs}
   * @param printed a value on the scale, as text
   */
  static String draw(
      Histogram histogram, String title, String what, DoubleFunction<String> printed) {
    if (histogram.counts().isEmpty()) {
      return "<p class='note'>None.</p>";
    }
    HistogramChart chart = new HistogramChart(histogram, what, printed);
    return Markup.drawing(WIDTH, HEIGHT, title, chart.heights() + chart.bars() + chart.values());
  }

  private String heights() {
    StringBuilder text = new StringBuilder(Markup.text(LEFT - 8, 12, "small end", what));
    for (double count : Scale.ticks(0, (double) histogram.most(), 5)) {
      if (count == StrictMath.rint(count)) {
        double y = BASE - height(count);
        text.append(Markup.line(LEFT, y, WIDTH, y, "tick"));
        text.append(Markup.text(LEFT - 8, y + 4, "small end", Numbers.count((long) count)));
      }
    }
    return text.append('\n').toString();
  }

  private double height(double count) {
    return (BASE - TOP) * count / histogram.most();
  }

  private String bars() {
    StringBuilder text = new StringBuilder();
    List<Long> counts = histogram.counts();
    double width = (WIDTH - LEFT) / counts.size();
    for (int bin = 0; bin < counts.size(); bin++) {
      double from = histogram.low() + bin * histogram.width();
      String range = printed.apply(from) + " to " + printed.apply(from + histogram.width());
      double height = height(counts.get(bin));
      text.append(
          Markup.rect(
              LEFT + bin * width + 1,
              BASE - height,
              width - 2,
              height,
              "bar predicted",
              range + ": " + Numbers.count(counts.get(bin))));
    }
    return text.append('\n').toString();
  }

  private String values() {
    StringBuilder text = new StringBuilder();
    double range = histogram.high() - histogram.low();
    String last = "";
    for (double value : Scale.ticks(histogram.low(), histogram.high(), INTERVALS)) {
      if (printed.apply(value).equals(last)) {
        continue; // all values are the same but for digits that nobody reads
      }
      last = printed.apply(value);
      double x = LEFT + (WIDTH - LEFT) * (value - histogram.low()) / range;
      String place = x > WIDTH - 20 ? "small end" : "small middle";
      text.append(Markup.line(x, BASE, x, BASE + 5, "tick"));
      text.append(Markup.text(x, BASE + 20, place, printed.apply(value)));
    }
    return text.toString();
  }
}
