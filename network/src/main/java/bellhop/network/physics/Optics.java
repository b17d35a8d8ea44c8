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

  /** Delay L n/c in s of a length in m. */
  public static double delay(double metres, double groupIndex) {
    return metres * groupIndex / LIGHT;
  }
}
