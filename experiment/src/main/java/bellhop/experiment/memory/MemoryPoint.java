package bellhop.experiment.memory;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.Basis;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.noise.NoiseModel;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One memory experiment.
 *
 * @param rounds from 1
 * @param p strength of the noise inside machines
 */
public record MemoryPoint(
    MemoryCode code,
    int distance,
    Basis basis,
    long rounds,
    NoiseKind noise,
    double p,
    Optional<CutSeam> seam) {

  /**
   * The circuit with its noise.
   *
   * @throws bellhop.units.InputException for numbers out of range
   */
  StabilizerCircuit circuit() {
    StabilizerCircuit clean = clean();
    NoiseModel bulk = noise.model(p);
    return seam.map(its -> its.noise(clean, bulk).apply(clean)).orElseGet(() -> bulk.apply(clean));
  }

  private StabilizerCircuit clean() {
    return new MemoryTask(code.at(distance), basis, rounds).circuit();
  }

  /** Bell pairs that the busiest round needs, if there is a seam. */
  OptionalLong pairsPerRound() {
    return seam.map(its -> OptionalLong.of(its.pairsPerRound(clean(), noise.model(p))))
        .orElse(OptionalLong.empty());
  }
}
