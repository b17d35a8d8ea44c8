package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import java.util.List;

/** What a term comes to: known now where its expressions are constants, else at run time. */
sealed interface Value {

  /** A whole number, a bit or a truth value. */
  record Whole(Expression expression, Type type) implements Value {
    static Whole of(long value, Type type) {
      return new Whole(new Expression.Constant(value), type);
    }

    static Whole of(boolean value) {
      return of(value ? 1 : 0, Type.BOOL);
    }

    boolean isKnown() {
      return expression instanceof Expression.Constant;
    }

    /** Only where it is known. */
    long known() {
      return ((Expression.Constant) expression).value();
    }
  }

  record Real(double value) implements Value {}

  /** A length of time in seconds; not a number where a machine's own steps are counted. */
  record Time(double seconds) implements Value {}

  /** An array or a part of one, itself and not a copy. */
  record Elements(ArrayView view) implements Value {}

  /** A bit register, the least significant bit first. */
  record Bits(List<Expression> bits) implements Value {
    public Bits {
      bits = List.copyOf(bits);
    }
  }
}
