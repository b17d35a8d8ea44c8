package bellhop.compiler.proof;

import bellhop.circuit.Expression;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import java.util.List;

/** Runs the source on symbols, one qubit a slot. */
final class SourceWalk {
  private final SymbolicMachine machine;
  private final Symbols symbols;
  private final int[] cells;
  private final boolean swapsAreGates;
  private int turns;
  private int operations;

  private SourceWalk(Program source, Symbols symbols, boolean swapsAreGates) {
    int n = source.qubitCount();
    this.symbols = symbols;
    this.swapsAreGates = swapsAreGates;
    machine = new SymbolicMachine(symbols, n, n, i -> "operation " + i + " of the source");
    cells = new int[source.cellCount()];
    for (int qubit = 0; qubit < n; qubit++) {
      machine.start(qubit, qubit);
    }
  }

  static SourceWalk of(Program source, Symbols symbols, boolean swapsAreGates) {
    SourceWalk walk = new SourceWalk(source, symbols, swapsAreGates);
    walk.all(source.operations(), Symbols.ONE);
    walk.machine.finish();
    return walk;
  }

  SymbolicMachine machine() {
    return machine;
  }

  /** The number of the final value of a cell. */
  int cell(int cell) {
    return cells[cell];
  }

  private void all(List<Operation> operations, int guard) {
    for (Operation operation : operations) {
      one(operation, guard);
    }
  }

  private void one(Operation operation, int guard) {
    machine.at(operations);
    switch (operation) {
      case Operation.Apply(var call) -> gate(call, guard);
      case Operation.Measure(int qubit, int cell) ->
          store(cell, machine.measure(qubit, guard, turns++), guard);
      case Operation.Reset(int qubit) -> machine.reset(qubit, guard, turns++);
      case Operation.Assign(int cell, var value) ->
          store(cell, symbols.evaluate(value, cells), guard);
      case Operation.Barrier _ -> {}
      case Operation.Annotated(var _, var inner) -> {
        one(inner, guard);
        return;
      }
      case Operation.Branch branch -> branch(branch, guard);
      case Operation.While _ -> throw new IllegalArgumentException("no compiled program has loops");
    }
    operations++;
  }

  private void gate(GateCall call, int guard) {
    if (call.gate() == Gate.SWAP && guard == Symbols.ONE && !swapsAreGates) {
      machine.swap(call.qubit(0), call.qubit(1));
    } else {
      machine.gate(call, guard);
    }
  }

  private void branch(Operation.Branch branch, int guard) {
    int condition = symbols.truth(condition(branch.condition()));
    all(branch.then(), symbols.and(guard, condition));
    all(branch.otherwise(), symbols.and(guard, symbols.not(condition)));
  }

  private int condition(Expression condition) {
    return symbols.evaluate(condition, cells);
  }

  private void store(int cell, int value, int guard) {
    cells[cell] = symbols.choose(guard, value, cells[cell]);
  }
}
