package bellhop.qec.decode;

/** A shortest path between two events, or from an event to the boundary, while it is being used. */
final class CompressedEdge {
  /** The events at its ends; {@code to} may be {@link MatchingGraph#BOUNDARY}. */
  int from;

  int to;

  /** The observables that its edges flip together. */
  long mask;

  void set(int from, int to, long mask) {
    this.from = from;
    this.to = to;
    this.mask = mask;
  }

  void set(CompressedEdge other) {
    set(other.from, other.to, other.mask);
  }

  void reverse() {
    set(to, from, mask);
  }

  void setReversed(CompressedEdge other) {
    set(other.to, other.from, other.mask);
  }
}
