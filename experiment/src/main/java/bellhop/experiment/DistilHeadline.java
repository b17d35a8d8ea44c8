package bellhop.experiment;

import bellhop.qec.distil.LocalNoise;
import bellhop.qec.distil.RawPair;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The answer on distillation in a sentence or two, of numbers as they are printed elsewhere. */
final class DistilHeadline {
  private DistilHeadline() {}

  static String of(
      DistilInputs inputs, Optional<String> best, List<DistilResult.SchemeForecast> schemes) {
    String pairs = "pairs of infidelity " + Numbers.rate(inputs.raw().infidelity());
    String target = "an infidelity of " + Numbers.rate(inputs.targetInfidelity());
    if (best.isEmpty()) {
      return "No scheme leads from " + pairs + " to " + target + ": " + reason(inputs, schemes);
    }
    if (best.get().equals(DistilResult.NONE)) {
      return "Raw " + pairs + " will do for " + target + ": do not distil.";
    }
    DistilResult.Round answer = answer(best.get(), schemes);
    return "From "
        + pairs
        + " to "
        + target
        + " "
        + best.get()
        + " takes the fewest: "
        + Numbers.three(answer.pairsPerPair())
        + " for one, in "
        + Numbers.count(answer.rounds(), "round")
        + ".";
  }

  private static DistilResult.Round answer(String best, List<DistilResult.SchemeForecast> schemes) {
    return schemes.stream()
        .filter(its -> its.scheme().equals(best))
        .findFirst()
        .flatMap(DistilResult.SchemeForecast::findAnswer)
        .orElseThrow();
  }

  private static String reason(DistilInputs inputs, List<DistilResult.SchemeForecast> schemes) {
    RawPair raw = inputs.raw();
    if (raw.heralded().isEmpty() && raw.weights().fidelity() <= 0.5) {
      return "with a fidelity of 0.5 or less they are not entangled.";
    }
    DistilResult.SchemeForecast best =
        schemes.stream()
            .min(
                Comparator.<DistilResult.SchemeForecast>comparingDouble(
                        its -> its.cleanest().infidelity())
                    .thenComparing(its -> its.roundsNeededIfPerfect().isEmpty()))
            .orElseThrow();
    return best.roundsNeededIfPerfect().isPresent()
        ? floor(inputs.noise(), best)
        : "the best is " + settled(best) + ".";
  }

  /** Only the noise of the operations is in the way. */
  private static String floor(LocalNoise noise, DistilResult.SchemeForecast best) {
    return errors(noise)
        + " are in the way. The best is "
        + settled(best)
        + (isStill(best) ? ", and more rounds do not help" : "")
        + "; with perfect operations "
        + best.scheme()
        + " would get there in "
        + Numbers.count(best.roundsNeededIfPerfect().orElseThrow(), "round")
        + ".";
  }

  private static String errors(LocalNoise noise) {
    return noise.readoutError() == 0
        ? "gate errors"
        : noise.gateError() == 0 ? "readout errors" : "gate and readout errors";
  }

  private static boolean isStill(DistilResult.SchemeForecast best) {
    return best.helps() && best.settled().rounds() < best.rounds().getLast().rounds();
  }

  private static String settled(DistilResult.SchemeForecast best) {
    DistilResult.Round its = best.settled();
    return Numbers.rate(its.infidelity())
        + (best.helps()
            ? " by " + best.scheme() + " in " + Numbers.count(its.rounds(), "round")
            : ", without any");
  }
}
