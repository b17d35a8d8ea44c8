package bellhop.circuit.qasm;

import bellhop.circuit.Expression;
import bellhop.circuit.Expression.BinaryOperator;
import bellhop.circuit.Expression.UnaryOperator;
import bellhop.circuit.Program;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Prints expressions. Operands of arithmetic are cast to {@code int[64]} first, where the reader
 * would otherwise cut the result to the width of its operands.
 */
final class ExpressionWriter {
  private static final int LOWEST = 0;
  private static final int HIGHEST = 100;

  private final List<Program.Variable> variables = new ArrayList<>();
  private final List<String> names;
  private final int[] variableOfCell;

  /**
   * @param names as printed, one for each variable
   */
  ExpressionWriter(Program program, List<String> names) {
    this.names = names;
    this.variableOfCell = new int[program.cellCount()];
    for (Program.Variable variable : program.variables()) {
      Arrays.fill(
          variableOfCell,
          variable.firstCell(),
          variable.firstCell() + variable.cellCount(),
          variables.size());
      variables.add(variable);
    }
  }

  String text(Expression expression) {
    return text(expression, LOWEST);
  }

  /** A place that can be assigned to. */
  String cell(int cell) {
    Program.Variable variable = variables.get(variableOfCell[cell]);
    String name = names.get(variableOfCell[cell]);
    boolean inRegister = variable.kind() == Program.Kind.BIT && !variable.scalar();
    return inRegister ? name + "[" + (cell - variable.firstCell()) + "]" : name;
  }

  /** In brackets if it binds less tightly than its surroundings. */
  private String text(Expression expression, int rank) {
    return switch (expression) {
      case Expression.Constant(long value) -> constant(value);
      case Expression.Cell(int cell) -> cell(cell);
      case Expression.Bits(var cells) -> bits(cells, rank);
      case Expression.Truncate(var operand, int width, boolean signed) ->
          (signed ? "int[" : "uint[") + width + "](" + wide(operand) + ")";
      case Expression.Unary(var operator, var operand) -> unary(operator, operand, rank);
      case Expression.Binary(var operator, var left, var right) ->
          binary(operator, left, right, rank);
    };
  }

  private static String constant(long value) {
    if (value == Long.MIN_VALUE) {
      return "(-" + Long.MAX_VALUE + " - 1)";
    }
    return value < 0 ? "(" + value + ")" : Long.toString(value);
  }

  private String unary(UnaryOperator operator, Expression operand, int rank) {
    String text =
        switch (operator) {
          case NOT -> "!" + text(operand, HIGHEST);
          case BIT_NOT -> "~" + wide(operand);
          case NEGATE -> "-" + wide(operand);
        };
    return rank > Operator.UNARY_RANK ? "(" + text + ")" : text;
  }

  private String binary(BinaryOperator operator, Expression left, Expression right, int rank) {
    Operator printed = Operator.of(operator);
    int inside = printed.rank();
    String first = leavesWidth(printed) ? wide(left) : number(left, printed, right, inside);
    String second = leavesWidth(printed) ? wide(right) : number(right, printed, left, inside + 1);
    String text = first + " " + printed.sign() + " " + second;
    return rank > printed.rank() ? "(" + text + ")" : text;
  }

  private static boolean leavesWidth(Operator operator) {
    return switch (operator) {
      case ADD, SUBTRACT, MULTIPLY, SHIFT_LEFT -> true;
      default -> false;
    };
  }

  /** As a number of 64 bits. */
  private String wide(Expression operand) {
    return operand instanceof Expression.Constant(long value)
        ? constant(value)
        : "int[64](" + text(operand) + ")";
  }

  /** Registers are printed as numbers where the reader would go bit by bit. */
  private String number(Expression operand, Operator operator, Expression other, int rank) {
    boolean bitByBit = !operator.isComparison() || other instanceof Expression.Bits;
    return operand instanceof Expression.Bits(var cells) && bitByBit
        ? "uint[" + cells.size() + "](" + bits(cells, LOWEST) + ")"
        : text(operand, rank);
  }

  private String bits(List<Integer> cells, int rank) {
    Program.Variable variable = variables.get(variableOfCell[cells.getFirst()]);
    boolean oneRegister =
        cells.stream().allMatch(cell -> variableOfCell[cell] == variableOfCell[cells.getFirst()]);
    if (!oneRegister) {
      return sideBySide(cells, rank);
    }
    String name = names.get(variableOfCell[cells.getFirst()]);
    int first = cells.getFirst() - variable.firstCell();
    if (!areConsecutive(cells)) {
      return name + "[{" + String.join(", ", places(cells, variable)) + "}]";
    }
    return cells.size() == variable.cellCount()
        ? name
        : name + "[" + first + ":" + (first + cells.size() - 1) + "]";
  }

  private static List<String> places(List<Integer> cells, Program.Variable variable) {
    return cells.stream().map(cell -> Integer.toString(cell - variable.firstCell())).toList();
  }

  private static boolean areConsecutive(List<Integer> cells) {
    for (int i = 1; i < cells.size(); i++) {
      if (cells.get(i) != cells.get(i - 1) + 1) {
        return false;
      }
    }
    return true;
  }

  /** Bits of several variables; the reader joins them to one number again. */
  private String sideBySide(List<Integer> cells, int rank) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < cells.size(); i++) {
      text.append(i == 0 ? "" : " | ").append("int[64](").append(cell(cells.get(i))).append(')');
      text.append(i == 0 ? "" : " << " + i);
    }
    return rank > Operator.BIT_OR.rank() ? "(" + text + ")" : text.toString();
  }
}
