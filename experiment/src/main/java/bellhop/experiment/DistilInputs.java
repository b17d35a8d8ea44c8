package bellhop.experiment;

import bellhop.qec.distil.LocalNoise;
import bellhop.qec.distil.RawPair;
import bellhop.qec.distil.Scheme;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What is asked of distillation.
 *
 * @param targetInfidelity from {@link Scheme#LEAST_INFIDELITY} to below 1
 * @param rounds at most, from 1 to {@link Scheme#MOST_ROUNDS}
 * @param ratePerS raw pairs, or empty where no time is asked for
 * @param latencyS of a message from end to end, 0 or more
 */
public record DistilInputs(
    RawPair raw,
    double targetInfidelity,
    int rounds,
    LocalNoise noise,
    List<Scheme> schemes,
    OptionalDouble ratePerS,
    OptionalDouble latencyS) {
  public DistilInputs {
    schemes = List.copyOf(schemes);
    if (!(targetInfidelity >= Scheme.LEAST_INFIDELITY && targetInfidelity < 1)) {
      throw new IllegalArgumentException("target infidelity " + targetInfidelity);
    }
    if (rounds < 1 || rounds > Scheme.MOST_ROUNDS) {
      throw new IllegalArgumentException(rounds + " rounds");
    }
  }
}
