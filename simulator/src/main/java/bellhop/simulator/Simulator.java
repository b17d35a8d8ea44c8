package bellhop.simulator;

import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.protocol.Trace;
import bellhop.simulator.execution.Batch;
import bellhop.simulator.execution.ErrorBudget;
import bellhop.simulator.execution.Execution;
import bellhop.simulator.execution.Method;
import bellhop.simulator.execution.Plan;
import bellhop.simulator.timeline.PairCounts;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

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
    Blocks blocks = new Blocks(program, network, shared, options, trace, control);
    List<Blocks.Done> done = blocks.run(Methods.blockSize(method));
    return result(done, options, method, trace);
  }

  private static SimulationResult result(
      List<Blocks.Done> blocks, SimulationOptions options, Method method, Optional<Trace> trace) {
    SortedMap<String, Long> counts = new TreeMap<>();
    PairCounts pairs = PairCounts.NONE;
    ErrorBudget budget = ErrorBudget.ZERO;
    long stallPs = 0;
    for (Blocks.Done block : blocks) {
      for (String outcome : block.batch().outcomes()) {
        counts.merge(outcome, 1L, Long::sum);
      }
      pairs = pairs.plus(block.pairs());
      budget = budget.plus(block.batch().budget());
      stallPs += block.stallPs();
    }
    Makespans makespans = Makespans.of(blocks.stream().map(Blocks.Done::makespans).toList());
    long shots = makespans.shotCount();
    return new SimulationResult(
        shots,
        shots < options.shots(),
        counts,
        pairs,
        makespans,
        stallPs == 0 ? 0 : stallPs * 1e-12 / (makespans.meanSeconds() * shots),
        pairFidelity(blocks),
        budget.times(1.0 / shots),
        method.isExact() ? Backend.STATEVECTOR : Backend.STABILIZER,
        method.isExact() ? NoiseModel.EXACT : NoiseModel.TWIRLED,
        trace);
  }

  private static PairFidelity pairFidelity(List<Blocks.Done> blocks) {
    long count = 0;
    double sum = 0;
    double min = 1;
    for (Blocks.Done block : blocks) {
      Batch batch = block.batch();
      count += batch.pairCount();
      sum += batch.fidelitySum();
      min = Math.min(min, batch.fidelityMin());
    }
    return new PairFidelity(count, count == 0 ? 1 : sum / count, min);
  }
}
