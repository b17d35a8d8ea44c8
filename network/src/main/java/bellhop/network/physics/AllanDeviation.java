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

  /**
   * Rms by which the mean frequency over the next t differs from that over the last s, for flicker:
   * √(h₋₁ [(r+2+1/r) ln(1+r) − (1+r) ln r]) with r = t/s. It follows from the structure function
   * −h₋₁ t² ln t of the phase; r = 1 gives √2 times the floor, large r √(h₋₁ (1 + ln r)).
   *
   * @param floor Allan deviation
   * @param s in s, over which the frequency was learnt, above 0
   * @param t in s, above 0
   */
  public static double flickerPrediction(double floor, double s, double t) {
    double h = floor * floor / (2 * StrictMath.log(2));
    double r = t / s;
    double sum = (r + 2 + 1 / r) * StrictMath.log1p(r) - (1 + r) * StrictMath.log(r);
    return StrictMath.sqrt(h * sum);
  }
}
