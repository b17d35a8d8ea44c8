package bellhop.units;

/**
 * A number from 0 to 1.
 *
 * @param value in [0, 1]
 */
public record Probability(double value) {
  public static final Probability ZERO = new Probability(0);
  public static final Probability ONE = new Probability(1);

  public Probability {
    if (!(value >= 0 && value <= 1)) {
      throw new IllegalArgumentException("a probability lies in [0, 1], not at " + value);
    }
  }

  public Probability complement() {
    return new Probability(1 - value);
  }
}
