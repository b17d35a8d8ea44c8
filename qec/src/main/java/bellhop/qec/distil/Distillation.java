package bellhop.qec.distil;

import bellhop.pair.BellWeights;

/**
 * Where so many rounds of a scheme lead. Blocks are filled with pairs of different blocks before,
 * which do not depend on each other; the outputs of one block do.
 *
 * @param rounds from 0, the raw pair
 * @param pairsPerPair raw pairs for one output pair in the mean, those of blocks given up included;
 *     infinite if none is ever kept
 * @param success chance that a block of the last round is kept
 * @param weights of an output pair, the mean over those of a block
 * @param jointInfidelity chance that not all output pairs of a block of the last round are right
 * @param batchPairs raw pairs that fill the smallest set of blocks in which no block takes two
 *     pairs of one before, if none is given up; they lie in memory together
 * @param batchOutputs what is left of them after all rounds
 * @param latencies times that a message takes from end to end, one after the other
 * @param twoWay whether blocks are given up, so that both ends must hear of it
 * @param gateCount two-qubit gates at each end for one output pair in the mean
 */
public record Distillation(
    int rounds,
    double pairsPerPair,
    double success,
    BellWeights weights,
    double jointInfidelity,
    long batchPairs,
    long batchOutputs,
    int latencies,
    boolean twoWay,
    double gateCount) {
  /** What differs by less is alike, so that rounding decides nothing. */
  private static final double ALIKE = 1e-9;

  /** Nothing done. */
  static Distillation none(RawPair raw) {
    return new Distillation(0, 1, 1, raw.weights(), raw.infidelity(), 1, 1, 0, false, 0);
  }

  public double infidelity() {
    return weights.infidelity();
  }

  /** Whether pairs are left and good enough; 1 − 0.9 is 0.1 in whatever way it was reckoned. */
  public boolean meets(double targetInfidelity) {
    return Double.isFinite(pairsPerPair) && infidelity() <= targetInfidelity * (1 + ALIKE);
  }

  /**
   * One step further. Where the step before only corrected, its syndrome travels with that of this
   * one: nothing had to be known before this one began.
   *
   * @param told whether the messages of the step before have been waited for
   */
  Distillation then(Step step, Kept kept, boolean told) {
    double blocks = step.outputs() * kept.success();
    return new Distillation(
        rounds + 1,
        step.inputs() * pairsPerPair / blocks,
        kept.success(),
        kept.weights(),
        kept.jointInfidelity(),
        batchPairs * step.inputs(),
        batchOutputs * step.outputs(),
        told ? latencies + 1 : latencies,
        twoWay || step.detects(),
        (step.inputs() * gateCount + step.gateCount()) / blocks);
  }
}
