package bellhop.qec.decode;

import bellhop.circuit.dem.DetectorDeclaration;
import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.dem.Target;
import bellhop.circuit.dem.Targets;
import bellhop.qec.sample.ShotLimits;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The rounds of detectors, for {@link SlidingWindow}: their last coordinates, without fractions.
 */
public final class DetectorRounds {
  private static final int UNKNOWN = -1;
  private static final int NEVER = Integer.MAX_VALUE;

  private DetectorRounds() {}

  /**
   * @param source name of the model, for messages
   * @return of each detector, from 0
   * @throws InputException if a detector that is no herald has no coordinates, or a last one that
   *     is no round
   */
  public static int[] of(ErrorModel model, String source) {
    int[] rounds = new int[ShotLimits.bits(model.detectorCount(), "detectors", source)];
    Arrays.fill(rounds, UNKNOWN);
    BitSet heralds = new BitSet();
    model.flattened(step -> {
      if (step instanceof DetectorDeclaration declaration) {
        int round = declaration.coordinates().size() > 0 ? round(declaration, source) : UNKNOWN;
        for (int detector : detectors(declaration.targets())) {
          rounds[detector] = round == UNKNOWN ? rounds[detector] : round;
          heralds.set(detector, declaration.isHerald() || heralds.get(detector));
        }
      }
    });
    placeHeralds(model, unplaced(heralds, rounds), rounds);
    for (int detector = 0; detector < rounds.length; detector++) {
      if (rounds[detector] == UNKNOWN) {
        throw wrong(source, "D" + detector + " has no coordinates");
      }
    }
    return rounds;
  }

  private static BitSet unplaced(BitSet heralds, int... rounds) {
    BitSet unplaced = new BitSet();
    heralds.stream().filter(herald -> rounds[herald] == UNKNOWN).forEach(unplaced::set);
    return unplaced;
  }

  private static int[] detectors(Targets targets) {
    return Arrays.stream(targets.toArray())
        .filter(Target::isDetector)
        .mapToInt(target -> (int) Target.index(target))
        .toArray();
  }

  /** Heralds without coordinates are in the first round of what they announce. */
  private static void placeHeralds(ErrorModel model, BitSet heralds, int... rounds) {
    heralds.stream().forEach(herald -> rounds[herald] = NEVER);
    model.flattened(step -> {
      if (step instanceof Mechanism mechanism && !heralds.isEmpty()) {
        int[] its = detectors(mechanism.targets().flipped());
        int first =
            Arrays.stream(its)
                .filter(detector -> !heralds.get(detector))
                .map(detector -> rounds[detector])
                .min()
                .orElse(NEVER);
        Arrays.stream(its)
            .filter(heralds::get)
            .forEach(herald -> rounds[herald] = Math.min(rounds[herald], first));
      }
    });
    heralds.stream()
        .filter(herald -> rounds[herald] == NEVER)
        .forEach(herald -> rounds[herald] = 0);
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
