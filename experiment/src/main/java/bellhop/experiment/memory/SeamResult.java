package bellhop.experiment.memory;

import bellhop.experiment.memory.CutSeam.Variant;
import bellhop.pair.BellWeights;
import bellhop.qec.seam.Axis;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A {@link CutSeam} as results tell of it.
 *
 * @param cut the direction that it parts into two, unless a file says where qubits are
 * @param machines that file
 * @param machineCount machines that have qubits
 */
public record SeamResult(
    Optional<Axis> cut,
    Optional<String> machines,
    int machineCount,
    Variant variant,
    OptionalDouble noise,
    Optional<BellWeights> pair,
    Optional<String> link,
    double loss) {
  private static final double ALIKE = 1e-9;

  static SeamResult of(CutSeam seam, int machineCount) {
    return new SeamResult(
        seam.division() instanceof Division.Cut(Axis across)
            ? Optional.of(across)
            : Optional.empty(),
        seam.division() instanceof Division.Listed listed
            ? Optional.of(listed.file())
            : Optional.empty(),
        machineCount,
        seam.variant(),
        seam.noise(),
        seam.pair(),
        seam.link(),
        seam.loss());
  }

  /** The probability of an error of the gate, or of the pair. */
  public double error() {
    return noise.isPresent() ? noise.getAsDouble() : 1 - pair.orElseThrow().fidelity();
  }

  /** The pair, if its fidelity does not say all of it. */
  Optional<BellWeights> unevenPair() {
    return pair.filter(
        its -> Math.max(Math.abs(its.x() - its.y()), Math.abs(its.z() - its.y())) > ALIKE);
  }
}
