package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.qasm.Value.Bits;
import bellhop.circuit.qasm.Value.Real;
import bellhop.circuit.qasm.Value.Whole;
import bellhop.units.InputException;
import bellhop.units.Nearest;
import java.util.ArrayList;
import java.util.List;

/**
 * What terms come to. Constants, loop counts and the variables that depend on no measurement are
 * computed here; the rest becomes expressions over cells.
 */
final class Evaluator {
  private final Source source;
  private final Names names;
  private final Budget budget;
  private final Arithmetic arithmetic;
  private final BitLogic bitLogic;
  private final Conversion conversion;
  private final Selector selector;
  private final Reals reals;

  Evaluator(Source source, Names names, Budget budget, Arithmetic arithmetic) {
    this.source = source;
    this.names = names;
    this.budget = budget;
    this.arithmetic = arithmetic;
    this.bitLogic = new BitLogic(source, arithmetic);
    this.conversion = new Conversion(source, arithmetic);
    this.selector = new Selector(source, budget, this);
    this.reals = new Reals(source, this);
  }

  Conversion conversion() {
    return conversion;
  }

  Selector selector() {
    return selector;
  }

  /** Work that takes as long as so many elements. */
  void charge(long steps, int at) {
    budget.steps(steps, at);
  }

  Value value(Term term) {
    budget.steps(1, term.at());
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
    };
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
        case FLOAT, ANGLE -> new Type(name.kind(), 64, true);
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
      case INT, ANGLE, FLOAT -> 64;
      case UINT -> Type.WIDEST_UINT;
    };
  }

  private static Bits literal(String text) {
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
      throw unknown(reference);
    }
    return symbol;
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
    Value known = variable.known();
    if (known != null) {
      return known;
    }
    if (!variable.hasCells()) {
      throw source.fault(
          reference.at(), "\"" + reference.name() + "\" has no value yet", "none was assigned", "");
    }
    Type type = variable.type();
    if (!type.isRegister()) {
      return new Whole(new Expression.Cell(variable.firstCell()), type);
    }
    budget.steps(type.width(), reference.at());
    List<Expression> cells = new ArrayList<>(type.width());
    for (int i = 0; i < type.width(); i++) {
      cells.add(new Expression.Cell(variable.firstCell() + i));
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
      return new Whole(new Expression.Cell(variable.firstCell() + place), Type.BIT);
    }
    return selector.select(value(indexed.of()), indexed);
  }

  private Value unary(Term.Unary unary) {
    Value operand = value(unary.operand());
    int at = unary.at();
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
