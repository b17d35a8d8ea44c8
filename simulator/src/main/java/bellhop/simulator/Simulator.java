package bellhop.simulator;

import bellhop.distributed.Distributed;
import bellhop.network.Network;

/**
 * Runs a distributed program on a modelled network, shot by shot: first the network's time line,
 * then the quantum side with the noise and waiting of those times.
 */
public final class Simulator {
  private Simulator() {}

  public static SimulationResult run(
      Distributed program, Network network, SimulationOptions options) {
    return run(program, network, options, RunControl.NONE);
  }

  /**
   * @throws bellhop.units.InputException if the program is too large for the backend
   */
  public static SimulationResult run(
      Distributed program, Network network, SimulationOptions options, RunControl control) {
    throw new UnsupportedOperationException("not yet: " + program + network + options + control);
  }
}
