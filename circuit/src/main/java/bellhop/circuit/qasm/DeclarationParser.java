package bellhop.circuit.qasm;

import bellhop.circuit.qasm.Term.TypeName;
import java.util.ArrayList;
import java.util.List;

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
    return new Statement.Declare(at, type, name, null, null, false);
  }

  Statement constant(int at) {
    cursor.lexer.advance();
    return declaration(at, true);
  }

  Statement declaration(int at, boolean constant) {
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
    return new Statement.Declare(at, type, name, value, measured, constant);
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
