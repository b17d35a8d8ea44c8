package bellhop.compiler.proof;

import bellhop.circuit.Expression;
import bellhop.circuit.Expression.BinaryOperator;
import bellhop.circuit.Expression.UnaryOperator;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Classical values as functions of measurement outcomes, numbered so that equal values have equal
 * numbers.
 *
 * <p>What is 0 or 1 is a polynomial over GF(2) (the algebraic normal form: exclusive or of ands of
 * atoms), which is canonical. Atoms are the draws of the program, the coins of communication, and
 * comparisons of numbers. Numbers are trees of operations, canonical only up to the order of
 * commuting operands; both sides of a proof come from the same source, so that is enough, and where
 * it is not the proof fails rather than errs.
 */
final class Symbols {
  static final int ZERO = 0;
  static final int ONE = 1;
  private static final int MAX_TERMS = 256;

  private sealed interface Node {}

  /** Sorted terms; each a sorted list of atoms. No term: 0. The empty term: 1. */
  private record Polynomial(List<List<Integer>> terms) implements Node {}

  private record Constant(long value) implements Node {}

  private record Draw(int turn) implements Node {}

  private record Coin(int instruction) implements Node {}

  private record Tree(String operation, List<Integer> operands) implements Node {}

  private final List<Node> nodes = new ArrayList<>();
  private final List<Boolean> hasCoin = new ArrayList<>();
  private final List<Boolean> hasDraw = new ArrayList<>();
  private final Map<Node, Integer> numbers = new HashMap<>();

  Symbols() {
    number(new Polynomial(List.of()));
    number(new Polynomial(List.of(List.of())));
  }

  /** The outcome of a measurement of the program. */
  int draw(int turn) {
    return atom(new Draw(turn));
  }

  /** The outcome of a measurement for communication. */
  int coin(int instruction) {
    return atom(new Coin(instruction));
  }

  boolean dependsOnCoins(int value) {
    return hasCoin.get(value);
  }

  boolean dependsOnDraws(int value) {
    return hasDraw.get(value);
  }

  int constant(long value) {
    return value == 0 ? ZERO : value == 1 ? ONE : number(new Constant(value));
  }

  int not(int a) {
    return xor(a, ONE);
  }

  int xor(int a, int b) {
    if (a == b) {
      return ZERO;
    }
    if (a == ZERO || b == ZERO) {
      return a == ZERO ? b : a;
    }
    Map<List<Integer>, Boolean> odd = new TreeMap<>(Symbols::compare);
    for (List<Integer> term : terms(a)) {
      odd.merge(term, true, (x, y) -> x ^ y);
    }
    for (List<Integer> term : terms(b)) {
      odd.merge(term, true, (x, y) -> x ^ y);
    }
    return polynomial(odd);
  }

  int and(int a, int b) {
    if (a == ZERO || b == ZERO) {
      return ZERO;
    }
    if (a == ONE || a == b) {
      return b;
    }
    if (b == ONE) {
      return a;
    }
    if ((long) terms(a).size() * terms(b).size() > MAX_TERMS) {
      return atom(tree("and", Math.min(a, b), Math.max(a, b)));
    }
    Map<List<Integer>, Boolean> odd = new TreeMap<>(Symbols::compare);
    for (List<Integer> left : terms(a)) {
      for (List<Integer> right : terms(b)) {
        odd.merge(union(left, right), true, (x, y) -> x ^ y);
      }
    }
    return polynomial(odd);
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
        ? xor(and(condition, xor(a, b)), b)
        : number(tree("choose", condition, a, b));
  }

  /** Whether a value is not zero. */
  int truth(int value) {
    if (isBit(value)) {
      return value;
    }
    return nodes.get(value) instanceof Constant ? ONE : atom(tree("differ", value, ZERO));
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
    return operator == UnaryOperator.NOT ? not(truth(value)) : fold(operator, value);
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
    if (isBit(value) && !(signed && width == 1)) {
      return value;
    }
    if (nodes.get(value) instanceof Constant(long constant)) {
      var cut = new Expression.Truncate(new Expression.Constant(constant), width, signed);
      return constant(cut.evaluate(new long[0]));
    }
    String operation = (signed ? "int" : "uint") + width;
    return nodes.get(value) instanceof Tree(String inner, var _) && inner.equals(operation)
        ? value
        : number(tree(operation, value));
  }

  private int binary(BinaryOperator operator, int a, int b) {
    boolean bits = isBit(a) && isBit(b);
    return switch (operator) {
      case AND -> and(truth(a), truth(b));
      case OR -> or(truth(a), truth(b));
      case EQUAL -> not(differ(a, b));
      case NOT_EQUAL -> differ(a, b);
      case LESS -> less(a, b);
      case GREATER -> less(b, a);
      case LESS_EQUAL -> not(less(b, a));
      case GREATER_EQUAL -> not(less(a, b));
      case BIT_AND, MULTIPLY -> bits ? and(a, b) : commuting(operator, a, b);
      case BIT_OR -> bits ? or(a, b) : commuting(operator, a, b);
      case BIT_XOR -> bits ? xor(a, b) : commuting(operator, a, b);
      case ADD -> commuting(operator, a, b);
      case SUBTRACT, DIVIDE, REMAINDER, SHIFT_LEFT, SHIFT_RIGHT -> fold(operator, a, b);
    };
  }

  private int or(int a, int b) {
    return xor(xor(a, b), and(a, b));
  }

  private int differ(int a, int b) {
    if (isBit(a) && isBit(b)) {
      return xor(a, b);
    }
    if (a == b) {
      return ZERO;
    }
    return nodes.get(a) instanceof Constant && nodes.get(b) instanceof Constant
        ? ONE
        : atom(tree("differ", Math.max(a, b), Math.min(a, b)));
  }

  private int less(int a, int b) {
    int folded = fold(BinaryOperator.LESS, a, b);
    return isBit(folded) ? folded : atom(nodes.get(folded));
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

  private int fold(UnaryOperator operator, int a) {
    return isConstant(a)
        ? constant(
            new Expression.Unary(operator, new Expression.Constant(constantOf(a)))
                .evaluate(new long[0]))
        : number(tree(operator.name(), a));
  }

  private boolean isConstant(int value) {
    return value == ZERO || value == ONE || nodes.get(value) instanceof Constant;
  }

  private long constantOf(int value) {
    return nodes.get(value) instanceof Constant(long constant) ? constant : value;
  }

  private boolean isBit(int value) {
    return nodes.get(value) instanceof Polynomial;
  }

  private static Tree tree(String operation, Integer... operands) {
    return new Tree(operation, List.of(operands));
  }

  private List<List<Integer>> terms(int value) {
    return nodes.get(value) instanceof Polynomial(var terms) ? terms : List.of(List.of(value));
  }

  private int atom(Node node) {
    return number(new Polynomial(List.of(List.of(number(node)))));
  }

  private int polynomial(Map<List<Integer>, Boolean> odd) {
    return number(
        new Polynomial(
            odd.entrySet().stream().filter(Map.Entry::getValue).map(Map.Entry::getKey).toList()));
  }

  private int number(Node node) {
    Integer known = numbers.get(node);
    if (known != null) {
      return known;
    }
    nodes.add(node);
    hasCoin.add(node instanceof Coin || any(node, hasCoin));
    hasDraw.add(node instanceof Draw || any(node, hasDraw));
    numbers.put(node, nodes.size() - 1);
    return nodes.size() - 1;
  }

  private static boolean any(Node node, List<Boolean> flags) {
    return switch (node) {
      case Polynomial(var terms) -> terms.stream().flatMap(List::stream).anyMatch(flags::get);
      case Tree(String _, var operands) -> operands.stream().anyMatch(flags::get);
      case Constant _, Draw _, Coin _ -> false;
    };
  }

  private static List<Integer> union(List<Integer> a, List<Integer> b) {
    List<Integer> both = new ArrayList<>(a);
    for (Integer atom : b) {
      if (!a.contains(atom)) {
        both.add(atom);
      }
    }
    Collections.sort(both);
    return List.copyOf(both);
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    return Arrays.compare(
        a.stream().mapToInt(Integer::intValue).toArray(),
        b.stream().mapToInt(Integer::intValue).toArray());
  }
}
