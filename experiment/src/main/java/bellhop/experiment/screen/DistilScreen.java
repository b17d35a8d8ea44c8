package bellhop.experiment.screen;

import bellhop.experiment.DistilResult;
import bellhop.experiment.DistilWords;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.DoubleFunction;

/** Schemes of distillation as tables: for the pairs at hand, and for better and worse ones. */
public final class DistilScreen {
  private static final String NO = "–";

  private DistilScreen() {}

  public static String print(DistilResult result, Ink ink) {
    Layout out = new Layout(ink);
    out.paragraph(result.headline(), ink::bold);
    out.blank();
    if (!result.isBest(DistilResult.NONE)) {
      comparison(result, out);
      out.blank();
    }
    out.table("Worst raw", 1, DistilWords.worstRaw(result));
    out.blank();
    if (!result.byRawInfidelity().isEmpty()) {
      out.table("Fewest pairs", 2, stretches(result));
      out.blank();
    }
    out.entry("Operations", operations(result));
    hashing(result).ifPresent(words -> out.entry("Hashing", words));
    out.entry(
        "Counted",
        "pairs: raw ones for one in the mean, those given up too. Held: raw pairs of the smallest"
            + " whole set of blocks, in memory together. Waits: messages from end to end, one after"
            + " the other. Pairs of one block share errors: infidelity is that of any one of them.");
    return out.toString();
  }

  private static void comparison(DistilResult result, Layout out) {
    List<DistilResult.SchemeForecast> helpful =
        result.schemes().stream().filter(DistilResult.SchemeForecast::helps).toList();
    if (!helpful.isEmpty()) {
      out.table("Schemes", 1, schemes(helpful));
    }
    quickest(result).ifPresent(words -> out.entry("", words));
    idle(result).ifPresent(words -> out.entry(helpful.isEmpty() ? "Schemes" : "", words));
    if (result.reached() && (result.ratePerS().isPresent() || result.latencyS().isPresent())) {
      out.blank();
      out.table("Times", 1, times(result));
    }
  }

  private static Optional<String> quickest(DistilResult result) {
    return result
        .quickest()
        .filter(quickest -> !result.isBest(quickest))
        .map(quickest -> quickest + " waits for the fewest messages");
  }

  private static Optional<String> idle(DistilResult result) {
    List<String> idle =
        result.schemes().stream()
            .filter(its -> !its.helps())
            .map(DistilResult.SchemeForecast::scheme)
            .toList();
    return idle.isEmpty()
        ? Optional.empty()
        : Optional.of("no better than raw pairs in any round: " + String.join(", ", idle));
  }

  private static List<List<String>> schemes(List<DistilResult.SchemeForecast> schemes) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("scheme", "rounds", "pairs", "last success", "infidelity", "waits", "held"));
    for (DistilResult.SchemeForecast scheme : schemes) {
      DistilResult.Round its = shown(scheme);
      rows.add(
          List.of(
              scheme.scheme(),
              Numbers.count(its.rounds()),
              scheme.reached() ? Numbers.three(its.pairsPerPair()) : "not reached",
              Numbers.percent(its.success()),
              Numbers.rate(its.infidelity()),
              its.latencies() + (its.twoWay() || its.latencies() == 0 ? "" : " one-way"),
              Numbers.count(its.batchPairs())));
    }
    return rows;
  }

  /** Where it misses the target, its best, but no more rounds for next to nothing. */
  private static DistilResult.Round shown(DistilResult.SchemeForecast scheme) {
    return scheme.findAnswer().orElseGet(scheme::settled);
  }

  private static List<List<String>> times(DistilResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("where reached", "output", "gathers", "messages"));
    for (DistilResult.SchemeForecast scheme : result.schemes()) {
      scheme
          .findAnswer()
          .ifPresent(its ->
              rows.add(
                  List.of(
                      scheme.scheme(),
                      words(its.outputRatePerS(), rate -> Numbers.withPrefix(rate, "Hz")),
                      words(its.gatheringS(), Numbers::duration),
                      words(its.messagesS(), Numbers::duration))));
    }
    return rows;
  }

  private static String words(OptionalDouble value, DoubleFunction<String> form) {
    return value.isPresent() ? form.apply(value.getAsDouble()) : NO;
  }

  /** Neighbours with the same best scheme and rounds together. */
  private static List<List<String>> stretches(DistilResult result) {
    List<List<String>> rows = new ArrayList<>();
    rows.add(List.of("raw infidelity", "scheme", "rounds", "pairs"));
    List<DistilResult.Cost> costs = result.byRawInfidelity();
    int from = 0;
    for (int at = 1; at <= costs.size(); at++) {
      if (at == costs.size() || !isAlike(costs.get(from), costs.get(at))) {
        rows.add(stretch(costs.get(from), costs.get(at - 1)));
        from = at;
      }
    }
    return rows;
  }

  private static boolean isAlike(DistilResult.Cost one, DistilResult.Cost other) {
    return one.best().equals(other.best()) && one.rounds().equals(other.rounds());
  }

  private static List<String> stretch(DistilResult.Cost worst, DistilResult.Cost mildest) {
    return List.of(
        range(Numbers.rate(worst.rawInfidelity()), Numbers.rate(mildest.rawInfidelity())),
        worst.best().orElse("out of reach"),
        worst.rounds().isPresent() ? Numbers.count(worst.rounds().getAsInt()) : NO,
        worst.best().isPresent()
            ? range(
                Numbers.three(worst.least().orElseThrow()),
                Numbers.three(mildest.least().orElseThrow()))
            : NO);
  }

  private static String range(String from, String to) {
    return from.equals(to) ? from : from + " to " + to;
  }

  private static String operations(DistilResult result) {
    if (result.gateError() == 0 && result.readoutError() == 0) {
      return "perfect at both ends";
    }
    return "two-qubit gates with error "
        + Numbers.rate(result.gateError())
        + " and readout with "
        + Numbers.rate(result.readoutError())
        + " at both ends, for all schemes; gates as found by elimination, one-qubit gates and"
        + " memories perfect";
  }

  private static Optional<String> hashing(DistilResult result) {
    return result.raw().hashingPairs().isPresent()
        ? Optional.of(
            "endlessly many at once, with perfect operations: "
                + Numbers.three(result.raw().hashingPairs().getAsDouble())
                + " for a perfect one, one way")
        : Optional.empty();
  }
}
