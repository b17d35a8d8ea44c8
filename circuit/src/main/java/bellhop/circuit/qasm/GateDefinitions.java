package bellhop.circuit.qasm;

import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;
import bellhop.circuit.qasm.Definition.Piece;
import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Reads gate definitions. Their names are traced at once, so that a constant that changes its
 * meaning later does not change the gate; what they would expand to is counted, not expanded.
 */
final class GateDefinitions {
  private static final double SAME = 1e-9;
  private static final long COMPARED_SIZE = 200;

  /** Generic angles: a body that agrees with the table on both agrees everywhere. */
  private static final double[][] SAMPLES = {{0.731, -1.187, 2.413, 0.392}, {-2.09, 0.853, 1.7, 3}};

  private final Source source;
  private final Version version;
  private final Scope scope;
  private final Budget budget;
  private final Evaluator evaluator;
  private final GateApplication gates;

  GateDefinitions(
      Source source,
      Version version,
      Scope scope,
      Budget budget,
      Evaluator evaluator,
      GateApplication gates) {
    this.source = source;
    this.version = version;
    this.scope = scope;
    this.budget = budget;
    this.evaluator = evaluator;
    this.gates = gates;
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
    statement.name().meanGate(callee(statement.name(), definition));
  }

  void declareOpaque(Statement.DeclareOpaque statement) {
    checkPlace(statement.name(), statement.at());
    if (!(statement.name().gate() instanceof Callee.Table)) {
      statement.name().meanGate(new Callee.Opaque());
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
    new Loops(source, scope, budget, evaluator)
        .run(
            loop,
            () -> {
              budget.expect(body.size() + 1L, loop.at());
              add(loop.body(), gate, body);
            });
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
          part.at(), part.gate() + " on the same qubit twice", "its qubits are distinct", "");
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
    if (term instanceof Term.Reference(int at, Name name)
        && name.symbol() instanceof Symbol.Variable
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
      case Term.Whole _, Term.Real _, Term.Truth _, Term.Bits _ -> List.of();
      case Term.Reference _, Term.Parameter _ -> List.of();
    };
  }

  /** The table's own gate where the definition says the same about a gate that it has. */
  private Callee callee(Name name, Definition definition) {
    Callee own = new Callee.Defined(definition);
    return name.gate() instanceof Callee.Table table
            && table.parameterCount() == definition.parameterCount()
            && table.qubitCount() == definition.qubitCount()
            && definition.size() <= COMPARED_SIZE
            && isSame(table, own)
        ? table
        : own;
  }

  private boolean isSame(Callee.Table table, Callee own) {
    for (double[] sample : SAMPLES) {
      double[] angles = Arrays.copyOf(sample, table.parameterCount());
      double[] expected = table.gate().matrix(angles);
      double phase = table.convention().phase(angles);
      double[] found = matrix(own, angles);
      if (!isSame(found, expected, phase)) {
        return false;
      }
      if (angles.length == 0) {
        return true;
      }
    }
    return true;
  }

  /**
   * The whole matrix with its phase, as a control would see it: a control in front, and the block
   * where it is 1.
   */
  private double[] matrix(Callee own, double... angles) {
    int count = own.qubitCount();
    List<GateCall> calls = new ArrayList<>();
    GateExpander expander = new GateExpander(source, evaluator, budget, calls::add);
    int[] qubits = IntStream.range(0, count).toArray();
    expander.expand(own, angles, new double[0], new int[] {count}, qubits);
    double[] whole = Matrices.product(count + 1, calls);
    int size = 1 << count;
    double[] result = new double[2 * size * size];
    for (int row = 0; row < size; row++) {
      System.arraycopy(
          whole, 2 * ((row + size) * 2 * size + size), result, 2 * row * size, 2 * size);
    }
    return result;
  }

  /** OpenQASM 2 has no controls, so there a phase over the whole gate does not count. */
  private boolean isSame(double[] found, double[] expected, double phase) {
    double re = StrictMath.cos(phase);
    double im = StrictMath.sin(phase);
    if (version == Version.TWO) {
      double[] overlap = overlap(expected, found);
      double length = StrictMath.hypot(overlap[0], overlap[1]);
      re = length == 0 ? 1 : overlap[0] / length;
      im = length == 0 ? 0 : overlap[1] / length;
    }
    for (int i = 0; i < found.length; i += 2) {
      double wantedRe = re * expected[i] - im * expected[i + 1];
      double wantedIm = re * expected[i + 1] + im * expected[i];
      if (StrictMath.hypot(found[i] - wantedRe, found[i + 1] - wantedIm) > SAME) {
        return false;
      }
    }
    return true;
  }

  /** Σ conj(a)·b. */
  private static double[] overlap(double[] a, double[] b) {
    double re = 0;
    double im = 0;
    for (int i = 0; i < a.length; i += 2) {
      re += a[i] * b[i] + a[i + 1] * b[i + 1];
      im += a[i] * b[i + 1] - a[i + 1] * b[i];
    }
    return new double[] {re, im};
  }
}
