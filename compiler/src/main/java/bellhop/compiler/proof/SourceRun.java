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
  private final Turning turning;
  private int turn;

  /**
   * @param positions for each qubit of the program the one of the register
   * @param turning how often loops turn
   */
  SourceRun(Program source, Register register, Draws draws, int[] positions, Turning turning) {
    this.turning = turning;
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
      case Operation.While loop -> loop(loop);
    }
  }

  /** The branch that is not taken uses up its turns. */
  private void branch(Operation.Branch branch) {
    boolean holds = branch.condition().evaluate(cells) != 0;
    if (holds) {
      run(branch.then());
      skip(branch.otherwise());
    } else {
      skip(branch.then());
      run(branch.otherwise());
    }
  }

  /** Each turn of a loop has turns of its own for its draws. */
  private void loop(Operation.While loop) {
    int done = 0;
    while (turning.goesOn(loop.condition().evaluate(cells) != 0, done)) {
      run(loop.body());
      done++;
    }
  }

  private void skip(List<Operation> operations) {
    for (Operation operation : operations) {
      switch (operation) {
        case Operation.Measure _, Operation.Reset _ -> turn++;
        case Operation.Annotated(var _, var inner) -> skip(List.of(inner));
        case Operation.Branch branch -> {
          skip(branch.then());
          skip(branch.otherwise());
        }
        case Operation.While _ -> turning.skip();
        case Operation.Apply _, Operation.Barrier _, Operation.Assign _ -> {}
      }
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
