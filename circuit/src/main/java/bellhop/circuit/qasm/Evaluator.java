package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.qasm.Value.Bits;
import bellhop.circuit.qasm.Value.Real;
import bellhop.circuit.qasm.Value.Whole;
import bellhop.units.InputException;
import bellhop.units.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What terms come to. Constants, loop counts and the variables that depend on no measurement are
 * computed here; the rest becomes expressions over cells.
 */
final class Evaluator {
  private final Source source;
  private final Names names;
  private final Scope scope;
  private final Outside outside;
  private final Budget budget;
  private final Arithmetic arithmetic;
  private final BitLogic bitLogic;
  private final Conversion conversion;
  private final Selector selector;
  private final Reals reals;
  private final Places places;

  /** Terms and calls inside one another at the moment. */
  private int depth;

  Evaluator(
      Source source,
      Names names,
      Scope scope,
      Budget budget,
      Arithmetic arithmetic,
      Outside outside) {
    this.scope = scope;
    this.outside = outside;
    this.source = source;
    this.names = names;
    this.budget = budget;
    this.arithmetic = arithmetic;
    this.bitLogic = new BitLogic(source, arithmetic);
    this.conversion = new Conversion(source, arithmetic);
    this.selector = new Selector(source, budget, this);
    this.reals = new Reals(source, this);
    this.places = new Places(source, this);
  }

  Conversion conversion() {
    return conversion;
  }

  Selector selector() {
    return selector;
  }

  Places places() {
    return places;
  }

  /** Goes one term down; {@link #up} comes back. Subroutines called there begin at this depth. */
  void down(int at) {
    // A term alone is refused earlier, by the parser.
    if (++depth > 8 * budget.limits().nesting()) {
      throw source.fault(
          at,
          "subroutines and terms stand more than " + 8 * budget.limits().nesting() + " deep",
          "deeper ones are not read",
          "");
    }
  }

  void up() {
    depth--;
  }

  /** Refuses arrays that are empty or too large. */
  void requireArraySize(long size, long count, int at) {
    if (size < 1) {
      throw source.fault(at, "a size of " + size, "an array has at least one element", "");
    }
    if (count > budget.limits().qubits()) {
      throw source.fault(
          at,
          "an array of " + (count == Long.MAX_VALUE ? "more than 9 · 10¹⁸" : count) + " elements",
          "at most " + budget.limits().qubits() + " are read",
          "");
    }
  }

  /** Memory that so many operations would take. */
  void chargeOperations(long count, int at) {
    budget.operations(count, at);
  }

  /** Names that statements assign to. */
  Set<Name> assigned(List<Statement> statements, int at) {
    Assigned assigned = new Assigned(statements);
    budget.steps(assigned.looked(), at);
    return assigned.names();
  }

  /** Work that takes as long as so many elements. */
  void charge(long steps, int at) {
    budget.steps(steps, at);
  }

  Value value(Term term) {
    budget.steps(1, term.at());
    down(term.at());
    Value value = worked(term);
    up();
    return value;
  }

  private Value worked(Term term) {
    return switch (term) {
      case Term.Whole(int _, long value) -> Whole.of(value, Type.INT);
      case Term.Real(int _, double value) -> new Real(value);
      case Term.Truth(int _, boolean value) -> Whole.of(value);
      case Term.Bits(int _, String bits) -> literal(bits);
      case Term.Reference reference -> named(reference);
      case Term.Parameter parameter -> throw angleInside(parameter.at());
      case Term.Indexed indexed -> indexed(indexed);
      case Term.Unary unary -> unary(unary);
      case Term.Binary binary -> binary(binary);
      case Term.Call call -> call(call);
      case Term.Cast cast -> conversion.cast(value(cast.operand()), type(cast.type()), cast.at());
      case Term.Time(int _, double seconds) -> new Value.Time(seconds);
      case Term.Invoke invoke -> outside.call(invoke);
      case Term.SizeOf sizeOf -> sizeOf(sizeOf);
      case Term.Items items ->
          throw source.fault(
              items.at(), "values in curly brackets", "they belong to an array as a whole", "");
    };
  }

  /**
   * The value that a declaration, an assignment or a call gives to something of this type. Between
   * whole numbers {@code 1/2} is 0, but for a float it is a half.
   */
  Value valueFor(Type type, Term term) {
    return type.kind().isReal() ? new Real(real(term)) : implicit(type, term);
  }

  private Value implicit(Type type, Term term) {
    return conversion.implicit(value(term), type, term.at());
  }

  /** A number that is known now. */
  long known(Term term, String what) {
    Whole whole = number(value(term), term.at());
    if (!whole.isKnown()) {
      throw source.fault(
          term.at(),
          what + " that depends on a measurement",
          "it must be known before the program runs",
          "");
    }
    return whole.known();
  }

  /** A whole number, a bit, or a register as a number. */
  Whole number(Value value, int at) {
    return switch (value) {
      case Whole whole -> whole;
      case Bits(var bits) -> arithmetic.number(bits, at);
      case Real(double real) ->
          throw source.fault(
              at, "the value " + real, "a whole number belongs here", "cast it with int( )");
      case Value.Time _ -> throw source.fault(at, "a duration", "a whole number belongs here", "");
      case Value.Elements(ArrayView view) ->
          throw source.fault(
              at,
              "the array " + view.name(),
              "one of its elements belongs here",
              "name it with an index");
    };
  }

  /** A condition: its value is not zero. */
  Expression truth(Term term) {
    Value value = value(term);
    if (value instanceof Real) {
      throw source.fault(term.at(), "a real number as a condition", "compare it with another", "");
    }
    if (value instanceof Bits(var bits) && bits.size() > Type.WIDEST_UINT) {
      return arithmetic.not(bitLogic.isZero(bits, term.at())).expression();
    }
    return number(value, term.at()).expression();
  }

  /** Both conditions. */
  Expression both(Expression a, Expression b) {
    Whole left = new Whole(a, Type.BOOL);
    return arithmetic.binary(Operator.AND_AND, left, new Whole(b, Type.BOOL), 0).expression();
  }

  /** A real number that is known now; see {@link Reals}. */
  double real(Term term, double... frame) {
    return reals.of(term, frame);
  }

  /** The type with its width; registers of bits keep apart from single bits. */
  Type type(Term.TypeName name) {
    if (name.width() == null) {
      return switch (name.kind()) {
        case BIT -> Type.BIT;
        case BOOL -> Type.BOOL;
        case INT -> Type.INT;
        case UINT -> Type.uint(Type.WIDEST_UINT);
        case FLOAT, ANGLE, DURATION -> new Type(name.kind(), 64, true);
      };
    }
    long width = known(name.width(), "a width");
    int most = widest(name.kind());
    if (width < 1 || width > most) {
      throw source.fault(
          name.at(),
          "the type " + name.kind().word() + "[" + width + "]",
          "it has 1 to " + most + " bits",
          "");
    }
    return new Type(name.kind(), (int) width, name.kind() != TypeKind.BIT);
  }

  private int widest(TypeKind kind) {
    return switch (kind) {
      case BIT -> budget.limits().qubits();
      case BOOL -> 1;
      case INT, ANGLE, FLOAT, DURATION -> 64;
      case UINT -> Type.WIDEST_UINT;
    };
  }

  static Bits literal(String text) {
    List<Expression> bits = new ArrayList<>(text.length());
    for (int i = text.length() - 1; i >= 0; i--) {
      bits.add(new Expression.Constant(text.charAt(i) - '0'));
    }
    return new Bits(bits);
  }

  private Value named(Term.Reference reference) {
    return switch (symbol(reference)) {
      case Symbol.Constant(Value value) -> value;
      case Symbol.Variable variable -> read(variable, reference);
      case Symbol.Qubits _, Symbol.Operand _ ->
          throw source.fault(
              reference.at(),
              "the qubits " + reference.name() + " in an expression",
              "only measured values can be calculated with",
              "measure them first");
      case Symbol.Parameter _ -> throw angleInside(reference.at());
      case Symbol.Array(ArrayView view) -> new Value.Elements(view);
      case Symbol.Called _ ->
          throw source.fault(
              reference.at(),
              "the subroutine " + reference.name() + " without brackets",
              "brackets call it",
              "");
    };
  }

  private InputException angleInside(int at) {
    return source.fault(
        at,
        "an angle of the gate in a place where a constant belongs",
        "what a gate consists of may not depend on its angles",
        "");
  }

  /** What a name stands for. */
  Symbol symbol(Term.Reference reference) {
    Symbol symbol = reference.name().symbol();
    if (symbol == null) {
      if (reference.name().isPhysical()) {
        return outside.undeclared(reference);
      }
      throw unknown(reference);
    }
    if (!sees(reference.name())) {
      throw source.fault(
          reference.at(),
          "\"" + reference.name() + "\" in a subroutine",
          "subroutines see their own variables and the constants outside",
          "hand it to the subroutine");
    }
    return symbol;
  }

  /** Whether a name that is declared can be used here. */
  boolean sees(Name name) {
    return scope.sees(name);
  }

  private InputException unknown(Term.Reference reference) {
    List<String> known =
        names.all().stream()
            .filter(name -> name.symbol() != null && name.depth() >= 0)
            .limit(1000)
            .map(Name::toString)
            .toList();
    return source.fault(
        reference.at(),
        "unknown name \"" + reference.name() + "\"",
        "nothing of this name is declared here",
        known.isEmpty() ? "" : Nearest.suggestion(reference.name().toString(), known));
  }

  private Value read(Symbol.Variable variable, Term.Reference reference) {
    return read(variable, reference.name().toString(), reference.at());
  }

  /** What a variable holds. */
  Value read(Symbol.Variable variable, String name, int at) {
    Value known = variable.known();
    if (known != null) {
      return known;
    }
    if (!variable.hasCells()) {
      throw source.fault(at, "\"" + name + "\" has no value yet", "none was assigned", "");
    }
    Type type = variable.type();
    if (!type.isRegister()) {
      return new Whole(new Expression.Cell(variable.firstCell()), type);
    }
    budget.steps(type.width(), at);
    List<Expression> cells = new ArrayList<>(type.width());
    for (int i = 0; i < type.width(); i++) {
      cells.add(new Expression.Cell(variable.cell(i)));
    }
    return new Bits(cells);
  }

  private Value indexed(Term.Indexed indexed) {
    if (indexed.of() instanceof Term.Reference reference
        && indexed.selection() instanceof Term.Selection.One(Term index)
        && symbol(reference) instanceof Symbol.Variable variable
        && variable.hasCells()
        && variable.type().isRegister()) {
      int place =
          selector.index(index, variable.type().width(), reference.name().toString(), "bits");
      return new Whole(new Expression.Cell(variable.cell(place)), Type.BIT);
    }
    if (places.isInArray(indexed)) {
      return inArray(places.of(indexed), indexed);
    }
    return selector.select(value(indexed.of()), indexed);
  }

  private Value inArray(Place place, Term.Indexed indexed) {
    return switch (place) {
      case Place.Elements(ArrayView view) -> new Value.Elements(view);
      case Place.Single(var variable, String name) -> read(variable, name, indexed.at());
      case Place.Part(var variable, String name, var _) ->
          selector.select(read(variable, name, indexed.at()), indexed);
    };
  }

  private Value sizeOf(Term.SizeOf term) {
    Term dimension = term.dimension();
    long asked = dimension == null ? 0 : known(dimension, "the number of a dimension");
    return switch (value(term.of())) {
      case Value.Elements(ArrayView view) when asked >= 0 && asked < view.dimensions() ->
          Whole.of(view.size((int) asked), Type.uint(32));
      case Bits(var bits) when asked == 0 -> Whole.of(bits.size(), Type.uint(32));
      case Value.Elements _, Bits _ ->
          throw source.fault(
              term.at(), "the size of dimension " + asked, "there is no such dimension", "");
      case Whole _, Real _, Value.Time _ ->
          throw source.fault(term.at(), "the size of a single value", "arrays have sizes", "");
    };
  }

  private Value unary(Term.Unary unary) {
    Value operand = value(unary.operand());
    int at = unary.at();
    if (operand instanceof Value.Time(double seconds)
        && unary.operator() == Expression.UnaryOperator.NEGATE) {
      return new Value.Time(-seconds);
    }
    return switch (unary.operator()) {
      case NOT -> arithmetic.not(number(operand, at));
      case BIT_NOT ->
          operand instanceof Bits(var bits)
              ? bitLogic.not(bits)
              : arithmetic.bitNot(number(operand, at), at);
      case NEGATE ->
          operand instanceof Real(double real)
              ? new Real(-real)
              : arithmetic.negate(number(operand, at), at);
    };
  }

  private Value binary(Term.Binary binary) {
    return combine(binary.operator(), value(binary.left()), value(binary.right()), binary.at());
  }

  /** One operator on two values. */
  Value combine(Operator operator, Value left, Value right, int at) {
    if (left instanceof Value.Time || right instanceof Value.Time) {
      return reals.times(operator, left, right, at);
    }
    if (left instanceof Real || right instanceof Real) {
      return reals.combine(operator, left, right, at);
    }
    if (left instanceof Bits a && right instanceof Bits b && bitLogic.reads(operator, a, b)) {
      return bitLogic.binary(operator, a.bits(), b.bits(), at);
    }
    if (left instanceof Bits a && bitLogic.shifts(operator) && right instanceof Whole distance) {
      return bitLogic.shift(operator, a.bits(), distance, at);
    }
    if (left instanceof Bits a && right instanceof Whole whole && bitLogic.compares(operator, a)) {
      return bitLogic.compare(operator, a.bits(), whole, at);
    }
    Whole a = number(left, at);
    Whole b = number(right, at);
    boolean isFraction = operator == Operator.POWER && b.isKnown() && b.known() < 0;
    return isFraction ? reals.combine(operator, a, b, at) : arithmetic.binary(operator, a, b, at);
  }

  private Value call(Term.Call call) {
    Function function = call.function();
    Value first = value(call.arguments().getFirst());
    if (function.isOnBits()) {
      return bitLogic.call(function, first, rest(call), call.at());
    }
    boolean isPower = function == Function.POW || function == Function.MOD;
    if (isPower && !(first instanceof Real) && value(call.arguments().get(1)) instanceof Whole) {
      return wholeCall(call, first);
    }
    return new Real(real(call));
  }

  private List<Value> rest(Term.Call call) {
    return call.arguments().stream().skip(1).map(this::value).toList();
  }

  private Value wholeCall(Term.Call call, Value first) {
    Value second = value(call.arguments().get(1));
    if (call.function() == Function.POW) {
      return combine(Operator.POWER, first, second, call.at());
    }
    return arithmetic.modulus(number(first, call.at()), number(second, call.at()), call.at());
  }
}
