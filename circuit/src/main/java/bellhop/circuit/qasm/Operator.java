package bellhop.circuit.qasm;

import bellhop.circuit.Expression.BinaryOperator;
import org.jspecify.annotations.Nullable;

/** The operators between two operands; a higher rank binds tighter. */
enum Operator {
  OR_OR("||", 1, BinaryOperator.OR),
  AND_AND("&&", 2, BinaryOperator.AND),
  BIT_OR("|", 3, BinaryOperator.BIT_OR),
  BIT_XOR("^", 4, BinaryOperator.BIT_XOR),
  BIT_AND("&", 5, BinaryOperator.BIT_AND),
  EQUAL("==", 6, BinaryOperator.EQUAL),
  NOT_EQUAL("!=", 6, BinaryOperator.NOT_EQUAL),
  LESS("<", 7, BinaryOperator.LESS),
  LESS_EQUAL("<=", 7, BinaryOperator.LESS_EQUAL),
  GREATER(">", 7, BinaryOperator.GREATER),
  GREATER_EQUAL(">=", 7, BinaryOperator.GREATER_EQUAL),
  SHIFT_LEFT("<<", 8, BinaryOperator.SHIFT_LEFT),
  SHIFT_RIGHT(">>", 8, BinaryOperator.SHIFT_RIGHT),
  ADD("+", 9, BinaryOperator.ADD),
  SUBTRACT("-", 9, BinaryOperator.SUBTRACT),
  MULTIPLY("*", 10, BinaryOperator.MULTIPLY),
  DIVIDE("/", 10, BinaryOperator.DIVIDE),
  REMAINDER("%", 10, BinaryOperator.REMAINDER),
  POWER("**", 12, null);

  /** Of the operators before one operand. */
  static final int UNARY_RANK = 11;

  private final String sign;
  private final int rank;
  private final @Nullable BinaryOperator atRunTime;

  Operator(String sign, int rank, @Nullable BinaryOperator atRunTime) {
    this.sign = sign;
    this.rank = rank;
    this.atRunTime = atRunTime;
  }

  String sign() {
    return sign;
  }

  int rank() {
    return rank;
  }

  /** Null for what only constants can do. */
  @Nullable BinaryOperator atRunTime() {
    return atRunTime;
  }

  boolean isComparison() {
    return rank == 6 || rank == 7;
  }

  static Operator of(BinaryOperator wanted) {
    for (Operator operator : values()) {
      if (operator.atRunTime == wanted) {
        return operator;
      }
    }
    throw new IllegalArgumentException(wanted.toString());
  }

  /** The operator that a sign stands for, or null. In OpenQASM 2 the caret is the power. */
  static @Nullable Operator find(TokenKind kind, Version version) {
    return switch (kind) {
      case OR_OR -> OR_OR;
      case AND_AND -> AND_AND;
      case OR -> BIT_OR;
      case CARET -> version == Version.TWO ? POWER : BIT_XOR;
      case AND -> BIT_AND;
      case EQUAL -> EQUAL;
      case NOT_EQUAL -> NOT_EQUAL;
      case LESS -> LESS;
      case LESS_EQUAL -> LESS_EQUAL;
      case GREATER -> GREATER;
      case GREATER_EQUAL -> GREATER_EQUAL;
      case LEFT_SHIFT -> SHIFT_LEFT;
      case RIGHT_SHIFT -> SHIFT_RIGHT;
      case PLUS -> ADD;
      case MINUS -> SUBTRACT;
      case STAR -> MULTIPLY;
      case SLASH -> DIVIDE;
      case PERCENT -> REMAINDER;
      case STAR_STAR -> POWER;
      default -> null;
    };
  }

  /** The operator of an assignment such as {@code +=}, or null. */
  static @Nullable Operator findInAssignment(TokenKind kind) {
    return switch (kind) {
      case ADD_ASSIGN -> ADD;
      case SUBTRACT_ASSIGN -> SUBTRACT;
      case MULTIPLY_ASSIGN -> MULTIPLY;
      case DIVIDE_ASSIGN -> DIVIDE;
      case REMAINDER_ASSIGN -> REMAINDER;
      case AND_ASSIGN -> BIT_AND;
      case OR_ASSIGN -> BIT_OR;
      case XOR_ASSIGN -> BIT_XOR;
      case LEFT_ASSIGN -> SHIFT_LEFT;
      case RIGHT_ASSIGN -> SHIFT_RIGHT;
      case POWER_ASSIGN -> POWER;
      default -> null;
    };
  }
}
