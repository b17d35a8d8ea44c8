package bellhop.pair;

/**
 * What a round of distillation keeps.
 *
 * @param probability that the round is kept, in [0, 1]
 * @param state the pair given that, fully mixed when the probability is 0
 */
public record Distilled(double probability, XState state) {}
