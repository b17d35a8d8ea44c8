package bellhop.pair;

/**
 * Entanglement swapping of X-states: the relay's outcome Ψ± joins opposite bits, Φ± equal ones. For
 * pair entries r and s, out_ij = ½ Σ_k r_ik s_(k⊕x)j, and the coherences follow with the sign of
 * the outcome.
 */
final class Swapping {
  private Swapping() {}

  static SwapOutcome[] swap(XState r, XState s) {
    return new SwapOutcome[] {
      phi(r, s, BellState.PHI_PLUS, 1),
      psi(r, s, BellState.PSI_PLUS, 1),
      phi(r, s, BellState.PHI_MINUS, -1),
      psi(r, s, BellState.PSI_MINUS, -1)
    };
  }

  /** Opposite bits come with the chance that the relay's two halves differ; the sign is fair. */
  static SwapOutcome draw(XState r, XState s, double chance) {
    double one = r.r01() + r.r11();
    double other = s.r10() + s.r11();
    double plus = (one * (1 - other) + (1 - one) * other) / 2;
    if (chance < plus) {
      return psi(r, s, BellState.PSI_PLUS, 1);
    }
    if (chance < 2 * plus) {
      return psi(r, s, BellState.PSI_MINUS, -1);
    }
    return chance < 0.5 + plus
        ? phi(r, s, BellState.PHI_PLUS, 1)
        : phi(r, s, BellState.PHI_MINUS, -1);
  }

  private static SwapOutcome psi(XState r, XState s, BellState measured, double sign) {
    // c = ±½(c₁c₂ + d₁d₂*), d = ±½(c₁d₂ + d₁c₂*)
    double half = sign / 2;
    return outcome(
        measured,
        (r.r00() * s.r10() + r.r01() * s.r00()) / 2,
        (r.r00() * s.r11() + r.r01() * s.r01()) / 2,
        (r.r10() * s.r10() + r.r11() * s.r00()) / 2,
        (r.r10() * s.r11() + r.r11() * s.r01()) / 2,
        half * (re(r.cRe(), r.cIm(), s.cRe(), s.cIm()) + re(r.dRe(), r.dIm(), s.dRe(), -s.dIm())),
        half * (im(r.cRe(), r.cIm(), s.cRe(), s.cIm()) + im(r.dRe(), r.dIm(), s.dRe(), -s.dIm())),
        half * (re(r.cRe(), r.cIm(), s.dRe(), s.dIm()) + re(r.dRe(), r.dIm(), s.cRe(), -s.cIm())),
        half * (im(r.cRe(), r.cIm(), s.dRe(), s.dIm()) + im(r.dRe(), r.dIm(), s.cRe(), -s.cIm())));
  }

  private static SwapOutcome phi(XState r, XState s, BellState measured, double sign) {
    // c = ±½(d₁c₂ + c₁d₂*), d = ±½(d₁d₂ + c₁c₂*)
    double half = sign / 2;
    return outcome(
        measured,
        (r.r00() * s.r00() + r.r01() * s.r10()) / 2,
        (r.r00() * s.r01() + r.r01() * s.r11()) / 2,
        (r.r10() * s.r00() + r.r11() * s.r10()) / 2,
        (r.r10() * s.r01() + r.r11() * s.r11()) / 2,
        half * (re(r.dRe(), r.dIm(), s.cRe(), s.cIm()) + re(r.cRe(), r.cIm(), s.dRe(), -s.dIm())),
        half * (im(r.dRe(), r.dIm(), s.cRe(), s.cIm()) + im(r.cRe(), r.cIm(), s.dRe(), -s.dIm())),
        half * (re(r.dRe(), r.dIm(), s.dRe(), s.dIm()) + re(r.cRe(), r.cIm(), s.cRe(), -s.cIm())),
        half * (im(r.dRe(), r.dIm(), s.dRe(), s.dIm()) + im(r.cRe(), r.cIm(), s.cRe(), -s.cIm())));
  }

  private static SwapOutcome outcome(
      BellState measured,
      double r00,
      double r01,
      double r10,
      double r11,
      double cRe,
      double cIm,
      double dRe,
      double dIm) {
    XState state = XState.normalised(r00, r01, r10, r11, cRe, cIm, dRe, dIm);
    return new SwapOutcome(measured, r00 + r01 + r10 + r11, state);
  }

  /** Real part of (a + bi)(c + di). */
  static double re(double a, double b, double c, double d) {
    return a * c - b * d;
  }

  /** Imaginary part of (a + bi)(c + di). */
  static double im(double a, double b, double c, double d) {
    return a * d + b * c;
  }
}
