package bellhop.units;

/**
 * A moment in whole picoseconds since the start of a run. It cannot be mixed up with a {@link
 * Span}.
 *
 * @param picos since the start, in ps
 */
public record Time(long picos) implements Comparable<Time> {
  public static final Time ZERO = new Time(0);

  public Time plus(Span span) {
    return new Time(Math.addExact(picos, span.picos()));
  }

  public Span minus(Time earlier) {
    return new Span(Math.subtractExact(picos, earlier.picos));
  }

  public double seconds() {
    return picos * 1e-12;
  }

  @Override
  public int compareTo(Time other) {
    return Long.compare(picos, other.picos);
  }
}
