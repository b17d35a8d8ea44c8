package bellhop.units;

/**
 * A loss in dB; adding losses multiplies transmissions.
 *
 * @param value in dB, at least 0
 */
public record Decibels(double value) {
  public static final Decibels ZERO = new Decibels(0);

  public Decibels {
    if (!(value >= 0) || Double.isInfinite(value)) {
      throw new IllegalArgumentException("a loss in dB is finite and at least 0, not " + value);
    }
  }

  public Decibels plus(Decibels other) {
    return new Decibels(value + other.value);
  }

  /** The transmitted share 10^(−dB/10), in (0, 1]. */
  public double transmission() {
    return StrictMath.pow(10, -value / 10);
  }
}
