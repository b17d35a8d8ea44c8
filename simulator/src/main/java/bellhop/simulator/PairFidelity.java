package bellhop.simulator;

/**
 * Fidelity of elementary pairs to the wanted Bell state at the moment of their use, over all shots.
 *
 * @param count pairs that were used
 * @param mean 1 if there were none
 * @param min 1 if there were none
 */
public record PairFidelity(long count, double mean, double min) {}
