package bellhop.experiment.memory;

import bellhop.experiment.BinomialInterval;
import bellhop.qec.code.Basis;
import bellhop.qec.seam.PairCount;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * How often a code forgets; printed field by field it is the JSON of {@code bellhop qec memory}.
 * What a {@link Point} says stands at the top too if there is one point alone, and is absent there
 * in a grid.
 *
 * @param headline the answer in one sentence
 * @param detectors that the decoder read
 * @param points in the order of the flags: distances, then noise, then seams
 * @param suppression of each noise and seam of which two distances have errors enough
 * @param deadlineHit whether the time was up before all shots were counted
 */
public record MemoryResult(
    String headline,
    String code,
    Basis basis,
    NoiseKind noise,
    String decoder,
    DetectorChoice detectors,
    long seed,
    OptionalInt distance,
    OptionalLong rounds,
    OptionalDouble p,
    Optional<SeamResult> seam,
    OptionalLong shots,
    OptionalLong errors,
    OptionalDouble logicalErrorRate,
    OptionalDouble low,
    OptionalDouble high,
    OptionalDouble logicalErrorRatePerRound,
    OptionalLong observables,
    OptionalDouble floor,
    OptionalLong pairsPerRound,
    List<Pairs> pairsByMachines,
    OptionalDouble shotsPerWallS,
    OptionalDouble wallS,
    List<Point> points,
    List<Suppression> suppression,
    boolean deadlineHit) {

  /**
   * A code of one distance, with one noise.
   *
   * @param p strength of the noise
   * @param seam if it is cut over two machines
   * @param errors shots of which an observable was wrong after decoding
   * @param logicalErrorRate errors over shots, absent without shots
   * @param low of its exact 95 % interval
   * @param logicalErrorRatePerRound which makes that rate in all rounds
   * @param observables of which any can be wrong
   * @param floor how often any decoder errs at least, as no detector sees some faults; absent where
   *     there was no time for a shot
   * @param pairsPerRound Bell pairs over the seam, in the busiest round
   * @param pairsByMachines the same by pair of machines, where these are more than two
   * @param shotsPerWallS shots of this run over the time in which they were drawn and decoded
   */
  public record Point(
      int distance,
      long rounds,
      double p,
      Optional<SeamResult> seam,
      long shots,
      long errors,
      OptionalDouble logicalErrorRate,
      double low,
      double high,
      OptionalDouble logicalErrorRatePerRound,
      long observables,
      OptionalDouble floor,
      OptionalLong pairsPerRound,
      List<Pairs> pairsByMachines,
      double shotsPerWallS,
      double wallS) {
    public Point {
      pairsByMachines = List.copyOf(pairsByMachines);
    }

    static Point of(
        MemoryCircuit circuit,
        long shots,
        long errors,
        OptionalDouble floor,
        double shotsPerWallS,
        double wallS) {
      MemoryPoint its = circuit.point();
      long observables = circuit.circuit().observableCount();
      double rate = (double) errors / shots;
      BinomialInterval interval = BinomialInterval.of(errors, shots);
      return new Point(
          its.distance(),
          its.rounds(),
          its.p(),
          circuit.seam(),
          shots,
          errors,
          shots == 0 ? OptionalDouble.empty() : OptionalDouble.of(rate),
          interval.low(),
          interval.high(),
          perRound(rate, its.rounds(), observables),
          observables,
          floor,
          whole(circuit.pairs().map(PairCount::perRound)),
          circuit
              .seam()
              .filter(seam -> seam.machineCount() > 2)
              .flatMap(_ -> circuit.pairs())
              .map(Pairs::of)
              .orElse(List.of()),
          shotsPerWallS,
          wallS);
    }
  }

  /** Bell pairs that the busiest round consumes between two machines. */
  public record Pairs(int a, int b, long pairs) {
    private static List<Pairs> of(PairCount count) {
      return count.busiest().entrySet().stream()
          .map(its -> new Pairs(its.getKey().low(), its.getKey().high(), its.getValue()))
          .toList();
    }
  }

  static MemoryResult of(MemoryInputs inputs, List<Point> points, boolean isCut) {
    MemoryPoint first = inputs.points().getFirst();
    Optional<Point> alone = points.size() == 1 ? Optional.of(points.getFirst()) : Optional.empty();
    return new MemoryResult(
        new MemoryHeadline(inputs, points).text(),
        first.code().name(),
        first.basis(),
        first.noise(),
        inputs.decoder().word(),
        inputs.detectors(),
        inputs.seed(),
        alone.map(its -> OptionalInt.of(its.distance())).orElse(OptionalInt.empty()),
        whole(alone.map(Point::rounds)),
        number(alone.map(Point::p)),
        alone.flatMap(Point::seam),
        whole(alone.map(Point::shots)),
        whole(alone.map(Point::errors)),
        alone.map(Point::logicalErrorRate).orElse(OptionalDouble.empty()),
        number(alone.map(Point::low)),
        number(alone.map(Point::high)),
        alone.map(Point::logicalErrorRatePerRound).orElse(OptionalDouble.empty()),
        whole(alone.map(Point::observables)),
        alone.map(Point::floor).orElse(OptionalDouble.empty()),
        alone.map(Point::pairsPerRound).orElse(OptionalLong.empty()),
        alone.map(Point::pairsByMachines).orElse(List.of()),
        number(alone.map(Point::shotsPerWallS)),
        number(alone.map(Point::wallS)),
        List.copyOf(points),
        Suppression.of(new MemoryWords(points)),
        isCut);
  }

  private static OptionalLong whole(Optional<Long> value) {
    return value.map(OptionalLong::of).orElse(OptionalLong.empty());
  }

  private static OptionalDouble number(Optional<Double> value) {
    return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
  }

  /**
   * The rate that makes the given one in so many alike and independent rounds. One observable flips
   * to and fro: 1 − 2p = (1 − 2q)^rounds; there is no such q at one half or above. Of several, none
   * may ever be wrong: 1 − p = (1 − q)^rounds.
   */
  static OptionalDouble perRound(double rate, long rounds, long observables) {
    int ways = observables == 1 ? 2 : 1;
    return ways * rate < 1
        ? OptionalDouble.of(-StrictMath.expm1(StrictMath.log1p(-ways * rate) / rounds) / ways)
        : OptionalDouble.empty();
  }
}
