package bellhop.compiler.lowering;

import bellhop.circuit.Expression;
import bellhop.circuit.Form;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import java.util.ArrayList;
import java.util.List;

/**
 * Turns a program into steps. Gates are expanded by the gate table down to one-qubit gates and
 * interactions; a branch becomes a condition that is computed once into a fresh cell and a guard on
 * each step inside, so that what happens when no longer depends on outcomes.
 *
 * <p>Cells start at 0. A nested condition is computed under the outer guard into a fresh cell,
 * which therefore is the logical and of both.
 */
public final class Lowering {
  private final List<Step> steps = new ArrayList<>();
  private final int firstGuard;
  private int guards;
  private int interactions;
  private int turns;

  private Lowering(int firstGuard) {
    this.firstGuard = firstGuard;
  }

  /** Measures at the end what measures nothing, then lowers. */
  public static Lowered lower(Program source) {
    Program program = FinalMeasurement.complete(source);
    Lowering lowering = new Lowering(program.cellCount());
    lowering.all(program.operations(), Step.NO_GUARD);
    return new Lowered(
        program,
        lowering.steps,
        lowering.interactions,
        lowering.guards,
        !FinalMeasurement.measures(source));
  }

  private void all(List<Operation> operations, int guard) {
    for (Operation operation : operations) {
      one(operation, guard);
    }
  }

  private void one(Operation operation, int guard) {
    switch (operation) {
      case Operation.Apply(var call) -> gate(call, guard);
      case Operation.Measure(int qubit, int cell) ->
          steps.add(new Step.Measure(qubit, cell, guard, turns++));
      case Operation.Reset(int qubit) -> steps.add(new Step.Reset(qubit, guard, turns++));
      case Operation.Barrier(var qubits) -> steps.add(new Step.Barrier(qubits));
      case Operation.Assign(int cell, var value) -> steps.add(new Step.Compute(cell, value, guard));
      case Operation.Annotated(var _, var inner) -> one(inner, guard);
      case Operation.Branch branch -> branch(branch, guard);
      case Operation.While _ ->
          throw new IllegalArgumentException(
              "loops that depend on measured bits are refused before");
    }
  }

  private void gate(GateCall call, int guard) {
    switch (call.gate().form()) {
      case Form.OneQubit _ -> steps.add(new Step.Local(call, guard));
      case Form.Interaction _ ->
          steps.add(new Step.Interact(interactions, interactions++, call, guard));
      case Form.Sequence _ -> call.expand().forEach(inner -> gate(inner, guard));
    }
  }

  private void branch(Operation.Branch branch, int outer) {
    int holds = freshGuard();
    Expression isTrue =
        new Expression.Binary(
            Expression.BinaryOperator.NOT_EQUAL, branch.condition(), new Expression.Constant(0));
    steps.add(new Step.Compute(holds, isTrue, outer));
    int fails = Step.NO_GUARD;
    if (!branch.otherwise().isEmpty()) {
      fails = freshGuard();
      Expression isFalse =
          new Expression.Unary(Expression.UnaryOperator.NOT, new Expression.Cell(holds));
      steps.add(new Step.Compute(fails, isFalse, outer));
    }
    all(branch.then(), holds);
    all(branch.otherwise(), fails);
  }

  private int freshGuard() {
    return firstGuard + guards++;
  }
}
