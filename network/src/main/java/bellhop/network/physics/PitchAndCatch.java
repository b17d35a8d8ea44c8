package bellhop.network.physics;

import bellhop.pair.XState;

/**
 * A microwave photon pitched half-excited by end A and caught by end B over a cold line: a pair at
 * every attempt, without a herald. Pure loss, no thermal photons in the line.
 */
public final class PitchAndCatch {
  private static final int STEPS = 160;

  /** In units of the spread. */
  private static final double REACH = 8;

  private PitchAndCatch() {}

  /**
   * The pair, meant to be Ψ+: r10 = ½, r01 = η/2, r00 = (1−η)/2, c = κ√η/2.
   *
   * @param efficiency η from pitch to catch, in [0, 1]
   * @param kappa factor of phase noise, in [0, 1]
   */
  public static XState pair(double efficiency, double kappa) {
    double c = kappa * StrictMath.sqrt(efficiency) / 2;
    return new XState((1 - efficiency) / 2, efficiency / 2, 0.5, 0, c, 0, 0, 0);
  }

  /** Bell fidelity (1+√η)²/4, which is the process fidelity too. */
  public static double bellFidelity(double efficiency) {
    double root = 1 + StrictMath.sqrt(efficiency);
    return root * root / 4;
  }

  /** Average fidelity 1/2+√η/3+η/6 of a state sent whole. */
  public static double transferFidelity(double efficiency) {
    return 0.5 + StrictMath.sqrt(efficiency) / 3 + efficiency / 6;
  }

  /** Bell fidelity (3F−1)/2 of a line whose average transfer fidelity is F. */
  public static double bellFidelityOfTransfer(double transferFidelity) {
    return (3 * transferFidelity - 1) / 2;
  }

  /** The efficiency whose Bell fidelity this is, in [1/4, 1]. */
  public static double efficiencyOfBell(double fidelity) {
    double root = 2 * StrictMath.sqrt(fidelity) - 1;
    return root * root;
  }

  /**
   * Share [(κτ/2)/sinh(κτ/2)]² of a sech-shaped photon that a catch misses by opening too late or
   * too early still takes.
   *
   * @param offset τ in s, between catch and photon
   * @param photonTime 1/κ in s, above 0
   */
  public static double catchEfficiency(double offset, double photonTime) {
    double x = StrictMath.abs(offset) / photonTime / 2;
    double ratio = x < 1e-6 ? 1 : x / StrictMath.sinh(x);
    return ratio * ratio;
  }

  /**
   * The same, averaged over offsets that are spread normally about a mean: the trapezoid rule over
   * eight times the spread either way, which for a bell is as good as exact.
   *
   * @param mean in s
   * @param spread rms about the mean in s
   */
  public static double catchEfficiency(double mean, double spread, double photonTime) {
    double sum = 0;
    double weights = 0;
    for (int i = -STEPS; i <= STEPS; i++) {
      double z = REACH * i / STEPS;
      double weight = StrictMath.exp(-z * z / 2);
      weights += weight;
      sum += weight * catchEfficiency(mean + z * spread, photonTime);
    }
    return sum / weights;
  }
}
