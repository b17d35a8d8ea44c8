package bellhop.network.physics;

import bellhop.pair.XState;

/**
 * Two pumped transducers whose optical photons meet at an analyser: one click of either detector
 * heralds one microwave quantum shared by the two memories. Exact as η_opt goes to 0.
 *
 * <p>A click adds a quantum to one of two thermal modes of mean m, no one knows to which. After a
 * capture of η_m an untouched mode holds k quanta with chance y^k/d (d = 1+mη_m, y = mη_m/d), and
 * one with an added quantum follows the generating function (1−η_m+η_m z)/(d²(1−yz)²). With equal
 * ends this gives F = η_m(1+2m−mη_m)/d⁴ for the right sign and W = (1−η_m)η_m m/d⁴ for the wrong
 * one. Unequal ends weigh the two histories by their chance of a click. A dark herald leaves both
 * modes untouched.
 */
public final class TransducerPair {
  private TransducerPair() {}

  /**
   * The link, dark heralds included: P = P_click + 2 p_d, the state mixed by these weights.
   *
   * @param overlap μ = √V of the two optical photons, in [0, 1]
   * @param kappa factor of fast phase noise on the coherence, in [0, 1]
   * @param dark chance that one detector fires without a signal photon in one window, pump light
   *     that leaks included, in [0, 1]
   */
  public static Heralded herald(
      PumpedTransducer a,
      PumpedTransducer b,
      double overlap,
      double kappa,
      double dark,
      MultiQuanta multi) {
    double clickA = a.click();
    double clickB = b.click();
    double[] sum = new double[5];
    addClick(sum, clickA, clickB, a, b, overlap * kappa, multi);
    addIdle(sum, 2 * dark, a, b, multi);
    // a chance that vanishes beside 1 leaves its coherence behind
    sum[4] = StrictMath.min(sum[4], StrictMath.sqrt(sum[1] * sum[2]));
    double kept = sum[0] + sum[1] + sum[2] + sum[3];
    return new Heralded(
        StrictMath.min(1, kept),
        XState.normalised(sum[0], sum[1], sum[2], sum[3], sum[4], 0, 0, 0));
  }

  private static void addClick(
      double[] sum,
      double clickA,
      double clickB,
      PumpedTransducer a,
      PumpedTransducer b,
      double contrast,
      MultiQuanta multi) {
    add(sum, clickA, a.sentNone(), a.sentOne(), b.idleNone(), b.idleOne(), multi);
    add(sum, clickB, a.idleNone(), a.idleOne(), b.sentNone(), b.sentOne(), multi);
    sum[4] += StrictMath.sqrt(clickA * clickB) * contrast * a.coherence() * b.coherence();
  }

  private static void addIdle(
      double[] sum, double weight, PumpedTransducer a, PumpedTransducer b, MultiQuanta multi) {
    add(sum, weight, a.idleNone(), a.idleOne(), b.idleNone(), b.idleOne(), multi);
  }

  /** Adds independent ends that hold no, one or more quanta: a0, a1 and b0, b1, rest more. */
  private static void add(
      double[] sum, double weight, double a0, double a1, double b0, double b1, MultiQuanta multi) {
    double someA = multi == MultiQuanta.SATURATE ? 1 - a0 : a1;
    double someB = multi == MultiQuanta.SATURATE ? 1 - b0 : b1;
    double r00 = a0 * b0;
    double r01 = a0 * someB;
    double r10 = someA * b0;
    double r11 = multi == MultiQuanta.AS_11 ? 1 - r00 - r01 - r10 : someA * someB;
    sum[0] += weight * r00;
    sum[1] += weight * r01;
    sum[2] += weight * r10;
    sum[3] += weight * StrictMath.max(0, r11);
  }

  /** F: weight of the right sign, for two equal transducers, no dark heralds. */
  public static double right(PumpedTransducer t) {
    double d = t.dilution();
    double m = t.quanta();
    return t.capture() * (1 + 2 * m - m * t.capture()) / (d * d * d * d);
  }

  /** W: weight of the wrong sign. */
  public static double wrong(PumpedTransducer t) {
    double d = t.dilution();
    return (1 - t.capture()) * t.capture() * t.quanta() / (d * d * d * d);
  }

  /** Weight with nothing caught at either end. */
  public static double empty(PumpedTransducer t) {
    return t.sentNone() * t.idleNone();
  }

  /** Weight of exactly one quantum at each end. */
  public static double oneEach(PumpedTransducer t) {
    return t.sentOne() * t.idleOne();
  }

  /** Weight of two or more quanta in all. */
  public static double several(PumpedTransducer t) {
    return 1 - empty(t) - right(t) - wrong(t);
  }

  /** Fidelity (1+n²)/(1+n)⁴ of an ideal pair that n thermal quanta per mode reach afterwards. */
  public static double noiseAfterHerald(double n) {
    return (1 + n * n) / ((1 + n) * (1 + n) * (1 + n) * (1 + n));
  }
}
