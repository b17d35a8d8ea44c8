package bellhop.experiment;

import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.circuit.qasm.QasmReader;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.Compiled;
import bellhop.compiler.Compiler;
import bellhop.compiler.Effort;
import bellhop.compiler.Objective;
import bellhop.compiler.Placement;
import bellhop.distributed.PairOrder;
import bellhop.distributed.PairUse;
import bellhop.network.Network;
import bellhop.network.Scenario;
import bellhop.network.Traffic;
import bellhop.units.InputException;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.List;

/**
 * The pairs that one execution of a program asks for: between whom, in which order, and how long
 * after each other. Nothing of its gates is left.
 *
 * @param line of the scenario
 * @param title of the program
 * @param pairs by id; each is asked for by its end A
 * @param latest by pair: when it must be there, after the start, so that it does not delay the end
 *     of an execution with all links free and at their mean times
 * @param predicted by the compiler, from the first instruction to the last with links at their mean
 */
record ProgramDemand(
    Traffic.OfProgram line,
    String title,
    List<PairUse> pairs,
    PairOrder order,
    List<Span> latest,
    Span predicted) {

  /** Compiles a program for a network, as {@code bellhop compile} does. */
  static ProgramDemand of(Traffic.OfProgram line, Network network, Seed seed, Watch watch) {
    Program program = QasmReader.read(line.program());
    Placement placement = line.place().map(PlacementReader::read).orElse(Placement.FREE);
    requireNoLoops(program, line);
    CompileOptions options =
        new CompileOptions(Effort.BALANCED, Objective.EBITS, placement, seed, 1);
    Compiled compiled = Compiler.compile(program, network, options, watch::isTimeUp);
    List<PairUse> pairs = compiled.distributed().pairs();
    if (pairs.isEmpty()) {
      throw new InputException(
          line.at(),
          "the program " + program.title() + " needs no pair",
          "it fits one QPU, and is placed there",
          "\"place\" spreads it over several");
    }
    PairOrder order = PairOrder.of(compiled.distributed(), network);
    List<Span> means = pairs.stream().map(pair -> network.link(pair.link()).meanTime()).toList();
    return new ProgramDemand(
        line,
        program.title(),
        pairs,
        order,
        order.latest(means),
        Span.picos(compiled.report().makespanPs()));
  }

  /** Its pairs are asked for at random, which is a demand of another kind. */
  private static void requireNoLoops(Program program, Traffic.OfProgram line) {
    if (hasLoops(program.operations())) {
      throw new InputException(
          line.at(),
          "the program " + program.title() + " has a while loop on measured bits",
          "how many pairs it asks for is known only as it runs",
          "\"bellhop run\" runs it");
    }
  }

  private static boolean hasLoops(List<Operation> operations) {
    return operations.stream()
        .anyMatch(operation ->
            switch (operation) {
              case Operation.While _ -> true;
              case Operation.Annotated(var _, var inner) -> hasLoops(List.of(inner));
              case Operation.Branch branch ->
                  hasLoops(branch.then()) || hasLoops(branch.otherwise());
              case Operation.Apply _, Operation.Measure _, Operation.Reset _ -> false;
              case Operation.Barrier _, Operation.Assign _ -> false;
            });
  }

  /** What is said where all executions ask for more than can be simulated. */
  InputException tooMany() {
    return new InputException(
        line.at(),
        "more than %,d requests".formatted(Scenario.MOST_REQUESTS),
        "each execution asks for %,d pairs".formatted(ebits()),
        "the unit of the rate is wrong, or the duration");
  }

  /** Number of pairs of an execution. */
  int ebits() {
    return pairs.size();
  }
}
