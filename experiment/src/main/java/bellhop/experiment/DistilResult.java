package bellhop.experiment;

import bellhop.pair.BellWeights;
import bellhop.qec.distil.Distillation;
import bellhop.qec.distil.RawPair;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * Schemes of distillation side by side; printed field by field it is the JSON of {@code bellhop qec
 * distil}.
 *
 * @param reached whether raw pairs or any scheme meet the target
 * @param best the scheme with the fewest raw pairs for one, {@code none} where raw pairs will do
 * @param quickest the one with the fewest latencies, then the fewest pairs
 * @param schemes in the order asked for
 * @param byRawInfidelity for better and worse raw pairs, the worst first
 */
public record DistilResult(
    String headline,
    Raw raw,
    double targetInfidelity,
    int maxRounds,
    double gateError,
    double readoutError,
    OptionalDouble ratePerS,
    OptionalDouble latencyS,
    boolean reached,
    Optional<String> best,
    Optional<String> quickest,
    List<SchemeForecast> schemes,
    List<Cost> byRawInfidelity) {

  /** Where no scheme is needed. */
  public static final String NONE = "none";

  public boolean isBest(String scheme) {
    return best().filter(scheme::equals).isPresent();
  }

  /**
   * The pairs that go in.
   *
   * @param bellDiagonal or else a state of which EPL makes more
   * @param hashingPairs pairs for one perfect pair by hashing, of endlessly many at once with
   *     perfect operations; empty where it yields nothing
   */
  public record Raw(
      double fidelity,
      double infidelity,
      LinksResult.Weights weights,
      boolean bellDiagonal,
      OptionalDouble hashingPairs) {
    static Raw of(RawPair pair) {
      BellWeights w = pair.weights();
      double yield = w.hashingYield();
      return new Raw(
          w.i(),
          w.infidelity(),
          LinksResult.Weights.of(w),
          pair.heralded().isEmpty(),
          yield > 0 ? OptionalDouble.of(1 / yield) : OptionalDouble.empty());
    }
  }

  /**
   * One scheme.
   *
   * @param roundsNeeded the fewest that meet the target
   * @param roundsNeededIfPerfect the same with perfect operations
   * @param rounds from 0, the raw pair, on
   * @param worstRawInfidelity from which 0, 1, 2 … rounds at most meet the target, up to 4
   */
  public record SchemeForecast(
      String scheme,
      boolean reached,
      OptionalInt roundsNeeded,
      OptionalInt roundsNeededIfPerfect,
      List<Round> rounds,
      List<Double> worstRawInfidelity) {
    private static final double STILL = 1.01;

    /** The round that meets the target. */
    public Optional<Round> findAnswer() {
      return roundsNeeded.isPresent()
          ? Optional.of(rounds.get(roundsNeeded.getAsInt()))
          : Optional.empty();
    }

    /** The round with the least infidelity of those that leave pairs. */
    public Round cleanest() {
      return rounds.stream()
          .filter(its -> Double.isFinite(its.pairsPerPair()))
          .min(Comparator.comparingDouble(Round::infidelity))
          .orElseThrow();
    }

    /** Whether it meets the target, or leaves better pairs than raw ones. */
    public boolean helps() {
      return reached || settled().rounds() > 0;
    }

    /** The first round that no other betters by more than a hundredth. */
    public Round settled() {
      double least = cleanest().infidelity();
      return rounds.stream()
          .filter(its -> its.infidelity() <= STILL * least)
          .findFirst()
          .orElseThrow();
    }
  }

  /** After so many rounds; see {@link Distillation}. */
  public record Round(
      int rounds,
      double pairsPerPair,
      double success,
      double fidelity,
      double infidelity,
      double jointInfidelity,
      long batchPairs,
      long batchOutputs,
      int latencies,
      boolean twoWay,
      double gates,
      OptionalDouble outputRatePerS,
      OptionalDouble gatheringS,
      OptionalDouble messagesS) {
    static Round of(Distillation d, DistilInputs inputs) {
      return new Round(
          d.rounds(),
          d.pairsPerPair(),
          d.success(),
          d.weights().i(),
          d.infidelity(),
          d.jointInfidelity(),
          d.batchPairs(),
          d.batchOutputs(),
          d.latencies(),
          d.twoWay(),
          d.gateCount(),
          times(inputs.ratePerS(), 1 / d.pairsPerPair()),
          over(d.pairsPerPair() * d.batchOutputs(), inputs.ratePerS()),
          times(inputs.latencyS(), d.latencies()));
    }

    private static OptionalDouble times(OptionalDouble value, double factor) {
      return value.isPresent() ? OptionalDouble.of(value.getAsDouble() * factor) : value;
    }

    private static OptionalDouble over(double count, OptionalDouble rate) {
      return rate.isPresent() ? OptionalDouble.of(count / rate.getAsDouble()) : rate;
    }
  }

  /**
   * What meeting the target costs from such raw pairs.
   *
   * @param best the scheme with the fewest, {@code none} where raw pairs will do, or empty
   * @param rounds of the best
   * @param pairsPerPair of each scheme in order, empty where it misses the target
   */
  public record Cost(
      double rawInfidelity,
      Optional<String> best,
      OptionalInt rounds,
      List<OptionalDouble> pairsPerPair) {
    /** Of the best. */
    public OptionalDouble least() {
      return pairsPerPair.stream().flatMapToDouble(OptionalDouble::stream).min();
    }
  }
}
