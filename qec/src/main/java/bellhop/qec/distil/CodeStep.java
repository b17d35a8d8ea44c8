package bellhop.qec.distil;

import bellhop.pair.BellWeights;
import java.util.Arrays;
import java.util.List;

/**
 * Both ends measure the checks of a code on their halves of n pairs. Detecting, the block is kept
 * if all checks agree; correcting, one end tells its syndrome and the other undoes the most likely
 * class of errors with the difference, so that nothing is given up and nobody waits for an answer.
 *
 * @param block the code's circuit
 * @param detects or else corrects
 * @param turn what one-qubit gates at both ends do to the inputs first
 */
record CodeStep(Block block, boolean detects, Turn turn) implements Step {
  /** Perfect one-qubit gates, the same to all inputs. */
  enum Turn {
    /** None but those of the code. */
    NONE,
    /** Random ones that leave a Werner pair. */
    TWIRL,
    /** The exchange of X, Y and Z errors after which perfect gates would leave fewest. */
    BEST
  }

  /** What differs by less is alike, so that rounding decides nothing. */
  private static final double ALIKE = 1e-9;

  static CodeStep detecting(StabilizerCode code, Turn turn) {
    return new CodeStep(new Block(code), true, turn);
  }

  static CodeStep correcting(StabilizerCode code) {
    return new CodeStep(new Block(code), false, Turn.BEST);
  }

  /** Sees X and Y on either of two pairs, by a CNOT at each end. */
  static CodeStep bitParity() {
    return detecting(new StabilizerCode(List.of("ZZ")), Turn.NONE);
  }

  @Override
  public int inputs() {
    return block.n();
  }

  @Override
  public int outputs() {
    return block.k();
  }

  @Override
  public int gateCount() {
    return block.gateCount();
  }

  @Override
  public Kept next(BellWeights pair, LocalNoise noise) {
    return switch (turn) {
      case NONE -> kept(pair, noise);
      case TWIRL -> kept(pair.twirled(), noise);
      case BEST -> kept(best(pair), noise);
    };
  }

  private Kept kept(BellWeights pair, LocalNoise noise) {
    double[] chances = block.chances(pair, noise);
    return detects
        ? Kept.of(agreeing(chances), block.k())
        : Kept.of(corrected(chances), block.k()).surely();
  }

  private double[] agreeing(double[] chances) {
    return Arrays.copyOf(chances, 1 << (2 * block.k()));
  }

  /** Of classes that are alike the one with the lowest number. */
  private double[] corrected(double[] chances) {
    int classes = 1 << (2 * block.k());
    double[] left = new double[classes];
    for (int from = 0; from < chances.length; from += classes) {
      int likely = 0;
      for (int one = 1; one < classes; one++) {
        likely = chances[from + one] > chances[from + likely] * (1 + ALIKE) ? one : likely;
      }
      for (int one = 0; one < classes; one++) {
        left[one] += chances[from + (one ^ likely)];
      }
    }
    return left;
  }

  private BellWeights best(BellWeights w) {
    BellWeights best = w;
    if (w.x() == w.y() && w.y() == w.z()) {
      return best;
    }
    double least = kept(w, LocalNoise.NONE).weights().infidelity();
    for (BellWeights one : turned(w)) {
      double infidelity = kept(one, LocalNoise.NONE).weights().infidelity();
      if (infidelity < least * (1 - ALIKE)) {
        least = infidelity;
        best = one;
      }
    }
    return best;
  }

  /** The five other orders of X, Y and Z. */
  private static List<BellWeights> turned(BellWeights w) {
    return List.of(
        new BellWeights(w.i(), w.x(), w.z(), w.y()),
        new BellWeights(w.i(), w.y(), w.x(), w.z()),
        new BellWeights(w.i(), w.z(), w.y(), w.x()),
        new BellWeights(w.i(), w.x(), w.y(), w.z()),
        new BellWeights(w.i(), w.y(), w.z(), w.x()));
  }
}
