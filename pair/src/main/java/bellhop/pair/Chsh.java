package bellhop.pair;

/** The CHSH value of a pair: above 2 no local model can explain it, and 2√2 is the limit. */
public final class Chsh {
  private static final double ROOT2 = StrictMath.sqrt(2);

  private Chsh() {}

  /** S = 2√2 (4F−1)/3 of a Werner pair. */
  public static double werner(double fidelity) {
    return 2 * ROOT2 * (4 * fidelity - 1) / 3;
  }

  /** The Werner fidelity whose CHSH value is S. */
  public static double wernerFidelity(double s) {
    return (3 * s / (2 * ROOT2) + 1) / 4;
  }

  /**
   * The greatest S with settings on the equator, from the pair's correlation tensor: 4√2
   * √(|c|²+|d|²). A pair that only lost energy does better so than with settings Z and X.
   */
  public static double equatorial(XState pair) {
    double c2 = pair.cRe() * pair.cRe() + pair.cIm() * pair.cIm();
    double d2 = pair.dRe() * pair.dRe() + pair.dIm() * pair.dIm();
    return 4 * ROOT2 * StrictMath.sqrt(c2 + d2);
  }

  /** Readout that errs with eA and eB shrinks S by (1−2eA)(1−2eB). */
  public static double withReadout(double s, double errorA, double errorB) {
    return s * (1 - 2 * errorA) * (1 - 2 * errorB);
  }
}
