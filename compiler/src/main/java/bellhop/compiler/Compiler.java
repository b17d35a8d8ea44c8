package bellhop.compiler;

import bellhop.circuit.Program;
import bellhop.compiler.lowering.Lowered;
import bellhop.compiler.lowering.Lowering;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.output.Assembler;
import bellhop.compiler.packets.Search;
import bellhop.compiler.packets.Walked;
import bellhop.compiler.placement.Blocks;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Routes;
import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.List;

/** Divides a program over the QPUs of a network. */
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
    if (lowered.qubitCount() > network.dataQubits()) {
      throw refusal.tooManyQubits();
    }
    int[] pins = Pins.of(lowered.program(), network, options.placement());
    Segments segments = Segments.of(lowered);
    Bundles bundles = new Bundles(segments);
    Routes routes = new Routes(network);
    boolean[] pinned = new boolean[pins.length];
    for (int q = 0; q < pins.length; q++) {
      pinned[q] = pins[q] != Pins.FREE;
    }
    Search search = new Search(segments, bundles, routes, pinned);
    List<int[]> homes = new ArrayList<>(Blocks.together(network, pins));
    if (homes.isEmpty()) {
      homes.addAll(Blocks.candidates(bundles, routes, pins));
    }
    Search.Answer best = search.cover(homes.getFirst());
    for (int[] home : homes) {
      Search.Answer answer = search.cover(home);
      if (answer.cost() < best.cost()) {
        best = answer;
      }
    }
    Walked walked = best.record(lowered);
    if (walked.stuck().isPresent()) {
      int gate = walked.stuck().get();
      int[] at = best.homes();
      throw refusal.apart(at[segments.qubit(gate, 0)], at[segments.qubit(gate, 1)], routes);
    }
    Distributed distributed =
        Assembler.assemble(lowered, segments, routes, best.homes(), walked.actions());
    CompileReport report =
        new CompileReport(
            walked.ebits(),
            0,
            walked.teleports(),
            List.of(),
            List.of(),
            List.of(),
            0,
            search.steps(),
            lowered.measuredAtEnd(),
            false);
    return new Compiled(distributed, report, lowered.program());
  }
}
