package bellhop.experiment.page;

import bellhop.experiment.ClockDetails;
import bellhop.experiment.ClockResult;
import bellhop.experiment.Numbers;
import java.util.List;
import java.util.OptionalDouble;

/** The report on the clocks of a network: one HTML file that needs nothing else, and no script. */
public final class ClockPage {
  private static final int MOST = 500;
  private static final String NONE = "–";

  private ClockPage() {}

  public static String print(ClockDetails details) {
    ClockResult result = details.result();
    return Markup.join(
        Frame.head("clocks of " + result.network()),
        Markup.element("h1", Markup.escaped(result.headline())),
        result.hasClocks() ? times(details) : note(ClockResult.WAY_OUT),
        Frame.section("What is assumed", Frame.assumed(result.assumed())),
        "</main></body></html>",
        "");
  }

  private static String times(ClockDetails details) {
    ClockResult result = details.result();
    return Markup.join(
        note(setting(result)),
        Frame.section("Offsets in time", OffsetsChart.draw(details)),
        Frame.section("Nodes", nodes(result)),
        result.links().isEmpty() ? "" : Frame.section("What time costs each link", links(result)));
  }

  private static String setting(ClockResult result) {
    return result.network()
        + "; "
        + Numbers.duration(result.durationS())
        + " with an exchange every "
        + Numbers.duration(result.exchangeIntervalS())
        + ", clocks "
        + result.clocks()
        + ", seed "
        + result.seed()
        + ". Figures count from the lock.";
  }

  private static String nodes(ClockResult result) {
    List<List<String>> rows =
        result.nodes().stream()
            .limit(MOST)
            .map(node ->
                List.of(
                    node.node(),
                    node.node().equals(node.reference()) ? "itself" : node.reference(),
                    node.lockedAfterS().isPresent() ? duration(node.lockedAfterS()) : "never",
                    seconds(node.offsetRmsS()),
                    seconds(node.offsetMaxS()),
                    node.loPhaseRmsRad().isPresent()
                        ? Numbers.significant(node.loPhaseRmsRad().getAsDouble(), 3)
                        : NONE,
                    number(node.visibility()),
                    node.fidelityFactor().isPresent()
                        ? Numbers.percent(node.fidelityFactor().getAsDouble())
                        : NONE))
            .toList();
    return Markup.table(
            List.of(
                "node",
                "time from",
                "locked after",
                "offset rms",
                "at most",
                "LO phase, rad",
                "visibility",
                "worst link keeps"),
            rows)
        + note(
            "The last three are the worst of the node's links."
                + more(result.nodes().size(), rows.size()));
  }

  private static String links(ClockResult result) {
    List<List<String>> rows = result.links().stream().limit(MOST).map(ClockPage::link).toList();
    return Markup.table(
            List.of(
                "link",
                "offset rms",
                "at most",
                "gates",
                "microwave phase",
                "optical phase",
                "all three",
                "holds over"),
            rows)
        + note(
            "Fidelity of the pair at its emission with each cause alone, then with all. The optical"
                + " phase is the file's, no clock sets it, and with perfect clocks it alone is"
                + " left. A link holds over until the 5 sigma bound of the offset passes half of"
                + " its window."
                + more(result.links().size(), rows.size()));
  }

  private static List<String> link(ClockResult.LinkTime link) {
    return List.of(
        link.link(),
        seconds(link.offsetRmsS()),
        seconds(link.offsetMaxS()),
        link.gating().map(cause -> Numbers.fraction(cause.fidelity())).orElse(NONE),
        link.loPhase().map(cause -> Numbers.fraction(cause.fidelity())).orElse(NONE),
        Numbers.fraction(link.opticalPhase().fidelity()),
        number(link.fidelity()),
        duration(link.holdoverStopsAfterS()));
  }

  private static String note(String words) {
    return Markup.element("p", Markup.escaped(words), "class", "note");
  }

  private static String more(int count, int shown) {
    return count > shown ? " " + Numbers.count(count - shown) + " more are in the JSON." : "";
  }

  private static String seconds(OptionalDouble seconds) {
    return seconds.isPresent() ? Numbers.seconds(seconds.getAsDouble()) : NONE;
  }

  private static String duration(OptionalDouble seconds) {
    return seconds.isPresent() ? Numbers.duration(seconds.getAsDouble()) : NONE;
  }

  private static String number(OptionalDouble number) {
    return number.isPresent() ? Numbers.fraction(number.getAsDouble()) : NONE;
  }
}
