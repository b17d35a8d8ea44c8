package bellhop.compiler.proof;

import bellhop.units.Seed;

/**
 * How much work a proof may do, counted in steps and never in seconds.
 *
 * @param maxQubits most qubits of a state vector, communication included
 * @param maxWork most amplitudes touched by state vectors, over all runs
 * @param maxTableauWork most bits touched by tableaus, over all runs
 * @param runs random inputs, each with its own random outcomes
 * @param seed of inputs and outcomes
 */
public record ProofLimits(int maxQubits, long maxWork, long maxTableauWork, int runs, Seed seed) {
  /** A moment: for a proof before a run, which is not to be kept waiting. */
  public static final ProofLimits AUTO = new ProofLimits(16, 1L << 25, 1L << 27, 1, new Seed(1));

  /** About a minute on one core. */
  public static final ProofLimits FULL = new ProofLimits(22, 1L << 34, 1L << 36, 8, new Seed(1));

  /** The packet proof alone. */
  public static final ProofLimits PACKET_ONLY = new ProofLimits(0, 0, 0, 0, new Seed(1));
}
