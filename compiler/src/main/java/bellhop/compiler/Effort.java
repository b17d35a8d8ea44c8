package bellhop.compiler;

/**
 * How long the compiler looks for something better. Counted in pins of the packet hypergraph that
 * are visited, never in seconds, so that answers do not depend on the machine.
 */
public enum Effort {
  /** Qubits stay where they are. */
  FAST(300_000, 2, 3_000_000, 0, 1, 5, 3_000_000),
  BALANCED(2_000_000, 200, 12_000_000, 40, 3, 40, 6_000_000),
  BEST(100_000_000, 1_000, 4_000_000_000L, 20, 12, 300, 1_000_000_000);

  private final long least;
  private final long perPin;
  private final long enough;
  private final long perPinAtLeast;
  private final int starts;
  private final int idleTurns;
  private final long mostWalked;

  /**
   * @param least steps of a search, however small the hypergraph
   * @param perPin steps for each pin beyond that
   * @param enough steps of a search, unless its hypergraph is so large that
   * @param perPinAtLeast steps for each pin are more
   * @param starts divisions from scratch
   * @param idleTurns in a row before a search gives up
   * @param mostWalked gates in walks
   */
  Effort(
      long least,
      long perPin,
      long enough,
      long perPinAtLeast,
      int starts,
      int idleTurns,
      long mostWalked) {
    this.least = least;
    this.perPin = perPin;
    this.enough = enough;
    this.perPinAtLeast = perPinAtLeast;
    this.starts = starts;
    this.idleTurns = idleTurns;
    this.mostWalked = mostWalked;
  }

  /** Visits that a search may spend on a hypergraph with so many pins. */
  long steps(long pins) {
    return Math.max(perPinAtLeast * pins, Math.min(enough, Math.max(least, perPin * pins)));
  }

  /** Gates that may be visited by walks under all limits; the last one is always finished. */
  long mostWalked() {
    return mostWalked;
  }

  /** Divisions from scratch. */
  int starts() {
    return starts;
  }

  /** Turns in a row that bring nothing before a search gives up. */
  int idleTurns() {
    return idleTurns;
  }
}
