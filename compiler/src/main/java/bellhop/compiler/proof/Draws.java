package bellhop.compiler.proof;

import bellhop.units.Seed;
import java.util.Arrays;
import java.util.BitSet;

/**
 * The chance of one run: a number for each draw of the program, by turn, and what came of it. Both
 * sides of a comparison draw the same numbers.
 */
final class Draws {
  private static final double NEVER = -1;

  private final double[] numbers;
  private final double[] probabilities;
  private final BitSet deferred;

  /**
   * @param deferred turns that are not taken, because nothing depends on them
   */
  Draws(int turns, BitSet deferred, Seed seed, int run) {
    this.deferred = deferred;
    numbers = new double[turns];
    probabilities = new double[turns];
    Arrays.fill(probabilities, NEVER);
    var stream = seed.stream("outcomes", run);
    for (int turn = 0; turn < turns; turn++) {
      numbers[turn] = stream.nextDouble();
    }
  }

  boolean isDeferred(int turn) {
    return deferred.get(turn);
  }

  int measure(Register register, int qubit, int turn) {
    probabilities[turn] = register.probabilityOfOne(qubit);
    return register.measure(qubit, numbers[turn]);
  }

  /** The first turn whose chances differ, or −1. */
  int firstDifference(Draws other) {
    for (int turn = 0; turn < probabilities.length; turn++) {
      if (Math.abs(probabilities[turn] - other.probabilities[turn]) > 1e-9) {
        return turn;
      }
    }
    return -1;
  }
}
