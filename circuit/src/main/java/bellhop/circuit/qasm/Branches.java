package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Carries out {@code if} and {@code switch}: at once where the condition is known, else all sides
 * are kept.
 */
final class Branches {
  /**
   * A switch becomes branches inside one another, which whoever reads them must be able to walk.
   */
  private static final int MOST_OPEN_CASES = 100;

  private final Source source;
  private final Evaluator evaluator;
  private final Variables variables;
  private final Exits exits;
  private final ProgramSink sink;
  private final Elaborator elaborator;

  Branches(
      Source source,
      Evaluator evaluator,
      Variables variables,
      Exits exits,
      ProgramSink sink,
      Elaborator elaborator) {
    this.source = source;
    this.evaluator = evaluator;
    this.variables = variables;
    this.exits = exits;
    this.sink = sink;
    this.elaborator = elaborator;
  }

  Flow run(Statement.If branch) {
    Expression condition = evaluator.truth(branch.condition());
    if (condition instanceof Expression.Constant(long value)) {
      return elaborator.block(value != 0 ? branch.then() : branch.otherwise(), branch.at());
    }
    keep(branch.then(), branch.at());
    keep(branch.otherwise(), branch.at());
    Side then = side(branch.then(), branch.at());
    Side otherwise = side(branch.otherwise(), branch.at());
    add(condition, then.operations(), otherwise.operations(), branch.at());
    return then.flow().or(otherwise.flow());
  }

  private void keep(List<Statement> statements, int at) {
    evaluator.assigned(statements, at).forEach(name -> variables.keepThroughBranch(name, at));
  }

  private record Side(List<Operation> operations, Flow flow) {}

  private Side side(List<Statement> statements, int at) {
    Flow[] flow = {Flow.ON};
    List<Operation> operations =
        sink.apart(() -> flow[0] = exits.noted(elaborator.block(statements, at)));
    return new Side(operations, flow[0]);
  }

  private void add(Expression condition, List<Operation> then, List<Operation> otherwise, int at) {
    sink.add(new Operation.Branch(condition, then, otherwise), 2 + Weight.of(condition), at);
  }

  Flow run(Statement.Switch choice) {
    Value.Whole over = evaluator.number(evaluator.value(choice.over()), choice.over().at());
    List<List<Long>> labels = labels(choice);
    if (!over.isKnown()) {
      return runOpen(choice, over, labels);
    }
    for (int i = 0; i < labels.size(); i++) {
      if (labels.get(i).contains(over.known())) {
        return elaborator.block(choice.cases().get(i).body(), choice.at());
      }
    }
    return elaborator.block(choice.otherwise(), choice.at());
  }

  private List<List<Long>> labels(Statement.Switch choice) {
    Set<Long> seen = new HashSet<>();
    List<List<Long>> result = new ArrayList<>();
    for (Statement.Case one : choice.cases()) {
      List<Long> own = new ArrayList<>();
      for (Term label : one.labels()) {
        long value = evaluator.known(label, "the value of a case");
        if (!seen.add(value)) {
          throw source.fault(
              label.at(), "a second case for " + value, "each value has one case", "");
        }
        own.add(value);
      }
      result.add(own);
    }
    return result;
  }

  /** Branches inside one another: the second case is asked for where the first is not met. */
  private Flow runOpen(Statement.Switch choice, Value.Whole over, List<List<Long>> labels) {
    int at = choice.at();
    if (labels.isEmpty() || labels.size() > MOST_OPEN_CASES) {
      throw source.fault(
          at,
          "a switch of " + labels.size() + " cases over a measured value",
          "it has 1 to " + MOST_OPEN_CASES,
          "");
    }
    choice.cases().forEach(one -> keep(one.body(), at));
    keep(choice.otherwise(), at);
    List<Side> sides = choice.cases().stream().map(one -> side(one.body(), at)).toList();
    Side last = side(choice.otherwise(), at);
    Flow flow = last.flow();
    List<Operation> rest = last.operations();
    for (int i = sides.size() - 1; i > 0; i--) {
      flow = sides.get(i).flow().or(flow);
      rest = List.of(branch(isOneOf(labels.get(i), over, at), sides.get(i).operations(), rest, at));
    }
    Side first = sides.getFirst();
    add(isOneOf(labels.getFirst(), over, at), first.operations(), rest, at);
    return first.flow().or(flow);
  }

  private Operation branch(
      Expression condition, List<Operation> then, List<Operation> otherwise, int at) {
    return sink.apart(() -> add(condition, then, otherwise, at)).getFirst();
  }

  private Expression isOneOf(List<Long> labels, Value.Whole over, int at) {
    Value result = Value.Whole.of(false);
    for (long label : labels) {
      Value same = evaluator.combine(Operator.EQUAL, over, Value.Whole.of(label, Type.INT), at);
      result = evaluator.combine(Operator.OR_OR, result, same, at);
    }
    return ((Value.Whole) result).expression();
  }
}
