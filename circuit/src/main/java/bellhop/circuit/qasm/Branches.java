package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.Operation;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Carries out {@code if}: at once where the condition is known, else both sides are kept. */
final class Branches {
  private final Evaluator evaluator;
  private final Variables variables;
  private final ProgramSink sink;
  private final Elaborator elaborator;

  Branches(Evaluator evaluator, Variables variables, ProgramSink sink, Elaborator elaborator) {
    this.evaluator = evaluator;
    this.variables = variables;
    this.sink = sink;
    this.elaborator = elaborator;
  }

  void run(Statement.If branch) {
    Expression condition = evaluator.truth(branch.condition());
    if (condition instanceof Expression.Constant(long value)) {
      elaborator.block(value != 0 ? branch.then() : branch.otherwise());
      return;
    }
    Set<Name> assigned = new LinkedHashSet<>();
    addAssigned(branch.then(), new HashSet<>(), assigned);
    addAssigned(branch.otherwise(), new HashSet<>(), assigned);
    assigned.forEach(name -> variables.keepThroughBranch(name, branch.at()));
    // A variable that has just moved into a cell may be part of the condition.
    Expression settled = evaluator.truth(branch.condition());
    List<Operation> then = sink.apart(() -> elaborator.block(branch.then()));
    List<Operation> otherwise = sink.apart(() -> elaborator.block(branch.otherwise()));
    sink.add(new Operation.Branch(settled, then, otherwise), 2 + Weight.of(settled), branch.at());
  }

  /** Names that a block assigns to, other than those that it declares itself. */
  private static void addAssigned(
      List<Statement> statements, Set<Name> outerOwn, Set<Name> assigned) {
    Set<Name> own = new HashSet<>(outerOwn);
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.Declare declare -> own.add(declare.name());
        case Statement.Assign assign -> addTarget(assign.target(), own, assigned);
        case Statement.If inner -> {
          addAssigned(inner.then(), own, assigned);
          addAssigned(inner.otherwise(), own, assigned);
        }
        case Statement.For loop -> {
          Set<Name> inside = new HashSet<>(own);
          inside.add(loop.variable());
          addAssigned(loop.body(), inside, assigned);
        }
        case Statement.Block(int _, var body) -> addAssigned(body, own, assigned);
        case Statement.Annotated(int _, var _, var inner) ->
            addAssigned(List.of(inner), own, assigned);
        default -> {} // Nothing else assigns to a variable that is not a bit.
      }
    }
  }

  private static void addTarget(Term target, Set<Name> own, Set<Name> assigned) {
    Term base = target instanceof Term.Indexed indexed ? indexed.of() : target;
    if (base instanceof Term.Reference(int _, Name name) && !own.contains(name)) {
      assigned.add(name);
    }
  }
}
