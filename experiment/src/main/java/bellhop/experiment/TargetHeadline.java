package bellhop.experiment;

import java.util.List;

/**
 * Which figure of a link matters most, in a sentence or two.
 *
 * @param now as the link is
 * @param ranked what improvements bring, most first
 */
record TargetHeadline(
    String link, double target, Reached now, List<LinkTarget.Sensitivity> ranked) {

  String text() {
    return now.isGood() ? within() : beyond();
  }

  private String wanted() {
    return "pairs of fidelity " + Numbers.significant(target, 4);
  }

  private String within() {
    if (ranked.isEmpty() || ranked.getFirst().rateFactor().orElse(1) <= 1) {
      return link
          + " gives "
          + Numbers.withPrefix(now.ratePerS(), "Hz")
          + " of "
          + wanted()
          + ", and no single improvement brings more.";
    }
    LinkTarget.Sensitivity most = ranked.getFirst();
    return "What matters most for "
        + wanted()
        + " on "
        + link
        + ": "
        + named(most)
        + " brings ×"
        + Numbers.significant(most.rateFactor().orElseThrow(), 3)
        + ", from "
        + Numbers.withPrefix(now.ratePerS(), "Hz")
        + " to "
        + Numbers.withPrefix(most.ratePerS(), "Hz")
        + ".";
  }

  private String beyond() {
    String start =
        link
            + " does not reach "
            + wanted()
            + ": its best is "
            + Numbers.fraction(now.fidelity())
            + ". ";
    if (ranked.isEmpty() || ranked.getFirst().fidelityGain() <= 0) {
      return start + "No single improvement raises that.";
    }
    LinkTarget.Sensitivity most = ranked.getFirst();
    return most.reachable()
        ? start
            + "It would with "
            + named(most)
            + ", and then give "
            + Numbers.withPrefix(most.ratePerS(), "Hz")
            + "."
        : start
            + "No single improvement is enough; "
            + named(most)
            + " brings most, "
            + Numbers.fraction(most.fidelity())
            + ".";
  }

  private static String named(LinkTarget.Sensitivity one) {
    return one.name() + " (" + one.words() + ")";
  }
}
