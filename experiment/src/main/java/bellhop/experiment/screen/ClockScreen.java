package bellhop.experiment.screen;

import bellhop.experiment.ClockResult;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The clocks of a network and their price as two tables. */
public final class ClockScreen {
  private static final int MOST = 15;
  private static final String NONE = "–";

  private ClockScreen() {}

  public static String print(ClockResult result, Ink ink) {
    Layout out = new Layout(ink);
    out.paragraph(result.headline(), ink::bold);
    out.blank();
    if (!result.hasClocks()) {
      return out.entry("", ClockResult.WAY_OUT).toString();
    }
    out.table("Nodes", 2, nodes(result));
    more(out, result.nodes().size());
    if (!result.links().isEmpty()) {
      out.blank();
      out.table("Links", 1, links(result));
      more(out, result.links().size());
      out.blank();
      out.entry(
          "Fidelity",
          "with gates that open early or late alone, with the phase of the microwave references"
              + " alone, with the optical phase alone (no clock sets it), and with all three.");
      out.entry(
          "Holds over",
          "how long after the last exchange the 5 sigma bound of the offset passes half of the"
              + " window; then heralding stops.");
    }
    out.blank();
    out.entry("Simulated", simulated(result));
    if (!result.assumed().isEmpty()) {
      out.entry(
          "Assumed",
          Numbers.count(result.assumed().size(), "input")
              + " that no experiment has shown; --report and --json list them.");
    }
    return out.toString();
  }

  private static String simulated(ClockResult result) {
    return Numbers.duration(result.durationS())
        + " with an exchange every "
        + Numbers.duration(result.exchangeIntervalS())
        + ", clocks "
        + result.clocks()
        + ", seed "
        + result.seed();
  }

  private static void more(Layout out, int count) {
    if (count > MOST) {
      out.line("", "and " + Numbers.count(count - MOST) + " more; --json prints all");
    }
  }

  private static List<List<String>> nodes(ClockResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "time from", "locked after", "rms", "at most", "worst link keeps"));
    for (ClockResult.NodeTime node : result.nodes().stream().limit(MOST).toList()) {
      rows.add(
          List.of(
              node.node(),
              node.node().equals(node.reference()) ? "itself" : node.reference(),
              node.lockedAfterS().isPresent() ? duration(node.lockedAfterS()) : "never",
              seconds(node.offsetRmsS()),
              seconds(node.offsetMaxS()),
              node.fidelityFactor().isPresent()
                  ? Numbers.percent(node.fidelityFactor().getAsDouble())
                  : NONE));
    }
    return rows;
  }

  private static List<List<String>> links(ClockResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("name", "rms", "at most", "gates", "LO", "optics", "all", "holds over"));
    for (ClockResult.LinkTime link : result.links().stream().limit(MOST).toList()) {
      rows.add(
          List.of(
              link.link(),
              seconds(link.offsetRmsS()),
              seconds(link.offsetMaxS()),
              link.gating().map(cause -> Numbers.fraction(cause.fidelity())).orElse(NONE),
              link.loPhase().map(cause -> Numbers.fraction(cause.fidelity())).orElse(NONE),
              Numbers.fraction(link.opticalPhase().fidelity()),
              link.fidelity().isPresent() ? Numbers.fraction(link.fidelity().getAsDouble()) : NONE,
              duration(link.holdoverStopsAfterS())));
    }
    return rows;
  }

  private static String duration(OptionalDouble seconds) {
    return seconds.isPresent() ? Numbers.duration(seconds.getAsDouble()) : NONE;
  }

  private static String seconds(OptionalDouble seconds) {
    return seconds.isPresent() ? Numbers.seconds(seconds.getAsDouble()) : NONE;
  }
}
