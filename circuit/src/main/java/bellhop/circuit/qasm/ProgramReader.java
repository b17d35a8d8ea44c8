package bellhop.circuit.qasm;

import bellhop.circuit.Program;
import bellhop.units.InputException;

/** Reads one source from its first to its last statement. */
final class ProgramReader {
  private final Source source;
  private final Limits limits;

  ProgramReader(Source source, Limits limits) {
    this.source = source;
    this.limits = limits;
  }

  Program read() {
    Version version = version();
    Names names = new Names(version);
    Builtins.addTo(names, version);
    Budget budget = new Budget(source, limits);
    ProgramSink sink = new ProgramSink(source, budget);
    Cursor cursor = new Cursor(new Lexer(source, limits, names), version, limits);
    StatementParser parser = new StatementParser(cursor);
    Elaborator elaborator = new Elaborator(source, names, version, budget, sink);
    header(cursor);
    while (!cursor.is(TokenKind.END)) {
      switch (cursor.kind()) {
        case INCLUDE -> include(cursor);
        case PRAGMA, HASH -> pragma(cursor, sink);
        default -> elaborator.run(parser.statement());
      }
    }
    return sink.program();
  }

  /** The version line, or else the first word that only one version has. */
  private Version version() {
    Lexer lexer = new Lexer(source, limits, new Names(Version.THREE));
    while (lexer.kind() != TokenKind.END) {
      switch (lexer.kind()) {
        case OPENQASM -> {
          return declared(lexer);
        }
        case QREG, CREG, OPAQUE -> {
          return Version.TWO;
        }
        case TEXT -> {
          if (lexer.inside().equals("qelib1.inc")) {
            return Version.TWO;
          }
        }
        case QUBIT, BIT, INT, UINT, BOOL, FLOAT, ANGLE, CONST, FOR, CTRL, NEGCTRL, INV, AT -> {
          return Version.THREE;
        }
        default -> {}
      }
      lexer.advance();
    }
    return Version.THREE;
  }

  private static Version declared(Lexer lexer) {
    lexer.advance();
    String number = lexer.spelling();
    if (number.matches("2(\\.0+)?")) {
      return Version.TWO;
    }
    if (number.matches("3(\\.\\d+)?")) {
      return Version.THREE;
    }
    throw lexer.fault(
        "OpenQASM version " + lexer.spelling(),
        "versions 2 and 3 are read",
        "OPENQASM 3.0; is meant");
  }

  private static void header(Cursor cursor) {
    if (cursor.accept(TokenKind.OPENQASM)) {
      cursor.lexer.advance();
      cursor.expect(TokenKind.SEMICOLON, "the version");
    }
  }

  private static void include(Cursor cursor) {
    cursor.lexer.advance();
    if (!cursor.is(TokenKind.TEXT)) {
      throw cursor.unexpected("a file name in quotes belongs after include");
    }
    String file = cursor.lexer.inside();
    if (!file.equals("qelib1.inc") && !file.equals("stdgates.inc")) {
      throw notBuiltIn(cursor, file);
    }
    cursor.lexer.advance();
    cursor.expect(TokenKind.SEMICOLON, "the name of a library");
  }

  private static InputException notBuiltIn(Cursor cursor, String file) {
    return cursor.lexer.fault(
        "the library \"" + file + "\"",
        "this version reads only those that are built in, qelib1.inc and stdgates.inc;"
            + " a later version brings files of one's own",
        "copy its gates into the program");
  }

  private static void pragma(Cursor cursor, ProgramSink sink) {
    if (cursor.accept(TokenKind.HASH) && !cursor.is(TokenKind.PRAGMA)) {
      throw cursor.unexpected("only pragma follows #");
    }
    int at = cursor.at();
    String text = cursor.lexer.restOfLine();
    Marks.checkPragma(cursor, text, at);
    sink.addPragma(text);
  }
}
