package bellhop.circuit.qasm;

import bellhop.units.InputException;

/** Steps through the tokens, says what was expected, and counts how deep the parser is. */
final class Cursor {
  final Lexer lexer;
  final Version version;
  private final Limits limits;
  private int depth;

  /** Whether a pragma has said that the program is a part that a compiler made. */
  boolean isCompiled;

  Cursor(Lexer lexer, Version version, Limits limits) {
    this.lexer = lexer;
    this.version = version;
    this.limits = limits;
  }

  TokenKind kind() {
    return lexer.kind();
  }

  int at() {
    return lexer.start();
  }

  boolean is(TokenKind kind) {
    return lexer.kind() == kind;
  }

  /** Steps over the token if it is of this kind. */
  boolean accept(TokenKind kind) {
    boolean found = is(kind);
    if (found) {
      lexer.advance();
    }
    return found;
  }

  void expect(TokenKind kind, String after) {
    if (!accept(kind)) {
      throw unexpected(kind.quoted() + " belongs after " + after);
    }
  }

  /** A word that is free to be a name. */
  Name expectName(String what) {
    if (!is(TokenKind.NAME)) {
      throw unexpected(what + " belongs here");
    }
    Name name = lexer.name();
    lexer.advance();
    return name;
  }

  /** Goes one level down; the caller comes up again with {@link #up}. */
  void down() {
    if (++depth > limits.nesting()) {
      throw lexer.fault(
          "brackets and blocks stand more than " + limits.nesting() + " deep",
          "deeper ones are not read",
          "give parts of it names of their own");
    }
  }

  void up() {
    depth--;
  }

  /** Refuses expressions whose tree is too deep to be walked. */
  int depth(int at, int depth) {
    if (depth > 4 * limits.nesting()) {
      throw lexer.source.fault(
          at,
          "the expression has more than " + 4 * limits.nesting() + " operators in a row",
          "longer ones are not read",
          "brackets around its halves would do");
    }
    return depth;
  }

  InputException unexpected(String why) {
    if (is(TokenKind.OUTSIDE)) {
      return outside();
    }
    String found = is(TokenKind.END) ? kind().text() : "\"" + lexer.spelling() + "\"";
    return lexer.fault("found " + found, why, "");
  }

  /** For a word that begins a part of the language that is not read. */
  InputException outside() {
    Feature feature = Feature.find(lexer.name().toString()).orElseThrow();
    return lexer.fault("\"" + lexer.name() + "\" begins " + feature.plural(), feature.why(), "");
  }
}
