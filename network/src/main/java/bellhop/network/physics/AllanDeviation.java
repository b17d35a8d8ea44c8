package bellhop.network.physics;

/**
 * How far an oscillator strays: Allan deviation over an averaging time τ, from the coefficients of
 * its spectrum S_y = h₂f² + h₁f + h₀ + h₋₁/f + h₋₂/f² of fractional frequency. Source: IEEE 1139.
 */
public final class AllanDeviation {
  private AllanDeviation() {}

  /** White phase noise of rms σ in s: √3 σ/τ. */
  public static double whitePhase(double sigma, double tau) {
    return StrictMath.sqrt(3) * sigma / tau;
  }

  /** White frequency noise h₀ in 1/Hz: √(h₀/2τ). */
  public static double whiteFrequency(double h0, double tau) {
    return StrictMath.sqrt(h0 / (2 * tau));
  }

  /** Flicker of frequency h₋₁: √(2 ln 2 h₋₁), at any τ. */
  public static double flickerFrequency(double hMinus1) {
    return StrictMath.sqrt(2 * StrictMath.log(2) * hMinus1);
  }

  /** Random walk of frequency h₋₂ in Hz: √(2π² h₋₂ τ/3). */
  public static double randomWalkFrequency(double hMinus2, double tau) {
    return StrictMath.sqrt(2 * StrictMath.PI * StrictMath.PI * hMinus2 * tau / 3);
  }

  /**
   * Rms time error τ·ADEV(τ) after holding over for τ, for white and random-walk frequency noise.
   */
  public static double holdover(double deviation, double tau) {
    return tau * deviation;
  }
}
