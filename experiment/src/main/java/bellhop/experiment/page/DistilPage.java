package bellhop.experiment.page;

import bellhop.experiment.DistilResult;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/** The report on distillation: one HTML file that needs nothing else, and no script. */
public final class DistilPage {
  /** How far beyond the target and the cheapest answer the first drawing reaches. */
  private static final double BEYOND_TARGET = 1e-3;

  private static final double BEYOND_BEST = 30;
  private static final double LEAST_WIDTH = 300;

  private DistilPage() {}

  public static String print(DistilResult result) {
    return Markup.join(
        Frame.head("distillation to " + Numbers.rate(result.targetInfidelity())),
        Markup.element("h1", Markup.escaped(result.headline())),
        note(setting(result)),
        Frame.section(
            "What infidelity costs",
            Markup.join(
                note("Each dot is one more round; the raw pair is at the left."),
                infidelities(result))),
        Frame.section("What the target costs from better and worse pairs", costs(result)),
        Frame.section("Every round in numbers", rounds(result)),
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
        + ", memories perfect. Exact, nothing was simulated. Pairs are raw ones for one output in the"
        + " mean, with those of blocks that are given up.";
  }

  private static String infidelities(DistilResult r) {
    double best =
        r.schemes().stream()
            .flatMap(its -> its.findAnswer().stream())
            .mapToDouble(DistilResult.Round::pairsPerPair)
            .min()
            .orElse(1);
    List<LogChart.Series> series = new ArrayList<>();
    for (DistilResult.SchemeForecast scheme : r.schemes()) {
      List<LogChart.Point> points =
          scheme.rounds().stream()
              .filter(its -> its.infidelity() > 0 && Double.isFinite(its.pairsPerPair()))
              .map(its ->
                  new LogChart.Point(
                      its.pairsPerPair(), its.infidelity(), hint(scheme.scheme(), its)))
              .toList();
      series.add(new LogChart.Series(scheme.scheme(), points, isBest(r, scheme.scheme())));
    }
    return LogChart.draw(
        "Infidelity over raw pairs for one",
        new LogChart.Axis(
            "raw pairs for one",
            1,
            StrictMath.max(LEAST_WIDTH, BEYOND_BEST * best),
            OptionalDouble.empty(),
            ""),
        new LogChart.Axis(
            "infidelity",
            BEYOND_TARGET * StrictMath.min(r.targetInfidelity(), r.raw().infidelity()),
            1,
            OptionalDouble.of(r.targetInfidelity()),
            "wanted"),
        series,
        3);
  }

  private static boolean isBest(DistilResult r, String scheme) {
    return r.best().isPresent() && r.best().get().equals(scheme);
  }

  private static String hint(String scheme, DistilResult.Round its) {
    return scheme
        + ", "
        + Numbers.count(its.rounds(), "round")
        + ": infidelity "
        + Numbers.rate(its.infidelity())
        + " for "
        + Numbers.three(its.pairsPerPair())
        + " pairs";
  }

  private static String costs(DistilResult r) {
    List<LogChart.Series> series = new ArrayList<>();
    double most = LEAST_WIDTH;
    for (int s = 0; s < r.schemes().size(); s++) {
      List<LogChart.Point> points = new ArrayList<>();
      for (DistilResult.Cost cost : r.byRawInfidelity()) {
        OptionalDouble pairs = cost.pairsPerPair().get(s);
        if (pairs.isPresent() && Double.isFinite(pairs.getAsDouble())) {
          points.add(
              new LogChart.Point(
                  cost.rawInfidelity(),
                  pairs.getAsDouble(),
                  r.schemes().get(s).scheme()
                      + " from "
                      + Numbers.rate(cost.rawInfidelity())
                      + ": "
                      + Numbers.three(pairs.getAsDouble())
                      + " pairs"));
        }
      }
      String name = r.schemes().get(s).scheme();
      series.add(new LogChart.Series(name, points, isBest(r, name)));
    }
    double raw = r.raw().infidelity();
    double last = r.byRawInfidelity().getLast().rawInfidelity();
    boolean isInside = raw >= last && raw <= 0.5;
    return Markup.join(
        note(
            "Better pairs to the right: raw ones mixed with perfect ones, worse ones with fully"
                + " mixed ones. A line jumps where one round more or less is needed; at the right"
                + " end raw pairs will do, one for one."),
        LogChart.draw(
            "Raw pairs for one of the wanted infidelity, over the infidelity of raw pairs",
            new LogChart.Axis(
                "infidelity of raw pairs",
                0.5,
                last,
                isInside ? OptionalDouble.of(raw) : OptionalDouble.empty(),
                "at hand"),
            new LogChart.Axis("raw pairs for one", 0.8, 10 * most, OptionalDouble.empty(), ""),
            series,
            1.5));
  }

  private static String rounds(DistilResult r) {
    List<List<String>> rows = new ArrayList<>();
    for (DistilResult.SchemeForecast scheme : r.schemes()) {
      scheme.rounds().stream().skip(1).forEach(its -> rows.add(row(r, scheme, its)));
    }
    return Markup.table(
        List.of(
            "scheme",
            "rounds",
            "raw pairs for one",
            "success of the last",
            "infidelity",
            "of the block",
            "waits for messages",
            "two-qubit gates an end",
            "held",
            ""),
        rows);
  }

  private static List<String> row(
      DistilResult r, DistilResult.SchemeForecast scheme, DistilResult.Round its) {
    boolean isAnswer =
        scheme.roundsNeeded().isPresent() && scheme.roundsNeeded().getAsInt() == its.rounds();
    boolean isBest = isAnswer && isBest(r, scheme.scheme());
    return List.of(
        scheme.scheme(),
        Numbers.count(its.rounds()),
        Numbers.three(its.pairsPerPair()),
        Numbers.percent(its.success()),
        Numbers.rate(its.infidelity()),
        Numbers.rate(its.jointInfidelity()),
        its.latencies() + (its.twoWay() ? "" : ", one way"),
        Numbers.three(its.gates()),
        Numbers.count(its.batchPairs()),
        isBest ? "fewest pairs" : isAnswer ? "reached" : "");
  }
}
