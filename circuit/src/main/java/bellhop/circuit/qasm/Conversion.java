package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.Expression.BinaryOperator;
import bellhop.circuit.qasm.Value.Bits;
import bellhop.circuit.qasm.Value.Real;
import bellhop.circuit.qasm.Value.Whole;
import bellhop.units.InputException;
import java.util.ArrayList;
import java.util.List;

/** Values from one type to another, by cast or assignment. */
final class Conversion {
  private final Source source;
  private final Arithmetic arithmetic;

  Conversion(Source source, Arithmetic arithmetic) {
    this.source = source;
    this.arithmetic = arithmetic;
  }

  /** As a declaration or an assignment does, which never cuts a real number by itself. */
  Value implicit(Value value, Type type, int at) {
    if (value instanceof Real(double real) && !type.kind().isReal()) {
      throw source.fault(
          at,
          "the value " + real + " for " + type,
          "a real number becomes a whole one only by a cast",
          "cast it with int( )");
    }
    return cast(value, type, at);
  }

  Value cast(Value value, Type type, int at) {
    if (value instanceof Value.Elements(ArrayView view)) {
      throw source.fault(
          at,
          "the array " + view.name() + " as " + type,
          "one of its elements belongs here",
          "name it with an index");
    }
    if (value instanceof Value.Time != (type.kind() == TypeKind.DURATION)) {
      throw source.fault(
          at,
          value instanceof Value.Time ? "a duration as " + type : "a number as a duration",
          "lengths of time have a unit, numbers have none",
          "");
    }
    return switch (type.kind()) {
      case DURATION -> value;
      case FLOAT, ANGLE -> new Real(real(value, at));
      case INT, UINT -> arithmetic.convert(whole(value, at), type, at);
      case BOOL ->
          value instanceof Real(double real)
              ? Whole.of(real != 0)
              : arithmetic.truth(whole(value, at));
      case BIT -> type.scalar() ? bit(value, at) : register(value, type.width(), at);
    };
  }

  /** Where it is known now. */
  double real(Value value, int at) {
    return switch (value) {
      case Real(double real) -> real;
      case Value.Time _ ->
          throw source.fault(at, "a duration", "a number without a unit belongs here", "");
      case Value.Elements(ArrayView view) ->
          throw source.fault(at, "the array " + view.name(), "a number belongs here", "");
      case Whole whole when whole.isKnown() -> whole.known();
      case Whole _ -> throw notReal(at);
      case Bits(var bits) -> {
        if (!bits.stream().allMatch(Expression.Constant.class::isInstance)) {
          throw notReal(at);
        }
        yield real(arithmetic.number(bits, at), at);
      }
    };
  }

  private InputException notReal(int at) {
    return source.fault(
        at,
        "a float or angle that depends on a measurement",
        "angles must be known before the program runs",
        "choose between gates with if");
  }

  /** Reals lose what is behind the point. */
  private Whole whole(Value value, int at) {
    return switch (value) {
      case Whole whole -> whole;
      case Bits(var bits) -> arithmetic.number(bits, at);
      case Value.Time _, Value.Elements _ -> throw new IllegalStateException("no number");
      case Real(double real) -> {
        if (!(StrictMath.abs(real) < 0x1p63)) {
          throw source.fault(
              at, "the value " + real + " as a whole number", "whole numbers have 64 bits", "");
        }
        yield Whole.of((long) real, Type.INT);
      }
    };
  }

  private Whole bit(Value value, int at) {
    if (value instanceof Bits(var bits) && bits.size() == 1) {
      return new Whole(bits.getFirst(), Type.BIT);
    }
    if (value instanceof Bits(var bits)) {
      throw sizes(bits.size(), 1, at);
    }
    return arithmetic.convert(whole(value, at), Type.BIT, at);
  }

  private Bits register(Value value, int width, int at) {
    if (value instanceof Bits bits) {
      if (bits.bits().size() != width) {
        throw sizes(bits.bits().size(), width, at);
      }
      return bits;
    }
    Whole whole = whole(value, at);
    List<Expression> bits = new ArrayList<>(width);
    for (int i = 0; i < width; i++) {
      bits.add(bit(whole, i, at));
    }
    return new Bits(bits);
  }

  private InputException sizes(int from, int to, int at) {
    return source.fault(
        at,
        from + " bits for " + to,
        "bits are assigned one to one",
        "name the bits that are meant");
  }

  /** Bit i of a number. */
  Expression bit(Whole whole, int i, int at) {
    if (whole.isKnown()) {
      return new Expression.Constant(whole.known() >> Math.min(i, 63) & 1);
    }
    if (whole.type().kind() == TypeKind.BIT || whole.type().kind() == TypeKind.BOOL) {
      return i == 0 ? whole.expression() : new Expression.Constant(0);
    }
    if (whole.expression() instanceof Expression.Bits(var cells)) {
      return i < cells.size() ? new Expression.Cell(cells.get(i)) : new Expression.Constant(0);
    }
    if (i >= whole.type().width() && !whole.type().isSigned()) {
      return new Expression.Constant(0);
    }
    Expression moved =
        i == 0
            ? whole.expression()
            : new Expression.Binary(
                BinaryOperator.SHIFT_RIGHT,
                whole.expression(),
                new Expression.Constant(Math.min(i, 63)));
    return new Expression.Binary(BinaryOperator.BIT_AND, moved, new Expression.Constant(1));
  }
}
