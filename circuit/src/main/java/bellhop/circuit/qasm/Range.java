package bellhop.circuit.qasm;

/** Whole numbers from low to high, both included. */
record Range(long low, long high) {
  static final Range ANY = new Range(Long.MIN_VALUE, Long.MAX_VALUE);
  static final Range BIT = new Range(0, 1);

  boolean isWithin(Range other) {
    return low >= other.low && high <= other.high;
  }

  /** The smallest that holds these two, or {@link #ANY} if it overflowed. */
  static Range of(boolean overflowed, long a, long b) {
    return overflowed ? ANY : new Range(Math.min(a, b), Math.max(a, b));
  }
}
