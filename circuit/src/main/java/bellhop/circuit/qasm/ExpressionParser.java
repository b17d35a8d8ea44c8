package bellhop.circuit.qasm;

import bellhop.circuit.Expression.UnaryOperator;
import bellhop.circuit.qasm.Term.Selection;
import bellhop.circuit.qasm.Term.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Expressions, by precedence climbing. */
final class ExpressionParser {
  private final Cursor cursor;

  ExpressionParser(Cursor cursor) {
    this.cursor = cursor;
  }

  Term expression() {
    return climb(1);
  }

  /** An expression whose operators all have at least this rank. */
  private Term climb(int lowest) {
    cursor.down();
    Term left = operand();
    while (true) {
      Operator operator = Operator.find(cursor.kind(), cursor.version);
      if (operator == null || operator.rank() < lowest) {
        cursor.up();
        return left;
      }
      int at = cursor.at();
      cursor.lexer.advance();
      // The power groups to the right, all others to the left.
      Term right = climb(operator == Operator.POWER ? operator.rank() : operator.rank() + 1);
      int depth = cursor.depth(at, 1 + Math.max(left.depth(), right.depth()));
      left = new Term.Binary(at, operator, left, right, depth);
    }
  }

  private Term operand() {
    return switch (cursor.kind()) {
      case MINUS -> unary(UnaryOperator.NEGATE);
      case NOT -> unary(UnaryOperator.NOT);
      case TILDE -> unary(UnaryOperator.BIT_NOT);
      case PLUS -> plus();
      default -> indexed(primary());
    };
  }

  private Term plus() {
    cursor.lexer.advance();
    return climb(Operator.UNARY_RANK + 1);
  }

  private Term unary(UnaryOperator operator) {
    int at = cursor.at();
    cursor.lexer.advance();
    Term operand = climb(Operator.UNARY_RANK + 1);
    return new Term.Unary(at, operator, operand, cursor.depth(at, 1 + operand.depth()));
  }

  private Term primary() {
    int at = cursor.at();
    Lexer lexer = cursor.lexer;
    return switch (cursor.kind()) {
      case WHOLE -> take(new Term.Whole(at, lexer.whole()));
      case REAL -> take(new Term.Real(at, lexer.real()));
      case TRUE -> take(new Term.Truth(at, true));
      case FALSE -> take(new Term.Truth(at, false));
      case TEXT -> take(bits(at));
      case NAME -> named(at);
      case PHYSICAL -> take(new Term.Reference(at, lexer.name()));
      case SIZEOF -> sizeOf(at);
      case POW -> call(at, cursor.lexer.name());
      case BIT, INT, UINT, BOOL, FLOAT, ANGLE, DURATION_WORD -> cast(at);
      case LEFT_ROUND -> inBrackets();
      case DURATION -> take(new Term.Time(at, lexer.real()));
      case IMAGINARY -> throw lexer.fault("an imaginary number", Feature.COMPLEX.why(), "");
      default -> throw cursor.unexpected("an expression belongs here");
    };
  }

  private Term take(Term leaf) {
    cursor.lexer.advance();
    return leaf;
  }

  private Term bits(int at) {
    String bits = cursor.lexer.inside().replace("_", "");
    if (bits.isEmpty() || !bits.chars().allMatch(c -> c == '0' || c == '1')) {
      throw cursor.lexer.fault(
          "the text " + cursor.lexer.spelling(),
          "in an expression, quotes hold the bits of a register, such as \"0110\"",
          "");
    }
    return new Term.Bits(at, bits);
  }

  private Term inBrackets() {
    cursor.lexer.advance();
    Term inside = expression();
    cursor.expect(TokenKind.RIGHT_ROUND, "an expression in brackets");
    return inside;
  }

  private Term named(int at) {
    Name name = cursor.lexer.name();
    cursor.lexer.advance();
    return cursor.is(TokenKind.LEFT_ROUND) ? callAfterName(at, name) : new Term.Reference(at, name);
  }

  private Term call(int at, Name name) {
    cursor.lexer.advance();
    return callAfterName(at, name);
  }

  private Term callAfterName(int at, Name name) {
    cursor.expect(TokenKind.LEFT_ROUND, name.toString());
    List<Term> arguments = list(TokenKind.RIGHT_ROUND);
    cursor.expect(TokenKind.RIGHT_ROUND, "the arguments of " + name);
    Function function = Function.find(name.toString()).orElse(null);
    if (function == null) {
      return new Term.Invoke(at, name, arguments, cursor.depth(at, 1 + depth(arguments)));
    }
    if (arguments.size() != function.arity()) {
      throw cursor.lexer.source.fault(
          at,
          function.word() + " with " + arguments.size() + " arguments",
          "it takes " + function.arity(),
          "");
    }
    return new Term.Call(at, function, arguments, cursor.depth(at, 1 + depth(arguments)));
  }

  private static int depth(List<Term> terms) {
    return terms.stream().mapToInt(Term::depth).max().orElse(0);
  }

  private Term sizeOf(int at) {
    cursor.lexer.advance();
    cursor.expect(TokenKind.LEFT_ROUND, "sizeof");
    List<Term> arguments = list(TokenKind.RIGHT_ROUND);
    cursor.expect(TokenKind.RIGHT_ROUND, "the arguments of sizeof");
    if (arguments.isEmpty() || arguments.size() > 2) {
      throw cursor.lexer.source.fault(
          at,
          "sizeof with " + arguments.size() + " arguments",
          "it takes an array, and perhaps the number of a dimension",
          "");
    }
    Term dimension = arguments.size() == 1 ? null : arguments.getLast();
    int depth = cursor.depth(at, 1 + depth(arguments));
    return new Term.SizeOf(at, arguments.getFirst(), dimension, depth);
  }

  /** A value, or those of an array. */
  Term initialiser() {
    if (!cursor.is(TokenKind.LEFT_CURLY)) {
      return expression();
    }
    int at = cursor.at();
    cursor.down();
    cursor.lexer.advance();
    List<Term> items = new ArrayList<>();
    while (!cursor.is(TokenKind.RIGHT_CURLY)) {
      items.add(initialiser());
      if (!cursor.accept(TokenKind.COMMA)) {
        break;
      }
    }
    cursor.expect(TokenKind.RIGHT_CURLY, "the values of an array");
    cursor.up();
    return new Term.Items(at, items, cursor.depth(at, 1 + depth(items)));
  }

  /** Parts side by side, as an alias names them. */
  List<Term> concatenation() {
    List<Term> parts = new ArrayList<>();
    do {
      parts.add(place("a register"));
    } while (cursor.accept(TokenKind.CONCATENATE));
    return parts;
  }

  private Term cast(int at) {
    TypeName type = type();
    cursor.expect(TokenKind.LEFT_ROUND, "the type of a cast");
    Term operand = expression();
    cursor.expect(TokenKind.RIGHT_ROUND, "the value of a cast");
    return new Term.Cast(at, type, operand, cursor.depth(at, 1 + operand.depth()));
  }

  /** A classical type; the token is its word. */
  TypeName type() {
    int at = cursor.at();
    TypeKind kind =
        switch (cursor.kind()) {
          case BIT -> TypeKind.BIT;
          case INT -> TypeKind.INT;
          case UINT -> TypeKind.UINT;
          case BOOL -> TypeKind.BOOL;
          case FLOAT -> TypeKind.FLOAT;
          case ANGLE -> TypeKind.ANGLE;
          case DURATION_WORD -> TypeKind.DURATION;
          default -> throw cursor.unexpected("a type belongs here");
        };
    cursor.lexer.advance();
    return new TypeName(
        at, kind, kind == TypeKind.BOOL || kind == TypeKind.DURATION ? null : designator());
  }

  /** A size in square brackets, or null. */
  @Nullable Term designator() {
    if (!cursor.accept(TokenKind.LEFT_SQUARE)) {
      return null;
    }
    Term size = expression();
    cursor.expect(TokenKind.RIGHT_SQUARE, "a size");
    return size;
  }

  /** A name with what follows it in square brackets. */
  Term place(String what) {
    int at = cursor.at();
    if (cursor.is(TokenKind.PHYSICAL)) {
      return take(new Term.Reference(at, cursor.lexer.name()));
    }
    return indexed(new Term.Reference(at, cursor.expectName(what)));
  }

  /** Any number of indices after a term. */
  Term indexed(Term start) {
    Term result = start;
    while (cursor.is(TokenKind.LEFT_SQUARE)) {
      int at = cursor.at();
      cursor.lexer.advance();
      Selection selection = selections(at);
      cursor.expect(TokenKind.RIGHT_SQUARE, "an index");
      int depth = cursor.depth(at, 1 + Math.max(result.depth(), selection.depth()));
      result = new Term.Indexed(at, result, selection, depth);
    }
    return result;
  }

  private Selection selections(int at) {
    Selection first = selection();
    if (!cursor.is(TokenKind.COMMA)) {
      return first;
    }
    List<Selection> all = new ArrayList<>(List.of(first));
    while (cursor.accept(TokenKind.COMMA)) {
      all.add(selection());
    }
    return new Selection.Several(at, all);
  }

  /** An index, a range or a set. */
  Selection selection() {
    if (cursor.is(TokenKind.LEFT_CURLY)) {
      return set();
    }
    int at = cursor.at();
    Term first = cursor.is(TokenKind.COLON) ? null : expression();
    if (first != null && !cursor.is(TokenKind.COLON)) {
      return new Selection.One(first);
    }
    cursor.expect(TokenKind.COLON, "the start of a range");
    Term second = endsRange() ? null : expression();
    if (!cursor.accept(TokenKind.COLON)) {
      return new Selection.Range(at, first, null, second);
    }
    return new Selection.Range(at, first, second, endsRange() ? null : expression());
  }

  private boolean endsRange() {
    return switch (cursor.kind()) {
      case COLON, COMMA, RIGHT_SQUARE -> true;
      default -> false;
    };
  }

  Selection set() {
    int at = cursor.at();
    cursor.expect(TokenKind.LEFT_CURLY, "in");
    List<Term> items = list(TokenKind.RIGHT_CURLY);
    cursor.expect(TokenKind.RIGHT_CURLY, "the items of a set");
    return new Selection.Set(at, items);
  }

  /** Expressions with commas between them, up to the token that ends them. */
  List<Term> list(TokenKind end) {
    if (cursor.is(end)) {
      return List.of();
    }
    List<Term> result = new ArrayList<>(3);
    do {
      result.add(expression());
    } while (cursor.accept(TokenKind.COMMA) && !cursor.is(end));
    return result;
  }
}
