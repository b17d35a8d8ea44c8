package bellhop.experiment.page;

import bellhop.experiment.Numbers;
import bellhop.experiment.SimulateDetails;
import bellhop.experiment.SimulateResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The report on traffic: one HTML file that needs nothing else, and no script. */
public final class TrafficPage {
  private static final int MOST = 200;
  private static final int MOST_BARS = 20;
  private static final int MOST_PLANS = 12;
  private static final String NONE = "–";

  private final SimulateDetails details;
  private final SimulateResult result;

  private TrafficPage(SimulateDetails details) {
    this.details = details;
    this.result = details.result();
  }

  public static String print(SimulateDetails details) {
    return new TrafficPage(details).page();
  }

  private String page() {
    return Markup.join(
        Frame.head("traffic of " + result.scenario()),
        Markup.element("h1", Markup.escaped(result.headline())),
        note(setting()),
        facts(),
        Frame.section("Traffic, line by line", lines()),
        programs(),
        Frame.section("Requests by fate", requests() + failures()),
        details.latencies().counts().isEmpty()
            ? ""
            : Frame.section("From a request to its last pair", latencies()),
        details.fidelities().counts().isEmpty()
            ? ""
            : Frame.section("Fidelity of delivered pairs", fidelities()),
        Frame.section("Use of the links", links()),
        Frame.section("Bell pairs by fate", pairs()),
        Frame.section("Circuits", circuits()),
        Frame.section("The network", NetworkPicture.draw(details.network())),
        Frame.section("What is assumed", Frame.assumed(result.assumed())),
        "</main></body></html>",
        "");
  }

  private static String note(String words) {
    return Markup.element("p", Markup.escaped(words), "class", "note");
  }

  private String setting() {
    return result.scenario()
        + " on "
        + result.network()
        + "; "
        + Numbers.duration(result.simulatedS())
        + " simulated, "
        + Numbers.count(result.events())
        + " events, seed "
        + result.seed()
        + (result.deadlineHit() ? ". Cut short by the time limit." : ".");
  }

  private String facts() {
    return Markup.element(
        "div",
        Markup.join(
            Frame.fact("Delivered", Numbers.count(result.pairs().delivered()), "end-to-end pairs"),
            Frame.fact("Rate", Numbers.three(result.deliveredRatePerS()), "a second"),
            asked(),
            between(),
            paths(),
            result.latencyS().mean().isEmpty()
                ? ""
                : Frame.fact(
                    "Waited",
                    seconds(result.latencyS().mean()),
                    "99 % within " + seconds(result.latencyS().p99())),
            result.fidelity().mean().isEmpty()
                ? ""
                : Frame.fact(
                    "Fidelity",
                    fraction(result.fidelity().mean()),
                    "at delivery; worst single pair " + fraction(result.fidelity().min())),
            Frame.fact("Links made", Numbers.count(result.pairs().generated()), "Bell pairs")),
        "class",
        "facts");
  }

  /** Streams are never fulfilled, and do not fail by that. */
  private String asked() {
    long streams = result.openStreams();
    long others = result.requests().offered() - streams;
    if (others == 0 && streams > 0) {
      return Frame.fact("Streams", Numbers.count(streams), "without an end");
    }
    return Frame.fact(
        "Fulfilled",
        Numbers.count(result.requests().fulfilled()),
        "of "
            + Numbers.count(others, "request")
            + (streams == 0 ? "" : " beside " + Numbers.count(streams, "stream")));
  }

  private String between() {
    return result
        .requests()
        .betweenDomains()
        .map(its ->
            Frame.fact(
                "Between domains",
                Numbers.count(its.fulfilled()),
                "fulfilled of " + Numbers.count(its.offered(), "request")))
        .orElse("");
  }

  private String paths() {
    SimulateResult.PathLinks links = result.pathLinks();
    return links.mean().orElse(1) > 1
        ? Frame.fact(
            "Links of a path",
            Numbers.significant(links.mean().orElse(0), 3),
            "on average of fulfilled requests; "
                + Numbers.count(links.longest().orElse(0))
                + " at most")
        : "";
  }

  private String lines() {
    List<List<String>> rows = result.traffic().stream().limit(MOST).map(TrafficPage::line).toList();
    return Markup.table(
            List.of(
                "kind",
                "ends",
                "request",
                "came",
                "fulfilled",
                "refused",
                "timed out",
                "waited",
                "pairs",
                "fidelity",
                "planned rate",
                "planned fidelity"),
            rows)
        + note(
            "Planned: pairs a second, and their fidelity, between two ends that have their path for"
                + " themselves, in the mean over the line's ends."
                + more(result.traffic().size(), rows.size()))
        + plans()
        + overload();
  }

  private String plans() {
    return result.traffic().stream()
        .limit(MOST_PLANS)
        .map(line ->
            note(
                "Plan of line "
                    + line.line()
                    + ", "
                    + line.kind()
                    + ", "
                    + line.ends()
                    + ": "
                    + line.plan()
                    + "."))
        .collect(Collectors.joining());
  }

  private static List<String> line(SimulateResult.Line line) {
    return List.of(
        line.kind(),
        line.ends(),
        line.request(),
        Numbers.count(line.offered()),
        line.kind().equals("stream") ? NONE : Numbers.count(line.fulfilled()),
        Numbers.count(line.refused()),
        Numbers.count(line.timedOut()),
        seconds(line.latencyMeanS()),
        Numbers.count(line.delivered()),
        fraction(line.fidelityMean()),
        line.expectedRatePerS().isEmpty()
            ? NONE
            : Numbers.three(line.expectedRatePerS().getAsDouble()),
        fraction(line.expectedFidelity()));
  }

  private String programs() {
    if (result.programs().isEmpty()) {
      return "";
    }
    List<List<String>> rows =
        result.programs().stream()
            .limit(MOST)
            .map(its ->
                List.of(
                    its.program(),
                    Numbers.count(its.ebits()),
                    Numbers.count(its.begun()),
                    Numbers.count(its.finished()),
                    Numbers.count(its.failed()),
                    Numbers.count(its.running()),
                    seconds(its.makespanS().mean()),
                    seconds(its.makespanS().p50()),
                    seconds(its.makespanS().p99()),
                    Numbers.duration(its.predictedS())))
            .toList();
    return Frame.section(
        "Programs",
        Markup.table(
                List.of(
                    "program",
                    "pairs each",
                    "begun",
                    "finished",
                    "failed",
                    "running",
                    "mean",
                    "half within",
                    "99 % within",
                    "predicted alone"),
                rows)
            + note(
                "Times from the first instruction of an execution to its last. Alone: as the"
                    + " compiler predicts it, with all links free and at their mean times."
                    + more(result.programs().size(), rows.size())));
  }

  private String overload() {
    StringBuilder text = new StringBuilder();
    for (SimulateResult.Line line : result.traffic()) {
      line.shortfall()
          .ifPresent(words -> text.append(note("Below: " + line.ends() + ", " + words + ".")));
    }
    result.late().stream()
        .limit(MOST)
        .forEach(its -> text.append(note("Late: " + late(its) + ".")));
    result.reroutes().stream()
        .limit(MOST)
        .forEach(its -> text.append(note("Moved: " + moved(its) + ".")));
    if (result.rerouted() > MOST) {
      text.append(note(more((int) result.rerouted(), MOST).strip()));
    }
    result.cuts().forEach(cut -> text.append(note("Cut: " + cut.words() + ".")));
    result.overload().forEach(words -> text.append(note("Overload: " + words + ".")));
    result.violations().forEach(words -> text.append(note("Bellhop errs: " + words + ".")));
    return text.toString();
  }

  private static String late(SimulateResult.Late its) {
    return Numbers.count(its.timedOut() + its.late())
        + " × "
        + its.from()
        + " to "
        + its.to()
        + ", "
        + its.words();
  }

  private static String moved(SimulateResult.Reroute its) {
    return "after "
        + Numbers.duration(its.atS())
        + " to "
        + String.join(", ", its.path())
        + ", as "
        + its.why();
  }

  private String requests() {
    SimulateResult.Requests all = result.requests();
    if (all.offered() == 0) {
      return note("Nobody asked.");
    }
    return FatesChart.draw(
        List.of(
            new FatesChart.Fate("fulfilled", all.fulfilled(), "used", ""),
            new FatesChart.Fate("timed out", all.timedOut(), "expired", "at their deadline"),
            new FatesChart.Fate("refused", all.refused(), "discarded", "at once, with a reason"),
            new FatesChart.Fate(
                "waiting",
                all.waiting(),
                "stored",
                result.openStreams() == 0
                    ? "when the time was over"
                    : "when the time was over, as streams always do")),
        all.offered(),
        "Requests by fate",
        "came");
  }

  private String failures() {
    Map<SimulateResult.Reason, Long> counts = new EnumMap<>(SimulateResult.Reason.class);
    result.refusals().forEach(its -> counts.merge(its.reason(), its.requests(), Long::sum));
    List<BarsChart.Bar> bars = new ArrayList<>();
    counts.forEach(
        (reason, count) -> bars.add(failure(reason.title(), count, reason.words(), "discarded")));
    if (result.requests().timedOut() > 0) {
      String words = "its pairs did not come before its deadline";
      bars.add(failure("timed out", result.requests().timedOut(), words, "expired"));
    }
    if (bars.isEmpty()) {
      return "";
    }
    double most = bars.stream().mapToDouble(BarsChart.Bar::value).max().orElse(1);
    List<List<String>> rows =
        result.refusals().stream()
            .limit(MOST)
            .map(its ->
                List.of(
                    its.from() + " to " + its.to(),
                    Numbers.count(its.requests()),
                    its.reason().title(),
                    its.words()))
            .toList();
    return (bars.size() == 1 ? "" : BarsChart.draw(bars, "Why requests failed", 130, most))
        + bars.stream()
            .map(bar -> note(bar.name() + ": " + bar.hint() + "."))
            .reduce("", String::concat)
        + (rows.isEmpty() ? "" : Markup.table(List.of("ends", "refused", "reason", "words"), rows))
        + (rows.size() < result.refusals().size()
            ? note(more(result.refusals().size(), rows.size()).strip())
            : "");
  }

  private static BarsChart.Bar failure(String name, long count, String words, String style) {
    return new BarsChart.Bar(name, count, Numbers.count(count), words, style);
  }

  private String latencies() {
    return HistogramChart.draw(
            details.latencies(),
            "Requests by the time that they took",
            "requests",
            Numbers::seconds)
        + note(
            "Of fulfilled requests; the last bar holds all that took longer, too. Half took at"
                + " most "
                + seconds(result.latencyS().p50())
                + ".");
  }

  private String fidelities() {
    return HistogramChart.draw(
            details.fidelities(),
            "Delivered pairs by fidelity",
            "pairs",
            value -> Numbers.significant(value, 4))
        + note(
            "From the exact state of each pair when the later end takes its half. A relay that"
                + " misreads its measurement gives a pair that is far off, and nobody knows: the"
                + " share of such pairs is what lies far left, and the worst pair is one.");
  }

  private String links() {
    List<BarsChart.Bar> bars =
        result.links().stream()
            .sorted(Comparator.comparingDouble(SimulateResult.LinkUse::use).reversed())
            .limit(MOST_BARS)
            .map(TrafficPage::link)
            .toList();
    if (bars.isEmpty()) {
      return note("No link is in use.");
    }
    return BarsChart.draw(bars, "Use of the links", 210, 1)
        + note(
            "The busiest first: pairs made, against what attempts without a pause would make by the closed form. Links"
                + " that share an analyser share its time."
                + more(result.links().size(), bars.size()));
  }

  private static BarsChart.Bar link(SimulateResult.LinkUse link) {
    String number =
        Numbers.percent(link.use())
            + ", "
            + Numbers.three(link.generatedPerS())
            + " of "
            + Numbers.three(link.allowedPerS())
            + " a second";
    String hint =
        Numbers.count(link.generated(), "pair")
            + " on "
            + Numbers.count(link.lanes(), "lane")
            + ", "
            + Numbers.percent(link.share())
            + " of all";
    return new BarsChart.Bar(link.link(), link.use(), number, hint, "predicted");
  }

  private String pairs() {
    SimulateResult.Pairs all = result.pairs();
    if (all.generated() == 0) {
      return note("None was made.");
    }
    return FatesChart.draw(
        List.of(
            new FatesChart.Fate(
                "used", all.used(), "used", "by a swap, a distillation or an application"),
            new FatesChart.Fate("expired", all.expired(), "expired", "dropped at the cutoff"),
            new FatesChart.Fate(
                "discarded", all.discarded(), "discarded", "given up for another reason"),
            new FatesChart.Fate("stored", all.stored(), "stored", "alive at the end")),
        all.generated(),
        "Bell pairs by fate",
        "generated on links");
  }

  private String circuits() {
    List<List<String>> rows =
        result.circuits().stream().limit(MOST).map(TrafficPage::circuit).toList();
    if (rows.isEmpty()) {
      return note("None could be planned.");
    }
    return Markup.table(
            List.of(
                "path",
                "rounds a link",
                "cutoff",
                "planned a second",
                "planned fidelity",
                "delivered",
                "fidelity"),
            rows)
        + (rows.size() < result.circuitCount()
            ? note(more(result.circuits().size(), rows.size()).strip())
            : "");
  }

  private static List<String> circuit(SimulateResult.CircuitUse circuit) {
    return List.of(
        String.join(" – ", circuit.path()),
        circuit.method().map(method -> method + " " + circuit.rounds()).orElse("none"),
        circuit.cutoffS() == 0 ? "never" : Numbers.seconds(circuit.cutoffS()),
        Numbers.three(circuit.expectedRatePerS()),
        Numbers.fraction(circuit.expectedFidelity()),
        Numbers.count(circuit.delivered()),
        fraction(circuit.fidelityMean())
            + circuit.shortfall().map(_ -> ", below what was asked").orElse(""));
  }

  private static String more(int count, int shown) {
    return count > shown ? " " + Numbers.count(count - shown) + " more are in the JSON." : "";
  }

  private static String seconds(OptionalDouble seconds) {
    return seconds.isPresent() ? Numbers.duration(seconds.getAsDouble()) : NONE;
  }

  private static String fraction(OptionalDouble number) {
    return number.isPresent() ? Numbers.fraction(number.getAsDouble()) : NONE;
  }
}
