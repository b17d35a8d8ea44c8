package bellhop.circuit.dem;

/**
 * Says that detectors exist, and where they are. In text it is {@code detector}.
 *
 * @param coordinates to which the offset is added
 * @param targets detectors only
 */
public record DetectorDeclaration(Coordinates coordinates, Targets targets, String tag)
    implements Step {
  public DetectorDeclaration {
    if (!targets.areDetectors()) {
      throw new IllegalArgumentException("only detectors are declared here, not " + targets);
    }
  }

  DetectorDeclaration shifted(long offset, Coordinates shift) {
    return new DetectorDeclaration(coordinates.shifted(shift), targets.shifted(offset), tag);
  }
}
