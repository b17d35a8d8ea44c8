package bellhop.experiment.page;

import bellhop.experiment.DistilResult;
import bellhop.experiment.Numbers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.IntFunction;

/** Drawings of the report on distillation: infidelity by cost, and cost by raw infidelity. */
final class DistilCharts {
  /** How far beyond the target and the cheapest answer the first drawing reaches. */
  private static final double BEYOND_TARGET = 1e-3;

  private static final double BEYOND_BEST = 30;

  /** Raw pairs that it reaches at least. */
  private static final double LEAST_PAIRS = 300;

  private static final double WORST_RAW = 0.5;

  private DistilCharts() {}

  static String infidelities(DistilResult r) {
    return LogChart.draw(
        "Infidelity over raw pairs for one",
        pairsToTheBest(r),
        infidelity(r),
        lines(r, scheme -> rounds(r.schemes().get(scheme))),
        3);
  }

  static String costs(DistilResult r) {
    return LogChart.draw(
        "Raw pairs for one of the wanted infidelity, over the infidelity of raw pairs",
        rawInfidelity(r),
        pairsToTheDearest(r),
        lines(r, scheme -> costs(r, scheme)),
        1.5);
  }

  /** The best first: it is drawn whatever is left out. */
  private static List<LogChart.Series> lines(
      DistilResult r, IntFunction<List<LogChart.Point>> points) {
    List<LogChart.Series> lines = new ArrayList<>();
    for (int s = 0; s < r.schemes().size(); s++) {
      String name = r.schemes().get(s).scheme();
      lines.add(new LogChart.Series(name, points.apply(s), r.isBest(name)));
    }
    lines.sort(Comparator.comparing(line -> !line.strong()));
    return lines;
  }

  // ---- infidelity by cost ----

  private static LogChart.Axis pairsToTheBest(DistilResult r) {
    double best =
        r.schemes().stream()
            .flatMap(its -> its.findAnswer().stream())
            .mapToDouble(DistilResult.Round::pairsPerPair)
            .min()
            .orElse(1);
    return new LogChart.Axis(
        "raw pairs for one",
        1,
        StrictMath.max(LEAST_PAIRS, BEYOND_BEST * best),
        OptionalDouble.empty(),
        "");
  }

  private static LogChart.Axis infidelity(DistilResult r) {
    double target = r.targetInfidelity();
    double raw = r.raw().infidelity();
    return new LogChart.Axis(
        "infidelity",
        BEYOND_TARGET * (raw > 0 ? StrictMath.min(target, raw) : target),
        1,
        OptionalDouble.of(target),
        "wanted");
  }

  private static List<LogChart.Point> rounds(DistilResult.SchemeForecast scheme) {
    return scheme.rounds().stream()
        .filter(its -> Double.isFinite(its.pairsPerPair()))
        .map(its ->
            new LogChart.Point(its.pairsPerPair(), its.infidelity(), hint(scheme.scheme(), its)))
        .toList();
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

  // ---- cost by raw infidelity ----

  private static LogChart.Axis rawInfidelity(DistilResult r) {
    double raw = r.raw().infidelity();
    double last = r.byRawInfidelity().getLast().rawInfidelity();
    boolean isInside = raw >= last && raw <= WORST_RAW;
    return new LogChart.Axis(
        "infidelity of raw pairs",
        WORST_RAW,
        last,
        isInside ? OptionalDouble.of(raw) : OptionalDouble.empty(),
        "at hand");
  }

  private static LogChart.Axis pairsToTheDearest(DistilResult r) {
    double most =
        r.byRawInfidelity().stream()
            .flatMap(cost -> cost.pairsPerPair().stream())
            .flatMapToDouble(OptionalDouble::stream)
            .filter(Double::isFinite)
            .max()
            .orElse(1);
    return new LogChart.Axis(
        "raw pairs for one", 0.8, StrictMath.max(10, 2 * most), OptionalDouble.empty(), "");
  }

  private static List<LogChart.Point> costs(DistilResult r, int scheme) {
    List<LogChart.Point> points = new ArrayList<>();
    for (DistilResult.Cost cost : r.byRawInfidelity()) {
      OptionalDouble pairs = cost.pairsPerPair().get(scheme);
      if (pairs.isPresent() && Double.isFinite(pairs.getAsDouble())) {
        points.add(
            new LogChart.Point(
                cost.rawInfidelity(),
                pairs.getAsDouble(),
                hint(r.schemes().get(scheme).scheme(), cost, pairs.getAsDouble())));
      }
    }
    return points;
  }

  private static String hint(String scheme, DistilResult.Cost cost, double pairs) {
    return scheme
        + " from "
        + Numbers.rate(cost.rawInfidelity())
        + ": "
        + Numbers.three(pairs)
        + " pairs";
  }
}
