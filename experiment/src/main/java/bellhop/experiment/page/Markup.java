package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** HTML and SVG as text: elements, attributes and escaped words. */
final class Markup {
  /** Longer words in a cell of a table may break. */
  private static final int PROSE = 44;

  /** Longer tables scroll. */
  private static final int TALL = 40;

  private Markup() {}

  static String escaped(String words) {
    return words
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }

  /**
   * An element around markup.
   *
   * @param attributes name, value, name, value …; numbers with up to two decimals
   */
  static String element(String name, String inside, Object... attributes) {
    StringBuilder text = new StringBuilder("<").append(name);
    for (int i = 0; i < attributes.length; i += 2) {
      text.append(' ').append(attributes[i]).append("=\"");
      text.append(value(attributes[i + 1])).append('"');
    }
    return text.append('>').append(inside).append("</").append(name).append('>').toString();
  }

  private static String value(Object value) {
    return value instanceof Double number ? decimal(number) : escaped(value.toString());
  }

  /** Up to two decimals. */
  static String decimal(double number) {
    double rounded = StrictMath.rint(number * 100) / 100;
    return rounded == StrictMath.rint(rounded)
        ? Long.toString((long) rounded)
        : Numbers.significant(rounded, 12);
  }

  /**
   * A drawing that scales with the page, with a name for those who cannot see it. On a narrow page
   * it keeps a width at which its words can be read, and scrolls.
   */
  static String drawing(double width, double height, String title, String inside) {
    String svg =
        element(
            "svg",
            element("title", escaped(title)) + inside,
            "viewBox",
            "0 0 " + decimal(width) + " " + decimal(height),
            "role",
            "img",
            "aria-label",
            title);
    return element("div", svg, "class", "scroll drawing");
  }

  static String rect(double x, double y, double width, double height, String style, String hint) {
    return element(
        "rect",
        hint.isEmpty() ? "" : element("title", escaped(hint)),
        "x",
        x,
        "y",
        y,
        "width",
        Math.max(0, width),
        "height",
        height,
        "class",
        style);
  }

  static String text(double x, double y, String style, String words) {
    return element("text", escaped(words), "x", x, "y", y, "class", style);
  }

  static String line(double x1, double y1, double x2, double y2, String style) {
    return element("line", "", "x1", x1, "y1", y1, "x2", x2, "y2", y2, "class", style);
  }

  /**
   * A table. Cells stay on one line but for long ones; a long table keeps its heads in sight and
   * scrolls.
   */
  static String table(List<String> heads, List<List<String>> rows) {
    String head =
        heads.stream()
            .map(word -> element("th", escaped(word), "scope", "col"))
            .collect(Collectors.joining());
    String body =
        rows.stream()
            .map(row -> element("tr", row.stream().map(Markup::cell).collect(Collectors.joining())))
            .collect(Collectors.joining("\n"));
    return element(
        "div",
        element("table", element("thead", element("tr", head)) + element("tbody", body)),
        "class",
        rows.size() > TALL ? "scroll tall" : "scroll");
  }

  private static String cell(String words) {
    return words.length() > PROSE
        ? element("td", escaped(words), "class", "prose")
        : element("td", escaped(words));
  }

  /** What opens at a click; printed pages show it closed. */
  static String folded(String summary, String inside) {
    return element("details", element("summary", escaped(summary)) + inside);
  }

  static String join(String... parts) {
    return Arrays.stream(parts).filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
  }
}
