package bellhop.pair;

/**
 * How a stored qubit forgets: energy within T1, phase within T2, towards a small residual
 * excitation. Exponential decay with no dependence on what the qubit did before.
 *
 * @param t1 energy relaxation time in s, may be infinite
 * @param t2 coherence time in s, may be infinite, at most 2 T1
 * @param residualExcitation population of |1⟩ that remains after a long wait, in [0, 1]
 */
public record Memory(double t1, double t2, double residualExcitation) {
  /** Never forgets. */
  public static final Memory PERFECT =
      new Memory(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY, 0);

  private static final double SLACK = 1e-12;

  public Memory {
    if (!(t1 > 0 && t2 > 0)) {
      throw new IllegalArgumentException(
          "T1 and T2 are above 0, not " + t1 + " s and " + t2 + " s");
    }
    if (t2 > 2 * t1 * (1 + SLACK)) {
      throw new IllegalArgumentException(
          "T2 is at most 2 T1, but T1 = " + t1 + " s and T2 = " + t2 + " s");
    }
    if (!(residualExcitation >= 0 && residualExcitation <= 1)) {
      throw new IllegalArgumentException(
          "a residual excitation lies in [0, 1], not at " + residualExcitation);
    }
  }

  /**
   * 1 − s without the loss of digits at short times, s = e^(−t/T1) being the share of the excess
   * energy that is left after t seconds.
   */
  public double loss(double seconds) {
    return -StrictMath.expm1(-seconds / t1);
  }

  /** q = e^(−t/T2), the factor on the coherence after t seconds. */
  public double coherence(double seconds) {
    return StrictMath.exp(-seconds / t2);
  }

  /** 1 − s becomes a Pauli twirl: (pX, pY, pZ) = ((1−s)/4, (1−s)/4, (1+s−2q)/4). */
  public double[] twirl(double seconds) {
    double flip = loss(seconds) / 4;
    double phase = (2 * -StrictMath.expm1(-seconds / t2) - loss(seconds)) / 4;
    return new double[] {flip, flip, StrictMath.max(0, phase)};
  }

  /** 1 − (1+s+2q)/4: what a wait of t seconds costs in process fidelity. */
  public double infidelity(double seconds) {
    return (loss(seconds) - 2 * StrictMath.expm1(-seconds / t2)) / 4;
  }
}
