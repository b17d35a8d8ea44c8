package bellhop.protocol.path;

/** What nodes of one circuit tell each other over any distance. Any of these may go wrong, too. */
public sealed interface CircuitMessage {

  int circuit();

  /** To the head: nothing joins that pair to the tail. */
  record Expired(int circuit, int originLane, long origin) implements CircuitMessage {}

  /** To the tail: nothing joins that pair to the head. */
  record Lost(int circuit, int tailLane, long tailPair) implements CircuitMessage {}

  /** To the head: the tail has the other half, and uses it. */
  record Complete(int circuit, int originLane, long origin, int tailLane, long tailPair, int frame)
      implements CircuitMessage {}

  /** To the head: the tail has no other half and never will. */
  record Gone(int circuit, int originLane, long origin) implements CircuitMessage {}

  /** To the tail: say what became of that pair; if it is unknown, refuse it from now on. */
  record Query(int circuit, int originLane, long origin) implements CircuitMessage {}

  /** To the head: every node on the way knows that demand. */
  record DemandKnown(int circuit, long serial) implements CircuitMessage {}
}
