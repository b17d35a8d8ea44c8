package bellhop.circuit.qasm;

import bellhop.circuit.qasm.Statement.Parameter;
import bellhop.circuit.qasm.Statement.Role;
import bellhop.circuit.qasm.Term.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Declarations, in the words of both versions. */
final class DeclarationParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;

  DeclarationParser(Cursor cursor, ExpressionParser expressions) {
    this.cursor = cursor;
    this.expressions = expressions;
  }

  private void end(String what) {
    cursor.expect(TokenKind.SEMICOLON, what);
  }

  Statement qubits(int at) {
    cursor.lexer.advance();
    Term size = expressions.designator();
    Name name = cursor.expectName("the name of a register");
    end("a declaration");
    return new Statement.DeclareQubits(at, name, size);
  }

  Statement oldQubits(int at) {
    cursor.lexer.advance();
    Name name = cursor.expectName("the name of a register");
    Term size = expressions.designator();
    end("a declaration");
    return new Statement.DeclareQubits(at, name, size);
  }

  Statement oldBits(int at) {
    cursor.lexer.advance();
    Name name = cursor.expectName("the name of a register");
    TypeName type = new TypeName(at, TypeKind.BIT, expressions.designator());
    end("a declaration");
    return new Statement.Declare(at, type, name, null, null, Role.VARIABLE);
  }

  Statement constant(int at) {
    cursor.lexer.advance();
    return declaration(at, Role.CONSTANT);
  }

  Statement declaration(int at, Role role) {
    boolean constant = role == Role.CONSTANT;
    TypeName type = expressions.type();
    Name name = cursor.expectName("the name of a variable");
    Term value = null;
    Term measured = null;
    if (cursor.accept(TokenKind.ASSIGN)) {
      if (!constant && cursor.accept(TokenKind.MEASURE)) {
        measured = expressions.place("a qubit");
      } else {
        value = expressions.expression();
      }
    } else if (constant) {
      throw cursor.unexpected("a constant needs its value");
    }
    end("a declaration");
    return new Statement.Declare(at, type, name, value, measured, role);
  }

  Statement array(int at) {
    cursor.lexer.advance();
    cursor.expect(TokenKind.LEFT_SQUARE, "array");
    TypeName element = expressions.type();
    cursor.expect(TokenKind.COMMA, "the type of an array's elements");
    List<Term> sizes = sizes();
    Name name = cursor.expectName("the name of an array");
    Term value = cursor.accept(TokenKind.ASSIGN) ? expressions.initialiser() : null;
    end("a declaration");
    return new Statement.DeclareArray(at, element, sizes, name, value);
  }

  /** Sizes behind the type of an array's elements, and the bracket after them. */
  private List<Term> sizes() {
    List<Term> sizes = expressions.list(TokenKind.RIGHT_SQUARE);
    if (sizes.isEmpty()) {
      throw cursor.unexpected("an array has the sizes of its dimensions behind its type");
    }
    cursor.expect(TokenKind.RIGHT_SQUARE, "the sizes of an array");
    return sizes;
  }

  Statement input(int at) {
    cursor.lexer.advance();
    if (!cursor.accept(TokenKind.ARRAY)) {
      TypeName type = expressions.type();
      Name name = cursor.expectName("the name of an input");
      end("a declaration");
      return new Statement.DeclareInput(at, type, List.of(), name);
    }
    cursor.expect(TokenKind.LEFT_SQUARE, "array");
    TypeName element = expressions.type();
    cursor.expect(TokenKind.COMMA, "the type of an array's elements");
    List<Term> sizes = sizes();
    Name name = cursor.expectName("the name of an input");
    end("a declaration");
    return new Statement.DeclareInput(at, element, sizes, name);
  }

  Statement output(int at) {
    cursor.lexer.advance();
    if (cursor.is(TokenKind.ARRAY)) {
      throw cursor.lexer.fault(
          "an array as output", "results are bits and whole numbers", "give its elements names");
    }
    return declaration(at, Role.OUTPUT);
  }

  /** What stands between the brackets of a subroutine. */
  List<Parameter> parameters() {
    List<Parameter> result = new ArrayList<>();
    while (!cursor.is(TokenKind.RIGHT_ROUND)) {
      result.add(parameter());
      if (!cursor.accept(TokenKind.COMMA)) {
        break;
      }
    }
    return result;
  }

  private Parameter parameter() {
    int at = cursor.at();
    return switch (cursor.kind()) {
      case QUBIT -> {
        cursor.lexer.advance();
        Term size = expressions.designator();
        yield new Parameter(at, Parameter.Passing.QUBITS, null, sizes(size), null, parameterName());
      }
      case QREG -> {
        cursor.lexer.advance();
        Name name = parameterName();
        Term size = expressions.designator();
        yield new Parameter(at, Parameter.Passing.QUBITS, null, sizes(size), null, name);
      }
      case CREG -> {
        cursor.lexer.advance();
        Name name = parameterName();
        TypeName type = new TypeName(at, TypeKind.BIT, expressions.designator());
        yield new Parameter(at, Parameter.Passing.VALUE, type, List.of(), null, name);
      }
      case READONLY -> arrayParameter(at, Parameter.Passing.READONLY);
      case MUTABLE -> arrayParameter(at, Parameter.Passing.MUTABLE);
      default -> {
        TypeName type = expressions.type();
        yield new Parameter(at, Parameter.Passing.VALUE, type, List.of(), null, parameterName());
      }
    };
  }

  private Parameter arrayParameter(int at, Parameter.Passing passing) {
    cursor.lexer.advance();
    cursor.expect(TokenKind.ARRAY, passing == Parameter.Passing.MUTABLE ? "mutable" : "readonly");
    cursor.expect(TokenKind.LEFT_SQUARE, "array");
    TypeName element = expressions.type();
    cursor.expect(TokenKind.COMMA, "the type of an array's elements");
    if (!cursor.accept(TokenKind.HASH)) {
      List<Term> sizes = sizes();
      return new Parameter(at, passing, element, sizes, null, parameterName());
    }
    if (!cursor.is(TokenKind.NAME) || !cursor.lexer.name().toString().equals("dim")) {
      throw cursor.unexpected("dim belongs after #");
    }
    cursor.lexer.advance();
    cursor.expect(TokenKind.ASSIGN, "#dim");
    Term dimensions = expressions.expression();
    cursor.expect(TokenKind.RIGHT_SQUARE, "the number of dimensions");
    return new Parameter(at, passing, element, List.of(), dimensions, parameterName());
  }

  private Name parameterName() {
    return cursor.expectName("the name of a parameter");
  }

  private static List<Term> sizes(@Nullable Term size) {
    return size == null ? List.of() : List.of(size);
  }

  /** Names with commas between them. */
  List<Name> names(String what) {
    List<Name> result = new ArrayList<>();
    do {
      result.add(cursor.expectName(what));
    } while (cursor.accept(TokenKind.COMMA) && cursor.is(TokenKind.NAME));
    return result;
  }

  Statement opaque(int at) {
    cursor.lexer.advance();
    Name name = cursor.expectName("the name of a gate");
    if (cursor.accept(TokenKind.LEFT_ROUND) && !cursor.accept(TokenKind.RIGHT_ROUND)) {
      names("an angle");
      cursor.expect(TokenKind.RIGHT_ROUND, "the angles of a gate");
    }
    names("a qubit of the gate");
    end("a declaration");
    return new Statement.DeclareOpaque(at, name);
  }
}
