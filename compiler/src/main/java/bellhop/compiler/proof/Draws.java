package bellhop.compiler.proof;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/**
 * The chance of one run: a number for each draw of the program, by turn, and what came of it. Both
 * sides of a comparison draw the same numbers.
 */
final class Draws {
  private static final double NEVER = -1;

  private final List<Double> numbers = new ArrayList<>();
  private final List<Double> probabilities = new ArrayList<>();
  private final RandomStream stream;
  private final BitSet deferred;

  /**
   * @param deferred turns that are not taken, because nothing depends on them
   */
  Draws(BitSet deferred, Seed seed, int run) {
    this.deferred = deferred;
    stream = seed.stream("outcomes", run);
  }

  boolean isDeferred(int turn) {
    return deferred.get(turn);
  }

  int measure(Register register, int qubit, int turn) {
    while (numbers.size() <= turn) {
      numbers.add(stream.nextDouble());
      probabilities.add(NEVER);
    }
    probabilities.set(turn, register.probabilityOfOne(qubit));
    return register.measure(qubit, numbers.get(turn));
  }

  /** The first turn whose chances differ, or −1. */
  int firstDifference(Draws other) {
    int turns = Math.max(probabilities.size(), other.probabilities.size());
    for (int turn = 0; turn < turns; turn++) {
      if (Math.abs(probability(turn) - other.probability(turn)) > 1e-9) {
        return turn;
      }
    }
    return -1;
  }

  private double probability(int turn) {
    return turn < probabilities.size() ? probabilities.get(turn) : NEVER;
  }
}
