package bellhop.experiment.page;

import bellhop.experiment.LinkTarget;
import bellhop.experiment.Numbers;

/**
 * What each improvement brings, the most at the top: the rate by its factor, on a logarithmic
 * scale; where the target was out of reach, the fidelity. Bars to the left take something away.
 */
final class TornadoChart {
  private static final double WIDTH = 900;
  private static final double LEFT = 250;
  private static final double RIGHT = 190;
  private static final double ROW = 26;
  private static final double BAR = 16;

  private final LinkTarget target;
  private final int most;
  private final double zero;
  private final double scale;

  private TornadoChart(LinkTarget target, int most) {
    this.target = target;
    this.most = most;
    double greatest = 1e-12;
    double least = 0;
    for (LinkTarget.Sensitivity one : target.sensitivities()) {
      greatest = Math.max(greatest, size(one));
      least = Math.min(least, size(one));
    }
    scale = (WIDTH - LEFT - RIGHT) / (greatest - least);
    zero = LEFT - least * scale;
  }

  /**
   * Draws it.
   *
   * @param most bars at most
   */
  static String draw(LinkTarget target, int most) {
    return target.sensitivities().isEmpty() ? "" : new TornadoChart(target, most).chart();
  }

  private double size(LinkTarget.Sensitivity one) {
    return target.reachable() ? one.log2RateFactor().orElse(0) : one.fidelityGain();
  }

  private String chart() {
    StringBuilder inside = new StringBuilder();
    double y = 0;
    for (LinkTarget.Sensitivity one : target.sensitivities().stream().limit(most).toList()) {
      inside.append(row(one, y)).append('\n');
      y += ROW;
    }
    inside.append(Markup.line(zero, 0, zero, y, "ideal"));
    String title = "What each improvement brings on " + target.link();
    return Markup.join(Markup.drawing(WIDTH, y, title, inside.toString()), legend());
  }

  private String row(LinkTarget.Sensitivity one, double y) {
    double length = size(one) * scale;
    String style = one.reachable() ? (length < 0 ? "gained less" : "gained") : "wrong";
    return Markup.join(
        Markup.text(LEFT - 10, y + 17, "end", one.name()),
        Markup.rect(
            Math.min(zero, zero + length),
            y + 4,
            Math.max(StrictMath.abs(length), 1),
            BAR,
            style,
            one.words()),
        Markup.text(Math.max(zero, zero + length) + 8, y + 17, "", number(one)));
  }

  private String number(LinkTarget.Sensitivity one) {
    if (target.reachable()) {
      return one.rateFactor().isPresent()
          ? "×" + Numbers.significant(one.rateFactor().getAsDouble(), 3)
          : "out of reach";
    }
    return one.reachable()
        ? "reached, " + Numbers.withPrefix(one.ratePerS(), "Hz")
        : "up to " + Numbers.fraction(one.fidelity());
  }

  private String legend() {
    int more = Math.max(0, target.sensitivities().size() - most);
    String rest = more > 0 ? " " + Numbers.count(more) + " more are in the table." : "";
    String words =
        target.reachable()
            ? "<span class='key gained'></span> factor on the rate of good pairs, logarithmic."
            : "<span class='key gained'></span> gain in fidelity that brings the target into reach,"
                + " <span class='key wrong'></span> and that does not.";
    return Markup.element("p", words + rest, "class", "note");
  }
}
