package bellhop.simulator.timeline;

/**
 * What became of the elementary Bell pairs: each has exactly one fate.
 *
 * @param generated heralded on a physical link
 * @param used consumed by the program
 * @param expired dropped at its cut-off
 * @param discarded given up for any other reason; nothing does so yet
 * @param stored alive when the run ended
 */
public record PairCounts(long generated, long used, long expired, long discarded, long stored) {
  public static final PairCounts NONE = new PairCounts(0, 0, 0, 0, 0);

  public PairCounts {
    if (Math.min(used, Math.min(expired, Math.min(discarded, stored))) < 0
        || generated != used + expired + discarded + stored) {
      throw new IllegalStateException(
          ("the pairs do not add up: generated %d, but used %d + expired %d + discarded %d"
                  + " + stored %d")
              .formatted(generated, used, expired, discarded, stored));
    }
  }

  /** Of two shots together. */
  public PairCounts plus(PairCounts other) {
    return new PairCounts(
        generated + other.generated,
        used + other.used,
        expired + other.expired,
        discarded + other.discarded,
        stored + other.stored);
  }
}
