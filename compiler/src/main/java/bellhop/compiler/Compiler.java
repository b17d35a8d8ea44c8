package bellhop.compiler;

import bellhop.circuit.Program;
import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Lowering;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.output.Assembler;
import bellhop.compiler.output.Timetable;
import bellhop.compiler.packets.Search;
import bellhop.compiler.packets.Walked;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Routes;
import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.units.InputException;

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
    Lowered lowered = Lowering.lower(source);
    Refusal refusal = new Refusal(lowered.program(), network);
    refusal.ifTooManyQubits();
    int[] pins = Pins.of(lowered.program(), network, options.placement());
    Segments segments = Segments.of(lowered);
    Bundles bundles = new Bundles(segments);
    Routes routes = new Routes(network);

    Search search = new Search(segments, bundles, routes, pins);
    Optimiser optimiser = new Optimiser(search, bundles, routes, pins, options);
    Search.Answer best = optimiser.best();
    Walked walked = best.record(lowered);
    refusal.ifStuck(walked, segments, best.homes(), routes);

    Distributed untimed =
        Assembler.assemble(lowered, segments, routes, best.homes(), walked.actions());
    Timetable.Timed timed = Timetable.plan(untimed, network);
    CompileReport report =
        new CompileReport(
            walked.ebits(),
            optimiser.bound(),
            walked.teleports(),
            Summary.qpus(timed.distributed(), network, walked.actions()),
            Summary.qnus(timed.distributed(), network),
            timed.makespanPs(),
            optimiser.steps(),
            lowered.measuredAtEnd(),
            timed.distributed().assignment().stream().distinct().count() <= 1);
    return new Compiled(timed.distributed(), report, lowered.program());
  }
}
