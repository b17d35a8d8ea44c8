package bellhop.network.physics;

/** How a memory takes two or more microwave quanta that come in one mode. */
public enum MultiQuanta {
  /** A mode with any quanta is caught as 1, without coherence; the default. */
  SATURATE,
  /** The memory notices and the attempt counts as failed. */
  FLAG,
  /**
   * Every state of two or more quanta in all is booked as 11; for comparison with older studies.
   */
  AS_11
}
