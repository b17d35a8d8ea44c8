package bellhop.experiment.screen;

import bellhop.experiment.Numbers;
import bellhop.experiment.SimulateResult;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;

/** What came of traffic, as text: the headline, requests and pairs by fate, lines and links. */
public final class TrafficScreen {
  private static final int MOST = 12;
  private static final int BAR = 20;

  /** Columns for the names of two QPUs. */
  private static final int ENDS = 24;

  private static final String NONE = "–";

  private TrafficScreen() {}

  public static String print(SimulateResult result, Ink ink) {
    Layout out = new Layout(ink);
    out.paragraph(result.headline(), ink::bold);
    out.blank();
    out.entry("Requests", requests(result));
    domains(out, result);
    out.entry("Waited", latency(result));
    out.entry("Pairs", pairs(result.pairs()));
    out.entry("Fidelity", fidelity(result.fidelity(), result.pairs().swaps() > 0));
    below(out, result.traffic());
    refused(out, result.refusals());
    late(out, result.late());
    rerouted(out, result);
    each(out, "Cut", result.cuts().stream().map(SimulateResult.Cut::words).toList());
    each(out, "Overload", result.overload());
    each(out, "BELLHOP ERRS", result.violations());
    out.blank();
    out.table("Traffic", 2, lines(result.traffic()));
    more(out, result.traffic().size());
    if (!result.programs().isEmpty()) {
      out.blank();
      out.table("Programs", 1, programs(result.programs()));
      more(out, result.programs().size());
    }
    if (!result.links().isEmpty()) {
      out.blank();
      out.table("Links", 1, links(result.links()));
      more(out, result.links().size());
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

  private static String requests(SimulateResult result) {
    SimulateResult.Requests requests = result.requests();
    long streams = result.openStreams();
    if (streams > 0 && streams == requests.offered()) {
      return Numbers.count(streams, "stream")
          + " without an end, served for as long as the time lasted";
    }
    return Numbers.count(requests.offered())
        + " came: "
        + Numbers.count(requests.fulfilled())
        + " fulfilled, "
        + Numbers.count(requests.refused())
        + " refused, "
        + Numbers.count(requests.timedOut())
        + " timed out, "
        + Numbers.count(requests.waiting() - streams)
        + " waiting at the end"
        + (streams == 0 ? "" : ", " + Numbers.count(streams, "stream") + " without an end");
  }

  /** Where there are domains, or paths of more than a link. */
  private static void domains(Layout out, SimulateResult result) {
    SimulateResult.PathLinks links = result.pathLinks();
    result
        .requests()
        .betweenDomains()
        .ifPresent(its ->
            out.entry(
                "Domains",
                Numbers.count(its.fulfilled())
                    + " of "
                    + Numbers.count(its.offered(), "request")
                    + " between domains were fulfilled"
                    + (its.share().isPresent()
                        ? ", " + Numbers.percent(its.share().getAsDouble()) + " of all that were"
                        : "")));
    if (links.mean().orElse(1) > 1) {
      out.entry(
          "Paths",
          Numbers.significant(links.mean().orElse(0), 3)
              + " links on average of fulfilled requests, "
              + Numbers.count(links.longest().orElse(0))
              + " at most");
    }
  }

  private static String latency(SimulateResult result) {
    SimulateResult.Latency latency = result.latencyS();
    if (latency.mean().isEmpty() && result.openStreams() == result.requests().offered()) {
      return result.openStreams() == 0 ? "nobody did" : "a stream has no last pair to wait for";
    }
    return latency.mean().isEmpty()
        ? "no request was fulfilled"
        : seconds(latency.mean())
            + " on average from a request to its last pair; half within "
            + seconds(latency.p50())
            + ", 99 % within "
            + seconds(latency.p99());
  }

  private static String pairs(SimulateResult.Pairs pairs) {
    return Numbers.count(pairs.generated())
        + " generated on links: "
        + Numbers.count(pairs.used())
        + " used, "
        + Numbers.count(pairs.expired())
        + " expired, "
        + Numbers.count(pairs.discarded())
        + " discarded, "
        + Numbers.count(pairs.stored())
        + " stored; "
        + Numbers.count(pairs.delivered())
        + " delivered from end to end";
  }

  private static String fidelity(SimulateResult.Fidelity fidelity, boolean swaps) {
    return fidelity.mean().isEmpty()
        ? "no pair was delivered"
        : Numbers.fraction(fidelity.mean().getAsDouble())
            + " on average at delivery, "
            + Numbers.fraction(fidelity.min().orElse(0))
            + " for the worst single pair"
            + (swaps ? ", such as one after a misread swap" : "");
  }

  private static void below(Layout out, List<SimulateResult.Line> lines) {
    List<String> words = new ArrayList<>();
    for (SimulateResult.Line line : lines) {
      line.shortfall().ifPresent(its -> words.add(line.ends() + ": " + its));
    }
    each(out, "Below", words);
  }

  private static void refused(Layout out, List<SimulateResult.Refusal> refusals) {
    List<String> words =
        refusals.stream()
            .map(refusal ->
                Numbers.count(refusal.requests())
                    + " × "
                    + refusal.from()
                    + " to "
                    + refusal.to()
                    + ": "
                    + refusal.words())
            .toList();
    each(out, "Refused", words);
  }

  private static void late(Layout out, List<SimulateResult.Late> late) {
    List<String> words =
        late.stream()
            .map(its ->
                Numbers.count(its.timedOut() + its.late())
                    + " × "
                    + its.from()
                    + " to "
                    + its.to()
                    + ": "
                    + its.words())
            .toList();
    each(out, "Late", words);
  }

  private static void rerouted(Layout out, SimulateResult result) {
    if (result.rerouted() > 0) {
      SimulateResult.Reroute first = result.reroutes().getFirst();
      out.entry(
          "Moved",
          Numbers.count(result.rerouted(), "time")
              + " to another path; first after "
              + Numbers.duration(first.atS())
              + ": "
              + String.join(", ", first.path())
              + ", as "
              + first.why());
    }
  }

  private static void each(Layout out, String label, List<String> words) {
    String start = label;
    for (String line : words.stream().limit(MOST).toList()) {
      out.entry(start, line);
      start = "";
    }
    more(out, words.size());
  }

  private static void more(Layout out, int count) {
    if (count > MOST) {
      out.line("", "and " + Numbers.count(count - MOST) + " more; --json prints all");
    }
  }

  private static List<List<String>> lines(List<SimulateResult.Line> lines) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of(
            "kind", "ends", "came", "served", "refused", "late", "waited", "pairs", "fidelity"));
    for (SimulateResult.Line line : lines.stream().limit(MOST).toList()) {
      rows.add(
          List.of(
              line.kind(),
              shortened(line.ends()),
              Numbers.count(line.offered()),
              line.kind().equals("stream") ? NONE : Numbers.count(line.fulfilled()),
              Numbers.count(line.refused()),
              Numbers.count(line.timedOut()),
              seconds(line.latencyMeanS()),
              Numbers.count(line.delivered()),
              line.fidelityMean().isPresent()
                  ? Numbers.fraction(line.fidelityMean().getAsDouble())
                  : NONE));
    }
    return rows;
  }

  private static List<List<String>> programs(List<SimulateResult.ProgramUse> programs) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(
        List.of("program", "pairs", "begun", "finished", "failed", "took", "99 % in", "alone"));
    for (SimulateResult.ProgramUse program : programs.stream().limit(MOST).toList()) {
      rows.add(
          List.of(
              shortened(program.program()),
              Numbers.count(program.ebits()),
              Numbers.count(program.begun()),
              Numbers.count(program.finished()),
              Numbers.count(program.failed()),
              seconds(program.makespanS().mean()),
              seconds(program.makespanS().p99()),
              Numbers.duration(program.predictedS())));
    }
    return rows;
  }

  private static String shortened(String ends) {
    return ends.length() <= ENDS ? ends : ends.substring(0, ENDS - 1) + "…";
  }

  private static List<List<String>> links(List<SimulateResult.LinkUse> links) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("busiest first", "pairs a second", "it could make", "use", ""));
    links.stream()
        .sorted(Comparator.comparingDouble(SimulateResult.LinkUse::use).reversed())
        .limit(MOST)
        .forEach(link ->
            rows.add(
                List.of(
                    link.link(),
                    Numbers.three(link.generatedPerS()),
                    Numbers.three(link.allowedPerS()),
                    Numbers.percent(link.use()),
                    Layout.padded(Layout.bar(link.use(), BAR), BAR))));
    return rows;
  }

  private static String simulated(SimulateResult result) {
    return result.scenario()
        + " on "
        + result.network()
        + ": "
        + Numbers.duration(result.simulatedS())
        + ", "
        + Numbers.count(result.events())
        + " events, seed "
        + result.seed()
        + (result.deadlineHit() ? "; cut short by the time limit" : "");
  }

  private static String seconds(OptionalDouble seconds) {
    return seconds.isPresent() ? Numbers.duration(seconds.getAsDouble()) : NONE;
  }
}
