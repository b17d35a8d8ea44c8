package bellhop.protocol.path;

/**
 * Pairs that somebody will ask for between two nodes.
 *
 * @param minimumFidelity that they must have, 0 for any
 * @param measured whether both ends measure their halves as soon as they have them, and wait with
 *     the outcome alone for news of the pair
 */
public record Wanted(int from, int to, double minimumFidelity, boolean measured) {
  /** Pairs that are kept until both ends know of them. */
  public Wanted(int from, int to, double minimumFidelity) {
    this(from, to, minimumFidelity, false);
  }
}
