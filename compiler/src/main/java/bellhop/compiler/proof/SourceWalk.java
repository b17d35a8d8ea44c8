package bellhop.compiler.proof;

import bellhop.circuit.Expression;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import java.util.List;

/** Runs the source on symbols, one qubit a slot; the body of a loop once. */
final class SourceWalk {
  private final SymbolicMachine machine;
  private final Symbols symbols;
  private final int[] cells;
  private final boolean swapsAreGates;
  private int turns;
  private int operations;

  /** What happens around the body of a loop. */
  interface LoopWalk {
    /**
     * Walks the body.
     *
     * @param guard under which the loop stands
     */
    void walk(Operation.While loop, int guard);
  }

  SourceWalk(Program source, Symbols symbols, boolean swapsAreGates) {
    int n = source.qubitCount();
    this.symbols = symbols;
    this.swapsAreGates = swapsAreGates;
    machine = new SymbolicMachine(symbols, n, n, i -> "operation " + i + " of the source");
    cells = new int[source.cellCount()];
    for (int qubit = 0; qubit < n; qubit++) {
      machine.start(qubit, qubit);
    }
  }

  /** Walks the operations, where a loop stands as it is told. */
  void all(List<Operation> operations, LoopWalk loops) {
    all(operations, Symbols.ONE, loops);
  }

  SymbolicMachine machine() {
    return machine;
  }

  /** The number of the final value of a cell. */
  int cell(int cell) {
    return cells[cell];
  }

  void set(int cell, int value) {
    cells[cell] = value;
  }

  /** Whether a condition holds with the present values. */
  int truth(Expression condition) {
    return symbols.truth(condition(condition));
  }

  private void all(List<Operation> operations, int guard, LoopWalk loops) {
    for (Operation operation : operations) {
      one(operation, guard, loops);
    }
  }

  private void one(Operation operation, int guard, LoopWalk loops) {
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
        one(inner, guard, loops);
        return;
      }
      case Operation.Branch branch -> branch(branch, guard, loops);
      case Operation.While loop -> loops.walk(loop, guard);
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

  private void branch(Operation.Branch branch, int guard, LoopWalk loops) {
    int condition = truth(branch.condition());
    all(branch.then(), symbols.and(guard, condition), loops);
    all(branch.otherwise(), symbols.and(guard, symbols.not(condition)), loops);
  }

  private int condition(Expression condition) {
    return symbols.evaluate(condition, cells);
  }

  private void store(int cell, int value, int guard) {
    cells[cell] = symbols.choose(guard, value, cells[cell]);
  }
}
