package bellhop.distributed;

import bellhop.circuit.Expression;
import java.util.function.IntConsumer;

/** Which cells an expression reads, left to right, with repetition. */
public final class Cells {
  private Cells() {}

  public static void read(Expression expression, IntConsumer reader) {
    switch (expression) {
      case Expression.Constant _ -> {}
      case Expression.Cell(int cell) -> reader.accept(cell);
      case Expression.Bits(var cells) -> cells.forEach(reader::accept);
      case Expression.Unary(var _, var operand) -> read(operand, reader);
      case Expression.Binary(var _, var left, var right) -> {
        read(left, reader);
        read(right, reader);
      }
      case Expression.Truncate(var operand, int _, boolean _) -> read(operand, reader);
    }
  }
}
