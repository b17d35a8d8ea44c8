package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.Operation;
import bellhop.circuit.qasm.Value.Whole;
import java.util.List;

/**
 * Carries out {@code while}: turn by turn as long as the condition is known, and keeps the loop
 * from where it depends on a measurement.
 */
final class Repetitions {
  private final Source source;
  private final Budget budget;
  private final Evaluator evaluator;
  private final Variables variables;
  private final ProgramSink sink;
  private final Elaborator elaborator;

  Repetitions(
      Source source,
      Budget budget,
      Evaluator evaluator,
      Variables variables,
      ProgramSink sink,
      Elaborator elaborator) {
    this.source = source;
    this.budget = budget;
    this.evaluator = evaluator;
    this.variables = variables;
    this.sink = sink;
    this.elaborator = elaborator;
  }

  Flow run(Statement.While loop) {
    Flow flow = Flow.ON;
    while (flow.goesOn()) {
      Expression condition = evaluator.truth(loop.condition());
      if (!(condition instanceof Expression.Constant(long value))) {
        keep(loop, condition);
        return Flow.ON;
      }
      if (value == 0) {
        return Flow.ON;
      }
      budget.loop(1, loop.at());
      budget.steps(1, loop.at());
      flow = Loops.afterTurn(elaborator.block(loop.body(), loop.at()));
    }
    return Loops.after(flow);
  }

  /**
   * What the body assigns to depends on how often it runs. A condition that calls a subroutine is
   * worked out before the loop and again at the end of each turn.
   */
  private void keep(Statement.While loop, Expression first) {
    int at = loop.at();
    evaluator.assigned(List.of(loop), at).forEach(name -> variables.keepThroughBranch(name, at));
    if (!Assigned.acts(loop.condition())) {
      Expression settled = evaluator.truth(loop.condition());
      List<Operation> body = sink.body(() -> turn(loop));
      add(settled, body, at);
      return;
    }
    Symbol.Variable again = new Symbol.Variable(Type.BOOL);
    variables.store(again, "again", new Whole(first, Type.BOOL), at);
    List<Operation> body =
        sink.body(() -> {
          turn(loop);
          Expression next = evaluator.truth(loop.condition());
          variables.store(again, "again", new Whole(next, Type.BOOL), at);
        });
    add(new Expression.Cell(again.firstCell()), body, at);
  }

  private void add(Expression condition, List<Operation> body, int at) {
    sink.add(new Operation.While(condition, body), 2 + Weight.of(condition), at);
  }

  private void turn(Statement.While loop) {
    Flow flow = elaborator.block(loop.body(), loop.at());
    if (!flow.goesOn() && flow.kind() != Flow.Kind.CONTINUE) {
      throw source.fault(
          flow.at(),
          flow.kind().word() + " in a loop under a measured condition",
          "what follows it would depend on the outcome",
          "let the condition of the loop say it");
    }
  }
}
