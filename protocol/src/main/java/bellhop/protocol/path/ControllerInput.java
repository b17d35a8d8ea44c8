package bellhop.protocol.path;

/** What a controller is told. Sessions go by any number that no other session has had. */
public sealed interface ControllerInput {

  /** Two nodes will want pairs of each other. */
  record Asked(int session, Wanted wanted) implements ControllerInput {}

  /** The same, and a circuit for it is in all its nodes already. */
  record Adopted(int session, Wanted wanted, Circuit circuit) implements ControllerInput {}

  /** Nobody wants its pairs any more. */
  record Closed(int session) implements ControllerInput {}

  /** A part of the network is down, as far as is known. */
  record Failed(Element element) implements ControllerInput {}

  /** It is up again. */
  record Mended(Element element) implements ControllerInput {}

  /** A node has a circuit that it was to install. */
  record Installed(int node, int circuit) implements ControllerInput {}

  /** A head has moved its requests to that circuit. */
  record Moved(int circuit) implements ControllerInput {}

  /** A node has forgotten a circuit that it was to remove. */
  record Forgotten(int node, int circuit) implements ControllerInput {}

  /** The time that was asked for has come. */
  record Woken() implements ControllerInput {}
}
