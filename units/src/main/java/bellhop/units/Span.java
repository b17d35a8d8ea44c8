package bellhop.units;

/**
 * A length of time in whole picoseconds. Negative spans are allowed as differences; parts that need
 * more say so themselves.
 *
 * @param picos the length, in ps
 */
public record Span(long picos) implements Comparable<Span> {
  public static final Span ZERO = new Span(0);

  public static Span picos(long count) {
    return new Span(count);
  }

  public static Span nanos(double count) {
    return ofPicos(count * 1e3);
  }

  public static Span micros(double count) {
    return ofPicos(count * 1e6);
  }

  public static Span seconds(double count) {
    return ofPicos(count * 1e12);
  }

  private static Span ofPicos(double picos) {
    if (!(StrictMath.abs(picos) < 9.2e18)) {
      throw new ArithmeticException(
          "a span of " + picos * 1e-12 + " s does not fit into picoseconds (limit: 106 days)");
    }
    return new Span(StrictMath.round(picos));
  }

  public double seconds() {
    return picos * 1e-12;
  }

  public Span plus(Span other) {
    return new Span(Math.addExact(picos, other.picos));
  }

  public Span minus(Span other) {
    return new Span(Math.subtractExact(picos, other.picos));
  }

  public Span times(long factor) {
    return new Span(Math.multiplyExact(picos, factor));
  }

  public static Span max(Span a, Span b) {
    return a.picos >= b.picos ? a : b;
  }

  @Override
  public int compareTo(Span other) {
    return Long.compare(picos, other.picos);
  }

  /** With the largest unit in which the number is at least one, such as {@code 1.5 us}. */
  @Override
  public String toString() {
    return Quantity.format(picos * 1e-12, Dimension.TIME);
  }
}
