package bellhop.circuit.qasm;

import bellhop.circuit.qasm.Definition.Piece;
import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads gate definitions. Their names are traced at once, so that a constant that changes its
 * meaning later does not change the gate; what they would expand to is counted, not expanded.
 */
final class GateDefinitions {
  private final Source source;
  private final Scope scope;
  private final Budget budget;
  private final Evaluator evaluator;
  private final GateApplication gates;
  private final TableMatch table;
  private final Exits exits;

  GateDefinitions(
      Source source,
      Version version,
      Scope scope,
      Budget budget,
      Evaluator evaluator,
      GateApplication gates,
      Exits exits) {
    this.exits = exits;
    this.source = source;
    this.scope = scope;
    this.budget = budget;
    this.evaluator = evaluator;
    this.gates = gates;
    this.table = new TableMatch(source, version, budget, evaluator);
  }

  void define(Statement.DefineGate statement) {
    checkPlace(statement.name(), statement.at());
    List<Piece> body = new ArrayList<>();
    scope.open();
    for (int i = 0; i < statement.parameters().size(); i++) {
      scope.declare(statement.parameters().get(i), new Symbol.Parameter(i), statement.at());
    }
    for (int i = 0; i < statement.qubits().size(); i++) {
      scope.declare(statement.qubits().get(i), new Symbol.Operand(i), statement.at());
    }
    add(statement.body(), statement.name(), body);
    scope.close();
    Definition definition =
        new Definition(
            statement.name().toString(),
            statement.parameters().size(),
            statement.qubits().size(),
            body,
            Math.max(1, size(body)),
            1 + body.stream().mapToInt(GateDefinitions::depth).max().orElse(0));
    checkDepth(definition, statement.at());
    statement.name().meanGate(table.callee(statement.name(), definition));
  }

  void declareOpaque(Statement.DeclareOpaque statement) {
    checkPlace(statement.name(), statement.at());
    if (!(statement.name().gate() instanceof Callee.Table)) {
      statement.name().meanGate(new Callee.Opaque());
    }
  }

  /** A gate of which the program says only by which pulses it is made. */
  void calibrate(Statement.Calibration calibration) {
    Name gate = calibration.gate();
    if (gate != null && gate.gate() == null) {
      gate.meanGate(new Callee.Calibrated());
    }
  }

  private void checkPlace(Name name, int at) {
    if (!scope.isOutermost()) {
      throw source.fault(
          at, "a gate is defined inside a block", "definitions stand outside of blocks", "");
    }
    if (name.gate() instanceof Callee.Defined || name.gate() instanceof Callee.Opaque) {
      throw source.fault(at, "the gate \"" + name + "\" is defined twice", "once is enough", "");
    }
  }

  private void checkDepth(Definition definition, int at) {
    if (definition.depth() > budget.limits().nesting()) {
      throw source.fault(
          at,
          "gate definitions stand more than " + budget.limits().nesting() + " deep in one another",
          "deeper ones are not read",
          "");
    }
  }

  private static int depth(Piece piece) {
    return piece.callee() instanceof Callee.Defined(Definition definition) ? definition.depth() : 0;
  }

  private static long size(List<Piece> body) {
    long size = 0;
    for (Piece piece : body) {
      size = Budget.saturated(size, size(piece));
    }
    return size;
  }

  private static long size(Piece piece) {
    long once = piece.callee() instanceof Callee.Defined(Definition inner) ? inner.size() : 1;
    long times = 1;
    for (Term exponent : piece.exponents()) {
      boolean whole =
          exponent instanceof Term.Real(int _, double value) && value == StrictMath.rint(value);
      double factor = whole ? StrictMath.abs(((Term.Real) exponent).value()) : 1;
      times = Budget.saturatedProduct(times, (long) factor);
    }
    return piece.callee() instanceof Callee.Defined ? Budget.saturatedProduct(once, times) : once;
  }

  private void add(List<Statement> statements, Name gate, List<Piece> body) {
    for (Statement statement : statements) {
      switch (statement) {
        case Statement.ApplyGate part -> body.add(piece(part, gate));
        case Statement.Annotated(int _, var _, Statement inner) -> add(List.of(inner), gate, body);
        case Statement.Block(int _, var inner) -> add(inner, gate, body);
        case Statement.Barrier(int _, var operands) -> operands.forEach(this::operand);
        case Statement.For loop -> unroll(loop, gate, body);
        default ->
            throw source.fault(
                statement.at(),
                "a statement that is no gate in a gate definition",
                "a gate consists of gates, barriers and loops over constants",
                "");
      }
    }
  }

  private void unroll(Statement.For loop, Name gate, List<Piece> body) {
    new Loops(source, scope, budget, evaluator, GateDefinitions::refuseCopy, exits)
        .run(
            loop,
            () -> {
              budget.expect(body.size() + 1L, loop.at());
              add(loop.body(), gate, body);
              return Flow.ON;
            });
  }

  private static Symbol.Variable refuseCopy(String name, Type type, Value value, int at) {
    throw new IllegalStateException("nothing in a gate assigns to " + name);
  }

  private Piece piece(Statement.ApplyGate part, Name gate) {
    budget.steps(1, part.at());
    if (part.gate() == gate && !(gate.gate() instanceof Callee.Table)) {
      throw source.fault(
          part.at(), "the gate \"" + gate + "\" is part of itself", "it would never end", "");
    }
    Callee callee = gates.callee(part.gate(), part.at());
    List<Boolean> controls = gates.modifiers().controls(part.modifiers());
    gates.checkCount(part, part.arguments().size(), callee.parameterCount(), "angles");
    gates.checkCount(part, part.operands().size(), callee.qubitCount() + controls.size(), "qubits");
    List<Integer> operands = part.operands().stream().map(this::operand).toList();
    if (operands.stream().distinct().count() < operands.size()) {
      throw source.fault(
          part.at(),
          part.gate() + " on the same qubit twice",
          "its qubits are distinct",
          "another index was meant");
    }
    return new Piece(
        callee,
        controls,
        gates.modifiers().exponents(part.modifiers()).stream().map(this::traced).toList(),
        part.arguments().stream().map(this::traced).toList(),
        operands);
  }

  private int operand(Term term) {
    if (term instanceof Term.Reference reference
        && evaluator.symbol(reference) instanceof Symbol.Operand(int index)) {
      return index;
    }
    throw source.fault(
        term.at(), "this is no qubit of the gate", "a gate acts on the qubits that it names", "");
  }

  /** The term with all names traced: angles by number, everything else by value. */
  private Term traced(Term term) {
    if (!hasParameter(term)) {
      return new Term.Real(term.at(), evaluator.real(constant(term)));
    }
    return switch (term) {
      case Term.Reference(int at, Name name) when name.symbol() instanceof Symbol.Parameter p ->
          new Term.Parameter(at, p.index());
      case Term.Unary(int at, var operator, Term operand, int depth) ->
          new Term.Unary(at, operator, traced(operand), depth);
      case Term.Binary(int at, var operator, Term left, Term right, int depth) ->
          new Term.Binary(at, operator, traced(left), traced(right), depth);
      case Term.Call(int at, var function, var arguments, int depth) ->
          new Term.Call(at, function, arguments.stream().map(this::traced).toList(), depth);
      case Term.Cast(int _, var type, Term operand, int _) when type.kind().isReal() ->
          traced(operand);
      default -> throw angleInside(term);
    };
  }

  private InputException angleInside(Term term) {
    return source.fault(
        term.at(),
        "an angle of the gate in a place where a constant belongs",
        "angles are added, multiplied and handed on",
        "");
  }

  /**
   * Refuses variables outside the definition: what they hold when the gate is used may be something
   * else. Those of loops inside are unrolled.
   */
  private Term constant(Term term) {
    if (term instanceof Term.Invoke invoke) {
      throw source.fault(
          invoke.at(), "a subroutine in a gate definition", "a gate consists of gates", "");
    }
    if (term instanceof Term.Reference(int at, Name name)
        && (name.symbol() instanceof Symbol.Variable || name.symbol() instanceof Symbol.Array)
        && name.depth() == 0) {
      throw source.fault(
          at,
          "the variable \"" + name + "\" in a gate definition",
          "a gate sees its own angles and constants",
          "declare it const");
    }
    children(term).forEach(this::constant);
    return term;
  }

  private boolean hasParameter(Term term) {
    boolean isOne =
        term instanceof Term.Reference(int _, Name name)
            && name.symbol() instanceof Symbol.Parameter;
    return isOne || children(term).stream().anyMatch(this::hasParameter);
  }

  private static List<Term> children(Term term) {
    return switch (term) {
      case Term.Unary unary -> List.of(unary.operand());
      case Term.Binary binary -> List.of(binary.left(), binary.right());
      case Term.Call call -> call.arguments();
      case Term.Cast cast -> List.of(cast.operand());
      case Term.Indexed indexed -> List.of(indexed.of());
      case Term.Invoke invoke -> invoke.arguments();
      case Term.Items items -> items.items();
      case Term.SizeOf sizeOf -> List.of(sizeOf.of());
      case Term.Whole _, Term.Real _, Term.Truth _, Term.Bits _, Term.Time _ -> List.of();
      case Term.Reference _, Term.Parameter _ -> List.of();
    };
  }
}
