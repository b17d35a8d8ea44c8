package bellhop.experiment.page;

import bellhop.experiment.DistilResult;
import bellhop.experiment.DistilWords;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;

/** The report on distillation: one HTML file that needs nothing else, and no script. */
public final class DistilPage {
  private DistilPage() {}

  public static String print(DistilResult result) {
    return Markup.join(
        Frame.head("distillation to " + Numbers.rate(result.targetInfidelity())),
        Markup.element("h1", Markup.escaped(result.headline())),
        note(setting(result)),
        Frame.section(
            "What infidelity costs",
            Markup.join(
                note(
                    "Each dot is one more round; the raw pair is at the left. At 0 nothing is left"
                        + " of the infidelity."),
                DistilCharts.infidelities(result))),
        costs(result),
        Frame.section(
            "The worst raw pairs",
            Markup.join(
                note(
                    "The largest infidelity of raw pairs from which at most so many rounds lead to"
                        + " the target. With none it is the target itself: below it, distilling"
                        + " brings nothing that is asked for."),
                worstRaw(result))),
        Frame.section(
            "Every round in numbers",
            Markup.join(note("Without rounds in which no block is ever kept."), rounds(result))),
        "</main></body></html>",
        "");
  }

  private static String note(String words) {
    return Markup.element("p", Markup.escaped(words), "class", "note");
  }

  private static String setting(DistilResult r) {
    return "Raw weights of Φ+, Φ−, Ψ+, Ψ−: "
        + String.join(
            ", ",
            List.of(
                Numbers.significant(r.raw().weights().phiPlus(), 6),
                Numbers.rate(r.raw().weights().phiMinus()),
                Numbers.rate(r.raw().weights().psiPlus()),
                Numbers.rate(r.raw().weights().psiMinus())))
        + ". Local gates with error "
        + Numbers.rate(r.gateError())
        + ", readout with "
        + Numbers.rate(r.readoutError())
        + ", memories perfect. "
        + times(r)
        + "Exact, nothing was simulated. Pairs are raw ones for one output in the mean, with those of"
        + " blocks that are given up.";
  }

  private static String times(DistilResult r) {
    StringBuilder words = new StringBuilder();
    r.ratePerS()
        .ifPresent(rate ->
            words.append("Raw pairs come at ").append(Numbers.withPrefix(rate, "Hz")).append(". "));
    r.latencyS()
        .ifPresent(
            time -> words.append("A message takes ").append(Numbers.duration(time)).append(". "));
    return words.toString();
  }

  /** Nothing where the target is worse than any pair worth distilling. */
  private static String costs(DistilResult result) {
    if (result.byRawInfidelity().size() < 2) {
      return "";
    }
    return Frame.section(
        "What the target costs from better and worse pairs",
        Markup.join(
            note(
                "Better pairs to the right: raw ones mixed with perfect ones, worse ones with"
                    + " fully mixed ones. A line jumps where one round more or less is needed;"
                    + " at the right end raw pairs will do, one for one."),
            DistilCharts.costs(result)));
  }

  private static String worstRaw(DistilResult r) {
    List<List<String>> rows = DistilWords.worstRaw(r);
    return Markup.table(rows.getFirst(), rows.subList(1, rows.size()));
  }

  private static String rounds(DistilResult r) {
    List<List<String>> rows = new ArrayList<>();
    for (DistilResult.SchemeForecast scheme : r.schemes()) {
      scheme.rounds().stream()
          .skip(1)
          .filter(its -> Double.isFinite(its.pairsPerPair()))
          .forEach(its -> rows.add(row(r, scheme, its)));
    }
    return Markup.table(heads(r), rows);
  }

  private static List<String> heads(DistilResult r) {
    List<String> heads =
        new ArrayList<>(
            List.of(
                "scheme",
                "rounds",
                "raw pairs for one",
                "success of the last",
                "infidelity",
                "of the block",
                "waits for messages",
                "two-qubit gates an end",
                "held"));
    r.ratePerS().ifPresent(_ -> heads.addAll(List.of("output", "gathers")));
    r.latencyS().ifPresent(_ -> heads.add("messages"));
    heads.add("");
    return heads;
  }

  private static List<String> row(
      DistilResult r, DistilResult.SchemeForecast scheme, DistilResult.Round its) {
    List<String> cells =
        new ArrayList<>(
            List.of(
                scheme.scheme(),
                Numbers.count(its.rounds()),
                Numbers.three(its.pairsPerPair()),
                Numbers.percent(its.success()),
                Numbers.rate(its.infidelity()),
                Numbers.rate(its.jointInfidelity()),
                its.latencies() + (its.twoWay() ? "" : ", one way"),
                Numbers.three(its.gates()),
                Numbers.count(its.batchPairs())));
    its.outputRatePerS().ifPresent(rate -> cells.add(Numbers.withPrefix(rate, "Hz")));
    its.gatheringS().ifPresent(time -> cells.add(Numbers.duration(time)));
    its.messagesS().ifPresent(time -> cells.add(Numbers.duration(time)));
    cells.add(mark(r, scheme, its));
    return cells;
  }

  private static String mark(
      DistilResult r, DistilResult.SchemeForecast scheme, DistilResult.Round its) {
    boolean isAnswer = scheme.findAnswer().filter(its::equals).isPresent();
    return !isAnswer ? "" : r.isBest(scheme.scheme()) ? "fewest pairs" : "reached";
  }
}
