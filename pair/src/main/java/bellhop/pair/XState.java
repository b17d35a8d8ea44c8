package bellhop.pair;

/**
 * The state of a Bell pair while it lives in a network: four populations and two complex
 * coherences, the other entries of the density matrix being zero. Waiting, phases, Paulis, swaps
 * and EPL distillation keep this form, so a pair is eight numbers from its herald to its use. The
 * first index belongs to end A.
 *
 * <p>A pair decays in the form that is physically there: a Ψ pair whose X is only noted in the
 * frame waits as Ψ. Twirl last, never before a wait.
 *
 * @param r00 population ⟨00|ρ|00⟩
 * @param r01 population ⟨01|ρ|01⟩
 * @param r10 population ⟨10|ρ|10⟩
 * @param r11 population ⟨11|ρ|11⟩
 * @param cRe real part of c = ⟨01|ρ|10⟩
 * @param cIm imaginary part of c
 * @param dRe real part of d = ⟨00|ρ|11⟩
 * @param dIm imaginary part of d
 */
public record XState(
    double r00,
    double r01,
    double r10,
    double r11,
    double cRe,
    double cIm,
    double dRe,
    double dIm) {
  static final XState MIXED = new XState(0.25, 0.25, 0.25, 0.25, 0, 0, 0, 0);

  private static final double TRACE_SLACK = 1e-9;
  private static final double SLACK = 1e-12;

  /**
   * Refuses what is not a state: trace 1, populations at least 0, |c|² ≤ r01 r10, |d|² ≤ r00 r11.
   */
  public XState {
    double trace = r00 + r01 + r10 + r11;
    double least = StrictMath.min(StrictMath.min(r00, r01), StrictMath.min(r10, r11));
    boolean physical =
        StrictMath.abs(trace - 1) <= TRACE_SLACK
            && least >= -SLACK
            && cRe * cRe + cIm * cIm <= r01 * r10 + SLACK
            && dRe * dRe + dIm * dIm <= r00 * r11 + SLACK;
    if (!physical) {
      throw new IllegalArgumentException(
          "not a state of two qubits: populations %s %s %s %s, c = %s + %si, d = %s + %si"
              .formatted(r00, r01, r10, r11, cRe, cIm, dRe, dIm));
    }
  }

  public static XState bell(BellState s) {
    return werner(1, s);
  }

  /** Weight F on one Bell state and (1−F)/3 on each other one. */
  public static XState werner(double fidelity, BellState s) {
    double rest = (1 - fidelity) / 3;
    double[] w = {rest, rest, rest, rest};
    w[s.index()] = fidelity;
    return ofWeights(new BellWeights(w[0], w[2], w[1], w[3]));
  }

  /** The Bell-diagonal state of these weights. */
  public static XState ofWeights(BellWeights w) {
    double phi = (w.i() + w.z()) / 2;
    double psi = (w.x() + w.y()) / 2;
    return new XState(phi, psi, psi, phi, (w.x() - w.y()) / 2, 0, (w.i() - w.z()) / 2, 0);
  }

  /** Divides by the trace: for closed forms that give a state times its probability. */
  public static XState normalised(
      double r00,
      double r01,
      double r10,
      double r11,
      double cRe,
      double cIm,
      double dRe,
      double dIm) {
    double p = r00 + r01 + r10 + r11;
    return p > 0
        ? new XState(r00 / p, r01 / p, r10 / p, r11 / p, cRe / p, cIm / p, dRe / p, dIm / p)
        : MIXED;
  }

  /** Both ends wait, each for its own time in seconds in its own memory. */
  public XState decay(Memory a, double secondsA, Memory b, double secondsB) {
    double lossA = a.loss(secondsA);
    double lossB = b.loss(secondsB);
    double upA = a.residualExcitation() * lossA;
    double downA = (1 - a.residualExcitation()) * lossA;
    double upB = b.residualExcitation() * lossB;
    double downB = (1 - b.residualExcitation()) * lossB;
    double a00 = r00 + downA * r10 - upA * r00;
    double a01 = r01 + downA * r11 - upA * r01;
    double a10 = r10 + upA * r00 - downA * r10;
    double a11 = r11 + upA * r01 - downA * r11;
    double q = a.coherence(secondsA) * b.coherence(secondsB);
    return new XState(
        a00 + downB * a01 - upB * a00,
        a01 + upB * a00 - downB * a01,
        a10 + downB * a11 - upB * a10,
        a11 + upB * a10 - downB * a11,
        q * cRe,
        q * cIm,
        q * dRe,
        q * dIm);
  }

  /** An X pulse on one end. */
  public XState flip(End end) {
    return switch (end) {
      case A -> new XState(r10, r11, r00, r01, dRe, -dIm, cRe, -cIm);
      case B -> new XState(r01, r00, r11, r10, dRe, dIm, cRe, cIm);
    };
  }

  /** diag(1, e^(iφ)) on one end; φ = π is Z. On end B it turns c by +φ and d by −φ. */
  public XState turn(End end, double phi) {
    double cos = StrictMath.cos(phi);
    double sin = StrictMath.sin(phi);
    double cSin = end == End.B ? sin : -sin;
    return new XState(
        r00,
        r01,
        r10,
        r11,
        cRe * cos - cIm * cSin,
        cRe * cSin + cIm * cos,
        dRe * cos + dIm * sin,
        dIm * cos - dRe * sin);
  }

  /** Applies the Paulis of a frame to one end: X^x after Z^z. */
  public XState correct(End end, BellState frame) {
    XState turned = frame.z() ? new XState(r00, r01, r10, r11, -cRe, -cIm, -dRe, -dIm) : this;
    return frame.x() ? turned.flip(end) : turned;
  }

  /**
   * A random phase of one end with mean factor κ on both coherences.
   *
   * @param kappa exp(−σ²/2) for a normal phase of σ rad rms, in [0, 1]
   */
  public XState phaseNoise(double kappa) {
    return new XState(r00, r01, r10, r11, kappa * cRe, kappa * cIm, kappa * dRe, kappa * dIm);
  }

  /**
   * End B loses energy on its way, as in a line of this efficiency: r01 and r11 give 1 − η to r00
   * and r10, coherences shrink by √η.
   *
   * @param efficiency η in [0, 1]
   */
  public XState lose(double efficiency) {
    double lost = 1 - efficiency;
    double root = StrictMath.sqrt(efficiency);
    return new XState(
        r00 + lost * r01,
        efficiency * r01,
        r10 + lost * r11,
        efficiency * r11,
        root * cRe,
        root * cIm,
        root * dRe,
        root * dIm);
  }

  /**
   * One end is depolarised: with the given probability one of X, Y, Z strikes, each alike.
   *
   * @param error process infidelity of that channel, in [0, 1]
   */
  public XState depolarise(End end, double error) {
    double flip = 2 * error / 3;
    XState other = flip(end);
    double k = 1 - 4 * error / 3;
    return new XState(
        r00 + flip * (other.r00 - r00),
        r01 + flip * (other.r01 - r01),
        r10 + flip * (other.r10 - r10),
        r11 + flip * (other.r11 - r11),
        k * cRe,
        k * cIm,
        k * dRe,
        k * dIm);
  }

  /** The weights of the four Bell states; what a Pauli twirl leaves. */
  public BellWeights weights() {
    double phi = (r00 + r11) / 2;
    double psi = (r01 + r10) / 2;
    return new BellWeights(phi + dRe, phi - dRe, psi + cRe, psi - cRe);
  }

  /** Overlap with Φ+. */
  public double fidelity() {
    return (r00 + r11) / 2 + dRe;
  }

  /** Overlap with one of the Bell states. */
  public double fidelity(BellState s) {
    return weights().of(s);
  }

  /** This state with weight 1 − w and the other with weight w. */
  public XState mix(XState other, double w) {
    double v = 1 - w;
    return new XState(
        v * r00 + w * other.r00,
        v * r01 + w * other.r01,
        v * r10 + w * other.r10,
        v * r11 + w * other.r11,
        v * cRe + w * other.cRe,
        v * cIm + w * other.cIm,
        v * dRe + w * other.dRe,
        v * dIm + w * other.dIm);
  }

  /** The same pair with its ends named the other way round. */
  public XState exchange() {
    return new XState(r00, r10, r01, r11, cRe, -cIm, dRe, dIm);
  }

  /**
   * A perfect Bell measurement of end B of the first pair and end A of the second.
   *
   * @return the four outcomes in the order of {@link BellState}, with their true probabilities
   */
  public static SwapOutcome[] swap(XState ab, XState cd) {
    return Swapping.swap(ab, cd);
  }

  /**
   * One outcome of a perfect Bell measurement of end B of the first pair and end A of the second,
   * by its true probability: {@link #swap} with the other three left out.
   *
   * @param chance uniform in [0, 1)
   */
  public static SwapOutcome drawSwap(XState ab, XState cd, double chance) {
    return Swapping.draw(ab, cd, chance);
  }

  /**
   * One round of EPL distillation: this pair is kept, the target is measured after a CNOT at either
   * end, and the round is kept when both ends report 1. It lives on unequal populations and on a
   * phase common to both pairs; never twirl before it.
   *
   * @param errorA chance that end A reports the target's bit wrongly, in [0, 1]
   * @param errorB likewise at end B
   */
  public Distilled epl(XState target, double errorA, double errorB) {
    return Distillation.epl(this, target, errorA, errorB);
  }
}
