package bellhop.network.physics;

/**
 * The phase of the microwave reference: a pair shared as |01⟩+|10⟩ turns by 2πfτ between the two
 * references. Another thing than the timing of windows.
 */
public final class Oscillator {
  private Oscillator() {}

  /** Factor κ = exp(−(2πfσ)²/2) on the coherence; σ in s is the rms of the difference. */
  public static double kappa(double frequency, double sigma) {
    double phase = 2 * StrictMath.PI * frequency * sigma;
    return StrictMath.exp(-phase * phase / 2);
  }

  /** Fidelity (1+κ)/2 of an otherwise perfect pair. */
  public static double fidelity(double frequency, double sigma) {
    return (1 + kappa(frequency, sigma)) / 2;
  }

  /** The rms in s that costs exactly this fidelity, above 1/2. */
  public static double sigmaForFidelity(double frequency, double fidelity) {
    return StrictMath.sqrt(-2 * StrictMath.log(2 * fidelity - 1)) / (2 * StrictMath.PI * frequency);
  }
}
