package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.qasm.Selector.LoopRange;
import bellhop.circuit.qasm.Term.Selection;
import bellhop.units.InputException;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Unrolls {@code for} loops. */
final class Loops {
  private final Source source;
  private final Scope scope;
  private final Budget budget;
  private final Evaluator evaluator;
  private final Copy copies;
  private final Exits exits;

  /** Makes variables of their own for values that may change. */
  interface Copy {
    Symbol.Variable of(String name, Type type, Value value, int at);
  }

  /**
   * A loop that is being carried out.
   *
   * @param assigned names that the body assigns to
   */
  private record Loop(
      Statement.For text, Type type, Set<Name> assigned, Supplier<Flow> body, int at) {}

  Loops(Source source, Scope scope, Budget budget, Evaluator evaluator, Copy copies, Exits exits) {
    this.exits = exits;
    this.source = source;
    this.scope = scope;
    this.budget = budget;
    this.evaluator = evaluator;
    this.copies = copies;
  }

  /** Carries the body out once for each value, with the variable declared. */
  Flow run(Statement.For text, Supplier<Flow> body) {
    Type type = text.type() == null ? Type.INT : evaluator.type(text.type());
    Loop loop = new Loop(text, type, evaluator.assigned(text.body(), text.at()), body, text.at());
    exits.enter(Flow.Kind.BREAK, text.body(), text.at());
    Flow flow =
        switch (text.over()) {
          case Selection.Range range -> over(evaluator.selector().loop(range), loop);
          case Selection.Set(int _, var items) -> over(items, loop);
          case Selection.One(Term term) -> over(evaluator.value(term), loop, term.at());
          case Selection.Several several -> throw notOver(several.at());
        };
    return exits.leave(flow);
  }

  private Flow over(LoopRange numbers, Loop loop) {
    long count = numbers.count();
    budget.loop(count, loop.at());
    Flow flow = Flow.ON;
    for (long i = 0; i < count && flow.mayGoOn(); i++) {
      Value number = Value.Whole.of(numbers.first() + i * numbers.step(), Type.INT);
      flow = turn(flow, loop, number, loop.at());
    }
    return flow;
  }

  private Flow over(List<Term> items, Loop loop) {
    budget.loop(items.size(), loop.at());
    Flow flow = Flow.ON;
    for (int i = 0; i < items.size() && flow.mayGoOn(); i++) {
      Term item = items.get(i);
      flow = turn(flow, loop, evaluator.valueFor(loop.type(), item), item.at());
    }
    return flow;
  }

  /** Over the elements of an array or the bits of a register. */
  private Flow over(Value value, Loop loop, int at) {
    Flow flow = Flow.ON;
    switch (value) {
      case Value.Elements(ArrayView view) when view.dimensions() == 1 -> {
        budget.loop(view.size(0), loop.at());
        for (int i = 0; i < view.size(0) && flow.mayGoOn(); i++) {
          ArrayView one = view.at(0, i);
          flow = turn(flow, loop, evaluator.read(one.only(), one.nameOfOnly(), at), at);
        }
      }
      case Value.Bits(var bits) -> {
        budget.loop(bits.size(), loop.at());
        for (int i = 0; i < bits.size() && flow.mayGoOn(); i++) {
          Expression bit = bits.get(i);
          flow = turn(flow, loop, new Value.Whole(bit, Type.BIT), at);
        }
      }
      default -> throw notOver(at);
    }
    return flow;
  }

  private InputException notOver(int at) {
    return source.fault(
        at,
        "a loop over this",
        "loops go over ranges, sets, registers of bits and arrays of one dimension",
        "");
  }

  private Flow turn(Flow before, Loop loop, Value value, int at) {
    budget.steps(1, loop.at());
    return exits.after(before, loop.text().body(), at, () -> turn(loop, value, at));
  }

  private Flow turn(Loop loop, Value value, int at) {
    scope.open();
    scope.declare(loop.text().variable(), variable(loop, value, at), loop.at());
    exits.enter(Flow.Kind.CONTINUE, loop.text().body(), loop.at());
    Flow flow = exits.leave(loop.body().get());
    scope.close();
    return flow;
  }

  /** A measured bit is looked at where it lies, unless the body could change it there. */
  private Symbol variable(Loop loop, Value value, int at) {
    Value fitting = evaluator.conversion().implicit(value, loop.type(), at);
    boolean isOpen = fitting instanceof Value.Whole whole && !whole.isKnown();
    Name name = loop.text().variable();
    boolean isKept = isOpen ? loop.assigned().isEmpty() : !loop.assigned().contains(name);
    return isKept
        ? new Symbol.Constant(fitting)
        : copies.of(name.toString(), loop.type(), fitting, at);
  }
}
