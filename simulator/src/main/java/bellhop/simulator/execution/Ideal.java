package bellhop.simulator.execution;

import java.util.Optional;

/** The exact distribution of outcomes of a program when nothing goes wrong. */
public interface Ideal {
  /**
   * By amplitudes where branches and qubits are few, else by linear algebra over coins where the
   * program allows.
   *
   * @return empty where neither can have it
   */
  static Optional<Ideal> find(Plan plan) {
    Optional<Ideal> exact = Enumeration.find(plan).map(found -> found);
    return exact.isPresent() ? exact : AffineOutcomes.find(plan).map(found -> found);
  }

  /** The chance of an outcome, written as {@link Registers} does. */
  double probability(String outcome);

  /** The likeliest outcome, the first in order among equals. */
  String likeliest();

  /**
   * The chances of all outcomes that happen, in a fixed order.
   *
   * @return empty where they are more than {@code most}
   */
  Optional<double[]> chances(int most);
}
