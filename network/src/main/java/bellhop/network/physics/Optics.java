package bellhop.network.physics;

/** Fibre: how much passes, and how long it takes. */
public final class Optics {
  /** Speed of light in vacuum, m/s. */
  public static final double LIGHT = 299_792_458;

  private Optics() {}

  /** Transmission 10^(−dB/10). */
  public static double transmission(double decibels) {
    return StrictMath.pow(10, -decibels / 10);
  }

  /** Loss in dB of what lets that share of light pass; infinite where nothing passes. */
  public static double decibels(double transmission) {
    return -10 * StrictMath.log10(transmission) + 0.0;
  }

  /** Delay L n/c in s of a length in m. */
  public static double delay(double metres, double groupIndex) {
    return metres * groupIndex / LIGHT;
  }
}
