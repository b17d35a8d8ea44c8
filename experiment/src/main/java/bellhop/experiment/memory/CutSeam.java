package bellhop.experiment.memory;

import bellhop.pair.BellWeights;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A code cut in the middle over two machines, and what gates between them suffer.
 *
 * @param cut the direction across the cut
 * @param noise of a direct gate: DEPOLARIZE2 with that probability
 * @param pair Bell weights of the pair that a gate consumes, for the other variants
 * @param link of which the pair is, for the reader
 * @param loss chance that a pair is announced as lost
 */
public record CutSeam(
    Axis cut,
    Variant variant,
    OptionalDouble noise,
    Optional<BellWeights> pair,
    Optional<String> link,
    double loss) {
  /** A direction in the plane of the code. */
  public enum Axis {
    X,
    Y
  }

  /** How gates are done between machines. */
  public enum Variant {
    /** As if qubits of both machines met. */
    DIRECT,
    /** A Bell pair for each gate. */
    TELEPORTED,
    /** A Bell pair for all gates of a check with the other machine. */
    CAT
  }

  public CutSeam {
    if (noise.isPresent() != (variant == Variant.DIRECT) || noise.isPresent() == pair.isPresent()) {
      throw new IllegalArgumentException("direct gates have noise, others pairs: " + variant);
    }
  }

  /** The probability of an error of the gate, or of the pair. */
  public double error() {
    return noise.isPresent() ? noise.getAsDouble() : 1 - pair.orElseThrow().fidelity();
  }
}
