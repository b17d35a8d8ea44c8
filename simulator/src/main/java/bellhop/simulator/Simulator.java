package bellhop.simulator;

import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.protocol.Trace;
import bellhop.simulator.execution.Execution;
import bellhop.simulator.execution.Method;
import bellhop.simulator.execution.Plan;
import java.util.Optional;

/**
 * Runs a distributed program on a modelled network, shot by shot: first the network's time line,
 * then the quantum side with the noise and waiting of those times.
 *
 * <p>Shots are done in blocks, which threads take one after another. Whatever is summed is summed
 * within a block in shot order and then block by block, so that the number of threads changes
 * nothing.
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
    Plan plan = Plan.of(program, network);
    Method method = Methods.choose(plan, options);
    Execution.Shared shared = new Execution.Shared(plan, method);
    Optional<Trace> trace =
        options.traceShot() == SimulationOptions.NO_TRACE
            ? Optional.empty()
            : Optional.of(new Trace());
    Blocks blocks =
        new Blocks(program, network, shared, options, Methods.blockSize(method), trace, control);
    return result(blocks.run(), options, method, trace);
  }

  private static SimulationResult result(
      Tally tally, SimulationOptions options, Method method, Optional<Trace> trace) {
    Makespans makespans = tally.makespans();
    long shots = tally.shotCount();
    long stallPs = tally.stallPs();
    return new SimulationResult(
        shots,
        shots < options.shots(),
        tally.counts(),
        tally.pairs(),
        makespans,
        stallPs == 0 ? 0 : stallPs * 1e-12 / (makespans.meanSeconds() * shots),
        tally.pairFidelity(),
        tally.budget(),
        method.isExact() ? Backend.STATEVECTOR : Backend.STABILIZER,
        method.isExact() ? NoiseModel.EXACT : NoiseModel.TWIRLED,
        trace);
  }
}
