package bellhop.qec.decode;

import bellhop.circuit.dem.DetectorDeclaration;
import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Target;
import bellhop.qec.sample.ShotLimits;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Arrays;

/**
 * The rounds of detectors, for {@link SlidingWindow}: their last coordinates, without fractions.
 */
public final class DetectorRounds {
  private static final int UNKNOWN = -1;

  private DetectorRounds() {}

  /**
   * @param source name of the model, for messages
   * @return of each detector, from 0
   * @throws InputException if a detector has no coordinates, or a last one that is no round
   */
  public static int[] of(ErrorModel model, String source) {
    int[] rounds = new int[ShotLimits.bits(model.detectorCount(), "detectors", source)];
    Arrays.fill(rounds, UNKNOWN);
    model.flattened(step -> {
      if (step instanceof DetectorDeclaration declaration && declaration.coordinates().size() > 0) {
        int round = round(declaration, source);
        for (int i = 0; i < declaration.targets().size(); i++) {
          rounds[(int) Target.index(declaration.targets().get(i))] = round;
        }
      }
    });
    for (int detector = 0; detector < rounds.length; detector++) {
      if (rounds[detector] == UNKNOWN) {
        throw wrong(source, "D" + detector + " has no coordinates");
      }
    }
    return rounds;
  }

  private static int round(DetectorDeclaration declaration, String source) {
    double last = declaration.coordinates().get(declaration.coordinates().size() - 1);
    if (!(last >= 0 && last < Integer.MAX_VALUE)) {
      throw wrong(source, "a detector at time " + last);
    }
    return (int) last;
  }

  private static InputException wrong(String source, String what) {
    return new InputException(
        Location.of(source),
        what,
        "windows go by the last coordinate of detectors, a round from 0",
        "the model was made by qec analyze of a circuit with coordinates, or it is decoded whole");
  }
}
