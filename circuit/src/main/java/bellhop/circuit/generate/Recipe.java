package bellhop.circuit.generate;

/**
 * What a circuit is made from. A family reads only what it needs.
 *
 * @param qubits in all
 * @param seed of every draw
 * @param fraction of the qubits of a layer that take part in a two-qubit gate, on average
 * @param edgeProbability that two qubits share an edge
 */
public record Recipe(int qubits, long seed, double fraction, double edgeProbability) {
  public static final long USUAL_SEED = 1;
  public static final double USUAL_FRACTION = 0.5;
  public static final double USUAL_EDGE_PROBABILITY = 0.5;

  public Recipe {
    requireProbability(fraction);
    requireProbability(edgeProbability);
  }

  /** Seed 1, both probabilities one half. */
  public static Recipe of(int qubits) {
    return new Recipe(qubits, USUAL_SEED, USUAL_FRACTION, USUAL_EDGE_PROBABILITY);
  }

  public Recipe withSeed(long other) {
    return new Recipe(qubits, other, fraction, edgeProbability);
  }

  public Recipe withFraction(double other) {
    return new Recipe(qubits, seed, other, edgeProbability);
  }

  public Recipe withEdgeProbability(double other) {
    return new Recipe(qubits, seed, fraction, other);
  }

  private static void requireProbability(double value) {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("not from 0 to 1: " + value);
    }
  }
}
