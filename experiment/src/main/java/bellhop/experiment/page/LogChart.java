package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Lines over two logarithmic axes, with a dot at each point; what lies outside is cut off. It knows
 * not what it draws.
 */
final class LogChart {
  /** At most six colours times three kinds of lines are told apart. */
  private static final int COLOURS = 6;

  private static final double WIDTH = 900;
  private static final double HEIGHT = 420;
  private static final double LEFT = 64;
  private static final double RIGHT = 16;
  private static final double TOP = 26;
  private static final double BASE = 368;

  /** Decades that have a number each; of more, every other one or less has. */
  private static final int MOST_NUMBERS = 12;

  /** A point and what it says when it is pointed at. */
  record Point(double x, double y, String hint) {}

  /**
   * Points joined in their order.
   *
   * @param strong whether it stands out
   */
  record Series(String name, List<Point> points, boolean strong) {}

  /**
   * An axis from one power of ten to another.
   *
   * @param low end: at the left, or below; it may be the larger value
   * @param marked a value with a line across the chart, and the words at it
   */
  record Axis(String name, double low, double high, OptionalDouble marked, String words) {
    /** From 0 to 1 along the axis. */
    double place(double value) {
      return log(value / low) / log(high / low);
    }

    List<Double> decades() {
      int from = (int) StrictMath.ceil(log(StrictMath.min(low, high)) - 1e-9);
      int to = (int) StrictMath.floor(log(StrictMath.max(low, high)) + 1e-9);
      List<Double> decades = new ArrayList<>();
      int step = 1 + (to - from) / MOST_NUMBERS;
      for (int power = from; power <= to; power += step) {
        decades.add(Double.parseDouble("1e" + power));
      }
      return decades;
    }
  }

  private final Axis across;
  private final Axis up;
  private final List<Series> series;
  private final double radius;

  private LogChart(Axis across, Axis up, List<Series> series, double radius) {
    this.across = across;
    this.up = up;
    this.series = series;
    this.radius = radius;
  }

  /**
   * @param radius of the dots, small where they are many
   */
  static String draw(String title, Axis across, Axis up, List<Series> series, double radius) {
    return new LogChart(across, up, series, radius).chart(title);
  }

  private String chart(String title) {
    StringBuilder lines = new StringBuilder();
    for (int s = 0; s < series.size(); s++) {
      lines.append('\n').append(line(s));
    }
    String window =
        Markup.element(
            "svg",
            lines.toString(),
            "x",
            LEFT,
            "y",
            TOP,
            "width",
            WIDTH - LEFT - RIGHT,
            "height",
            BASE - TOP);
    return Markup.join(Markup.drawing(WIDTH, HEIGHT, title, grid() + window + marks()), legend());
  }

  private static double log(double value) {
    return StrictMath.log10(value);
  }

  private double x(double value) {
    return across.place(value) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return (1 - up.place(value)) * (BASE - TOP);
  }

  private String grid() {
    StringBuilder text = new StringBuilder(Markup.text(0, 14, "small", up.name()));
    for (double value : up.decades()) {
      double y = TOP + y(value);
      text.append(Markup.line(LEFT, y, WIDTH - RIGHT, y, "grid"));
      text.append(Markup.text(LEFT - 8, y + 4, "small end", power(value)));
    }
    for (double value : across.decades()) {
      double x = LEFT + x(value);
      text.append(Markup.line(x, TOP, x, BASE, "grid"));
      text.append(Markup.text(x, BASE + 18, "small middle", power(value)));
    }
    double middle = (LEFT + WIDTH - RIGHT) / 2;
    return text.append(Markup.text(middle, HEIGHT - 8, "small middle", across.name())).toString();
  }

  private static String power(double value) {
    return value >= 1 && value < 1e7 ? Numbers.count((long) value) : Numbers.rate(value);
  }

  private String marks() {
    StringBuilder text = new StringBuilder();
    if (up.marked().isPresent()) {
      double y = TOP + y(up.marked().getAsDouble());
      text.append(Markup.line(LEFT, y, WIDTH - RIGHT, y, "limit"));
      text.append(Markup.text(WIDTH - RIGHT - 4, y - 6, "small end label", up.words()));
    }
    if (across.marked().isPresent()) {
      double x = LEFT + x(across.marked().getAsDouble());
      text.append(Markup.line(x, TOP, x, BASE, "limit"));
      text.append(Markup.text(x + 5, BASE - 8, "small label", across.words()));
    }
    return text.toString();
  }

  private String line(int s) {
    StringBuilder points = new StringBuilder();
    StringBuilder dots = new StringBuilder();
    for (Point point : series.get(s).points()) {
      String x = Markup.decimal(x(point.x()));
      String y = Markup.decimal(y(point.y()));
      points.append(x).append(',').append(y).append(' ');
      dots.append(
          Markup.element(
              "circle",
              Markup.element("title", Markup.escaped(point.hint())),
              "cx",
              x,
              "cy",
              y,
              "r",
              radius,
              "class",
              style(s) + " point"));
    }
    String path =
        Markup.element(
            "polyline",
            Markup.element("title", Markup.escaped(series.get(s).name())),
            "points",
            points.toString().strip(),
            "class",
            style(s) + (series.get(s).strong() ? " thick" : ""));
    return path + dots;
  }

  private static String style(int s) {
    return "trend trend" + s % COLOURS + " dash" + s / COLOURS;
  }

  private String legend() {
    StringBuilder words = new StringBuilder();
    for (int s = 0; s < series.size(); s++) {
      String sample = Markup.line(0, 6, 26, 6, style(s) + " thick");
      words.append(Markup.element("svg", sample, "class", "sample", "viewBox", "0 0 26 12"));
      words.append(' ').append(name(s)).append("&ensp; ");
    }
    return Markup.element("p", words.toString(), "class", "note");
  }

  /** It does not break at its hyphens. */
  private String name(int s) {
    return Markup.escaped(series.get(s).name().replace('-', '\u2011'));
  }
}
