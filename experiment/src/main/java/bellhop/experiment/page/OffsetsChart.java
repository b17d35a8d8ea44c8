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
    for (double share : new double[] {-1, -0.5, 0, 0.5, 1}) {
      inside.append(Markup.line(LEFT, y(share * scale), WIDTH, y(share * scale), "tick"));
      inside.append(Markup.text(LEFT - 8, y(share * scale) + 4, "end small", label(share)));
    }
    inside.append(Markup.text(LEFT, HEIGHT - 8, "small", "0 s"));
    inside.append(Markup.text(WIDTH, HEIGHT - 8, "small end", Numbers.duration(last)));
    for (int node = 0; node < shown(); node++) {
      inside.append('\n').append(line(node));
    }
    String title = "Offset of each clock to its reference in time";
    return Markup.join(Markup.drawing(WIDTH, HEIGHT, title, inside.toString()), legend());
  }

  private int shown() {
    return Math.min(MOST, details.offsets().size());
  }

  private String label(double share) {
    return share == 0 ? "0 s" : (share < 0 ? "−" : "") + Numbers.seconds(scale * Math.abs(share));
  }

  private String line(int node) {
    StringBuilder points = new StringBuilder();
    List<Double> offsets = details.offsets().get(node);
    for (int i = 0; i < offsets.size(); i++) {
      points.append(Markup.decimal(LEFT + (WIDTH - LEFT) * details.seconds().get(i) / last));
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
