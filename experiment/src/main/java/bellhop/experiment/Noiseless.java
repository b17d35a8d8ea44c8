package bellhop.experiment;

import bellhop.simulator.IdealDistribution;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.ToDoubleFunction;

/**
 * What a program would give if nothing went wrong.
 *
 * @param likeliest the likeliest outcome, the first in order among equals
 * @param probability of an outcome, written as in the counts
 */
public record Noiseless(String likeliest, ToDoubleFunction<String> probability) {

  /** Less likely outcomes are rounding. */
  public static final double POSSIBLE = 1e-9;

  /**
   * @return empty where it cannot be had, as the program is too large
   */
  static Optional<Noiseless> find(Job job) {
    return IdealDistribution.find(job.distributed(), job.network())
        .map(ideal -> new Noiseless(ideal.likeliest(), ideal::probability));
  }

  public double probability(String outcome) {
    return probability.applyAsDouble(outcome);
  }

  /** Hellinger fidelity (Σ √(p q))² of the relative counts to this, from 0 to 1. */
  public double hellingerFidelity(SortedMap<String, Long> counts) {
    double total = Counts.total(counts);
    double overlap = 0;
    for (Map.Entry<String, Long> entry : counts.entrySet()) {
      overlap += StrictMath.sqrt(probability(entry.getKey()) * entry.getValue() / total);
    }
    return StrictMath.min(1, overlap * overlap);
  }
}
