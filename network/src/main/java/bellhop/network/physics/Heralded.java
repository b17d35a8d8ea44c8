package bellhop.network.physics;

import bellhop.pair.BellState;
import bellhop.pair.XState;

/**
 * What one attempt of a heralded link gives.
 *
 * @param probability of the herald, in [0, 1]
 * @param state of the pair given the herald, meant to be Ψ+ (the sign that the click tells is
 *     already in the frame)
 */
public record Heralded(double probability, XState state) {
  /** Overlap with Ψ+. */
  public double fidelity() {
    return state.fidelity(BellState.PSI_PLUS);
  }
}
