package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import java.util.List;

/** What became of many things: one bar, cut by fate. */
final class FatesChart {
  private static final double WIDTH = 900;

  /**
   * Some of them.
   *
   * @param style of the part of the bar, a class of the page's style sheet
   * @param meaning in a few words, said where there are any
   */
  record Fate(String name, long count, String style, String meaning) {}

  private FatesChart() {}

  /**
   * Draws the bar, and says what it means; one fate for all needs no bar.
   *
   * @param total above 0
   * @param made what they are, such as "generated over all shots"
   */
  static String draw(List<Fate> fates, long total, String title, String made) {
    String legend = Markup.element("p", legend(fates, total, made), "class", "note");
    return fates.stream().anyMatch(fate -> fate.count() == total)
        ? legend
        : bar(fates, total, title) + legend;
  }

  private static String bar(List<Fate> fates, long total, String title) {
    StringBuilder inside = new StringBuilder();
    double x = 0;
    for (Fate fate : fates) {
      double width = WIDTH * fate.count() / total;
      inside.append(Markup.rect(x, 2, width, 26, "fate " + fate.style(), fate.name()));
      x += width;
    }
    return Markup.drawing(WIDTH, 30, title, inside.toString());
  }

  private static String legend(List<Fate> fates, long total, String made) {
    StringBuilder text =
        new StringBuilder(Numbers.count(total)).append(' ').append(made).append(": ");
    for (Fate fate : fates) {
      text.append("<span class='key fate ").append(fate.style()).append("'></span> ");
      text.append(Numbers.count(fate.count())).append(' ').append(fate.name()).append(' ');
      if (fate.count() > 0 && !fate.meaning().isEmpty()) {
        text.append("<small>(").append(fate.meaning()).append(")</small> ");
      }
    }
    return text.toString();
  }
}
