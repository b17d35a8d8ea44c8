package bellhop.experiment;

import bellhop.qec.distil.Distillation;
import bellhop.qec.distil.LocalNoise;
import bellhop.qec.distil.RawPair;
import bellhop.qec.distil.Scheme;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What it takes to make good pairs of bad ones: by each scheme exactly, without a simulation. */
public final class Distil {
  /** Rounds for which the worst raw pair is looked for. */
  private static final int THRESHOLD_ROUNDS = 4;

  /** Ten infidelities a decade, read in decimals as a target is, so that both meet. */
  private static final double[] DIGITS = {8, 6, 5, 4, 3, 2.5, 2, 1.5, 1.2, 1};

  private static final double WORST_RAW = 0.5;
  private static final int MOST_DECADES = 20;

  private Distil() {}

  public static DistilResult of(DistilInputs inputs) {
    List<DistilResult.SchemeForecast> schemes =
        inputs.schemes().stream().map(scheme -> forecast(scheme, inputs)).toList();
    Optional<String> best = findBest(schemes, fewestPairs());
    Optional<String> quickest =
        findBest(
            schemes,
            Comparator.<DistilResult.Round>comparingInt(DistilResult.Round::latencies)
                .thenComparing(fewestPairs()));
    return new DistilResult(
        DistilHeadline.of(inputs, best, schemes),
        DistilResult.Raw.of(inputs.raw()),
        inputs.targetInfidelity(),
        inputs.rounds(),
        inputs.noise().gateError(),
        inputs.noise().readoutError(),
        inputs.ratePerS(),
        inputs.latencyS(),
        best.isPresent(),
        best,
        quickest,
        schemes,
        costs(inputs));
  }

  private static Comparator<DistilResult.Round> fewestPairs() {
    return Comparator.comparingDouble(DistilResult.Round::pairsPerPair)
        .thenComparingInt(DistilResult.Round::latencies);
  }

  private static DistilResult.SchemeForecast forecast(Scheme scheme, DistilInputs inputs) {
    RawPair raw = inputs.raw();
    List<Distillation> rounds = scheme.rounds(raw, inputs.noise(), inputs.rounds());
    OptionalInt needed = needed(rounds, inputs);
    List<Double> worst = new ArrayList<>();
    for (int k = 0; k <= Math.min(THRESHOLD_ROUNDS, inputs.rounds()); k++) {
      worst.add(scheme.worst(raw, inputs.noise(), k, inputs.targetInfidelity()));
    }
    return new DistilResult.SchemeForecast(
        scheme.name(),
        needed.isPresent(),
        needed,
        needed(scheme.rounds(raw, LocalNoise.NONE, inputs.rounds()), inputs),
        rounds.stream().map(its -> DistilResult.Round.of(its, inputs)).toList(),
        List.copyOf(worst));
  }

  private static OptionalInt needed(List<Distillation> rounds, DistilInputs inputs) {
    return rounds.stream()
        .filter(its -> its.meets(inputs.targetInfidelity()))
        .mapToInt(Distillation::rounds)
        .findFirst();
  }

  /** Of those alike the first. */
  private static Optional<String> findBest(
      List<DistilResult.SchemeForecast> schemes, Comparator<DistilResult.Round> order) {
    return schemes.stream()
        .filter(DistilResult.SchemeForecast::reached)
        .min(Comparator.comparing(its -> its.findAnswer().orElseThrow(), order))
        .map(its -> named(its.scheme(), its.roundsNeeded().orElseThrow()));
  }

  private static String named(String scheme, int rounds) {
    return rounds == 0 ? DistilResult.NONE : scheme;
  }

  private static List<DistilResult.Cost> costs(DistilInputs inputs) {
    List<DistilResult.Cost> costs = new ArrayList<>();
    for (int decade = 1; decade <= MOST_DECADES; decade++) {
      for (double digit : DIGITS) {
        double infidelity = Double.parseDouble(digit + "e-" + decade);
        if (infidelity <= WORST_RAW) {
          costs.add(cost(infidelity, inputs));
        }
        if (infidelity <= inputs.targetInfidelity()) {
          return List.copyOf(costs);
        }
      }
    }
    return List.copyOf(costs);
  }

  private static DistilResult.Cost cost(double infidelity, DistilInputs inputs) {
    RawPair raw = inputs.raw().at(infidelity);
    LocalNoise noise = inputs.noise();
    List<Optional<Distillation>> answers =
        inputs.schemes().stream()
            .map(its -> its.findFirst(raw, noise, inputs.rounds(), inputs.targetInfidelity()))
            .toList();
    List<OptionalDouble> pairs = new ArrayList<>();
    answers.forEach(its ->
        pairs.add(
            its.isPresent()
                ? OptionalDouble.of(its.get().pairsPerPair())
                : OptionalDouble.empty()));
    Optional<Distillation> best =
        answers.stream()
            .flatMap(Optional::stream)
            .min(Comparator.comparingDouble(Distillation::pairsPerPair));
    if (best.isEmpty()) {
      return new DistilResult.Cost(
          infidelity, Optional.empty(), OptionalInt.empty(), List.copyOf(pairs));
    }
    Scheme scheme = inputs.schemes().get(answers.indexOf(best));
    return new DistilResult.Cost(
        infidelity,
        Optional.of(named(scheme.name(), best.get().rounds())),
        OptionalInt.of(best.get().rounds()),
        Collections.unmodifiableList(pairs));
  }
}
