package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.qasm.Value.Real;
import bellhop.circuit.qasm.Value.Whole;
import bellhop.units.InputException;

/** Real numbers: they are known before the program runs, or refused. */
final class Reals {
  private final Source source;
  private final Evaluator evaluator;

  Reals(Source source, Evaluator evaluator) {
    this.source = source;
    this.evaluator = evaluator;
  }

  /**
   * A real number that is known now. Here {@code 1/2} is a half, as the standard library of
   * OpenQASM 3 writes it.
   *
   * @param frame the angles of the gate definition around the term, if any
   */
  double of(Term term, double... frame) {
    evaluator.down(term.at());
    double result =
        switch (term) {
          case Term.Whole(int _, long value) -> value;
          case Term.Real(int _, double value) -> value;
          case Term.Parameter(int _, int index) -> frame[index];
          case Term.Reference reference -> toReal(evaluator.value(reference), reference.at());
          case Term.Unary unary -> realUnary(unary, frame);
          case Term.Binary binary -> realBinary(binary, frame);
          case Term.Call call when !call.function().isOnBits() -> realCall(call, frame);
          case Term.Cast cast when cast.type().kind().isReal() -> of(cast.operand(), frame);
          default -> toReal(evaluator.value(term), term.at());
        };
    evaluator.up();
    if (!Double.isFinite(result)) {
      throw source.fault(
          term.at(),
          "the value is " + (Double.isNaN(result) ? "no number" : "infinite"),
          "only finite numbers make sense here",
          "");
    }
    return result;
  }

  private double realUnary(Term.Unary unary, double... frame) {
    return unary.operator() == Expression.UnaryOperator.NEGATE
        ? -of(unary.operand(), frame)
        : toReal(evaluator.value(unary), unary.at());
  }

  private double realBinary(Term.Binary binary, double... frame) {
    if (!isReal(binary.operator())) {
      return toReal(evaluator.value(binary), binary.at());
    }
    double left = of(binary.left(), frame);
    double right = of(binary.right(), frame);
    return calculate(binary.operator(), left, right, binary.at());
  }

  private static boolean isReal(Operator operator) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, POWER -> true;
      default -> false;
    };
  }

  private double realCall(Term.Call call, double... frame) {
    double first = of(call.arguments().getFirst(), frame);
    double second = call.function().arity() == 1 ? 0 : of(call.arguments().get(1), frame);
    return call.function().of(first, second);
  }

  private double calculate(Operator operator, double a, double b, int at) {
    if ((operator == Operator.DIVIDE || operator == Operator.REMAINDER) && b == 0) {
      throw source.fault(at, "a division by 0", "nothing can be divided by 0", "");
    }
    return switch (operator) {
      case ADD -> a + b;
      case SUBTRACT -> a - b;
      case MULTIPLY -> a * b;
      case DIVIDE -> a / b;
      case REMAINDER -> a % b;
      case POWER -> StrictMath.pow(a, b);
      default -> throw new IllegalStateException(operator.sign());
    };
  }

  /** One operator on two values, at least one of them real. */
  Value combine(Operator operator, Value left, Value right, int at) {
    double a = toReal(left, at);
    double b = toReal(right, at);
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER, POWER ->
          new Real(calculate(operator, a, b, at));
      case EQUAL -> Whole.of(a == b);
      case NOT_EQUAL -> Whole.of(a != b);
      case LESS -> Whole.of(a < b);
      case LESS_EQUAL -> Whole.of(a <= b);
      case GREATER -> Whole.of(a > b);
      case GREATER_EQUAL -> Whole.of(a >= b);
      case OR_OR, AND_AND, BIT_OR, BIT_XOR, BIT_AND, SHIFT_LEFT, SHIFT_RIGHT ->
          throw source.fault(
              at, operator.sign() + " on a real number", "it works on whole numbers and bits", "");
    };
  }

  /** One operator on two values, at least one of them a length of time. */
  Value times(Operator operator, Value left, Value right, int at) {
    if (left instanceof Value.Time(double a) && right instanceof Value.Time(double b)) {
      if (Double.isNaN(a) || Double.isNaN(b)) {
        return new Value.Time(Double.NaN);
      }
      return switch (operator) {
        case ADD -> new Value.Time(a + b);
        case SUBTRACT -> new Value.Time(a - b);
        case DIVIDE -> new Real(calculate(operator, a, b, at));
        case EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL ->
            combine(operator, new Real(a), new Real(b), at);
        default -> throw notOnTimes(operator, at);
      };
    }
    boolean isFirst = left instanceof Value.Time;
    double time = ((Value.Time) (isFirst ? left : right)).seconds();
    double factor = toReal(isFirst ? right : left, at);
    if (operator == Operator.MULTIPLY) {
      return new Value.Time(time * factor);
    }
    if (operator == Operator.DIVIDE && isFirst) {
      return new Value.Time(calculate(operator, time, factor, at));
    }
    throw notOnTimes(operator, at);
  }

  private InputException notOnTimes(Operator operator, int at) {
    return source.fault(
        at, operator.sign() + " with a duration", "its result is neither time nor number", "");
  }

  private double toReal(Value value, int at) {
    return evaluator.conversion().real(value, at);
  }
}
