package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.Expression.UnaryOperator;
import bellhop.circuit.Operation;
import bellhop.circuit.qasm.Value.Whole;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Jumps that happen only for some outcomes. A bit says at run time whether one has happened; what
 * follows is carried out if it has not.
 */
final class Exits {
  private final Source source;
  private final Evaluator evaluator;
  private final Variables variables;
  private final ProgramSink sink;

  /** The innermost is the last. */
  private final List<Target> targets = new ArrayList<>();

  Exits(Source source, Evaluator evaluator, Variables variables, ProgramSink sink) {
    this.source = source;
    this.evaluator = evaluator;
    this.variables = variables;
    this.sink = sink;
  }

  /** From here on a jump of that kind leads behind this body. */
  void enter(Flow.Kind kind, List<Statement> body, int at) {
    Target target = new Target(kind);
    targets.add(target);
    // Cells are 0 at first; what comes by again begins again.
    if (sink.isInLoop() && has(kind, body) && mayBeOpen(body)) {
      variables.store(taken(target, at), "", Whole.of(false), at);
    }
  }

  /** Behind the body that was entered last. */
  Flow leave(Flow flow) {
    return flow.arrivedAt(targets.removeLast());
  }

  private Symbol.Variable taken(Target target, int at) {
    Symbol.Variable taken = target.taken();
    if (taken == null) {
      taken = variables.inCells("left", Type.BOOL, at);
      target.ask(taken);
    }
    return taken;
  }

  /** At the end of a part that is not always carried out: a jump there is noted in its bit. */
  Flow noted(Flow flow) {
    if (flow.mayGoOn() || !flow.targets().isEmpty()) {
      return flow;
    }
    Target target = find(flow.kind());
    if (target == null) {
      throw source.fault(
          flow.at(),
          flow.kind().word() + " outside of " + where(flow.kind()),
          "it ends one",
          "return was meant");
    }
    variables.store(taken(target, flow.at()), "", Whole.of(true), flow.at());
    return new Flow(flow.kind(), flow.at(), List.of(target));
  }

  private static String where(Flow.Kind kind) {
    return kind == Flow.Kind.END ? "the main program" : "a loop";
  }

  /** A subroutine's jumps end in it. */
  private @Nullable Target find(Flow.Kind kind) {
    for (Target target : targets.reversed()) {
      if (target.kind() == kind) {
        return target;
      }
      if (target.kind() == Flow.Kind.RETURN) {
        return null;
      }
    }
    return null;
  }

  /**
   * Carries a part out, under the condition that what was before it went on.
   *
   * @param statements of the part: what they assign to then depends on that
   */
  Flow after(Flow before, List<Statement> statements, int at, Supplier<Flow> part) {
    if (before.goesOn()) {
      return part.get();
    }
    evaluator.assigned(statements, at).forEach(name -> variables.keepThroughBranch(name, at));
    Flow[] flow = {Flow.ON};
    List<Operation> operations = sink.apart(() -> flow[0] = noted(part.get()));
    if (!operations.isEmpty()) {
      Expression condition = hasGoneOn(before, at);
      sink.add(
          new Operation.Branch(condition, operations, List.of()), 2 + Weight.of(condition), at);
    }
    return before.then(flow[0]);
  }

  /** Whether no jump has happened. */
  Expression hasGoneOn(Flow flow, int at) {
    Expression any = new Expression.Constant(0);
    for (Target target : flow.targets()) {
      Expression taken = new Expression.Cell(taken(target, at).firstCell());
      any =
          any instanceof Expression.Constant
              ? taken
              : new Expression.Binary(Expression.BinaryOperator.OR, any, taken);
    }
    return new Expression.Unary(UnaryOperator.NOT, any);
  }

  /** Whether any jump of a body stands under a condition. */
  private static boolean mayBeOpen(List<Statement> body) {
    return body.stream()
        .anyMatch(statement ->
            switch (statement) {
              case Statement.Block(int _, var inner) -> mayBeOpen(inner);
              case Statement.Annotated(int _, var _, var inner) -> mayBeOpen(List.of(inner));
              case Statement.Return _, Statement.Leave _ -> false;
              default ->
                  Stream.of(Flow.Kind.values()).anyMatch(kind -> has(kind, statement))
                      || statement instanceof Statement.For
                      || statement instanceof Statement.While;
            });
  }

  /** Whether a body has such a jump that leads behind it. */
  private static boolean has(Flow.Kind kind, List<Statement> body) {
    return body.stream().anyMatch(statement -> has(kind, statement));
  }

  private static boolean has(Flow.Kind kind, Statement statement) {
    return switch (statement) {
      case Statement.Return _ -> kind == Flow.Kind.RETURN;
      case Statement.Leave(int _, var exit) -> kind == Elaborator.kind(exit);
      case Statement.If branch -> has(kind, branch.then()) || has(kind, branch.otherwise());
      case Statement.Switch choice ->
          has(kind, choice.otherwise())
              || choice.cases().stream().anyMatch(one -> has(kind, one.body()));
      case Statement.For loop -> kind == Flow.Kind.RETURN && has(kind, loop.body());
      case Statement.While loop -> kind == Flow.Kind.RETURN && has(kind, loop.body());
      case Statement.Block(int _, var body) -> has(kind, body);
      case Statement.Annotated(int _, var _, var inner) -> has(kind, inner);
      default -> false; // No other statement holds statements or jumps.
    };
  }
}
