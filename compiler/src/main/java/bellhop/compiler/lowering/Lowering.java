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
 * which therefore is the logical and of both. Inside a loop the cell is cleared first. A loop is a
 * condition that is computed before and at the end of its body, and a fence at either edge.
 */
public final class Lowering {
  private final List<Step> steps = new ArrayList<>();
  private final int firstGuard;
  private int guards;
  private int interactions;
  private int turns;
  private final List<Integer> lines = new ArrayList<>();
  private int depth;

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
        lowering.lines,
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
      case Operation.While loop -> loop(loop, guard);
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
    int holds = freshGuard(outer);
    steps.add(new Step.Compute(holds, isTrue(branch.condition()), outer));
    int fails = Step.NO_GUARD;
    if (!branch.otherwise().isEmpty()) {
      fails = freshGuard(outer);
      Expression isFalse =
          new Expression.Unary(Expression.UnaryOperator.NOT, new Expression.Cell(holds));
      steps.add(new Step.Compute(fails, isFalse, outer));
    }
    all(branch.then(), holds);
    all(branch.otherwise(), fails);
  }

  private static Expression isTrue(Expression condition) {
    return new Expression.Binary(
        Expression.BinaryOperator.NOT_EQUAL, condition, new Expression.Constant(0));
  }

  /** The body happens only where the outer guard holds, so it needs none. */
  private void loop(Operation.While loop, int outer) {
    int number = lines.size();
    lines.add(loop.line());
    int again = freshGuard(outer);
    steps.add(new Step.Compute(again, isTrue(loop.condition()), outer));
    steps.add(new Step.Fence(number, again, true));
    depth++;
    all(loop.body(), Step.NO_GUARD);
    depth--;
    steps.add(new Step.Compute(again, isTrue(loop.condition()), Step.NO_GUARD));
    steps.add(new Step.Fence(number, again, false));
  }

  /** A cell that is 0 where the outer guard does not hold, also in later turns of a loop. */
  private int freshGuard(int outer) {
    int cell = firstGuard + guards++;
    if (depth > 0 && outer != Step.NO_GUARD) {
      steps.add(new Step.Compute(cell, new Expression.Constant(0), Step.NO_GUARD));
    }
    return cell;
  }
}
