package bellhop.circuit.qasm;

import bellhop.circuit.qasm.Selector.LoopRange;
import bellhop.circuit.qasm.Term.Selection;

/** Unrolls loops over constants. */
final class Loops {
  private final Source source;
  private final Scope scope;
  private final Budget budget;
  private final Evaluator evaluator;

  Loops(Source source, Scope scope, Budget budget, Evaluator evaluator) {
    this.source = source;
    this.scope = scope;
    this.budget = budget;
    this.evaluator = evaluator;
  }

  /** Carries the body out once for each value, with the variable declared. */
  void run(Statement.For loop, Runnable body) {
    Type type = loop.type() == null ? Type.INT : evaluator.type(loop.type());
    switch (loop.over()) {
      case Selection.Range range -> {
        LoopRange numbers = evaluator.selector().loop(range);
        long count = numbers.count();
        budget.loop(count, loop.at());
        for (long i = 0; i < count; i++) {
          turn(
              loop,
              Value.Whole.of(numbers.first() + i * numbers.step(), Type.INT),
              type,
              loop.at(),
              body);
        }
      }
      case Selection.Set(int _, var items) -> {
        budget.loop(items.size(), loop.at());
        for (Term item : items) {
          turn(loop, evaluator.value(item), type, item.at(), body);
        }
      }
      case Selection.One one ->
          throw source.fault(
              one.index().at(), "a loop over this", "loops go over ranges and sets", "");
    }
  }

  private void turn(Statement.For loop, Value value, Type type, int at, Runnable body) {
    budget.steps(1, loop.at());
    scope.open();
    Symbol.Variable variable = new Symbol.Variable(type);
    variable.know(evaluator.conversion().implicit(value, type, at));
    scope.declare(loop.variable(), variable, loop.at());
    body.run();
    scope.close();
  }
}
