package bellhop.compiler;

/** How long the optimiser may search, in steps: never in seconds, so that answers repeat. */
public enum Effort {
  /** Ordered blocks and one descent from the best. */
  FAST(200_000L),
  /** The default. */
  BALANCED(4_000_000L),
  BEST(100_000_000L);

  private final long steps;

  Effort(long steps) {
    this.steps = steps;
  }

  /** Gate visits that a search may spend beyond the first answer. */
  long steps() {
    return steps;
  }
}
