package bellhop.pair;

/**
 * What a round of distillation on Bell-diagonal pairs keeps.
 *
 * @param probability that the round is kept, in [0, 1]
 * @param weights of the pair given that
 */
public record DistilledWeights(double probability, BellWeights weights) {}
