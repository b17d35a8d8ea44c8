package bellhop.experiment.page;

import bellhop.experiment.ClockDetails;
import bellhop.experiment.ClockResult;
import bellhop.experiment.Numbers;
import java.util.List;

/**
 * Offsets of the clocks in time, a line each. The scale is that of locked clocks; what lies beyond
 * it, before they lock, runs along the edge.
 */
final class OffsetsChart {
  private static final double WIDTH = 900;
  private static final double HEIGHT = 300;
  private static final double LEFT = 80;
  private static final double BOTTOM = 34;
  private static final double TOP = 10;
  private static final int COLOURS = 6;

  /** More lines are not told apart. */
  private static final int MOST = 12;

  private final ClockDetails details;
  private final double scale;
  private final double last;

  private OffsetsChart(ClockDetails details) {
    this.details = details;
    scale = 1.2 * largest(details);
    last = details.seconds().getLast();
  }

  static String draw(ClockDetails details) {
    return new OffsetsChart(details).chart();
  }

  /** Of locked clocks; of all of them if none is. */
  private static double largest(ClockDetails details) {
    double locked =
        details.result().nodes().stream()
            .mapToDouble(node -> node.offsetMaxS().orElse(0))
            .max()
            .orElse(0);
    double all =
        details.offsets().stream()
            .flatMap(List::stream)
            .mapToDouble(StrictMath::abs)
            .max()
            .orElse(0);
    return StrictMath.max(1e-15, locked > 0 ? locked : all);
  }

  private String chart() {
    StringBuilder inside = new StringBuilder();
    inside.append(offsets()).append(times());
    for (int node = 0; node < shown(); node++) {
      inside.append('\n').append(line(node));
    }
    String title = "Offset of each clock to its reference in time";
    return Markup.join(Markup.drawing(WIDTH, HEIGHT, title, inside.toString()), legend());
  }

  private int shown() {
    return Math.min(MOST, details.offsets().size());
  }

  private String offsets() {
    StringBuilder text = new StringBuilder();
    for (double offset : Scale.ticks(-scale, scale, 8)) {
      text.append(Markup.line(LEFT, y(offset), WIDTH, y(offset), "tick"));
      text.append(Markup.text(LEFT - 8, y(offset) + 4, "end small", label(offset)));
    }
    return text.toString();
  }

  private String times() {
    StringBuilder text = new StringBuilder();
    for (double time : Scale.times(0, last, 8)) {
      double x = x(time);
      String place = x > WIDTH - 20 ? "small end" : "small middle";
      text.append(Markup.line(x, HEIGHT - BOTTOM, x, HEIGHT - BOTTOM + 5, "tick"));
      text.append(Markup.text(x, HEIGHT - 10, place, Numbers.duration(time)));
    }
    return text.toString();
  }

  private static String label(double offset) {
    return (offset < 0 ? "−" : "") + Numbers.seconds(StrictMath.abs(offset));
  }

  private double x(double time) {
    return LEFT + (WIDTH - LEFT) * time / last;
  }

  private String line(int node) {
    StringBuilder points = new StringBuilder();
    List<Double> offsets = details.offsets().get(node);
    for (int i = 0; i < offsets.size(); i++) {
      points.append(Markup.decimal(x(details.seconds().get(i))));
      points.append(',').append(Markup.decimal(y(offsets.get(i)))).append(' ');
    }
    String hint = Markup.element("title", Markup.escaped(name(node)));
    return Markup.element(
        "polyline", hint, "points", points.toString().strip(), "class", style(node));
  }

  private static String style(int node) {
    return "trend trend" + node % COLOURS;
  }

  private String name(int node) {
    ClockResult.NodeTime clock = details.result().nodes().get(node);
    return clock.node() + (clock.node().equals(clock.reference()) ? " (reference)" : "");
  }

  private double y(double offset) {
    double middle = TOP + (HEIGHT - BOTTOM - TOP) / 2;
    return middle - Math.clamp(offset / scale, -1, 1) * (middle - TOP);
  }

  private String legend() {
    StringBuilder words = new StringBuilder();
    for (int node = 0; node < shown(); node++) {
      words.append("<span class='key ").append(style(node)).append("'></span> ");
      words.append(Markup.escaped(name(node)));
    }
    int more = details.offsets().size() - shown();
    words.append(more > 0 ? " and " + Numbers.count(more) + " more, not drawn" : "");
    return Markup.element(
        "p",
        words + ". What lies beyond the scale, before a clock locks, runs along the edge.",
        "class",
        "note");
  }
}
