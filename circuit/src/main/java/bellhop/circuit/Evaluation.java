package bellhop.circuit;

/** Evaluates expressions: wrapping 64-bit arithmetic; comparisons and logic give 0 or 1. */
final class Evaluation {
  private Evaluation() {}

  static long of(Expression expression, long[] cells) {
    return switch (expression) {
      case Expression.Constant(long value) -> value;
      case Expression.Cell(int cell) -> cells[cell];
      case Expression.Bits(var bits) -> {
        long value = 0;
        for (int i = bits.size() - 1; i >= 0; i--) {
          value = (value << 1) | (cells[bits.get(i)] & 1);
        }
        yield value;
      }
      case Expression.Unary(var operator, var operand) -> unary(operator, of(operand, cells));
      case Expression.Binary(var operator, var left, var right) ->
          binary(operator, of(left, cells), of(right, cells));
      case Expression.Truncate(var operand, int width, boolean signed) -> {
        int shift = 64 - width;
        long value = of(operand, cells) << shift;
        yield signed ? value >> shift : value >>> shift;
      }
    };
  }

  private static long unary(Expression.UnaryOperator operator, long value) {
    return switch (operator) {
      case NOT -> value == 0 ? 1 : 0;
      case BIT_NOT -> ~value;
      case NEGATE -> -value;
    };
  }

  private static long binary(Expression.BinaryOperator operator, long left, long right) {
    return switch (operator) {
      case ADD -> left + right;
      case SUBTRACT -> left - right;
      case MULTIPLY -> left * right;
      case DIVIDE -> left / right;
      case REMAINDER -> left % right;
      case AND -> (left != 0 && right != 0) ? 1 : 0;
      case OR -> left != 0 || right != 0 ? 1 : 0;
      case BIT_AND -> left & right;
      case BIT_OR -> left | right;
      case BIT_XOR -> left ^ right;
      case SHIFT_LEFT -> left << right;
      case SHIFT_RIGHT -> left >> right;
      case EQUAL -> left == right ? 1 : 0;
      case NOT_EQUAL -> left != right ? 1 : 0;
      case LESS -> left < right ? 1 : 0;
      case LESS_EQUAL -> left <= right ? 1 : 0;
      case GREATER -> left > right ? 1 : 0;
      case GREATER_EQUAL -> left >= right ? 1 : 0;
    };
  }
}
