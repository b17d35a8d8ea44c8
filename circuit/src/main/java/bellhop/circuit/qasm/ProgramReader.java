package bellhop.circuit.qasm;

import bellhop.circuit.Program;
import bellhop.circuit.qasm.Includes.Included;
import java.util.ArrayList;
import java.util.List;

/** Reads one source from its first to its last statement, with the files that it includes. */
final class ProgramReader {
  private static final int DEEPEST_INCLUDE = 16;
  private static final int MOST_INCLUDES = 256;

  private final Source source;
  private final Limits limits;
  private final Includes includes;
  private final Names names;
  private final Version version;
  private final ProgramSink sink;
  private final Elaborator elaborator;
  private final InputValues inputs;

  /** Those that are being read, the program's own excepted. */
  private final List<Included> open = new ArrayList<>();

  private int includeCount;
  private boolean isCompiled;
  private boolean ended;

  ProgramReader(Source source, Reading reading) {
    this.source = source;
    this.limits = reading.limits();
    this.includes = reading.includes();
    version = version();
    names = new Names(version);
    Builtins.addTo(names, version);
    Budget budget = new Budget(source, limits);
    sink = new ProgramSink(source, budget);
    inputs = new InputValues(source, limits, reading.inputs());
    elaborator = new Elaborator(source, names, version, budget, sink, inputs);
  }

  Program read() {
    all(new Lexer(source, limits, names));
    inputs.requireAllDeclared();
    return sink.program();
  }

  /** What stands behind {@code end;} is read, and not carried out. */
  private void all(Lexer lexer) {
    Cursor cursor = new Cursor(lexer, version, limits);
    cursor.isCompiled = isCompiled;
    StatementParser parser = new StatementParser(cursor);
    header(cursor);
    while (!cursor.is(TokenKind.END)) {
      switch (cursor.kind()) {
        case INCLUDE -> include(cursor);
        case PRAGMA, HASH -> pragma(cursor);
        default -> {
          Statement statement = parser.statement();
          ended = ended || elaborator.isEnd(statement);
        }
      }
    }
    isCompiled = cursor.isCompiled;
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
        case QUBIT,
            BIT,
            INT,
            UINT,
            BOOL,
            FLOAT,
            ANGLE,
            CONST,
            FOR,
            CTRL,
            NEGCTRL,
            INV,
            AT,
            DEF,
            ARRAY,
            LET,
            WHILE,
            SWITCH,
            INPUT,
            OUTPUT,
            CAL,
            DEFCAL,
            DEFCALGRAMMAR -> {
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

  private void header(Cursor cursor) {
    int at = cursor.at();
    if (cursor.is(TokenKind.OPENQASM)) {
      Version own = declared(cursor.lexer);
      if (own != version) {
        throw source.fault(
            at,
            "a file of another version of OpenQASM",
            "the version of the program holds for all that it includes",
            "");
      }
      cursor.lexer.advance();
      cursor.expect(TokenKind.SEMICOLON, "the version");
    }
  }

  private void include(Cursor cursor) {
    cursor.lexer.advance();
    if (!cursor.is(TokenKind.TEXT)) {
      throw cursor.unexpected("a file name in quotes belongs after include");
    }
    String file = cursor.lexer.inside();
    int place = cursor.at();
    cursor.lexer.advance();
    if (!cursor.is(TokenKind.SEMICOLON)) {
      throw cursor.unexpected("\";\" belongs after the name of a library");
    }
    if (!file.equals("qelib1.inc") && !file.equals("stdgates.inc")) {
      read(file, place, cursor.lexer);
    }
    cursor.expect(TokenKind.SEMICOLON, "the name of a library");
  }

  private void read(String file, int at, Lexer outer) {
    if (++includeCount > MOST_INCLUDES) {
      throw source.fault(
          at, "more than " + MOST_INCLUDES + " includes", "no more are read", "join the files");
    }
    int left = Math.max(0, limits.fileBytes() - source.end());
    Included included = includes.read(file, left, source.at(at));
    requireNew(included, at);
    int base = source.add(included.text(), included.name());
    open.add(included);
    Lexer lexer = new Lexer(source, included.text(), base, limits, names, outer.tokenCount());
    all(lexer);
    open.removeLast();
    outer.countTokens(lexer.tokenCount());
  }

  private void requireNew(Included included, int at) {
    for (int i = 0; i < open.size(); i++) {
      if (open.get(i).key().equals(included.key())) {
        String chain =
            String.join(" → ", open.subList(i, open.size()).stream().map(Included::name).toList());
        throw source.fault(
            at,
            "the file includes itself: " + chain + " → " + included.name(),
            "this would never end",
            "");
      }
    }
    if (open.size() >= DEEPEST_INCLUDE) {
      throw source.fault(
          at,
          "includes stand more than " + DEEPEST_INCLUDE + " deep",
          "deeper ones are not read",
          "");
    }
  }

  private void pragma(Cursor cursor) {
    if (cursor.accept(TokenKind.HASH) && !cursor.is(TokenKind.PRAGMA)) {
      throw cursor.unexpected("only pragma follows #");
    }
    int at = cursor.at();
    String text = cursor.lexer.restOfLine();
    Marks.checkPragma(cursor, text, at);
    sink.addPragma(text);
  }
}
