package bellhop.circuit.qasm;

import bellhop.circuit.Expression;

/** What expressions cost. */
final class Weight {
  private Weight() {}

  /** How many gates take as much memory. */
  static long of(Expression expression) {
    return switch (expression) {
      case Expression.Constant _, Expression.Cell _ -> 1;
      case Expression.Bits(var cells) -> 1 + cells.size() / 4;
      case Expression.Unary(var _, var operand) -> 1 + of(operand);
      case Expression.Truncate(var operand, int _, boolean _) -> 1 + of(operand);
      case Expression.Binary(var _, var left, var right) -> 1 + of(left) + of(right);
    };
  }
}
