package bellhop.experiment.memory;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.pair.BellWeights;
import bellhop.qec.code.Basis;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.code.SurgeryTask;
import bellhop.qec.code.Task;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.seam.Axis;
import bellhop.qec.seam.Copying;
import bellhop.qec.seam.Machines;
import bellhop.qec.seam.Seam;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A code over machines, and what gates between them suffer.
 *
 * @param noise of a direct gate: DEPOLARIZE2 with that probability
 * @param pair Bell weights of the pair that a gate consumes, for the other variants
 * @param link of which the pair is, for the reader
 * @param loss chance that a pair is announced as lost
 */
public record CutSeam(
    Division division,
    Variant variant,
    OptionalDouble noise,
    Optional<BellWeights> pair,
    Optional<String> link,
    double loss) {
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

  /** With depolarising noise of that probability after each gate over the cut. */
  public static CutSeam direct(Axis across, double noise) {
    return new CutSeam(
        new Division.Cut(across),
        Variant.DIRECT,
        OptionalDouble.of(noise),
        Optional.empty(),
        Optional.empty(),
        0);
  }

  /**
   * On which machine each qubit is.
   *
   * @param clean circuit of the task
   * @param name of the circuit, for messages
   * @throws bellhop.units.InputException if a file lists other qubits
   */
  Machines machines(Task task, StabilizerCircuit clean, String name) {
    return switch (task) {
      case SurgeryTask surgery -> surgery.machines(clean);
      case MemoryTask _ ->
          switch (division) {
            case Division.Cut cut -> Machines.middle(clean, cut.across());
            case Division.Listed its -> Machines.read(its.text(), its.file(), clean, name);
          };
    };
  }

  /**
   * How gates are done.
   *
   * @param kept basis of the memory
   */
  Seam seam(NoiseModel bulk, Basis kept) {
    return switch (variant) {
      case DIRECT -> new Seam.Direct(noise.orElseThrow());
      case TELEPORTED -> new Seam.Teleported(copying(bulk));
      case CAT -> Seam.Cat.across(copying(bulk), along(kept));
    };
  }

  /**
   * A wrong copy strikes its packet with errors of the basis of the check. Along a straight cut
   * these must not be the ones that a logical operator lies along; where there is no straight cut,
   * they are those that the memory does not fear.
   */
  private Axis along(Basis kept) {
    return switch (division) {
      case Division.Cut cut -> cut.across();
      case Division.Listed _ -> kept == Basis.Z ? Axis.X : Axis.Y;
    };
  }

  private Copying copying(NoiseModel bulk) {
    return Copying.of(pair.orElseThrow(), bulk).failing(loss);
  }
}
