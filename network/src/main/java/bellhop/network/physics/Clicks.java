package bellhop.network.physics;

import bellhop.pair.XState;

/**
 * Heralding by clicks behind a balanced beam splitter: either end sends at most one photon, and the
 * detectors cannot tell from where it came. Exact at any loss and dark probability; thermal photons
 * are absent. The formulas were compared with density matrices of qubits, modes and detectors.
 */
public final class Clicks {
  private Clicks() {}

  /**
   * Single click (Cabrillo and others 1999): either of two detectors fires, not both.
   *
   * @param alpha bright population of each qubit, the chance that it emits, in (0, 1)
   * @param etaA efficiency of the whole arm A, detector included, in [0, 1]
   * @param etaB likewise B
   * @param dark chance that one detector fires without a photon in one window, in [0, 1)
   * @param visibility of two photons' interference, in [0, 1]
   * @param kappa factor of phase noise on the coherence, in [0, 1]
   * @param numberResolving whether two photons in one detector are told from one
   */
  public static Heralded single(
      double alpha,
      double etaA,
      double etaB,
      double dark,
      double visibility,
      double kappa,
      boolean numberResolving) {
    double quiet = 1 - dark;
    double both = numberResolving ? 0 : etaA * etaB * (1 + visibility) / 2;
    double mixed = alpha * (1 - alpha);
    double r00 = (1 - alpha) * (1 - alpha) * 2 * dark * quiet;
    double r10 = mixed * oneClick(etaA, dark);
    double r01 = mixed * oneClick(etaB, dark);
    double lost = etaA * (1 - etaB) + etaB * (1 - etaA) + 2 * (1 - etaA) * (1 - etaB) * dark;
    double r11 = alpha * alpha * quiet * (both + lost);
    double c = mixed * quiet * StrictMath.sqrt(etaA * etaB * visibility) * kappa;
    return new Heralded(r00 + r01 + r10 + r11, XState.normalised(r00, r01, r10, r11, c, 0, 0, 0));
  }

  /**
   * Double click (Barrett and Kok 2005), time-bin: exactly one click in each of two windows. A
   * static phase cancels. {@link #onTwoDetectors} is for a dead time that forbids two clicks on one
   * detector.
   *
   * @param etaA efficiency of the whole arm A, detector included, in [0, 1]
   * @param etaB likewise B
   * @param dark chance that one detector fires without a photon in one window, in [0, 1)
   * @param visibility of two photons' interference, in [0, 1]
   */
  public static Heralded twice(double etaA, double etaB, double dark, double visibility) {
    double quiet = 1 - dark;
    double none = 2 * dark * quiet;
    double odd = oneClick(etaA, dark) * oneClick(etaB, dark) / 4;
    double two =
        etaA * etaB * (1 + visibility) * quiet / 2
            + (etaA * (1 - etaB) + etaB * (1 - etaA)) * quiet
            + (1 - etaA) * (1 - etaB) * none;
    double even = two * none / 4;
    double c = etaA * etaB * visibility * quiet * quiet / 4;
    return new Heralded(2 * (odd + even), XState.normalised(even, odd, odd, even, c, 0, 0, 0));
  }

  /**
   * A double click of which one detector is still dead in the second window after it clicked in the
   * first: only clicks on different detectors are left, half of the chance, with the same state. In
   * these the herald's sign is always the odd one.
   */
  public static Heralded onTwoDetectors(Heralded twice) {
    return new Heralded(twice.probability() / 2, twice.state());
  }

  /** g(e): exactly one detector fires when one photon starts on an arm of efficiency e. */
  private static double oneClick(double efficiency, double dark) {
    double quiet = 1 - dark;
    return efficiency * quiet + 2 * (1 - efficiency) * dark * quiet;
  }

  /**
   * Chance that either of two independent causes makes a detector fire without a photon of the
   * link: 1−(1−p)(1−q).
   */
  public static double eitherDark(double p, double q) {
    return 1 - (1 - p) * (1 - q);
  }

  /** Chance 1 − e^(−Dw) that one detector of dark rate D in Hz fires in a window of w seconds. */
  public static double darkProbability(double ratePerSecond, double windowSeconds) {
    return -StrictMath.expm1(-ratePerSecond * windowSeconds);
  }
}
