package bellhop.experiment.page;

import java.util.List;

/** Bars of one scale below each other, each with its name, its number and a hint. */
final class BarsChart {
  private static final double WIDTH = 900;
  private static final double RIGHT = 250;
  private static final double ROW = 24;
  private static final double BAR = 16;

  /** One bar; its value counts against the scale. */
  record Bar(String name, double value, String number, String hint, String style) {}

  private BarsChart() {}

  /**
   * Draws them.
   *
   * @param left room for the names
   * @param full the value of a bar over the whole width
   */
  static String draw(List<Bar> bars, String title, double left, double full) {
    StringBuilder inside = new StringBuilder();
    double y = 0;
    for (Bar bar : bars) {
      double width = (WIDTH - left - RIGHT) * Math.clamp(bar.value() / full, 0, 1);
      inside.append(Markup.text(left - 10, y + BAR, "end", bar.name()));
      inside.append(
          Markup.rect(left, y + 3, Math.max(1, width), BAR, "bar " + bar.style(), bar.hint()));
      inside.append(Markup.text(left + width + 8, y + BAR, "", bar.number())).append('\n');
      y += ROW;
    }
    return Markup.drawing(WIDTH, Math.max(1, y), title, inside.toString());
  }
}
