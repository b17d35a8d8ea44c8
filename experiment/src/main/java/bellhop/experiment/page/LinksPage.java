package bellhop.experiment.page;

import bellhop.experiment.LinkTarget;
import bellhop.experiment.LinksResult;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The report on links: one HTML file that needs nothing else, and no script. */
public final class LinksPage {
  private static final int MOST = 500;
  private static final String MEANING =
      "Fidelity when both ends can use the pair: it has waited for their messages in qubits that"
          + " decay, which the fidelity at its emission does not know.";

  private LinksPage() {}

  public static String print(LinksResult result) {
    StringBuilder targets = new StringBuilder();
    boolean isOne = result.targets().size() == 1;
    result.targets().forEach(target -> targets.append(target(target, isOne)).append('\n'));
    return Markup.join(
        Frame.head("links of " + result.network()),
        Markup.element("h1", Markup.escaped(title(result))),
        Markup.element("p", Markup.escaped(setting(result)), "class", "note"),
        result.targets().size() > 1 ? Frame.section(wanted(result), summary(result)) : "",
        targets.toString(),
        Frame.section("Each link alone", links(result)),
        result.paths().isEmpty() ? "" : Frame.section("Paths over several links", paths(result)),
        Frame.section("What is assumed", Frame.assumed(result.assumed())),
        "</main></body></html>",
        "");
  }

  private static String title(LinksResult result) {
    return result.targets().size() == 1
        ? result.targets().getFirst().headline()
        : "The links of " + result.network();
  }

  private static String wanted(LinksResult result) {
    double fidelity = result.targets().getFirst().targetFidelity();
    return "Pairs of fidelity " + Numbers.significant(fidelity, 4) + ", link by link";
  }

  private static String summary(LinksResult result) {
    List<List<String>> rows = result.targets().stream().map(LinksPage::summary).toList();
    int more = result.links().size() - rows.size();
    return Markup.table(
            List.of("link", "as given", "at best", "fidelity", "what matters most"), rows)
        + note(MEANING + (more > 0 ? " The other links are left out." : ""));
  }

  private static List<String> summary(LinkTarget target) {
    return List.of(
        target.link(),
        rate(target.asGiven().ratePerS()),
        rate(target.ratePerS()),
        fraction(target.fidelity()),
        target.sensitivities().stream().findFirst().map(LinkTarget.Sensitivity::name).orElse("–"));
  }

  private static String note(String words) {
    return Markup.element("p", Markup.escaped(words), "class", "note");
  }

  private static String setting(LinksResult result) {
    String closed = result.network() + "; closed forms, nothing was simulated.";
    return result.targets().isEmpty()
        ? closed
        : closed
            + " Each improvement is made at both ends: noise, loss in dB, times and errors halved,"
            + " coherence times, powers and rates doubled; of efficiencies and other shares the"
            + " part that lacks to 1 is halved, or the share doubled where that is less. Then the"
            + " operating point and the schedule of distillation are chosen anew.";
  }

  /**
   * @param isOne whether it is the only one: its headline is that of the page, and its table open
   */
  private static String target(LinkTarget target, boolean isOne) {
    String table = improvements(target);
    return Frame.section(
        target.link() + ": pairs of fidelity " + Numbers.significant(target.targetFidelity(), 4),
        Markup.join(
            isOne ? "" : Markup.element("p", Markup.escaped(target.headline())),
            points(target),
            isOne ? note(MEANING) : "",
            TornadoChart.draw(target, isOne ? 16 : 6),
            isOne || table.isEmpty() ? table : Markup.folded("Each improvement in numbers", table),
            left("Of no effect: ", target.withoutEffect()),
            left("They do not go together with the rest of the file: ", target.refused())));
  }

  private static String points(LinkTarget target) {
    List<List<String>> rows = new ArrayList<>();
    LinkTarget.AsGiven given = target.asGiven();
    String own = target.operatingPoint().map(t -> operating(t, t.given())).orElse("–");
    rows.add(
        List.of(
            "as given", own, rate(given.ratePerS()), fraction(given.fidelity()), given.schedule()));
    target
        .operatingPoint()
        .ifPresent(tuned ->
            rows.add(
                List.of(
                    "at best",
                    operating(tuned, tuned.best()),
                    rate(target.ratePerS()),
                    fraction(target.fidelity()),
                    target.schedule())));
    return Markup.table(List.of("", "operating point", "good pairs", "fidelity", "schedule"), rows);
  }

  private static String operating(LinkTarget.Tuned tuned, double value) {
    return tuned.parameter() + " " + Numbers.significant(value, 3);
  }

  private static String improvements(LinkTarget target) {
    List<List<String>> rows =
        target.sensitivities().stream()
            .map(one ->
                List.of(
                    one.name(),
                    one.words(),
                    one.rateFactor().isPresent()
                        ? "×" + Numbers.significant(one.rateFactor().getAsDouble(), 3)
                        : "–",
                    rate(one.ratePerS()),
                    fraction(one.fidelity()),
                    one.operatingFactor().isPresent()
                        ? "×" + Numbers.significant(one.operatingFactor().getAsDouble(), 3)
                        : "–",
                    one.schedule()))
            .toList();
    return rows.isEmpty()
        ? ""
        : Markup.table(
            List.of(
                "improved",
                "from → to",
                "factor",
                "good pairs",
                "fidelity",
                "operating point",
                "schedule"),
            rows);
  }

  private static String left(String words, List<String> names) {
    return names.isEmpty()
        ? ""
        : Markup.element(
            "p", Markup.escaped(words + String.join(", ", names) + "."), "class", "note");
  }

  private static String links(LinksResult result) {
    if (result.links().isEmpty()) {
      return note("The network has none.");
    }
    List<List<String>> rows =
        result.links().stream()
            .limit(MOST)
            .map(link ->
                List.of(
                    link.link(),
                    link.kind(),
                    Numbers.percent(link.successProbability()),
                    Numbers.seconds(link.attemptPeriodS()),
                    Numbers.withPrefix(link.ratePerS(), "Hz"),
                    fraction(link.fidelity()),
                    Numbers.seconds(link.latencyS())))
            .toList();
    int more = result.links().size() - rows.size();
    return Markup.table(
            List.of("link", "kind", "success", "attempt every", "pairs", "fidelity", "latency"),
            rows)
        + Markup.element(
            "p",
            "Pairs as fresh as emitted, before they wait and before any distillation."
                + (more > 0 ? " " + Numbers.count(more) + " more are in the JSON." : ""),
            "class",
            "note");
  }

  private static String paths(LinksResult result) {
    List<List<String>> rows =
        result.paths().stream()
            .limit(MOST)
            .map(path ->
                List.of(
                    path.from() + " – " + path.to(),
                    Numbers.count(path.links().size()),
                    Numbers.withPrefix(path.ratePerS(), "Hz"),
                    fraction(path.fidelity()),
                    Numbers.seconds(path.latencyS())))
            .toList();
    long more = result.paths().size() - rows.size() + result.pathsLeftOut();
    return Markup.table(List.of("from – to", "links", "pairs", "fidelity", "latency"), rows)
        + note(
            "Pairs of all links on the way, fresh and joined at once by perfect relays."
                + (more > 0 ? " " + Numbers.count(more) + " more were left out." : ""));
  }

  private static String rate(double perSecond) {
    return perSecond == 0 ? "none" : Numbers.withPrefix(perSecond, "Hz");
  }

  private static String fraction(double value) {
    return Numbers.fraction(value);
  }
}
