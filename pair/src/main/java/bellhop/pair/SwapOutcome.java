package bellhop.pair;

/**
 * One way in which an entanglement swap can end.
 *
 * @param measured Bell state found at the relay
 * @param probability of this outcome, in [0, 1]
 * @param state of the outer ends given this outcome, no correction applied; meaningless (and fully
 *     mixed) when the probability is 0
 */
public record SwapOutcome(BellState measured, double probability, XState state) {}
