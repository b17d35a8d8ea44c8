package bellhop.experiment.memory;

import bellhop.qec.code.Basis;
import bellhop.qec.code.BicycleCode;
import bellhop.qec.code.Code;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.code.RepetitionCode;
import bellhop.qec.code.RotatedSurfaceCode;
import bellhop.qec.code.SurgeryTask;
import bellhop.qec.code.Task;
import bellhop.qec.code.UnrotatedSurfaceCode;
import bellhop.qec.decode.DecoderKind;
import bellhop.qec.seam.Axis;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Nearest;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** A kind of code by the name that memory experiments have for it. */
public record MemoryCode(String name) {
  private static final String ROTATED = "rotated-surface";
  private static final String UNROTATED = "unrotated-surface";
  private static final String REPETITION = "repetition";

  /** Two rotated patches whose ZZ or XX is measured by lattice surgery. */
  private static final String JOINT_ZZ = "rotated-surgery-zz";

  private static final String JOINT_XX = "rotated-surgery-xx";

  /**
   * @throws InputException for an unknown name
   */
  public MemoryCode {
    if (!names().contains(name)) {
      throw new InputException(
          Location.of("--code " + name),
          "an unknown name",
          "codes go by names",
          Nearest.suggestion(name, names()));
    }
  }

  public static List<String> names() {
    return Stream.concat(
            Stream.of(ROTATED, UNROTATED, REPETITION, JOINT_ZZ, JOINT_XX),
            BicycleCode.PUBLISHED.stream().map(BicycleCode::name))
        .toList();
  }

  /** Whether it is one code with a distance of its own, not a family. */
  public boolean isBicycle() {
    return name.startsWith("bicycle_");
  }

  /** The last number of its name. */
  public int ownDistance() {
    return Integer.parseInt(name.substring(name.lastIndexOf('_') + 1));
  }

  public NoiseKind usualNoise() {
    return isBicycle() ? NoiseKind.CIRCUIT : NoiseKind.GEN;
  }

  public DecoderKind usualDecoder() {
    return isBicycle() ? DecoderKind.BP_OSD : DecoderKind.MATCHING;
  }

  /** Whether it is two patches, each on a machine of its own. */
  public boolean isSurgery() {
    return joint().isPresent();
  }

  /** The product that surgery measures, of two patches. */
  Optional<Basis> joint() {
    return switch (name) {
      case JOINT_ZZ -> Optional.of(Basis.Z);
      case JOINT_XX -> Optional.of(Basis.X);
      default -> Optional.empty();
    };
  }

  /** Of surgery, which correlation of the logical Bell pair a readout shows. */
  public Optional<String> correlation(Basis readout) {
    return joint()
        .map(its ->
            "%1$s%1$s correlation %2$s".formatted(readout, its == readout ? "made" : "kept"));
  }

  /** The direction across its seam; of surgery, the only one. */
  public Axis usualCut() {
    return joint().map(SurgeryTask::seam).orElse(Axis.X);
  }

  /**
   * What is done with it: kept for some rounds, or two patches joined for so many.
   *
   * @param basis that is read at the end
   * @throws InputException for a distance that it does not have, and for a bad number of rounds
   */
  Task task(int distance, Basis basis, long rounds) {
    return joint().isPresent()
        ? new SurgeryTask(distance, joint().get(), basis, rounds)
        : new MemoryTask(at(distance), basis, rounds);
  }

  private Code at(int distance) {
    return switch (name) {
      case ROTATED -> new RotatedSurfaceCode(distance);
      case UNROTATED -> new UnrotatedSurfaceCode(distance);
      case REPETITION -> new RepetitionCode(distance);
      default -> bicycle(distance);
    };
  }

  private Code bicycle(int distance) {
    if (distance != ownDistance()) {
      throw new InputException(
          Location.of("--distance " + distance),
          "a distance for " + name,
          "it has its own",
          "the flag can go");
    }
    return BicycleCode.find(name).orElseThrow();
  }
}
