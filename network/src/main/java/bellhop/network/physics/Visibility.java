package bellhop.network.physics;

/**
 * How alike two photons are when they meet: 1 for photons that nothing tells apart. Pulses are
 * described by their intensity: standard deviation s (Gaussian) or decay rate γ (exponential).
 */
public final class Visibility {
  private static final double ROOT2 = StrictMath.sqrt(2);

  private Visibility() {}

  /** Gaussian photons of offset τ and mismatch Δω (rad/s): exp(−τ²/4s² − s²Δω²). */
  public static double gaussian(double s, double offset, double mismatch) {
    return gaussian(s, offset, 0, mismatch, 0);
  }

  /**
   * Gaussian photons with jitter and a spread of their frequency difference, averaged.
   *
   * @param s standard deviation of the intensity in s, above 0
   * @param offset mean τ of the arrival difference in s
   * @param jitter its rms j in s; for two independent ends j² = jA² + jB²
   * @param mismatch mean Δω in rad/s
   * @param spread its rms w in rad/s
   */
  public static double gaussian(
      double s, double offset, double jitter, double mismatch, double spread) {
    double time =
        StrictMath.exp(-offset * offset / (4 * s * s + 2 * jitter * jitter))
            / StrictMath.sqrt(1 + jitter * jitter / (2 * s * s));
    double widening = 1 + 2 * s * s * spread * spread;
    double colour =
        StrictMath.exp(-s * s * mismatch * mismatch / widening) / StrictMath.sqrt(widening);
    return time * colour;
  }

  /**
   * Exponential photons of one rate γ: the mean of e^(−γ|τ|) over a normal arrival difference,
   * which is erfcx(γj/√2) without offset.
   *
   * @param gamma decay rate of the intensity in 1/s, above 0
   * @param offset mean arrival difference in s
   * @param jitter its rms in s
   */
  public static double exponential(double gamma, double offset, double jitter) {
    double t = StrictMath.abs(offset);
    if (jitter == 0) {
      return StrictMath.exp(-gamma * t);
    }
    double early = (gamma * jitter * jitter - t) / (ROOT2 * jitter);
    double late = (gamma * jitter * jitter + t) / (ROOT2 * jitter);
    double bell = StrictMath.exp(-t * t / (2 * jitter * jitter));
    double near =
        early >= 0
            ? bell * Erf.erfcx(early)
            : StrictMath.exp(gamma * gamma * jitter * jitter / 2 - gamma * t) * Erf.erfc(early);
    return StrictMath.min(1, (near + bell * Erf.erfcx(late)) / 2);
  }

  /**
   * Mean overlap μ of the amplitudes of Gaussian photons, which is what the coherence of a single
   * click keeps: each photon pair has μ = √V, and the mean of a root is not the root of the mean.
   * (1+j²/4s²)^(−1/2) exp(−τ²/(8s²+2j²)) for the times, and likewise s²w² for the colours. Checked
   * photon by photon.
   *
   * @param s as in {@link #gaussian}
   * @param offset likewise
   * @param jitter likewise
   * @param mismatch likewise
   * @param spread likewise
   */
  public static double gaussianOverlap(
      double s, double offset, double jitter, double mismatch, double spread) {
    double time =
        StrictMath.exp(-offset * offset / (8 * s * s + 2 * jitter * jitter))
            / StrictMath.sqrt(1 + jitter * jitter / (4 * s * s));
    double widening = 1 + s * s * spread * spread;
    double colour =
        StrictMath.exp(-s * s * mismatch * mismatch / (2 * widening)) / StrictMath.sqrt(widening);
    return time * colour;
  }

  /** Mean overlap of the amplitudes of exponential photons: the mean of e^(−γ|τ|/2). */
  public static double exponentialOverlap(double gamma, double offset, double jitter) {
    return exponential(gamma / 2, offset, jitter);
  }

  /** Exponential photons of rates γ1, γ2 and mismatch Δω: 4γ1γ2/((γ1+γ2)²+4Δω²). */
  public static double exponentialMismatch(double gamma1, double gamma2, double mismatch) {
    double sum = gamma1 + gamma2;
    return 4 * gamma1 * gamma2 / (sum * sum + 4 * mismatch * mismatch);
  }

  /** Pure dephasing of the emitters at rate γ* of the amplitude coherence: γ/(γ+2γ*). */
  public static double dephasing(double gamma, double dephasing) {
    return gamma / (gamma + 2 * dephasing);
  }

  /**
   * Several photons, g2 small: M(1−g2) − g2 with M the overlap of pure photons. From literature.
   */
  public static double multiPhoton(double overlap, double g2) {
    return StrictMath.max(0, overlap * (1 - g2) - g2);
  }

  /** Fidelity (1+V)/2 of an ideal double click. */
  public static double doubleClickFidelity(double visibility) {
    return (1 + visibility) / 2;
  }
}
