package bellhop.simulator;

import bellhop.distributed.Distributed;
import java.util.Map;
import java.util.Optional;

/**
 * The exact distribution of outcomes when nothing goes wrong, for comparison with counts. It is had
 * for programs of up to 20 qubits with few branches, and for Clifford programs of any size whose
 * outcomes are fair combinations of coins.
 */
public interface IdealDistribution {
  /**
   * Of a compiled program; one machine is enough and fastest.
   *
   * @return empty where it can't be had
   */
  static Optional<IdealDistribution> find(Distributed program) {
    throw new UnsupportedOperationException("not yet: " + program);
  }

  /**
   * @param outcome as in {@link SimulationResult#counts}
   */
  double probability(String outcome);

  /** The likeliest outcome, the first in order among equals. */
  String likeliest();

  /** (Σ √(p q))² of this distribution and the relative counts. */
  default double hellingerFidelity(Map<String, Long> counts) {
    double shots = 0;
    for (long count : counts.values()) {
      shots += count;
    }
    double sum = 0;
    for (var entry : counts.entrySet()) {
      sum += StrictMath.sqrt(probability(entry.getKey()) * entry.getValue() / shots);
    }
    return sum * sum;
  }
}
