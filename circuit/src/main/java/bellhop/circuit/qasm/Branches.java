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
  private final ProgramSink sink;
  private final Elaborator elaborator;

  Branches(
      Source source,
      Evaluator evaluator,
      Variables variables,
      ProgramSink sink,
      Elaborator elaborator) {
    this.source = source;
    this.evaluator = evaluator;
    this.variables = variables;
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
    List<Operation> then = side(branch.then(), branch.at());
    List<Operation> otherwise = side(branch.otherwise(), branch.at());
    add(condition, then, otherwise, branch.at());
    return Flow.ON;
  }

  private void keep(List<Statement> statements, int at) {
    evaluator.assigned(statements, at).forEach(name -> variables.keepThroughBranch(name, at));
  }

  private List<Operation> side(List<Statement> statements, int at) {
    return sink.apart(() -> requireOn(elaborator.block(statements, at)));
  }

  private void requireOn(Flow flow) {
    if (!flow.goesOn()) {
      throw source.fault(
          flow.at(),
          flow.kind().word() + " under a measured condition",
          "what follows it would depend on the outcome",
          "put what follows into the other branch");
    }
  }

  private void add(Expression condition, List<Operation> then, List<Operation> otherwise, int at) {
    sink.add(new Operation.Branch(condition, then, otherwise), 2 + Weight.of(condition), at);
  }

  Flow run(Statement.Switch choice) {
    Value.Whole over = evaluator.number(evaluator.value(choice.over()), choice.over().at());
    List<List<Long>> labels = labels(choice);
    if (over.isKnown()) {
      for (int i = 0; i < labels.size(); i++) {
        if (labels.get(i).contains(over.known())) {
          return elaborator.block(choice.cases().get(i).body(), choice.at());
        }
      }
      return elaborator.block(choice.otherwise(), choice.at());
    }
    runOpen(choice, over, labels);
    return Flow.ON;
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

  /** The value is kept where a case could change it before the next one is looked at. */
  private void runOpen(Statement.Switch choice, Value.Whole over, List<List<Long>> labels) {
    if (labels.size() > MOST_OPEN_CASES) {
      throw source.fault(
          choice.at(),
          "a switch of " + labels.size() + " cases over a measured value",
          "at most " + MOST_OPEN_CASES + " are read",
          "");
    }
    choice.cases().forEach(one -> keep(one.body(), choice.at()));
    keep(choice.otherwise(), choice.at());
    List<List<Operation>> sides = new ArrayList<>();
    choice.cases().forEach(one -> sides.add(side(one.body(), choice.at())));
    List<Operation> rest = side(choice.otherwise(), choice.at());
    for (int i = sides.size() - 1; i >= 0; i--) {
      Expression condition = isOneOf(labels.get(i), over, choice.at());
      List<Operation> then = sides.get(i);
      List<Operation> otherwise = rest;
      int at = choice.at();
      rest = i == 0 ? rest : sink.apart(() -> add(condition, then, otherwise, at));
      if (i == 0) {
        add(condition, then, otherwise, at);
      }
    }
    if (sides.isEmpty()) {
      throw source.fault(choice.at(), "a switch without cases", "it decides nothing", "");
    }
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
