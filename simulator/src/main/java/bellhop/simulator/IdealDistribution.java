package bellhop.simulator;

import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.simulator.execution.Ideal;
import bellhop.simulator.execution.Plan;
import java.util.Map;
import java.util.Optional;

/**
 * The exact distribution of outcomes when nothing goes wrong, for comparison with counts. It is had
 * for programs of up to 22 qubits with few branches, and for Clifford programs of any size whose
 * feedback is linear in the measured bits.
 */
public final class IdealDistribution {
  private final Ideal ideal;

  private IdealDistribution(Ideal ideal) {
    this.ideal = ideal;
  }

  /**
   * Of a compiled program. How it is distributed changes nothing; on one machine it is fastest.
   *
   * @return empty where it can't be had
   */
  public static Optional<IdealDistribution> find(Distributed program, Network network) {
    return Ideal.find(Plan.of(program, network)).map(IdealDistribution::new);
  }

  /**
   * @param outcome as in {@link SimulationResult#counts}
   */
  public double probability(String outcome) {
    return ideal.probability(outcome);
  }

  /** The likeliest outcome, the first in order among equals. */
  public String likeliest() {
    return ideal.likeliest();
  }

  /** (Σ √(p q))² of this distribution and the relative counts. */
  public double hellingerFidelity(Map<String, Long> counts) {
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
