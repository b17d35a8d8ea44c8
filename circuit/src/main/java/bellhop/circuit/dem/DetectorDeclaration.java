package bellhop.circuit.dem;

/**
 * Says that detectors exist, and where they are. In text it is {@code detector}.
 *
 * @param coordinates to which the offset is added
 * @param targets detectors only
 */
public record DetectorDeclaration(Coordinates coordinates, Targets targets, String tag)
    implements Step {
  /** The tag of detectors that say a fault has happened, such as those on records of erasures. */
  public static final String HERALD = "herald";

  public DetectorDeclaration {
    if (!targets.areDetectors()) {
      throw new IllegalArgumentException("only detectors are declared here, not " + targets);
    }
  }

  /** Whether these detectors say that a fault has happened. */
  public boolean isHerald() {
    return tag.equals(HERALD);
  }

  DetectorDeclaration shifted(long offset, Coordinates shift) {
    return new DetectorDeclaration(coordinates.shifted(shift), targets.shifted(offset), tag);
  }
}
