package bellhop.compiler.proof;

import bellhop.circuit.Expression;
import bellhop.circuit.Expression.BinaryOperator;
import bellhop.circuit.Expression.UnaryOperator;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Classical values as functions of measurement outcomes, numbered so that equal values have equal
 * numbers.
 *
 * <p>What is 0 or 1 is one of {@link Conditions}, from 0; its atoms are the draws of the program,
 * the coins of communication, and comparisons of numbers. Other numbers are trees of operations,
 * below 0, canonical only up to the order of commuting operands: both sides of a proof come from
 * one source, so that is enough, and where it is not the proof fails rather than errs.
 */
final class Symbols {
  static final int ZERO = Conditions.FALSE;
  static final int ONE = Conditions.TRUE;
  private static final int COINS = 0;
  private static final int DRAWS = 1;

  private sealed interface Atom {}

  private record Draw(int turn) implements Atom {}

  private record Coin(int instruction) implements Atom {}

  private record Comparison(Tree tree) implements Atom {}

  private record UnknownBit(int number) implements Atom {}

  private sealed interface Word {}

  private record Constant(long value) implements Word {}

  private record Tree(String operation, List<Integer> operands) implements Word {}

  private record UnknownNumber(int number) implements Word {}

  private final Conditions conditions = new Conditions(2);
  private final Map<Atom, Integer> atoms = new HashMap<>();
  private final List<Word> words = new ArrayList<>();
  private final Map<Word, Integer> numbers = new HashMap<>();
  private final BitSet[] flagged = {new BitSet(), new BitSet()};
  private int unknowns;

  /** The outcome of a measurement of the program. */
  int draw(int turn) {
    return atom(new Draw(turn), false, true);
  }

  /** The outcome of a measurement for communication. */
  int coin(int instruction) {
    return atom(new Coin(instruction), true, false);
  }

  /**
   * A value of which nothing is known, not even whether it is one of the program.
   *
   * @param isBit whether it is 0 or 1
   * @param isOfProgram whether no coin has a part in it
   */
  int unknown(boolean isBit, boolean isOfProgram) {
    int which = unknowns++;
    if (isBit) {
      return atom(new UnknownBit(which), !isOfProgram, true);
    }
    int value = number(new UnknownNumber(which));
    flagged[COINS].set(-1 - value, !isOfProgram);
    flagged[DRAWS].set(-1 - value);
    return value;
  }

  boolean dependsOnCoins(int value) {
    return dependsOn(COINS, value);
  }

  boolean dependsOnDraws(int value) {
    return dependsOn(DRAWS, value);
  }

  int constant(long value) {
    return value == 0 ? ZERO : value == 1 ? ONE : number(new Constant(value));
  }

  int not(int a) {
    return conditions.not(a);
  }

  int xor(int a, int b) {
    return conditions.xor(a, b);
  }

  int and(int a, int b) {
    return conditions.and(a, b);
  }

  /** a where the condition holds, else b. */
  int choose(int condition, int a, int b) {
    if (a == b || condition == ONE) {
      return a;
    }
    if (condition == ZERO) {
      return b;
    }
    return isBit(a) && isBit(b)
        ? conditions.choose(condition, a, b)
        : number(tree("choose", condition, a, b));
  }

  /** Whether a value is not zero. */
  int truth(int value) {
    return isBit(value) ? value : differ(value, ZERO);
  }

  /** An expression over cells that hold these values. */
  int evaluate(Expression expression, int[] cells) {
    return switch (expression) {
      case Expression.Constant(long value) -> constant(value);
      case Expression.Cell(int cell) -> cells[cell];
      case Expression.Bits(var bits) -> bits(bits.stream().map(cell -> cells[cell]).toList());
      case Expression.Unary unary -> unary(unary.operator(), evaluate(unary.operand(), cells));
      case Expression.Binary(var operator, var left, var right) ->
          binary(operator, evaluate(left, cells), evaluate(right, cells));
      case Expression.Truncate(var operand, int width, boolean signed) ->
          truncate(evaluate(operand, cells), width, signed);
    };
  }

  private int unary(UnaryOperator operator, int value) {
    if (operator == UnaryOperator.NOT) {
      return not(truth(value));
    }
    if (!isConstant(value)) {
      return number(tree(operator.name(), value));
    }
    var folded = new Expression.Unary(operator, new Expression.Constant(constantOf(value)));
    return constant(folded.evaluate(new long[0]));
  }

  private int bits(List<Integer> values) {
    int last = values.size();
    while (last > 0 && values.get(last - 1) == ZERO) {
      last--;
    }
    return switch (last) {
      case 0 -> ZERO;
      case 1 -> values.getFirst();
      default -> number(new Tree("bits", List.copyOf(values.subList(0, last))));
    };
  }

  private int truncate(int value, int width, boolean signed) {
    if (isConstant(value)) {
      var constant = new Expression.Constant(constantOf(value));
      return constant(new Expression.Truncate(constant, width, signed).evaluate(new long[0]));
    }
    if (isBit(value) && !(signed && width == 1)) {
      return value;
    }
    String operation = (signed ? "int" : "uint") + width;
    return !isBit(value) && isTree(value, operation) ? value : number(tree(operation, value));
  }

  private boolean isTree(int word, String operation) {
    return word(word) instanceof Tree(String found, var _) && found.equals(operation);
  }

  private int binary(BinaryOperator operator, int a, int b) {
    boolean bits = isBit(a) && isBit(b);
    return switch (operator) {
      case AND -> and(truth(a), truth(b));
      case OR -> conditions.or(truth(a), truth(b));
      case EQUAL -> not(differ(a, b));
      case NOT_EQUAL -> differ(a, b);
      case LESS -> less(a, b);
      case GREATER -> less(b, a);
      case LESS_EQUAL -> not(less(b, a));
      case GREATER_EQUAL -> not(less(a, b));
      case BIT_AND, MULTIPLY -> bits ? and(a, b) : commuting(operator, a, b);
      case BIT_OR -> bits ? conditions.or(a, b) : commuting(operator, a, b);
      case BIT_XOR -> bits ? xor(a, b) : commuting(operator, a, b);
      case ADD -> commuting(operator, a, b);
      case SUBTRACT, DIVIDE, REMAINDER, SHIFT_LEFT, SHIFT_RIGHT -> fold(operator, a, b);
    };
  }

  private int differ(int a, int b) {
    if (isBit(a) && isBit(b)) {
      return xor(a, b);
    }
    if (a == b || (isConstant(a) && isConstant(b))) {
      return a == b ? ZERO : ONE;
    }
    return comparison(tree("differ", Math.max(a, b), Math.min(a, b)));
  }

  private int less(int a, int b) {
    if (isBit(a) && isBit(b)) {
      return and(not(a), b);
    }
    return isConstant(a) && isConstant(b)
        ? fold(BinaryOperator.LESS, a, b)
        : comparison(tree("less", a, b));
  }

  private int comparison(Tree tree) {
    int number = number(tree);
    return atom(new Comparison(tree), dependsOnCoins(number), dependsOnDraws(number));
  }

  private int commuting(BinaryOperator operator, int a, int b) {
    return fold(operator, Math.min(a, b), Math.max(a, b));
  }

  private int fold(BinaryOperator operator, int a, int b) {
    boolean dividesByZero =
        (operator == BinaryOperator.DIVIDE || operator == BinaryOperator.REMAINDER) && b == ZERO;
    if (!isConstant(a) || !isConstant(b) || dividesByZero) {
      return number(tree(operator.name(), a, b));
    }
    var left = new Expression.Constant(constantOf(a));
    var right = new Expression.Constant(constantOf(b));
    return constant(new Expression.Binary(operator, left, right).evaluate(new long[0]));
  }

  private boolean isConstant(int value) {
    return value == ZERO || value == ONE || (value < 0 && word(value) instanceof Constant);
  }

  private long constantOf(int value) {
    return value < 0 && word(value) instanceof Constant(long constant) ? constant : value;
  }

  private static boolean isBit(int value) {
    return value >= 0;
  }

  private static Tree tree(String operation, Integer... operands) {
    return new Tree(operation, List.of(operands));
  }

  private int atom(Atom atom, boolean isCoin, boolean isDraw) {
    int number = atoms.computeIfAbsent(atom, _ -> atoms.size());
    return conditions.atom(number, isCoin, isDraw);
  }

  private Word word(int value) {
    return words.get(-1 - value);
  }

  private int number(Word word) {
    Integer known = numbers.get(word);
    if (known != null) {
      return known;
    }
    for (int sort = 0; sort < flagged.length; sort++) {
      flagged[sort].set(words.size(), anyOperand(sort, word));
    }
    words.add(word);
    numbers.put(word, -words.size());
    return -words.size();
  }

  private boolean anyOperand(int sort, Word word) {
    return word instanceof Tree(String _, var operands)
        && operands.stream().anyMatch(operand -> dependsOn(sort, operand));
  }

  private boolean dependsOn(int sort, int value) {
    return isBit(value) ? conditions.dependsOn(sort, value) : flagged[sort].get(-1 - value);
  }
}
