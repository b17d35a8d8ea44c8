package bellhop.experiment;

import bellhop.simulator.execution.Ideal;
import bellhop.simulator.execution.Plan;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeSet;

/** What a program would give if nothing went wrong. Outcomes are written as in the counts. */
public record Noiseless(Ideal ideal) {

  /** Less likely outcomes are rounding. */
  public static final double POSSIBLE = 1e-9;

  /** More right answers than this are not listed but compared as a distribution. */
  private static final int FEW = 4;

  /** Outcomes up to this number are summed over one by one. */
  private static final int LISTED = 1 << 16;

  /**
   * @return empty where it cannot be had, as the program is too large or has loops
   */
  static Optional<Noiseless> find(Job job) {
    if (!job.distributed().loops().isEmpty()) {
      return Optional.empty();
    }
    return Ideal.find(Plan.of(job.distributed(), job.network())).map(Noiseless::new);
  }

  /** The likeliest outcome, the first in order among equals. */
  public String likeliest() {
    return ideal.likeliest();
  }

  public double probability(String outcome) {
    return ideal.probability(outcome);
  }

  /**
   * All possible answers when they are few and known.
   *
   * @return none when they are many, or when every outcome is right, which says nothing
   */
  public NavigableSet<String> rightAnswers(SortedMap<String, Long> counts) {
    NavigableSet<String> right = new TreeSet<>(Set.of(likeliest()));
    counts.keySet().stream()
        .filter(bits -> probability(bits) > POSSIBLE)
        .limit(FEW + 1L)
        .forEach(right::add);
    double sum = right.stream().mapToDouble(this::probability).sum();
    boolean isFew = right.size() <= FEW && sum > 1 - POSSIBLE;
    int bits = likeliest().replace(" ", "").length();
    return isFew && right.size() != StrictMath.pow(2, bits) ? right : new TreeSet<>();
  }

  /** Whether the answer is a distribution, not a few right outcomes. */
  public boolean isBroad(SortedMap<String, Long> counts) {
    return rightAnswers(counts).isEmpty();
  }

  /**
   * What the Hellinger fidelity of so many shots would be on average if nothing went wrong.
   *
   * @return empty where the outcomes are too many to sum over
   */
  OptionalDouble hellingerFidelityOf(long shots) {
    return ideal
        .chances(LISTED)
        .map(chances -> OptionalDouble.of(ShotNoise.hellingerFidelity(chances, shots)))
        .orElse(OptionalDouble.empty());
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
