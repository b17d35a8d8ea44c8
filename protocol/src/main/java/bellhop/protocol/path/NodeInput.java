package bellhop.protocol.path;

import bellhop.units.Time;

/**
 * What a node is told. A port is a link that ends here and a lane one of its places for a pair; a
 * slot is a lane of a port, numbered within the node. Pairs go by the number that both ends of
 * their lane count up; what a message says of another number is of another pair.
 */
public sealed interface NodeInput {
  /** Number of pairs of a request that never has enough. */
  int ENDLESS = Integer.MAX_VALUE;

  /**
   * An attempt succeeded.
   *
   * @param circuit for whom it was made, as the end says that chooses
   * @param frame index of the Bell state that the detectors announced
   * @param emission when its halves left, by the stamp of the herald
   */
  record Heralded(int slot, long pair, int circuit, int frame, Time emission)
      implements NodeInput {}

  /** The two ends of a lane attempt for different pairs; the later number counts. */
  record Realigned(int slot, long pair) implements NodeInput {}

  /**
   * A Bell measurement of two slots is done.
   *
   * @param outcome index of the Bell state that was read
   */
  record Measured(int left, int right, int outcome) implements NodeInput {}

  /**
   * The node's own part of a round of distillation is done.
   *
   * @param kept slot of the pair that is to be kept
   * @param target slot of the one that was measured
   * @param targetPair its number
   */
  record Distilled(int kept, int target, long targetPair, boolean bit) implements NodeInput {}

  /** A slot's time has come, or an earlier one that no longer counts. */
  record Woken(int slot) implements NodeInput {}

  /** It is time to say again what a circuit wants. */
  record DemandDue(int circuit, long serial) implements NodeInput {}

  /**
   * An application at the head of a circuit wants pairs.
   *
   * @param request any number that no other request has
   * @param pairs at least 1, or ENDLESS
   * @param priority greater ones come first
   * @param minimumFidelity that they must be expected to have
   * @param deadline when it gives up
   */
  record Submitted(
      int request, int circuit, int pairs, int priority, double minimumFidelity, Time deadline)
      implements NodeInput {}

  /** A request's time is over. */
  record DeadlineReached(int request, int circuit) implements NodeInput {}

  /** A circuit comes to pass here; nobody wants its pairs yet. */
  record Installed(NodeSettings.Route route) implements NodeInput {}

  /**
   * A circuit leaves: its pairs are given up like unwanted ones, requests that still wait time out,
   * and the node says Forgotten when nothing refers to it.
   */
  record Removed(int circuit) implements NodeInput {}

  /** At the head of two circuits with the same ends: who waits for one waits for the other now. */
  record Moved(int from, int to) implements NodeInput {}

  /**
   * The node starts again: its qubits and what it knew of them are lost.
   *
   * @param epoch greater than any before
   */
  record Restarted(long epoch) implements NodeInput {}

  /** A message of the neighbour at a port. */
  record FromNeighbour(int port, NeighbourMessage message) implements NodeInput {}

  /** A message of a circuit's other end or of a node on the way. */
  record FromCircuit(CircuitMessage message) implements NodeInput {}
}
