package bellhop.experiment.screen;

import bellhop.experiment.LinkTarget;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;

/** What a link gives at a wanted fidelity, and what would bring more, as ranked bars. */
final class TargetScreen {
  private static final int MOST = 12;
  private static final int BAR = 16;

  /** Improvements without effect that are called by name. */
  private static final int NAMED = 40;

  private TargetScreen() {}

  static void print(LinkTarget target, Layout out) {
    out.blank();
    out.paragraph(target.headline(), out.ink()::bold);
    out.blank();
    out.entry("As given", point(target.asGiven()));
    target.operatingPoint().ifPresent(tuned -> best(target, tuned, out));
    out.blank();
    bars(target, out);
    left("No effect", target.withoutEffect(), out);
    left("Impossible", target.refused(), out);
  }

  private static String point(LinkTarget.AsGiven given) {
    return reach(given.reachable(), given.ratePerS(), given.fidelity(), given.schedule());
  }

  private static String reach(boolean reachable, double rate, double fidelity, String schedule) {
    return reachable
        ? Numbers.withPrefix(rate, "Hz")
            + " of fidelity "
            + Numbers.fraction(fidelity)
            + ", "
            + schedule
        : "out of reach, with a fidelity of " + Numbers.fraction(fidelity) + " or less";
  }

  private static void best(LinkTarget target, LinkTarget.Tuned tuned, Layout out) {
    out.entry(
        "At best",
        reach(target.reachable(), target.ratePerS(), target.fidelity(), target.schedule())
            + "; "
            + tuned.parameter()
            + " "
            + Numbers.significant(tuned.best(), 3)
            + " instead of "
            + Numbers.significant(tuned.given(), 3));
  }

  private static void bars(LinkTarget target, Layout out) {
    List<LinkTarget.Sensitivity> shown = target.sensitivities().stream().limit(MOST).toList();
    if (shown.isEmpty()) {
      return;
    }
    double most = shown.stream().mapToDouble(s -> length(target, s)).max().orElse(1);
    List<List<String>> rows = new ArrayList<>();
    for (LinkTarget.Sensitivity one : shown) {
      rows.add(
          List.of(
              one.name(),
              one.words(),
              effect(target, one),
              Layout.bar(length(target, one) / StrictMath.max(most, 1e-12), BAR)));
    }
    out.table("Improved", 2, rows);
    int more = target.sensitivities().size() - shown.size();
    if (more > 0) {
      out.line("", "and " + Numbers.count(more) + " more, which bring less; --json prints all");
    }
  }

  private static double length(LinkTarget target, LinkTarget.Sensitivity one) {
    return target.reachable() ? one.log2RateFactor().orElse(0) : one.fidelityGain();
  }

  private static String effect(LinkTarget target, LinkTarget.Sensitivity one) {
    if (target.reachable()) {
      return one.rateFactor().isPresent()
          ? "×" + Numbers.significant(one.rateFactor().getAsDouble(), 3)
          : "out of reach";
    }
    return one.reachable()
        ? "reached, " + Numbers.withPrefix(one.ratePerS(), "Hz")
        : "to " + Numbers.fraction(one.fidelity());
  }

  private static void left(String label, List<String> names, Layout out) {
    if (!names.isEmpty()) {
      out.entry(label, Layout.listed(names, NAMED));
    }
  }
}
