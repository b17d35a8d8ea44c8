package bellhop.protocol.path;

import bellhop.units.Time;

/**
 * What a controller asks for. What it asks of one node must reach the node in that order, for
 * certain, and may take any time.
 */
public sealed interface ControllerOutput {

  /** Why a session goes another way. */
  enum Cause {
    LINK_DOWN,
    NODE_DOWN,
    STATION_DOWN,
    /** What was down is up again, and has been for a while. */
    BETTER_PATH
  }

  /** Why a session has no circuit that could serve it. */
  enum Refusal {
    /** No way over what is up. */
    NO_PATH,
    /** None of the best paths reaches its fidelity. */
    FIDELITY
  }

  /** Install a circuit of a session at a node; answer with Installed. */
  record Install(int node, int session, Circuit circuit) implements ControllerOutput {}

  /** Remove a circuit from a node; answer with Forgotten. */
  record Remove(int node, int circuit) implements ControllerOutput {}

  /** Move all requests of a session at its head to another circuit; answer with Moved. */
  record Move(int node, int session, int from, int to) implements ControllerOutput {}

  /** A session has its first circuit. */
  record Ready(int session, int circuit) implements ControllerOutput {}

  /**
   * A session goes another way from now on.
   *
   * @param epoch how often it has, this time included
   */
  record Rerouted(int session, int epoch, int from, int to, Cause cause)
      implements ControllerOutput {}

  /** No circuit can serve a session now; it is tried again when something is mended. */
  record Refused(int session, Refusal why) implements ControllerOutput {}

  /** Say Woken then. */
  record WakeAt(Time time) implements ControllerOutput {}
}
