package bellhop.circuit.qasm;

import bellhop.units.InputException;
import java.util.function.LongSupplier;

/** Whole numbers that are known: the results, or the reason why there are none. */
final class Exact {
  private final Source source;

  Exact(Source source) {
    this.source = source;
  }

  long negated(long value, int at) {
    return exactly(() -> Math.negateExact(value), at);
  }

  long result(Operator operator, long a, long b, int at) {
    return switch (operator) {
      case OR_OR -> bit(a != 0 || b != 0);
      case AND_AND -> bit(a != 0 && b != 0);
      case BIT_OR -> a | b;
      case BIT_XOR -> a ^ b;
      case BIT_AND -> a & b;
      case EQUAL -> bit(a == b);
      case NOT_EQUAL -> bit(a != b);
      case LESS -> bit(a < b);
      case LESS_EQUAL -> bit(a <= b);
      case GREATER -> bit(a > b);
      case GREATER_EQUAL -> bit(a >= b);
      case SHIFT_LEFT -> shiftedLeft(a, b, at);
      case SHIFT_RIGHT -> a >> distance(b, at);
      case ADD -> exactly(() -> Math.addExact(a, b), at);
      case SUBTRACT -> exactly(() -> Math.subtractExact(a, b), at);
      case MULTIPLY -> exactly(() -> Math.multiplyExact(a, b), at);
      case DIVIDE -> exactly(() -> Math.divideExact(a, divisor(b, at)), at);
      case REMAINDER -> a % divisor(b, at);
      case POWER -> power(a, b, at);
    };
  }

  private static long bit(boolean value) {
    return value ? 1 : 0;
  }

  private long shiftedLeft(long a, long b, int at) {
    int distance = distance(b, at);
    long result = a << distance;
    if (result >> distance != a) {
      throw tooLarge(at);
    }
    return result;
  }

  int distance(long value, int at) {
    if (value < 0 || value > 63) {
      throw source.fault(
          at, "a shift by " + value, "shifts go from 0 to 63 bits", "use a smaller distance");
    }
    return (int) value;
  }

  long divisor(long value, int at) {
    if (value == 0) {
      throw source.fault(at, "a division by 0", "nothing can be divided by 0", "");
    }
    return value;
  }

  private long power(long base, long exponent, int at) {
    long result = 1;
    long square = base;
    for (long rest = exponent; rest > 0; rest >>= 1) {
      long factor = square;
      if ((rest & 1) == 1) {
        long soFar = result;
        result = exactly(() -> Math.multiplyExact(soFar, factor), at);
      }
      square = rest > 1 ? exactly(() -> Math.multiplyExact(factor, factor), at) : square;
    }
    return result;
  }

  private long exactly(LongSupplier computation, int at) {
    try {
      return computation.getAsLong();
    } catch (ArithmeticException overflow) {
      throw tooLarge(at);
    }
  }

  private InputException tooLarge(int at) {
    return source.fault(at, "the number leaves 64 bits", "whole numbers have 64 bits", "use float");
  }
}
