package bellhop.qec.distil;

import bellhop.pair.BellWeights;

/**
 * What one step makes of its inputs.
 *
 * @param success chance that the block is kept, in [0, 1]
 * @param weights of an output pair, given that; the mean over the output pairs of the block
 * @param jointInfidelity chance that not all output pairs of the block are right
 */
record Kept(double success, BellWeights weights, double jointInfidelity) {
  private static final BellWeights MIXED = new BellWeights(0.25, 0.25, 0.25, 0.25);

  /** No block is ever kept. */
  static final Kept NOTHING = new Kept(0, MIXED, 0.75);

  /**
   * @param chances of the Paulis on k output pairs, 4^k of them, together the success
   */
  static Kept of(double[] chances, int k) {
    double wrong = 0;
    double[] marginal = new double[4];
    for (int pauli = chances.length - 1; pauli >= 0; pauli--) {
      wrong += pauli == 0 ? 0 : chances[pauli];
      for (int output = 0; output < k; output++) {
        marginal[pauli >> (2 * output) & 3] += chances[pauli] / k;
      }
    }
    double all = wrong + chances[0];
    return all > 0
        ? new Kept(
            all,
            new BellWeights(
                marginal[0] / all, marginal[2] / all, marginal[1] / all, marginal[3] / all),
            wrong / all)
        : NOTHING;
  }

  /** Of a block that is never given up: its chances add up to 1 but for rounding. */
  Kept surely() {
    return new Kept(1, weights, jointInfidelity);
  }
}
