package bellhop.compiler.proof;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import java.util.List;

/** Runs the source on one machine without noise. */
final class SourceRun {
  private final Register register;
  private final Draws draws;
  private final int[] positions;
  private final long[] cells;
  private int turn;

  /**
   * @param positions for each qubit of the program the one of the register
   */
  SourceRun(Program source, Register register, Draws draws, int[] positions) {
    this.register = register;
    this.draws = draws;
    this.positions = positions;
    cells = new long[source.cellCount()];
  }

  void run(List<Operation> operations) {
    operations.forEach(this::one);
  }

  long cell(int cell) {
    return cells[cell];
  }

  private void one(Operation operation) {
    switch (operation) {
      case Operation.Apply(var call) -> register.apply(call.on(moved(call.qubits())));
      case Operation.Measure(int qubit, int cell) -> measure(positions[qubit], cell);
      case Operation.Reset(int qubit) -> reset(positions[qubit]);
      case Operation.Barrier _ -> {}
      case Operation.Assign(int cell, var value) -> cells[cell] = value.evaluate(cells);
      case Operation.Annotated(var _, var inner) -> one(inner);
      case Operation.Branch branch -> branch(branch);
      case Operation.While _ -> throw new IllegalArgumentException("no compiled program has loops");
    }
  }

  /** The branch that is not taken uses up its turns. */
  private void branch(Operation.Branch branch) {
    boolean holds = branch.condition().evaluate(cells) != 0;
    if (holds) {
      run(branch.then());
      turn += Turns.count(branch.otherwise());
    } else {
      turn += Turns.count(branch.then());
      run(branch.otherwise());
    }
  }

  private int[] moved(int[] qubits) {
    for (int i = 0; i < qubits.length; i++) {
      qubits[i] = positions[qubits[i]];
    }
    return qubits;
  }

  private void measure(int position, int cell) {
    if (!draws.isDeferred(turn)) {
      cells[cell] = draws.measure(register, position, turn);
    }
    turn++;
  }

  private void reset(int position) {
    if (draws.measure(register, position, turn++) == 1) {
      register.apply(GateCall.of(Gate.X, position));
    }
  }
}
