package bellhop.circuit;

import java.util.List;
import java.util.function.IntConsumer;

/**
 * A classical value that is known only while the program runs, over cells that hold whole numbers.
 * What is known before (constants, angles, loop counts) was folded by the reader.
 */
public sealed interface Expression {

  record Constant(long value) implements Expression {}

  /** The value of one cell. */
  record Cell(int cell) implements Expression {}

  /** Bits side by side as one number; the first cell is the least significant. At most 63. */
  record Bits(List<Integer> cells) implements Expression {
    public Bits {
      cells = List.copyOf(cells);
    }
  }

  record Unary(UnaryOperator operator, Expression operand) implements Expression {}

  record Binary(BinaryOperator operator, Expression left, Expression right) implements Expression {}

  /**
   * The low bits of a number, as a cast to {@code uint[width]} or {@code int[width]} keeps them.
   */
  record Truncate(Expression operand, int width, boolean signed) implements Expression {}

  enum UnaryOperator {
    NOT,
    BIT_NOT,
    NEGATE
  }

  enum BinaryOperator {
    ADD,
    SUBTRACT,
    MULTIPLY,
    DIVIDE,
    REMAINDER,
    AND,
    OR,
    BIT_AND,
    BIT_OR,
    BIT_XOR,
    SHIFT_LEFT,
    SHIFT_RIGHT,
    EQUAL,
    NOT_EQUAL,
    LESS,
    LESS_EQUAL,
    GREATER,
    GREATER_EQUAL
  }

  /** The cells that it reads, left to right, with repetition. */
  default void forEachCell(IntConsumer reader) {
    switch (this) {
      case Constant _ -> {}
      case Cell(int cell) -> reader.accept(cell);
      case Bits(var cells) -> cells.forEach(reader::accept);
      case Unary(var _, var operand) -> operand.forEachCell(reader);
      case Truncate(var operand, int _, boolean _) -> operand.forEachCell(reader);
      case Binary(var _, var left, var right) -> {
        left.forEachCell(reader);
        right.forEachCell(reader);
      }
    }
  }

  /**
   * The value for these cells.
   *
   * @throws ArithmeticException on division by zero
   */
  default long evaluate(long[] cells) {
    return Evaluation.of(this, cells);
  }
}
