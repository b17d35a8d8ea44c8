package bellhop.experiment.memory;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.pair.BellWeights;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.seam.Copying;
import bellhop.qec.seam.Machines;
import bellhop.qec.seam.Seam;
import bellhop.qec.seam.SeamedNoise;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A code over machines, and what gates between them suffer.
 *
 * @param cut the direction across the cut in the middle; for cat states, the one that counts as
 *     such
 * @param machines the file that says where qubits are, if they are not cut in the middle
 * @param noise of a direct gate: DEPOLARIZE2 with that probability
 * @param pair Bell weights of the pair that a gate consumes, for the other variants
 * @param link of which the pair is, for the reader
 * @param loss chance that a pair is announced as lost
 */
public record CutSeam(
    Axis cut,
    Optional<String> machines,
    Variant variant,
    OptionalDouble noise,
    Optional<BellWeights> pair,
    Optional<String> link,
    double loss) {
  /** A direction in the plane of the code. */
  public enum Axis {
    X(0),
    Y(1);

    /** Place among the coordinates. */
    private final int index;

    Axis(int index) {
      this.index = index;
    }
  }

  /** How gates are done between machines: the kinds of {@link Seam}. */
  public enum Variant {
    DIRECT,
    TELEPORTED,
    /** Packets where they keep the distance. */
    CAT
  }

  public CutSeam {
    boolean isDirect = variant == Variant.DIRECT;
    if (noise.isPresent() != isDirect || pair.isPresent() == isDirect || (isDirect && loss > 0)) {
      throw new IllegalArgumentException("direct gates have noise, others pairs: " + variant);
    }
  }

  /** The machines of a circuit that is cut in the middle. */
  Machines middle(StabilizerCircuit clean) {
    return Machines.middle(clean, cut.index);
  }

  /** Noise of a circuit over machines, with this seam between them. */
  SeamedNoise noise(Machines machines, NoiseModel bulk) {
    return new SeamedNoise(bulk, machines, seam(bulk));
  }

  private Seam seam(NoiseModel bulk) {
    return switch (variant) {
      case DIRECT -> new Seam.Direct(noise.orElseThrow());
      case TELEPORTED -> new Seam.Teleported(copying(bulk));
      case CAT -> Seam.Cat.across(copying(bulk), cut.index);
    };
  }

  private Copying copying(NoiseModel bulk) {
    return Copying.of(pair.orElseThrow(), bulk).failing(loss);
  }

  /** The probability of an error of the gate, or of the pair. */
  public double error() {
    return noise.isPresent() ? noise.getAsDouble() : 1 - pair.orElseThrow().fidelity();
  }
}
