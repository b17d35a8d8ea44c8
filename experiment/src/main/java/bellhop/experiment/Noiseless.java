package bellhop.experiment;

import bellhop.simulator.execution.Ideal;
import bellhop.simulator.execution.Plan;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/** What a program would give if nothing went wrong. Outcomes are written as in the counts. */
public record Noiseless(Ideal ideal) {

  /** Less likely outcomes are rounding. */
  public static final double POSSIBLE = 1e-9;

  /**
   * @return empty where it cannot be had, as the program is too large
   */
  static Optional<Noiseless> find(Job job) {
    return Ideal.find(Plan.of(job.distributed(), job.network())).map(Noiseless::new);
  }

  /** The likeliest outcome, the first in order among equals. */
  public String likeliest() {
    return ideal.likeliest();
  }

  public double probability(String outcome) {
    return ideal.probability(outcome);
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
