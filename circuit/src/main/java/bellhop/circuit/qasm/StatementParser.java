package bellhop.circuit.qasm;

import bellhop.circuit.Annotation;
import bellhop.circuit.qasm.Statement.Modifier;
import bellhop.circuit.qasm.Term.Selection;
import bellhop.circuit.qasm.Term.TypeName;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Statements, by recursive descent. */
final class StatementParser {
  private final Cursor cursor;
  private final ExpressionParser expressions;
  private final DeclarationParser declarations;

  StatementParser(Cursor cursor) {
    this.cursor = cursor;
    this.expressions = new ExpressionParser(cursor);
    this.declarations = new DeclarationParser(cursor, expressions);
  }

  Statement statement() {
    int at = cursor.at();
    return switch (cursor.kind()) {
      case NAME -> afterName(at);
      case CTRL, NEGCTRL, INV, POW -> modifiedGate(at);
      case QUBIT -> declarations.qubits(at);
      case QREG -> declarations.oldQubits(at);
      case CREG -> declarations.oldBits(at);
      case BIT, INT, UINT, BOOL, FLOAT, ANGLE, DURATION_WORD ->
          declarations.declaration(at, Statement.Role.VARIABLE);
      case ARRAY -> declarations.array(at);
      case INPUT -> declarations.input(at);
      case OUTPUT -> declarations.output(at);
      case LET -> alias(at);
      case DEF -> subroutine(at);
      case RETURN -> returned(at);
      case WHILE -> repetition(at);
      case SWITCH -> choice(at);
      case BREAK -> leave(at, Statement.Exit.BREAK);
      case CONTINUE -> leave(at, Statement.Exit.CONTINUE);
      case STOP -> leave(at, Statement.Exit.END);
      case BOX -> box(at);
      case DELAY -> delay(at);
      case CAL, DEFCAL -> calibration(at);
      case DEFCALGRAMMAR -> calibrationGrammar(at);
      case CONST -> declarations.constant(at);
      case GATE -> gateDefinition(at);
      case OPAQUE -> declarations.opaque(at);
      case MEASURE -> measurement(at);
      case RESET -> reset(at);
      case BARRIER -> barrier(at);
      case IF -> branch(at);
      case FOR -> loop(at);
      case LEFT_CURLY -> new Statement.Block(at, block());
      case AT -> annotated(at);
      case SEMICOLON -> empty(at);
      default -> throw cursor.unexpected("a statement belongs here");
    };
  }

  private Statement empty(int at) {
    cursor.lexer.advance();
    return new Statement.Block(at, List.of());
  }

  private void end(String what) {
    cursor.expect(TokenKind.SEMICOLON, what);
  }

  /** A gate, or an assignment. */
  private Statement afterName(int at) {
    Name name = cursor.lexer.name();
    cursor.lexer.advance();
    return switch (cursor.kind()) {
      case LEFT_ROUND, NAME -> gate(at, List.of(), name);
      case SEMICOLON, PHYSICAL -> gate(at, List.of(), name);
      case LEFT_SQUARE, ASSIGN -> assignment(at, name);
      default -> {
        if (Operator.findInAssignment(cursor.kind()) == null) {
          throw cursor.unexpected("after \"" + name + "\" come qubits or an assignment");
        }
        yield assignment(at, name);
      }
    };
  }

  private Statement assignment(int at, Name name) {
    Term target = expressions.indexed(new Term.Reference(at, name));
    Operator compound = Operator.findInAssignment(cursor.kind());
    if (compound == null) {
      if (!cursor.is(TokenKind.ASSIGN)) {
        throw cursor.unexpected("\"=\" belongs after the target of an assignment");
      }
      cursor.lexer.advance();
      if (cursor.accept(TokenKind.MEASURE)) {
        Term qubits = expressions.place("a qubit");
        end("a measurement");
        return new Statement.Measure(at, qubits, target);
      }
    } else {
      cursor.lexer.advance();
    }
    Term value = compound == null ? expressions.initialiser() : expressions.expression();
    end("an assignment");
    return new Statement.Assign(at, target, compound, value);
  }

  private Statement modifiedGate(int at) {
    List<Modifier> modifiers = new ArrayList<>();
    while (!cursor.is(TokenKind.NAME)) {
      modifiers.add(modifier());
    }
    Name name = cursor.expectName("a gate");
    return gate(at, modifiers, name);
  }

  private Modifier modifier() {
    int at = cursor.at();
    Modifier.Kind kind =
        switch (cursor.kind()) {
          case CTRL -> Modifier.Kind.CTRL;
          case NEGCTRL -> Modifier.Kind.NEGCTRL;
          case INV -> Modifier.Kind.INV;
          case POW -> Modifier.Kind.POW;
          default -> throw cursor.unexpected("a gate belongs after its modifiers");
        };
    cursor.lexer.advance();
    Term argument = null;
    if (kind != Modifier.Kind.INV && cursor.accept(TokenKind.LEFT_ROUND)) {
      argument = expressions.expression();
      cursor.expect(TokenKind.RIGHT_ROUND, "the argument of a modifier");
    }
    if (kind == Modifier.Kind.POW && argument == null) {
      throw cursor.unexpected("pow needs its exponent in brackets");
    }
    cursor.expect(TokenKind.AT, "a modifier");
    return new Modifier(at, kind, argument);
  }

  private Statement gate(int at, List<Modifier> modifiers, Name name) {
    List<Term> arguments = List.of();
    if (cursor.accept(TokenKind.LEFT_ROUND)) {
      arguments = expressions.list(TokenKind.RIGHT_ROUND);
      cursor.expect(TokenKind.RIGHT_ROUND, "the angles of a gate");
    }
    List<Term> operands = cursor.is(TokenKind.SEMICOLON) ? List.of() : places();
    end("a gate");
    return new Statement.ApplyGate(at, modifiers, name, arguments, operands);
  }

  /** Qubits or registers with commas between them. */
  private List<Term> places() {
    List<Term> result = new ArrayList<>(2);
    do {
      result.add(expressions.place("a qubit"));
    } while (cursor.accept(TokenKind.COMMA) && !cursor.is(TokenKind.SEMICOLON));
    return result;
  }

  private Statement gateDefinition(int at) {
    cursor.lexer.advance();
    Name name = cursor.expectName("the name of a gate");
    List<Name> parameters = List.of();
    if (cursor.accept(TokenKind.LEFT_ROUND)) {
      parameters = cursor.is(TokenKind.RIGHT_ROUND) ? List.of() : declarations.names("an angle");
      cursor.expect(TokenKind.RIGHT_ROUND, "the angles of a gate");
    }
    List<Name> qubits = declarations.names("a qubit of the gate");
    if (!cursor.is(TokenKind.LEFT_CURLY)) {
      throw cursor.unexpected("\"{\" belongs after the qubits of a gate");
    }
    return new Statement.DefineGate(at, name, parameters, qubits, block());
  }

  private Statement measurement(int at) {
    cursor.lexer.advance();
    Term qubits = expressions.place("a qubit");
    Term target = null;
    if (cursor.accept(TokenKind.ARROW)) {
      target = expressions.place("a bit");
    }
    end("a measurement");
    return new Statement.Measure(at, qubits, target);
  }

  private Statement reset(int at) {
    cursor.lexer.advance();
    Term qubits = expressions.place("a qubit");
    end("a reset");
    return new Statement.Reset(at, qubits);
  }

  private Statement barrier(int at) {
    cursor.lexer.advance();
    List<Term> operands = cursor.is(TokenKind.SEMICOLON) ? List.of() : places();
    end("a barrier");
    return new Statement.Barrier(at, operands);
  }

  private Statement branch(int at) {
    cursor.lexer.advance();
    cursor.expect(TokenKind.LEFT_ROUND, "if");
    Term condition = expressions.expression();
    cursor.expect(TokenKind.RIGHT_ROUND, "the condition");
    checkOldCondition(condition);
    List<Statement> then = body();
    checkOldBody(then);
    List<Statement> otherwise = cursor.accept(TokenKind.ELSE) ? body() : List.of();
    return new Statement.If(at, condition, then, otherwise);
  }

  /** Version 2 compares a register with a number that is not negative, and no more. */
  private void checkOldCondition(Term condition) {
    if (cursor.version == Version.TWO
        && condition instanceof Term.Binary(int _, var _, Term _, Term.Unary right, int _)) {
      throw cursor.lexer.source.fault(
          right.at(),
          "a number with a sign in the condition",
          "OpenQASM 2 compares a register with a number from 0",
          "OPENQASM 3.0; is meant");
    }
  }

  private void checkOldBody(List<Statement> then) {
    if (cursor.version == Version.TWO
        && !then.isEmpty()
        && then.getFirst() instanceof Statement.If inner) {
      throw cursor.lexer.source.fault(
          inner.at(),
          "an if inside an if",
          "OpenQASM 2 has a gate, a measurement or a reset there",
          "OPENQASM 3.0; is meant");
    }
  }

  private Statement loop(int at) {
    cursor.lexer.advance();
    // Early drafts of OpenQASM 3 have no type here.
    @Nullable TypeName type = cursor.is(TokenKind.NAME) ? null : expressions.type();
    Name variable = cursor.expectName("the variable of the loop");
    cursor.expect(TokenKind.IN, "the variable of a loop");
    Selection over =
        switch (cursor.kind()) {
          case LEFT_CURLY -> expressions.set();
          case NAME, TEXT -> new Selection.One(expressions.expression());
          default -> range();
        };
    return new Statement.For(at, type, variable, over, body());
  }

  private Statement repetition(int at) {
    cursor.lexer.advance();
    cursor.expect(TokenKind.LEFT_ROUND, "while");
    Term condition = expressions.expression();
    cursor.expect(TokenKind.RIGHT_ROUND, "the condition");
    return new Statement.While(at, condition, body());
  }

  private Statement choice(int at) {
    cursor.lexer.advance();
    cursor.expect(TokenKind.LEFT_ROUND, "switch");
    Term over = expressions.expression();
    cursor.expect(TokenKind.RIGHT_ROUND, "the value of a switch");
    cursor.expect(TokenKind.LEFT_CURLY, "the value of a switch");
    List<Statement.Case> cases = new ArrayList<>();
    while (cursor.accept(TokenKind.CASE)) {
      List<Term> labels = expressions.list(TokenKind.LEFT_CURLY);
      if (labels.isEmpty()) {
        throw cursor.unexpected("the values of a case belong here");
      }
      cases.add(new Statement.Case(labels, block()));
    }
    List<Statement> otherwise = cursor.accept(TokenKind.DEFAULT) ? block() : List.of();
    if (!cursor.accept(TokenKind.RIGHT_CURLY)) {
      throw cursor.unexpected("cases, then perhaps default, stand in a switch");
    }
    return new Statement.Switch(at, over, cases, otherwise);
  }

  private Statement alias(int at) {
    cursor.lexer.advance();
    Name name = cursor.expectName("a new name");
    cursor.expect(TokenKind.ASSIGN, "the name of an alias");
    List<Term> parts = expressions.concatenation();
    end("an alias");
    return new Statement.Alias(at, name, parts);
  }

  private Statement subroutine(int at) {
    cursor.lexer.advance();
    Name name = cursor.expectName("the name of a subroutine");
    cursor.expect(TokenKind.LEFT_ROUND, "the name of a subroutine");
    List<Statement.Parameter> parameters = declarations.parameters();
    cursor.expect(TokenKind.RIGHT_ROUND, "the parameters of a subroutine");
    TypeName result = cursor.accept(TokenKind.ARROW) ? expressions.type() : null;
    return new Statement.DefineSubroutine(at, name, parameters, result, block());
  }

  private Statement returned(int at) {
    cursor.lexer.advance();
    Term value = null;
    Term measured = null;
    if (cursor.accept(TokenKind.MEASURE)) {
      measured = expressions.place("a qubit");
    } else if (!cursor.is(TokenKind.SEMICOLON)) {
      value = expressions.expression();
    }
    end("what is returned");
    return new Statement.Return(at, value, measured);
  }

  private Statement leave(int at, Statement.Exit exit) {
    String word = cursor.kind().text();
    cursor.lexer.advance();
    end(word);
    return new Statement.Leave(at, exit);
  }

  /** Its length, if it has one, is for schedulers of pulses. */
  private Statement box(int at) {
    cursor.lexer.advance();
    expressions.designator();
    return new Statement.Block(at, block());
  }

  private Statement delay(int at) {
    cursor.lexer.advance();
    Term time = expressions.designator();
    if (time == null) {
      throw cursor.unexpected("the time of a delay belongs in square brackets");
    }
    List<Term> operands = cursor.is(TokenKind.SEMICOLON) ? List.of() : places();
    end("a delay");
    return new Statement.Delay(at, time, operands);
  }

  private Statement calibration(int at) {
    boolean named = cursor.is(TokenKind.DEFCAL);
    String text = cursor.lexer.restOfBlock();
    Name gate =
        named ? cursor.lexer.firstName(text.substring(TokenKind.DEFCAL.text().length())) : null;
    return new Statement.Calibration(at, gate, text);
  }

  private Statement calibrationGrammar(int at) {
    cursor.lexer.advance();
    String text = cursor.lexer.spelling();
    if (!cursor.accept(TokenKind.TEXT)) {
      throw cursor.unexpected("the name of a grammar in quotes belongs here");
    }
    end("the name of a grammar");
    return new Statement.Calibration(at, null, "defcalgrammar " + text + ";");
  }

  private Selection range() {
    cursor.expect(TokenKind.LEFT_SQUARE, "in");
    Selection range = expressions.selection();
    if (!(range instanceof Selection.Range)) {
      throw cursor.unexpected("\":\" belongs between the ends of a range");
    }
    cursor.expect(TokenKind.RIGHT_SQUARE, "a range");
    return range;
  }

  /** One statement, or some in curly brackets. */
  private List<Statement> body() {
    if (cursor.is(TokenKind.LEFT_CURLY)) {
      return block();
    }
    cursor.down();
    Statement only = statement();
    cursor.up();
    return List.of(only);
  }

  private List<Statement> block() {
    int at = cursor.at();
    cursor.down();
    cursor.expect(TokenKind.LEFT_CURLY, "this");
    List<Statement> result = new ArrayList<>();
    while (!cursor.accept(TokenKind.RIGHT_CURLY)) {
      if (cursor.is(TokenKind.END)) {
        throw cursor.lexer.source.fault(at, "the block does not end", "\"}\" ends it", "");
      }
      result.add(statement());
    }
    cursor.up();
    return result;
  }

  /** All annotations before a statement, and the statement. */
  private Statement annotated(int at) {
    List<Annotation> annotations = new ArrayList<>();
    List<Integer> places = new ArrayList<>();
    while (cursor.is(TokenKind.AT)) {
      int line = cursor.lexer.line();
      places.add(cursor.at());
      String keyword = cursor.lexer.dottedWord();
      if (keyword.isEmpty()) {
        throw cursor.unexpected("a keyword follows the @ of an annotation");
      }
      annotations.add(new Annotation(keyword, cursor.lexer.restOfLine(), line));
    }
    if (cursor.is(TokenKind.END) || cursor.is(TokenKind.RIGHT_CURLY)) {
      throw cursor.unexpected("a statement belongs after an annotation");
    }
    Statement inner = statement();
    for (int i = 0; i < places.size(); i++) {
      Marks.check(cursor, annotations.get(i), places.get(i), inner);
    }
    return new Statement.Annotated(at, annotations, inner);
  }
}
