package bellhop.compiler;

import bellhop.circuit.Expression;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.circuit.WrittenCells;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.packets.Search;
import bellhop.compiler.placement.Routes;
import bellhop.distributed.Distributed;
import bellhop.distributed.PairUse;
import bellhop.network.Network;
import bellhop.network.Path;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.Locale;
import java.util.Optional;

/** Says why a program cannot run on a network. */
final class Refusal {
  /** Of the pairs of one link; and of all together, so that sums of times in ps fit. */
  private static final double LONGEST_S = 100_000;

  private static final double LONGEST_TOGETHER_S = 3_000_000;

  private final Program program;
  private final Network network;

  Refusal(Program program, Network network) {
    this.program = program;
    this.network = network;
  }

  /** Loops that never end once they have begun. */
  static void ifEndless(Program program) {
    Deque<Operation> open = new ArrayDeque<>(program.operations());
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Operation.While loop -> {
          ifEndless(program, loop);
          loop.body().forEach(open::push);
        }
        case Operation.Annotated(var _, var inner) -> open.push(inner);
        case Operation.Branch branch -> {
          branch.then().forEach(open::push);
          branch.otherwise().forEach(open::push);
        }
        case Operation.Apply _, Operation.Measure _, Operation.Reset _ -> {}
        case Operation.Barrier _, Operation.Assign _ -> {}
      }
    }
  }

  private static void ifEndless(Program program, Operation.While loop) {
    BitSet written = WrittenCells.of(loop.body());
    BitSet read = new BitSet();
    loop.condition().forEachCell(read::set);
    boolean isFalse = loop.condition() instanceof Expression.Constant(long value) && value == 0;
    if (!read.intersects(written) && !isFalse) {
      throw new InputException(
          loop.line() > 0
              ? new Location(program.name(), loop.line(), 1)
              : Location.of(program.name()),
          "a while loop that does not end once it has begun",
          "nothing in its body changes what its condition reads",
          "a measurement in it was meant");
    }
  }

  /** Times are planned in whole ps, and sums of many must fit. */
  static void ifTooSlow(Distributed distributed, Network network) {
    double[] seconds = new double[network.links().size()];
    for (PairUse pair : distributed.pairs()) {
      seconds[pair.link()] += Routes.meanSeconds(network.link(pair.link()));
    }
    int busiest = 0;
    for (int link = 1; link < seconds.length; link++) {
      busiest = seconds[link] > seconds[busiest] ? link : busiest;
    }
    double together = Arrays.stream(seconds).sum();
    if (together > LONGEST_TOGETHER_S || (together > 0 && seconds[busiest] > LONGEST_S)) {
      throw new InputException(
          Location.of(distributed.program()),
          String.format(
              Locale.ROOT,
              "its pairs over %s would take %.2g s, one after the other",
              network.link(busiest).name(),
              seconds[busiest]),
          String.format(Locale.ROOT, "times beyond %.0f s are not planned", LONGEST_S),
          "the success probability of that link is too small");
    }
  }

  void ifTooManyQubits() {
    int missing = program.qubitCount() - network.dataQubits();
    if (missing > 0) {
      throw new InputException(
          Location.of(program.name()),
          "the program has " + program.qubitCount() + " qubits, " + missing + " too many",
          "the QPUs of \"" + network.name() + "\" have " + network.dataQubits() + " together",
          "a larger network helps");
    }
  }

  /** No pair can join two QPUs that need one in every placement that was found. */
  void ifStuck(Search.Answer answer, Routes routes) {
    if (answer.findStuckGate().isPresent()) {
      int gate = answer.findStuckGate().get();
      Segments segments = answer.segments();
      int[] homes = answer.start();
      int qpuA = homes[segments.qubit(gate, 0)];
      int qpuB = homes[segments.qubit(gate, 1)];
      String a = network.qpu(qpuA).name();
      String b = network.qpu(qpuB).name();
      throw new InputException(
          Location.of(program.name()),
          "a gate needs a Bell pair between \"" + a + "\" and \"" + b + "\"",
          why(qpuA, qpuB, routes),
          "another placement, or more communication qubits, would do");
    }
  }

  private String why(int qpuA, int qpuB, Routes routes) {
    Optional<Path> path = network.findPath(qpuA, qpuB);
    if (path.isEmpty()) {
      return "no links lead from one to the other";
    }
    for (int link : path.get().links()) {
      for (int qpu : new int[] {network.qpuA(link), network.qpuB(link)}) {
        int qnu = routes.qnu(link, qpu);
        if (routes.communicationQubits(qnu) == 0) {
          return "the QNU \"" + network.qnu(qnu).name() + "\" has no communication qubits";
        }
      }
    }
    for (int i = 1; i + 1 < path.get().qpus().size(); i++) {
      int relay = path.get().qpus().get(i);
      if (!routes.canRelay(relay, path.get().links().get(i - 1), path.get().links().get(i))) {
        return "the relay \"" + network.qpu(relay).name() + "\" needs two communication qubits";
      }
    }
    return "communication qubits are too few";
  }
}
