package bellhop.pair;

/** EPL distillation of X-states; the Bell-diagonal protocols are with {@link BellWeights}. */
final class Distillation {
  private Distillation() {}

  /**
   * out_ij = Σ_ab Q(ab) r_ij s_(i⊕a)(j⊕b), with Q(ab) the chance that target bits ab are reported
   * as 11; the coherences of the target follow the same shifts.
   */
  static Distilled epl(XState r, XState s, double errorA, double errorB) {
    double q00 = errorA * errorB;
    double q01 = errorA * (1 - errorB);
    double q10 = (1 - errorA) * errorB;
    double q11 = (1 - errorA) * (1 - errorB);
    double t00 = q00 * s.r00() + q01 * s.r01() + q10 * s.r10() + q11 * s.r11();
    double t01 = q00 * s.r01() + q01 * s.r00() + q10 * s.r11() + q11 * s.r10();
    double t10 = q00 * s.r10() + q01 * s.r11() + q10 * s.r00() + q11 * s.r01();
    double t11 = q00 * s.r11() + q01 * s.r10() + q10 * s.r01() + q11 * s.r00();
    double tcRe = (q00 + q11) * s.cRe() + (q01 + q10) * s.dRe();
    double tcIm = (q00 - q11) * s.cIm() + (q01 - q10) * s.dIm();
    double tdRe = (q00 + q11) * s.dRe() + (q01 + q10) * s.cRe();
    double tdIm = (q00 - q11) * s.dIm() + (q01 - q10) * s.cIm();
    double p00 = r.r00() * t00;
    double p01 = r.r01() * t01;
    double p10 = r.r10() * t10;
    double p11 = r.r11() * t11;
    return new Distilled(
        p00 + p01 + p10 + p11,
        XState.normalised(
            p00,
            p01,
            p10,
            p11,
            Swapping.re(r.cRe(), r.cIm(), tcRe, tcIm),
            Swapping.im(r.cRe(), r.cIm(), tcRe, tcIm),
            Swapping.re(r.dRe(), r.dIm(), tdRe, tdIm),
            Swapping.im(r.dRe(), r.dIm(), tdRe, tdIm)));
  }
}
