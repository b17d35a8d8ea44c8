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
  private final Exits exits;
  private final ProgramSink sink;
  private final Elaborator elaborator;

  Repetitions(
      Source source,
      Budget budget,
      Evaluator evaluator,
      Variables variables,
      Exits exits,
      ProgramSink sink,
      Elaborator elaborator) {
    this.source = source;
    this.budget = budget;
    this.evaluator = evaluator;
    this.variables = variables;
    this.exits = exits;
    this.sink = sink;
    this.elaborator = elaborator;
  }

  Flow run(Statement.While loop) {
    exits.enter(Flow.Kind.BREAK, loop.body(), loop.at());
    Flow flow = Flow.ON;
    while (flow.goesOn()) {
      Expression condition = evaluator.truth(loop.condition());
      if (!(condition instanceof Expression.Constant(long value))) {
        return exits.leave(keep(loop, condition));
      }
      if (value == 0) {
        return exits.leave(Flow.ON);
      }
      budget.loop(1, loop.at());
      budget.steps(1, loop.at());
      flow = turn(loop);
    }
    return exits.leave(flow.mayGoOn() ? keepAfter(flow, loop) : flow);
  }

  /** A turn has left the loop for some outcomes, so the others depend on a measurement. */
  private Flow keepAfter(Flow flow, Statement.While loop) {
    return exits.after(
        flow, List.of(loop), loop.at(), () -> keep(loop, evaluator.truth(loop.condition())));
  }

  /**
   * What the body assigns to depends on how often it runs. A condition that calls a subroutine is
   * worked out before the loop and again at the end of each turn.
   */
  private Flow keep(Statement.While loop, Expression first) {
    int at = loop.at();
    evaluator.assigned(List.of(loop), at).forEach(name -> variables.keepThroughBranch(name, at));
    Flow[] flow = {Flow.ON};
    if (!Assigned.acts(loop.condition())) {
      Expression settled = evaluator.truth(loop.condition());
      if (settled instanceof Expression.Constant(long value) && value == 0) {
        return Flow.ON;
      }
      List<Operation> body = sink.body(() -> flow[0] = exits.noted(turn(loop)));
      requireEnd(settled, flow[0], loop);
      add(settled, flow[0], body, at);
      return asOpen(flow[0]);
    }
    Symbol.Variable again = variables.copy("again", Type.BOOL, new Whole(first, Type.BOOL), at);
    variables.keepThroughBranch(again, "again", at);
    List<Operation> body =
        sink.body(() -> {
          flow[0] = exits.noted(turn(loop));
          exits.after(flow[0], List.of(), at, () -> askAgain(loop, again));
        });
    add(new Expression.Cell(again.firstCell()), flow[0], body, at);
    return asOpen(flow[0]);
  }

  private void requireEnd(Expression condition, Flow flow, Statement.While loop) {
    if (condition instanceof Expression.Constant && flow.goesOn()) {
      throw source.fault(
          loop.at(), "a loop that does not end", "nothing in it changes its condition", "");
    }
  }

  private Flow askAgain(Statement.While loop, Symbol.Variable again) {
    Expression next = evaluator.truth(loop.condition());
    variables.store(again, "again", new Whole(next, Type.BOOL), loop.at());
    return Flow.ON;
  }

  /** The body may not run at all. */
  private static Flow asOpen(Flow flow) {
    return flow.goesOn() ? flow : new Flow(Flow.Kind.OPEN, flow.at(), flow.targets());
  }

  private void add(Expression condition, Flow flow, List<Operation> body, int at) {
    Expression until =
        flow.goesOn() ? condition : evaluator.both(condition, exits.hasGoneOn(flow, at));
    int line = source.at(at).line();
    sink.add(new Operation.While(until, body, line), 2 + Weight.of(until), at);
  }

  private Flow turn(Statement.While loop) {
    exits.enter(Flow.Kind.CONTINUE, loop.body(), loop.at());
    return exits.leave(elaborator.block(loop.body(), loop.at()));
  }
}
