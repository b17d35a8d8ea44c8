package bellhop.simulator.photon;

import bellhop.pair.XState;

/**
 * What one attempt came to. The state of a pair is conditional on everything that was drawn, also
 * on what no experimenter sees; only its mean over many pairs is the state that a link delivers.
 */
public sealed interface Trial {
  /** No herald. */
  Trial NOTHING = new Nothing();

  /** No herald, or one that the memories took back. */
  record Nothing() implements Trial {}

  /**
   * A herald.
   *
   * @param state after the correction that the herald asks for
   */
  record Pair(XState state) implements Trial {}
}
