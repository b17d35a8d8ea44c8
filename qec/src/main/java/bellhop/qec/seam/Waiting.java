package bellhop.qec.seam;

import bellhop.units.InputException;
import bellhop.units.Location;

/**
 * What a qubit suffers while a gate between machines waits for its message: each Pauli with its
 * probability, at most one of them.
 */
public record Waiting(double x, double y, double z) {
  public static final Waiting NONE = new Waiting(0, 0, 0);

  /**
   * @throws InputException for probabilities below 0 or that add up to more than 1
   */
  public Waiting {
    if (!(x >= 0 && y >= 0 && z >= 0 && x + y + z <= 1)) {
      throw new InputException(
          Location.of("seam waiting"),
          x + " " + y + " " + z,
          "at most one of X, Y and Z happens",
          "");
    }
  }
}
