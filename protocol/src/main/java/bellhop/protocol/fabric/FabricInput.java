package bellhop.protocol.fabric;

/** What the fabric's machine is told. Links, QNUs, switches and stations go by their indices. */
public sealed interface FabricInput {

  /**
   * What a link wants from now on, in place of what it wanted before.
   *
   * @param bursts that it could begin at once, besides those that run
   */
  record Wants(int link, int bursts, Need need) implements FabricInput {}

  /** A link will want a burst about then: its program says so. */
  record Expects(int link, long atPs) implements FabricInput {}

  /**
   * A burst is over, and its link holds the connection no more.
   *
   * @param isPair whether it made a pair, whose halves keep their qubits
   */
  record Released(int connection, boolean isPair) implements FabricInput {}

  /** A half has left its qubit. */
  record Left(int qnu) implements FabricInput {}

  /** All that had to turn for a connection has turned, and was read back as it should be. */
  record Turned(int connection) implements FabricInput {}

  /**
   * A switch was read back otherwise than it was told: the connection's ports there are not used.
   */
  record Misturned(int connection, int theSwitch) implements FabricInput {}

  /** A part no longer works. */
  record Failed(Part part) implements FabricInput {}

  record Mended(Part part) implements FabricInput {}

  /** The time has come that the machine asked for. */
  record Woken() implements FabricInput {}

  /** What can fail. */
  sealed interface Part {}

  record SwitchPart(int index) implements Part {}

  record StationPart(int index) implements Part {}

  record FibrePart(int index) implements Part {}
}
