package bellhop.network.physics;

/**
 * A source of photon pairs in the middle of two memories, dual rail, single-mode pairs, no dark
 * counts: exactly one photon arrives at each end. Loss is silent, so a memory's own heralding
 * efficiency belongs inside η.
 */
public final class PairSource {
  private PairSource() {}

  /**
   * Chance of one photon at each end per pulse.
   *
   * @param x N/(1+N) for a mean of N pairs per rail and pulse, in [0, 1)
   * @param etaA efficiency to end A, in [0, 1]
   * @param etaB likewise B
   */
  public static double probability(double x, double etaA, double etaB) {
    double r = (1 - etaA) * (1 - etaB);
    double dilution = 1 - x * r;
    return 2
        * (1 - x)
        * (1 - x)
        * etaA
        * etaB
        * x
        * (1 + 2 * x * r)
        / (dilution * dilution * dilution * dilution);
  }

  /** Fidelity of such a pair: (1+xr/2)/(1+2xr) with r = (1−ηA)(1−ηB). */
  public static double fidelity(double x, double etaA, double etaB) {
    double r = (1 - etaA) * (1 - etaB);
    return (1 + x * r / 2) / (1 + 2 * x * r);
  }
}
