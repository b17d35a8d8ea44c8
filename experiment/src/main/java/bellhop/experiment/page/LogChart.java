package bellhop.experiment.page;

import static java.util.stream.Collectors.joining;

import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.Stream;

/**
 * The first {@link QpuInk#MOST} lines over two logarithmic axes, with a dot at each point; what
 * lies outside is cut off. What the numbers mean, its caller says in names and hints.
 */
final class LogChart {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 420;
  private static final double LEFT = 64;
  private static final double RIGHT = 16;
  private static final double TOP = 26;
  private static final double BASE = 368;

  /** Decades that have a number each; of more, every other one or less has. */
  private static final int MOST_NUMBERS = 12;

  /** Nearer to the 0 at the bottom, a number has no room. */
  private static final double NEAR = 14;

  /**
   * A point and what it says when it is pointed at.
   *
   * @param y 0 is drawn at the bottom, which is then marked so
   */
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
    this.series = series.stream().limit(QpuInk.MOST).toList();
    this.radius = radius;
  }

  /**
   * @param radius of the dots, small where they are many
   */
  static String draw(String title, Axis across, Axis up, List<Series> series, double radius) {
    LogChart chart = new LogChart(across, up, series, radius);
    String key = QpuInk.key(series.stream().map(Series::name).toList());
    return Markup.join(
        Markup.drawing(WIDTH, HEIGHT, title, chart.grid() + chart.window() + chart.marks()),
        Markup.element("p", key, "class", "note"));
  }

  /** Lines within the axes, and dots on these as a whole. */
  private String window() {
    StringBuilder lines = new StringBuilder();
    for (int s = 0; s < series.size(); s++) {
      lines.append('\n').append(line(s));
    }
    double left = LEFT - 2 * radius;
    double width = WIDTH - RIGHT - left;
    double height = BASE + 2 * radius - TOP;
    return Markup.element(
        "svg",
        lines.toString(),
        "x",
        left,
        "y",
        TOP,
        "width",
        width,
        "height",
        height,
        "viewBox",
        Stream.of(left, TOP, width, height).map(Markup::decimal).collect(joining(" ")));
  }

  private static double log(double value) {
    return StrictMath.log10(value);
  }

  private double x(double value) {
    return LEFT + across.place(value) * (WIDTH - LEFT - RIGHT);
  }

  private double y(double value) {
    return value == 0 ? BASE : BASE - up.place(value) * (BASE - TOP);
  }

  private String grid() {
    StringBuilder text = new StringBuilder(Markup.text(0, 14, "small", up.name()));
    boolean isZeroDrawn =
        series.stream().flatMap(its -> its.points().stream()).anyMatch(point -> point.y() == 0);
    text.append(isZeroDrawn ? Markup.text(LEFT - 8, BASE + 4, "small end", "0") : "");
    for (double value : up.decades()) {
      double y = y(value);
      if (!isZeroDrawn || BASE - y > NEAR) {
        text.append(Markup.line(LEFT, y, WIDTH - RIGHT, y, "grid"));
        text.append(Markup.text(LEFT - 8, y + 4, "small end", power(value)));
      }
    }
    for (double value : across.decades()) {
      double x = x(value);
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
      double y = y(up.marked().getAsDouble());
      text.append(Markup.line(LEFT, y, WIDTH - RIGHT, y, "reach"));
      text.append(Markup.text(WIDTH - RIGHT - 4, y - 6, "small end label", up.words()));
    }
    if (across.marked().isPresent()) {
      double x = x(across.marked().getAsDouble());
      text.append(Markup.line(x, TOP, x, BASE, "reach"));
      text.append(Markup.text(x + 5, BASE - 8, "small label", across.words()));
    }
    return text.toString();
  }

  private String line(int s) {
    Series its = series.get(s);
    String places =
        its.points().stream()
            .map(point -> Markup.decimal(x(point.x())) + "," + Markup.decimal(y(point.y())))
            .collect(joining(" "));
    String style = "homes " + QpuInk.of(s) + (its.strong() ? " thick" : "");
    String title = Markup.element("title", Markup.escaped(its.name()));
    return Markup.element("polyline", title, "points", places, "class", style)
        + its.points().stream().map(point -> dot(point, style)).collect(joining());
  }

  private String dot(Point point, String style) {
    return Markup.element(
        "circle",
        Markup.element("title", Markup.escaped(point.hint())),
        "cx",
        x(point.x()),
        "cy",
        y(point.y()),
        "r",
        radius,
        "class",
        style + " point");
  }
}
