package bellhop.qec.distil;

import bellhop.pair.BellWeights;

/** One round of distillation: a block of n pairs in, k out or none. */
sealed interface Step permits CodeStep, EplStep {
  int inputs();

  int outputs();

  /** Two-qubit gates at each end for one block. */
  int gateCount();

  /** Whether blocks are given up, so that each end must hear the other's results to go on. */
  boolean detects();

  /** Of pairs as they come from the link; Bell weights are all that most steps see of them. */
  default Kept first(RawPair raw, LocalNoise noise) {
    return next(raw.weights(), noise);
  }

  /** Of Bell-diagonal pairs. */
  Kept next(BellWeights pair, LocalNoise noise);
}
