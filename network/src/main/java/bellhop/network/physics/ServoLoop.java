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

  /**
   * Where a servo settles under noise of variance 1 that strikes once per exchange.
   *
   * @param clock variance of the clock at the end of an interval
   * @param rate variance of what it still gains in an interval
   * @param together covariance of the two
   */
  public record Settled(double clock, double rate, double together) {
    /** Variance of the clock when so many intervals have passed without another exchange. */
    public double after(double intervals) {
      return clock + 2 * intervals * together + intervals * intervals * rate;
    }

    /** With noise of another variance. */
    public Settled times(double variance) {
      return new Settled(variance * clock, variance * rate, variance * together);
    }
  }

  /** Noise of the measured offsets, as white phase noise. */
  public static Settled onStamps(double kp, double ki) {
    return settled(kp, ki, -kp - ki, -ki);
  }

  /** Noise of the time gained in an interval, as white frequency noise. */
  public static Settled onGain(double kp, double ki) {
    return settled(kp, ki, 1, 0);
  }

  /** Steps of the rate, as random walk of frequency. */
  public static Settled onRate(double kp, double ki) {
    return settled(kp, ki, 1, 1);
  }

  /**
   * The stationary covariance of x' = (1−kp−ki) x + z + p n, z' = z − ki x + q n, where z is the
   * rate less what the servo has learnt of it: the three linear equations that say that a step
   * changes no variance, solved by hand.
   */
  private static Settled settled(double kp, double ki, double p, double q) {
    double x = 2 * (p * p - p * q + (2 - kp) * q * q / (2 * ki)) / (kp * (4 - 2 * kp - ki));
    double both = (ki * ki * x + q * q) / (2 * ki);
    double z = (kp + 2 * ki) * both + ki * (1 - kp - ki) * x - p * q;
    return new Settled(x, z, both);
  }
}
