package bellhop.experiment.page;

import bellhop.experiment.Histogram;
import bellhop.experiment.Numbers;
import java.util.function.DoubleFunction;

/** A histogram as bars over a scale; it says how many fell into each. */
final class HistogramChart {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 190;
  private static final double BASE = 160;
  private static final double TOP = 8;

  private HistogramChart() {}

  /**
   * Draws it.
   *
   * @param printed a value on the scale, as text
   */
  static String draw(Histogram histogram, String title, DoubleFunction<String> printed) {
    if (histogram.counts().isEmpty()) {
      return "<p class='note'>None.</p>";
    }
    StringBuilder inside = new StringBuilder();
    inside.append(Markup.line(0, BASE, WIDTH, BASE, "tick"));
    double width = WIDTH / histogram.counts().size();
    for (int bin = 0; bin < histogram.counts().size(); bin++) {
      long count = histogram.counts().get(bin);
      double height = (BASE - TOP) * count / histogram.most();
      double from = histogram.low() + bin * histogram.width();
      String hint =
          printed.apply(from)
              + " to "
              + printed.apply(from + histogram.width())
              + ": "
              + Numbers.count(count);
      inside.append(
          Markup.rect(bin * width + 1, BASE - height, width - 2, height, "bar predicted", hint));
    }
    for (int tick = 0; tick <= 4; tick++) {
      double value = histogram.low() + (histogram.high() - histogram.low()) * tick / 4;
      String place = tick == 0 ? "small" : tick == 4 ? "small end" : "small middle";
      inside.append(Markup.text(WIDTH * tick / 4, BASE + 20, place, printed.apply(value)));
    }
    return Markup.drawing(WIDTH, HEIGHT, title, inside.toString());
  }
}
