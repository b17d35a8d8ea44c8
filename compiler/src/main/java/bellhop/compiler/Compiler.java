package bellhop.compiler;

import bellhop.circuit.Program;
import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Lowering;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.packets.Search;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Routes;
import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.units.InputException;
import java.util.List;
import java.util.function.BooleanSupplier;

/**
 * Divides a program over the QPUs of a network: lower it to interactions, find the runs of them
 * that one copy of a qubit can serve, decide where qubits live and which pairs serve which gates,
 * write one program per QPU, and plan when each pair is needed.
 */
public final class Compiler {
  private Compiler() {}

  /**
   * One program per QPU that together do what the source does, within the limits of the network.
   * The same for any number of threads.
   *
   * @throws InputException if the network cannot hold the program, or the pins contradict each
   *     other or it
   */
  public static Compiled compile(Program source, Network network, CompileOptions options) {
    return compile(source, network, options, () -> false);
  }

  /**
   * Takes the best answer found so far once the time is up; there is always one.
   *
   * @param isTimeUp asked between steps of the search; the answer depends on it
   */
  public static Compiled compile(
      Program source, Network network, CompileOptions options, BooleanSupplier isTimeUp) {
    Refusal.ifEndless(source);
    Lowered lowered = Lowering.lower(source);
    Refusal refusal = new Refusal(lowered.program(), network);
    refusal.ifTooManyQubits();
    int[] pins = Pins.of(lowered.program(), network, options.placement());
    Segments segments = Segments.of(lowered);
    Bundles bundles = new Bundles(segments);
    Routes routes = new Routes(network);

    Search search = new Search(lowered, segments, bundles, routes);
    Optimiser optimiser = new Optimiser(segments, search, bundles, routes, pins, options, isTimeUp);
    List<Search.Answer> finalists = optimiser.finalists();
    refusal.ifStuck(finalists.getFirst(), routes);
    Draft best =
        finalists.stream()
            .filter(Search.Answer::isServed)
            .map(answer -> Draft.of(answer, routes))
            .min(Draft.by(options.objective()))
            .orElseThrow();
    return compiled(best, lowered, network, optimiser);
  }

  private static Compiled compiled(
      Draft best, Lowered lowered, Network network, Optimiser optimiser) {
    Distributed distributed = best.distributed();
    CompileReport report =
        new CompileReport(
            best.walked().ebits(),
            optimiser.bound(),
            best.walked().teleports(),
            Summary.qpus(distributed, network, best.walked().actions()),
            Summary.qnus(distributed, network),
            best.makespanPs(),
            optimiser.steps(),
            lowered.measuredAtEnd(),
            distributed.assignment().stream().distinct().count() <= 1,
            optimiser.isCut());
    return new Compiled(distributed, report, lowered.program());
  }
}
