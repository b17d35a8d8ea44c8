package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import bellhop.experiment.memory.MemoryResult;
import bellhop.experiment.memory.MemoryResult.Point;
import bellhop.experiment.memory.MemoryWords;
import bellhop.experiment.memory.MemoryWords.Part;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/**
 * Logical error rates over one thing that a grid varies, with their intervals: a line for each
 * choice of the others. Rates are logarithmic, and so is noise. Where no shot was wrong, a triangle
 * stands at the upper end of the interval, and the line ends before it and begins anew behind it.
 */
final class RateChart {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 400;
  private static final double LEFT = 64;
  private static final double RIGHT = 24;
  private static final double TOP = 30;
  private static final double BASE = 340;

  /** Nothing is drawn nearer to the axis. */
  private static final double FLOOR = BASE - 8;

  private static final double INSET = 30;

  /** Room for a line of words above. */
  private static final int HEADING = 26;

  private static final double DOT = 3.5;

  /** More lines are not told apart. */
  private static final int MOST = 18;

  /** Nearer to the mark before, a number has no room. */
  private static final double NEAR = 44;

  private final Part part;
  private final MemoryWords words;
  private final List<List<Point>> lines;
  private final boolean isLog;
  private final double first;
  private final double last;
  private final double low;
  private final double high;

  private RateChart(Part part, MemoryWords words, List<List<Point>> lines) {
    this.part = part;
    this.words = words;
    this.lines = lines;
    isLog = part != Part.DISTANCE && points().allMatch(point -> value(point) > 0);
    first = points().mapToDouble(this::place).min().orElse(0);
    last = points().mapToDouble(this::place).max().orElse(1);
    low = points().mapToDouble(RateChart::lowest).min().orElse(1e-3);
    high = Math.min(1, points().mapToDouble(Point::high).max().orElse(1));
  }

  /** Nothing where the grid does not vary it, or nothing was counted. */
  static String draw(Part part, MemoryResult result) {
    return of(part, result).map(RateChart::chart).orElse("");
  }

  /** Likewise, as a file of its own. */
  static Optional<String> file(Part part, MemoryResult result) {
    return of(part, result).map(chart -> chart.file(MemoryWords.setting(result)));
  }

  private static Optional<RateChart> of(Part part, MemoryResult result) {
    MemoryWords words = new MemoryWords(result.points());
    List<List<Point>> lines = words.differ(part) ? words.linesOver(part) : List.of();
    return lines.isEmpty() ? Optional.empty() : Optional.of(new RateChart(part, words, lines));
  }

  private Stream<Point> points() {
    return lines.stream().limit(MOST).flatMap(List::stream);
  }

  private double value(Point point) {
    return MemoryWords.size(part, point);
  }

  /** What is drawn of it reaches down to there; the bar of few errors is cut there. */
  private static double lowest(Point point) {
    return point.errors() == 0
        ? point.high() / 2
        : Math.max(point.low(), point.logicalErrorRate().orElseThrow() / 6);
  }

  private String chart() {
    return Markup.join(Markup.drawing(WIDTH, HEIGHT, title(), inside()), legend());
  }

  /** With the setting above, as nothing else stands beside it. */
  private String file(String setting) {
    List<String> names = isAlone() ? List.of() : names();
    double height = HEADING + HEIGHT + QpuInk.drawnKeyHeight(names.size());
    String drawn = Markup.join(inside(), QpuInk.drawnKey(LEFT, HEIGHT, names));
    return Frame.drawing(
        WIDTH,
        height,
        title(),
        Markup.join(
            Markup.text(0, 14, "small", setting),
            Markup.element("g", drawn, "transform", "translate(0 " + HEADING + ")")));
  }

  /** One line needs no name. */
  private boolean isAlone() {
    return lines.size() == 1;
  }

  private String title() {
    return "Logical error rate over " + axis();
  }

  private String inside() {
    StringBuilder inside = new StringBuilder(rates()).append(values());
    int number = 0;
    for (List<Point> line : lines.stream().limit(MOST).toList()) {
      inside.append('\n').append(line(line, aside(number), QpuInk.of(number++)));
    }
    return inside.toString();
  }

  private String axis() {
    return switch (part) {
      case DISTANCE -> "distance";
      case NOISE -> "p";
      case SEAM ->
          points().anyMatch(point -> point.seam().orElseThrow().pair().isPresent())
              ? "infidelity of the pairs"
              : "noise of a gate over the seam";
    };
  }

  // ---- axes ----

  private String rates() {
    StringBuilder text =
        new StringBuilder(Markup.text(0, 14, "small", "logical error rate of a shot"));
    for (int power = (int) StrictMath.floor(StrictMath.log10(low)); power <= 0; power++) {
      for (int digit : digits()) {
        double rate = Double.parseDouble(digit + "e" + power);
        if (rate >= low && rate <= high) {
          text.append(Markup.line(LEFT, y(rate), WIDTH - RIGHT, y(rate), "grid"));
          text.append(Markup.text(LEFT - 8, y(rate) + 4, "small end", Numbers.rate(rate)));
        }
      }
    }
    return text.append(Markup.line(LEFT, BASE, WIDTH - RIGHT, BASE, "axis"))
        .append('\n')
        .toString();
  }

  /** That rates at lines begin with: fewer the more decades there are. */
  private int[] digits() {
    if (high / low > 1e3) {
      return new int[] {1};
    }
    return high / low > 6 ? new int[] {1, 2, 5} : new int[] {1, 2, 3, 4, 5, 6, 7, 8, 9};
  }

  private String values() {
    StringBuilder text = new StringBuilder();
    double before = Double.NEGATIVE_INFINITY;
    DoubleStream all = points().mapToDouble(this::value).distinct().sorted();
    for (double value : all.toArray()) {
      double x = x(value);
      text.append(Markup.line(x, BASE, x, BASE + 5, "axis"));
      if (x - before >= NEAR) {
        text.append(Markup.text(x, BASE + 20, "small middle", Numbers.rate(value)));
        before = x;
      }
    }
    double middle = (LEFT + WIDTH - RIGHT) / 2;
    return text.append(Markup.text(middle, BASE + 44, "small middle", axis())).toString();
  }

  private double place(Point point) {
    return place(value(point));
  }

  private double place(double value) {
    return isLog ? StrictMath.log(value) : value;
  }

  private double x(double value) {
    double room = WIDTH - RIGHT - LEFT - 2 * INSET;
    return LEFT + INSET + room * (last > first ? (place(value) - first) / (last - first) : 0.5);
  }

  private double y(double rate) {
    double share = StrictMath.log(rate / low) / StrictMath.log(high / low);
    return FLOOR - (FLOOR - TOP) * share;
  }

  // ---- lines ----

  /** Lines stand a little beside each other, so that their bars do not cover one another. */
  private double aside(int number) {
    int count = Math.min(MOST, lines.size());
    return Math.min(4, 24.0 / count) * (number - (count - 1) / 2.0);
  }

  private String line(List<Point> line, double aside, String ink) {
    StringBuilder places = new StringBuilder();
    String step = "M";
    StringBuilder marks = new StringBuilder();
    String colour = ink.substring(0, ink.indexOf(' '));
    for (Point point : line) {
      double x = x(value(point)) + aside;
      if (point.errors() > 0) {
        double y = y(point.logicalErrorRate().orElseThrow());
        places.append(step).append(Markup.decimal(x)).append(',').append(Markup.decimal(y));
        step = "L";
        marks.append(
            Markup.line(x, Math.min(FLOOR, y(point.low())), x, y(point.high()), "homes " + colour));
        marks.append(dot(x, y, colour, hint(point)));
      } else {
        marks.append(triangle(x, y(point.high()), colour, hint(point)));
        step = "M";
      }
    }
    String path = Markup.element("path", "", "d", places.toString(), "class", "homes " + ink);
    return Markup.join(path, marks.toString());
  }

  private static String hint(Point point) {
    return "d=%d, p=%s%s: %s of %s, %s"
        .formatted(
            point.distance(),
            Numbers.rate(point.p()),
            point.seam().map(seam -> ", " + MemoryWords.seam(seam)).orElse(""),
            Numbers.count(point.errors()),
            Numbers.count(point.shots(), "shot"),
            MemoryWords.interval(point));
  }

  private static String dot(double x, double y, String colour, String hint) {
    String title = Markup.element("title", Markup.escaped(hint));
    return Markup.element("circle", title, "cx", x, "cy", y, "r", DOT, "class", "band " + colour);
  }

  private static String triangle(double x, double y, String colour, String hint) {
    String title = Markup.element("title", Markup.escaped(hint));
    String path = "M" + Markup.decimal(x - 5) + " " + Markup.decimal(y) + "h10l-5 9z";
    return Markup.element("path", title, "d", path, "class", "homes " + colour);
  }

  private String legend() {
    return Markup.join(
        isAlone() ? "" : note(keys()),
        note(
            "Bars are 95 % intervals, without what lies below the chart. A triangle stands at the"
                + " upper end of one where no shot was wrong."));
  }

  private List<String> names() {
    return lines.stream().limit(MOST).map(line -> words.placeBut(part, line.getFirst())).toList();
  }

  private String keys() {
    StringBuilder text = new StringBuilder();
    int number = 0;
    for (String name : names()) {
      text.append(QpuInk.key(number++, name)).append(' ');
    }
    int more = lines.size() - MOST;
    return text + (more > 0 ? "and " + Numbers.count(more) + " more, not drawn" : "");
  }

  private static String note(String markup) {
    return Markup.element("p", markup, "class", "note");
  }
}
