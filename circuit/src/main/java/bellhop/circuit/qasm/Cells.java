package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import java.util.ArrayList;
import java.util.List;

/** Questions about expressions. */
final class Cells {
  private Cells() {}

  /** The cells that it reads. */
  static List<Integer> of(Expression expression) {
    return switch (expression) {
      case Expression.Constant _ -> List.of();
      case Expression.Cell(int cell) -> List.of(cell);
      case Expression.Bits(var cells) -> cells;
      case Expression.Unary(var _, var operand) -> of(operand);
      case Expression.Truncate(var operand, int _, boolean _) -> of(operand);
      case Expression.Binary(var _, var left, var right) -> {
        List<Integer> both = new ArrayList<>(of(left));
        both.addAll(of(right));
        yield both;
      }
    };
  }

  /** How many gates take as much memory. */
  static long weight(Expression expression) {
    return switch (expression) {
      case Expression.Constant _, Expression.Cell _ -> 1;
      case Expression.Bits(var cells) -> 1 + cells.size() / 4;
      case Expression.Unary(var _, var operand) -> 1 + weight(operand);
      case Expression.Truncate(var operand, int _, boolean _) -> 1 + weight(operand);
      case Expression.Binary(var _, var left, var right) -> 1 + weight(left) + weight(right);
    };
  }
}
