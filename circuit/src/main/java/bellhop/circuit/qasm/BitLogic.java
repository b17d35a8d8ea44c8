package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.Expression.Constant;
import bellhop.circuit.qasm.Value.Bits;
import bellhop.circuit.qasm.Value.Whole;
import java.util.ArrayList;
import java.util.List;

/** Bit registers, bit by bit; they may be longer than a number. */
final class BitLogic {
  private final Source source;
  private final Arithmetic arithmetic;

  BitLogic(Source source, Arithmetic arithmetic) {
    this.source = source;
    this.arithmetic = arithmetic;
  }

  Bits not(List<Expression> bits) {
    return new Bits(
        bits.stream().map(bit -> arithmetic.not(new Whole(bit, Type.BIT)).expression()).toList());
  }

  /** Whether two registers are read bit by bit here, not as numbers. */
  boolean reads(Operator operator, Bits left, Bits right) {
    return switch (operator) {
      case BIT_AND, BIT_OR, BIT_XOR -> left.bits().size() == right.bits().size();
      case EQUAL, NOT_EQUAL -> Math.max(left.bits().size(), right.bits().size()) > Type.WIDEST_UINT;
      default -> false;
    };
  }

  Value binary(Operator operator, List<Expression> left, List<Expression> right, int at) {
    if (operator.isComparison()) {
      return compareLong(operator, left, right, at);
    }
    List<Expression> result = new ArrayList<>(left.size());
    for (int i = 0; i < left.size(); i++) {
      Whole a = new Whole(left.get(i), Type.BIT);
      Whole b = new Whole(right.get(i), Type.BIT);
      result.add(arithmetic.binary(operator, a, b, at).expression());
    }
    return new Bits(result);
  }

  boolean shifts(Operator operator) {
    return operator == Operator.SHIFT_LEFT || operator == Operator.SHIFT_RIGHT;
  }

  /** Zeros move in. */
  Bits shift(Operator operator, List<Expression> bits, Whole distance, int at) {
    long by = known(distance, at);
    long signed = operator == Operator.SHIFT_LEFT ? -by : by;
    List<Expression> result = new ArrayList<>(bits.size());
    for (int i = 0; i < bits.size(); i++) {
      long from = i + signed;
      result.add(from >= 0 && from < bits.size() ? bits.get((int) from) : new Constant(0));
    }
    return new Bits(result);
  }

  private long known(Whole distance, int at) {
    if (!distance.isKnown() || distance.known() < 0 || distance.known() > Integer.MAX_VALUE) {
      throw source.fault(
          at, "a shift by this value", "a shift is a known number of places, 0 or more", "");
    }
    return distance.known();
  }

  boolean compares(Operator operator, Bits left) {
    return (operator == Operator.EQUAL || operator == Operator.NOT_EQUAL)
        && left.bits().size() > Type.WIDEST_UINT;
  }

  /** A register too long for a number against a known number. */
  Whole compare(Operator operator, List<Expression> bits, Whole number, int at) {
    if (!number.isKnown()) {
      throw source.fault(
          at,
          "a register of " + bits.size() + " bits beside a measured number",
          "registers of more than "
              + Type.WIDEST_UINT
              + " bits are compared with known numbers and equally long registers",
          "compare a part of the register");
    }
    long value = arithmetic.convert(number, Type.uint(Type.WIDEST_UINT), at).known();
    List<Expression> others = new ArrayList<>(bits.size());
    for (int i = 0; i < bits.size(); i++) {
      others.add(new Constant(i < 63 ? value >> i & 1 : 0));
    }
    return compareLong(operator, bits, others, at);
  }

  /** Piece by piece; the pieces' answers are joined in halves, so that none is deep. */
  private Whole compareLong(
      Operator operator, List<Expression> left, List<Expression> right, int at) {
    if (left.size() != right.size()) {
      throw source.fault(
          at,
          "registers of " + left.size() + " and " + right.size() + " bits side by side",
          "long registers are compared with equally long ones",
          "");
    }
    List<Whole> same = new ArrayList<>();
    for (int from = 0; from < left.size(); from += Type.WIDEST_UINT) {
      int to = Math.min(left.size(), from + Type.WIDEST_UINT);
      Whole a = arithmetic.number(left.subList(from, to), at);
      Whole b = arithmetic.number(right.subList(from, to), at);
      same.add(arithmetic.binary(Operator.EQUAL, a, b, at));
    }
    Whole all = join(Operator.AND_AND, same, at);
    return operator == Operator.EQUAL ? all : arithmetic.not(all);
  }

  /** One operator over all, half by half: a chain could be too deep to print and read again. */
  private Whole join(Operator operator, List<Whole> parts, int at) {
    int count = parts.size();
    if (count == 1) {
      return parts.getFirst();
    }
    int middle = (count + 1) / 2;
    Whole left = join(operator, parts.subList(0, middle), at);
    Whole right = join(operator, parts.subList(middle, count), at);
    return arithmetic.binary(operator, left, right, at);
  }

  Whole isZero(List<Expression> bits, int at) {
    return compare(Operator.EQUAL, bits, Whole.of(0, Type.INT), at);
  }

  Value call(Function function, Value first, List<Value> rest, int at) {
    if (!(first instanceof Bits(var bits))) {
      throw source.fault(
          at, function.word() + " of a number", "it works on bit registers", "cast it to bit[n]");
    }
    return switch (function) {
      case POPCOUNT -> popcount(bits, at);
      case ROTL -> rotate(bits, -distance(rest, at));
      case ROTR -> rotate(bits, distance(rest, at));
      default -> throw new IllegalStateException(function.word());
    };
  }

  private long distance(List<Value> rest, int at) {
    if (rest.getFirst() instanceof Whole whole && whole.isKnown()) {
      return whole.known();
    }
    throw source.fault(at, "a rotation by this value", "it is a known number of places", "");
  }

  private static Bits rotate(List<Expression> bits, long by) {
    List<Expression> result = new ArrayList<>(bits.size());
    for (int i = 0; i < bits.size(); i++) {
      result.add(bits.get((int) Math.floorMod(i + by % bits.size(), (long) bits.size())));
    }
    return new Bits(result);
  }

  private Whole popcount(List<Expression> bits, int at) {
    return join(Operator.ADD, bits.stream().map(bit -> new Whole(bit, Type.INT)).toList(), at);
  }
}
