package bellhop.network.physics;

/** Heat: what limits the rate of pumped transducers, and how warm a stage gets. */
public final class Cooling {
  private Cooling() {}

  /** Cooling power Q100(T²−T0²)/(0.01−T0²) in W at T K: Q100 at 0.1 K, base temperature T0. */
  public static double power(double temperature, double q100, double base) {
    return q100 * (temperature * temperature - base * base) / (0.01 - base * base);
  }

  /** The temperature in K at which the stage carries a load of Q W; valid to about 0.15 K. */
  public static double temperature(double load, double q100, double base) {
    return StrictMath.sqrt(base * base + load / q100 * (0.01 - base * base));
  }

  /** Attempts per second Q/(n E_abs) that a budget of Q W allows to n channels of E_abs J each. */
  public static double attemptsPerSecond(double budget, int channels, double absorbed) {
    return budget / (channels * absorbed);
  }

  /** Units of q W that fit into Q W. */
  public static long fit(double budget, double each) {
    return (long) StrictMath.floor(budget / each);
  }
}
