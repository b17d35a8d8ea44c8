package bellhop.simulator;

import bellhop.distributed.Distributed;
import bellhop.distributed.Unrolling;
import bellhop.network.Network;
import bellhop.network.Scenario;
import bellhop.protocol.Trace;
import bellhop.simulator.execution.Execution;
import bellhop.simulator.execution.Method;
import bellhop.simulator.execution.Plan;
import bellhop.units.InputException;
import bellhop.units.Location;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Runs distributed programs on a modelled network, shot by shot: first the network's time line,
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
    return runTogether(List.of(program), List.of(options.seed()), network, options, control)
        .getFirst();
  }

  /**
   * Runs several programs at once on one network: they share its links and whatever these share,
   * begin together in each shot, and have nothing else in common. Communication qubits are dealt
   * out in the order of the programs.
   *
   * @param seeds by program; that of the options is not used
   * @return by program, the trace with the first
   * @throws bellhop.units.InputException if a program is too large for the backend
   */
  public static List<SimulationResult> runTogether(
      List<Distributed> programs,
      List<Seed> seeds,
      Network network,
      SimulationOptions options,
      RunControl control) {
    requireAlone(programs, options);
    List<Blocks.Part> parts = new ArrayList<>();
    for (int p = 0; p < programs.size(); p++) {
      Distributed program = programs.get(p);
      boolean hasLoops = !program.loops().isEmpty();
      Plan plan = Plan.of(hasLoops ? Unrolling.once(program).unrolled() : program, network);
      Method chosen = Methods.choose(plan, options, programs.size());
      Method method = hasLoops ? chosen.shotByShot() : chosen;
      Execution.Shared shared = new Execution.Shared(plan, method);
      int block = Methods.blockSize(method);
      parts.add(
          new Blocks.Part(
              program,
              seeds.get(p),
              method,
              shared,
              block,
              new Tally(network, program.loops().size())));
    }
    Optional<Trace> trace =
        options.traceShot() == SimulationOptions.NO_TRACE
            ? Optional.empty()
            : Optional.of(new Trace());
    new Blocks(parts, network, options, trace, control).run();
    List<SimulationResult> results = new ArrayList<>();
    for (Blocks.Part part : parts) {
      Optional<Trace> its = results.isEmpty() ? trace : Optional.empty();
      results.add(result(part.tally(), options, part.method(), its));
    }
    return List.copyOf(results);
  }

  /** How often a loop turns changes what others wait for, and what a timetable has to hold. */
  private static void requireAlone(List<Distributed> programs, SimulationOptions options) {
    for (Distributed program : programs) {
      if (!program.loops().isEmpty() && programs.size() > 1) {
        throw new InputException(
            Location.of(program.program()),
            "a while loop in a program that runs beside others",
            "this version runs programs with loops alone",
            "");
      }
      if (!program.loops().isEmpty() && isTimetable(options.policy())) {
        throw new InputException(
            Location.of(program.program()),
            "a while loop under the policy " + options.policy().word(),
            "nobody knows before how many pairs a timetable must hold",
            "the policy " + Scenario.Policy.FIRST_COME.word() + " takes any");
      }
    }
  }

  private static boolean isTimetable(Scenario.Policy policy) {
    return policy == Scenario.Policy.TIMETABLE || policy == Scenario.Policy.DEADLINE_TIMETABLE;
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
        tally.waited(),
        tally.loopTurns(),
        trace);
  }
}
