package bellhop.protocol.path;

/**
 * What neighbours tell each other. Each speaks of one lane of the link between them; any of these
 * may be lost, repeated, late or overtaken.
 */
public sealed interface NeighbourMessage {

  /**
   * Runs from the head of a circuit along its swaps to the tail and collects their outcomes.
   *
   * @param originLane lane of the head's half
   * @param origin number of its pair
   * @param lane between sender and receiver
   * @param pair its number there
   * @param frame of the pair from the head up to here, this pair included
   */
  record Track(int circuit, int originLane, long origin, int lane, long pair, int frame)
      implements NeighbourMessage {}

  /**
   * Runs from a tail that waits in vain towards the head, to find where the pair broke.
   *
   * @param tailLane lane of the tail's half
   * @param tailPair number of its pair
   */
  record Probe(int circuit, int tailLane, long tailPair, int lane, long pair)
      implements NeighbourMessage {}

  /** The sender's half of that pair waits for the receiver's; is that still there? */
  record Holding(int lane, long pair) implements NeighbourMessage {}

  /** The sender's half of that pair is gone. */
  record Dropped(int lane, long pair) implements NeighbourMessage {}

  /**
   * Whether a circuit wants pairs; runs from head to tail.
   *
   * @param serial counts up; what is older than the newest is ignored
   * @param firstOrigin least number of a pair that the head may still hold: it lost earlier ones
   *     when it started again
   */
  record Demand(int circuit, long serial, boolean active, int priority, long firstOrigin)
      implements NeighbourMessage {}

  /** Distil: spend the target for the kept one. */
  record Order(int keptLane, long kept, int targetLane, long target) implements NeighbourMessage {}

  /**
   * The sender's part of that.
   *
   * @param done whether it could
   * @param bit what its target read
   */
  record Result(int keptLane, long kept, int targetLane, long target, boolean done, boolean bit)
      implements NeighbourMessage {}

  /** Whether the kept one is kept. */
  record Verdict(int keptLane, long kept, int targetLane, long target, boolean success)
      implements NeighbourMessage {}
}
