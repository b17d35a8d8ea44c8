package bellhop.bench.compilers;

import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The same program with its qubits in another order, so that a compiler is not praised for the
 * order in which a generator happens to number them. Annotations of registers are dropped.
 */
final class Renumbering {
  private final int[] place;

  private Renumbering(int[] place) {
    this.place = place;
  }

  /** Number 0 leaves all as it is. */
  static Program of(Program program, int number) {
    if (number == 0) {
      return program;
    }
    Renumbering renumbering = new Renumbering(shuffled(program.qubitCount(), number));
    return new Program(
        program.name(),
        List.of(new Program.QubitRegister("q", 0, program.qubitCount(), false, List.of())),
        program.variables(),
        renumbering.all(program.operations()),
        program.pragmas());
  }

  private static int[] shuffled(int count, int number) {
    RandomStream random = new Seed(1).stream("bench/renumbering", number);
    int[] place = IntStream.range(0, count).toArray();
    for (int i = count - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int moved = place[i];
      place[i] = place[j];
      place[j] = moved;
    }
    return place;
  }

  private List<Operation> all(List<Operation> operations) {
    return operations.stream().map(this::one).toList();
  }

  private Operation one(Operation operation) {
    return switch (operation) {
      case Operation.Apply(var call) ->
          new Operation.Apply(call.on(IntStream.of(call.qubits()).map(q -> place[q]).toArray()));
      case Operation.Measure(int qubit, int cell) -> new Operation.Measure(place[qubit], cell);
      case Operation.Reset(int qubit) -> new Operation.Reset(place[qubit]);
      case Operation.Barrier(var qubits) ->
          new Operation.Barrier(qubits.stream().map(q -> place[q]).toList());
      case Operation.Assign assign -> assign;
      case Operation.Branch(var condition, var then, var otherwise) ->
          new Operation.Branch(condition, all(then), all(otherwise));
      case Operation.While(var condition, var body, int line) ->
          new Operation.While(condition, all(body), line);
      case Operation.Annotated(var annotations, var inner) ->
          new Operation.Annotated(annotations, one(inner));
    };
  }
}
