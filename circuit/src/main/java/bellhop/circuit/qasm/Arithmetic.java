package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.Expression.BinaryOperator;
import bellhop.circuit.Expression.UnaryOperator;
import bellhop.circuit.qasm.Value.Whole;
import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.LongSupplier;

/**
 * Whole numbers: what is known is computed, the rest becomes an expression for run time. Results
 * that may leave their type are cut to it there, so both ways give the same number.
 */
final class Arithmetic {
  /** Of what stays within the type of its operands, whichever that is. */
  private static final Range WITHIN = new Range(0, 0);

  private final Source source;
  private final IntPredicate isBit;
  private final Exact exact;

  /**
   * @param isBit whether a cell holds a bit
   */
  Arithmetic(Source source, IntPredicate isBit) {
    this.source = source;
    this.isBit = isBit;
    this.exact = new Exact(source);
  }

  Whole binary(Operator operator, Whole left, Whole right, int at) {
    Type type = resultType(operator, left.type(), right.type());
    if (left.isKnown() && right.isKnown()) {
      return fit(exact.result(operator, left.known(), right.known(), at), type, at);
    }
    if (operator == Operator.AND_AND || operator == Operator.OR_OR) {
      return logic(operator, left, right);
    }
    BinaryOperator atRunTime = operator.atRunTime();
    if (atRunTime == null) {
      throw notAtRunTime("a power", at);
    }
    checkRight(operator, right, at);
    if (operator == Operator.BIT_OR && joins(left, right)) {
      return joined(left, right);
    }
    Expression result = new Expression.Binary(atRunTime, left.expression(), right.expression());
    return cut(result, type, ranges(operator, range(left), range(right)));
  }

  /** The rest of a division, with the sign of the divisor. */
  Whole modulus(Whole dividend, Whole divisor, int at) {
    if (!dividend.isKnown() || !divisor.isKnown()) {
      throw notAtRunTime("mod of a measured value", at);
    }
    long rest = exact.result(Operator.REMAINDER, dividend.known(), divisor.known(), at);
    boolean otherSide = rest != 0 && (rest < 0) != (divisor.known() < 0);
    return Whole.of(otherSide ? rest + divisor.known() : rest, Type.INT);
  }

  Whole negate(Whole operand, int at) {
    Type type = promoted(operand.type());
    if (operand.isKnown()) {
      return fit(exact.negated(operand.known(), at), type, at);
    }
    Expression result = new Expression.Unary(UnaryOperator.NEGATE, operand.expression());
    return cut(result, type, Range.ANY);
  }

  Whole bitNot(Whole operand, int at) {
    if (isBit(operand.type())) {
      return not(operand);
    }
    if (operand.isKnown()) {
      return fit(~operand.known(), operand.type(), at);
    }
    Expression result = new Expression.Unary(UnaryOperator.BIT_NOT, operand.expression());
    return cut(result, operand.type(), Range.ANY);
  }

  Whole not(Whole operand) {
    return operand.isKnown()
        ? Whole.of(operand.known() == 0)
        : new Whole(new Expression.Unary(UnaryOperator.NOT, operand.expression()), Type.BOOL);
  }

  /** As an assignment to the type does: cut for unsigned ones, refused where a sign would flip. */
  Whole convert(Whole value, Type type, int at) {
    if (type.kind() == TypeKind.BOOL) {
      return truth(value);
    }
    if (value.isKnown()) {
      return fit(value.known(), type, at);
    }
    return cut(value.expression(), type, range(value));
  }

  /** Whether it is not zero. */
  Whole truth(Whole value) {
    if (value.isKnown()) {
      return Whole.of(value.known() != 0);
    }
    if (range(value).isWithin(Range.BIT)) {
      return new Whole(value.expression(), Type.BOOL);
    }
    Expression isSet =
        new Expression.Binary(
            BinaryOperator.NOT_EQUAL, value.expression(), new Expression.Constant(0));
    return new Whole(isSet, Type.BOOL);
  }

  /** Bits side by side as an unsigned number. */
  Whole number(List<Expression> bits, int at) {
    if (bits.size() > Type.WIDEST_UINT) {
      throw source.fault(
          at,
          "a number of " + bits.size() + " bits",
          "numbers that are made of bits have at most " + Type.WIDEST_UINT,
          "compare or assign parts of the register");
    }
    if (bits.size() == 1) {
      return new Whole(bits.getFirst(), Type.BIT);
    }
    Type type = Type.uint(bits.size());
    if (bits.stream().allMatch(Expression.Cell.class::isInstance)) {
      return new Whole(bits(bits), type);
    }
    Whole result = new Whole(bits.getFirst(), Type.INT);
    for (int i = 1; i < bits.size(); i++) {
      Whole bit = new Whole(bits.get(i), Type.INT);
      Whole moved = binary(Operator.SHIFT_LEFT, bit, Whole.of(i, Type.INT), at);
      result = binary(Operator.BIT_OR, result, moved, at);
    }
    return new Whole(result.expression(), type);
  }

  private static Expression bits(List<Expression> cells) {
    List<Integer> numbers = new ArrayList<>(cells.size());
    for (Expression cell : cells) {
      numbers.add(((Expression.Cell) cell).cell());
    }
    return new Expression.Bits(numbers);
  }

  private Type resultType(Operator operator, Type left, Type right) {
    return switch (operator) {
      case OR_OR, AND_AND, EQUAL, NOT_EQUAL, LESS, LESS_EQUAL, GREATER, GREATER_EQUAL -> Type.BOOL;
      case SHIFT_LEFT, SHIFT_RIGHT, POWER -> promoted(left);
      case BIT_OR, BIT_XOR, BIT_AND ->
          left.equals(right) && !left.isRegister() ? left : left.with(right);
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> promoted(left).with(promoted(right));
    };
  }

  /** Bits and truth values count as numbers where one calculates with them. */
  private static Type promoted(Type type) {
    return isBit(type) ? Type.INT : type;
  }

  private static boolean isBit(Type type) {
    return type.kind() == TypeKind.BIT || type.kind() == TypeKind.BOOL;
  }

  private Whole fit(long value, Type type, int at) {
    if (new Range(value, value).isWithin(type.range())) {
      return Whole.of(value, type);
    }
    if (type.kind() != TypeKind.UINT) {
      throw source.fault(
          at,
          "the value " + value + " does not fit " + type,
          "it holds " + type.range().low() + " to " + type.range().high(),
          "");
    }
    return Whole.of(value & type.range().high(), type);
  }

  private static Whole cut(Expression expression, Type type, Range range) {
    return range.isWithin(type.range())
        ? new Whole(expression, type)
        : new Whole(new Expression.Truncate(expression, type.width(), type.isSigned()), type);
  }

  private Whole logic(Operator operator, Whole left, Whole right) {
    boolean isAnd = operator == Operator.AND_AND;
    if (left.isKnown() || right.isKnown()) {
      Whole known = left.isKnown() ? left : right;
      Whole open = left.isKnown() ? right : left;
      return (known.known() != 0) == isAnd ? truth(open) : Whole.of(!isAnd);
    }
    BinaryOperator atRunTime = isAnd ? BinaryOperator.AND : BinaryOperator.OR;
    return new Whole(
        new Expression.Binary(atRunTime, left.expression(), right.expression()), Type.BOOL);
  }

  private void checkRight(Operator operator, Whole right, int at) {
    switch (operator) {
      case DIVIDE, REMAINDER -> {
        if (!right.isKnown()) {
          throw notAtRunTime("a division by a measured value", at);
        }
        long _ = exact.divisor(right.known(), at);
      }
      case SHIFT_LEFT, SHIFT_RIGHT -> {
        if (!right.isKnown()) {
          throw notAtRunTime("a shift by a measured value", at);
        }
        int _ = exact.distance(right.known(), at);
      }
      default -> {}
    }
  }

  private InputException notAtRunTime(String what, int at) {
    return source.fault(
        at, what, "this is computed only from values that are known before the program runs", "");
  }

  private static Range range(Whole value) {
    return value.isKnown() ? new Range(value.known(), value.known()) : value.type().range();
  }

  private static Range ranges(Operator operator, Range left, Range right) {
    return switch (operator) {
      case ADD ->
          Range.of(
              overflows(() -> Math.addExact(left.low(), right.low()))
                  || overflows(() -> Math.addExact(left.high(), right.high())),
              left.low() + right.low(),
              left.high() + right.high());
      case SUBTRACT ->
          Range.of(
              overflows(() -> Math.subtractExact(left.low(), right.high()))
                  || overflows(() -> Math.subtractExact(left.high(), right.low())),
              left.low() - right.high(),
              left.high() - right.low());
      case MULTIPLY, SHIFT_LEFT -> Range.ANY;
      // The smallest number of a type by -1 leaves it; nothing else does.
      case DIVIDE -> left.low() < 0 && right.low() < 0 ? Range.ANY : WITHIN;
      default -> WITHIN;
    };
  }

  private static boolean overflows(LongSupplier computation) {
    try {
      long _ = computation.getAsLong();
      return false;
    } catch (ArithmeticException overflow) {
      return true;
    }
  }

  /** {@code a | b << n} where a has n bits: the bits of both side by side. */
  private boolean joins(Whole left, Whole right) {
    return right.expression()
            instanceof
            Expression.Binary(var operator, var moved, Expression.Constant(long distance))
        && operator == BinaryOperator.SHIFT_LEFT
        && cells(left.expression()).size() == distance
        && !cells(moved).isEmpty()
        && distance + cells(moved).size() <= Type.WIDEST_UINT;
  }

  private Whole joined(Whole left, Whole right) {
    List<Integer> all = new ArrayList<>(cells(left.expression()));
    all.addAll(cells(((Expression.Binary) right.expression()).left()));
    return new Whole(new Expression.Bits(all), Type.uint(all.size()));
  }

  private List<Integer> cells(Expression expression) {
    return switch (expression) {
      case Expression.Cell(int cell) when isBit.test(cell) -> List.of(cell);
      case Expression.Bits(var cells) -> cells;
      default -> List.of();
    };
  }
}
