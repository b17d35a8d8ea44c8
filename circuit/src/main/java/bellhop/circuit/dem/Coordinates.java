package bellhop.circuit.dem;

import java.util.Arrays;

/**
 * An immutable place or offset in any number of dimensions, without a unit. Two are equal if all
 * their bits are: 0 and −0 differ.
 */
public final class Coordinates {
  /** No dimensions. */
  public static final Coordinates NONE = new Coordinates(new double[0]);

  private final double[] values;

  private Coordinates(double[] values) {
    this.values = values;
  }

  /** The array is copied; its values are finite. */
  public static Coordinates of(double... values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("a coordinate is a number, not " + value);
      }
    }
    return values.length == 0 ? NONE : new Coordinates(values.clone());
  }

  /** Dimensions. */
  public int size() {
    return values.length;
  }

  public double get(int dimension) {
    return values[dimension];
  }

  /** With the offset added in the dimensions that both have; the others stay as they are. */
  Coordinates shifted(Coordinates offset) {
    if (offset.size() == 0 || size() == 0) {
      return this;
    }
    return sum(offset, size());
  }

  /** The offset after a further one: of as many dimensions as the longer. */
  Coordinates plus(Coordinates further) {
    return further.size() == 0 ? this : sum(further, Math.max(size(), further.size()));
  }

  private Coordinates sum(Coordinates other, int size) {
    double[] sum = Arrays.copyOf(values, size);
    for (int i = 0; i < Math.min(size, other.size()); i++) {
      sum[i] = bounded(i < values.length ? sum[i] + other.values[i] : other.values[i]);
    }
    return new Coordinates(sum);
  }

  /** A place too far away for a double stays at the largest. */
  private static double bounded(double value) {
    return Math.clamp(value, -Double.MAX_VALUE, Double.MAX_VALUE);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Coordinates that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
