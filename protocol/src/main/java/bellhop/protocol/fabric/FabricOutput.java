package bellhop.protocol.fabric;

import bellhop.units.Time;
import java.util.List;

/** What the fabric's machine asks for. */
public sealed interface FabricOutput {

  /**
   * Turn switches and a channel for a link; all of it is dark until then.
   *
   * @param fibres of arm A from the QNU to the station, then of arm B
   * @param ready when Turned is due
   */
  record Turn(int connection, int link, List<Integer> fibres, Time ready) implements FabricOutput {}

  /** A link has a way for one burst, until it releases the connection. */
  record Granted(int connection, int link) implements FabricOutput {}

  /** A link must end its burst and release the connection; it failed, or others need it more. */
  record Withdrawn(int connection, int link) implements FabricOutput {}

  /** Wake the machine then, if not before. */
  record WakeAt(Time time) implements FabricOutput {}
}
