package bellhop.network.physics;

/**
 * A proportional and integral servo that steers a clock once per exchange: x' = x − kp e − I', I' =
 * I + ki e, e = x + noise.
 */
public final class ServoLoop {
  private ServoLoop() {}

  /** Whether it settles: kp, ki above 0 and 2 kp + ki below 4. */
  public static boolean isStable(double kp, double ki) {
    return kp > 0 && ki > 0 && 2 * kp + ki < 4;
  }

  /**
   * Variance of the settled clock over that of the measured offset's noise, for white noise.
   *
   * @throws IllegalArgumentException if the servo does not settle
   */
  public static double varianceRatio(double kp, double ki) {
    if (!isStable(kp, ki)) {
      throw new IllegalArgumentException("a servo with gains " + kp + " and " + ki + " runs away");
    }
    return (2 * kp * kp + 2 * ki + kp * ki) / (kp * (4 - 2 * kp - ki));
  }
}
