package bellhop.experiment;

import java.util.Comparator;
import java.util.Optional;

/** The answer on distillation in one sentence, of numbers as they are printed elsewhere. */
final class DistilHeadline {
  private DistilHeadline() {}

  static DistilResult on(DistilResult r) {
    return new DistilResult(
        text(r),
        r.raw(),
        r.targetInfidelity(),
        r.maxRounds(),
        r.gateError(),
        r.readoutError(),
        r.ratePerS(),
        r.latencyS(),
        r.reached(),
        r.best(),
        r.quickest(),
        r.schemes(),
        r.byRawInfidelity());
  }

  private static String text(DistilResult r) {
    String pairs = "pairs of infidelity " + Numbers.rate(r.raw().infidelity());
    String target = "an infidelity of " + Numbers.rate(r.targetInfidelity());
    if (r.best().isEmpty()) {
      return "No scheme leads from " + pairs + " to " + target + ": " + reason(r) + ".";
    }
    String best = r.best().get();
    if (best.equals(DistilResult.NONE)) {
      return "Raw " + pairs + " will do for " + target + ": do not distil.";
    }
    DistilResult.Round answer = findAnswer(r, best).orElseThrow();
    return "From "
        + pairs
        + " to "
        + target
        + " "
        + best
        + " takes the fewest: "
        + Numbers.three(answer.pairsPerPair())
        + " for one, in "
        + Numbers.count(answer.rounds(), "round")
        + ".";
  }

  private static Optional<DistilResult.Round> findAnswer(DistilResult r, String scheme) {
    return r.schemes().stream()
        .filter(its -> its.scheme().equals(scheme))
        .findFirst()
        .flatMap(DistilResult.SchemeForecast::findAnswer);
  }

  private static String reason(DistilResult r) {
    if (r.raw().bellDiagonal() && r.raw().fidelity() <= 0.5) {
      return "with a fidelity of 0.5 or less they are not entangled";
    }
    DistilResult.SchemeForecast best =
        r.schemes().stream()
            .min(Comparator.comparingDouble(its -> its.cleanest().infidelity()))
            .orElseThrow();
    DistilResult.Round round = best.cleanest();
    return "the best is "
        + Numbers.rate(round.infidelity())
        + (round.rounds() == 0
            ? ", without any"
            : " by " + best.scheme() + " in " + Numbers.count(round.rounds(), "round"));
  }
}
