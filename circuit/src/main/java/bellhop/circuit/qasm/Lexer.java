package bellhop.circuit.qasm;

import bellhop.units.InputException;

/**
 * Cuts a text into tokens, one at a time. Where it stands is in its fields; words and numbers make
 * no strings, so millions of tokens take a fraction of a second.
 */
final class Lexer {
  final Source source;
  private final String text;
  private final int base;
  private final Limits limits;
  private final Names names;
  private final NumberScanner numbers;

  private TokenKind kind = TokenKind.END;
  private int start;
  private int end;
  private int line = 1;
  private int lineStart;
  private int tokenCount;
  private Name name;
  private long whole;
  private double real;

  Lexer(Source source, Limits limits, Names names) {
    this(source, source.text(), 0, limits, names, 0);
  }

  /**
   * For one of several texts.
   *
   * @param base where the text begins in the source
   * @param tokensBefore words and signs of the texts before it
   */
  Lexer(Source source, String text, int base, Limits limits, Names names, int tokensBefore) {
    this.source = source;
    this.text = text;
    this.base = base;
    this.limits = limits;
    this.names = names;
    this.tokenCount = tokensBefore;
    this.numbers = new NumberScanner(source, text, base);
    this.name = names.of("include");
    advance();
  }

  TokenKind kind() {
    return kind;
  }

  /** Of the current token, in the source. */
  int start() {
    return base + start;
  }

  int tokenCount() {
    return tokenCount;
  }

  /** After a text in between. */
  void countTokens(int soFar) {
    tokenCount = soFar;
  }

  int line() {
    return line;
  }

  /** The word, if the token is one. */
  Name name() {
    return name;
  }

  long whole() {
    return whole;
  }

  double real() {
    return real;
  }

  /** As written. */
  String spelling() {
    return text.substring(start, Math.min(end, start + 40));
  }

  /** The token without the signs at its two ends. */
  String inside() {
    return text.substring(start + 1, end - 1);
  }

  void advance() {
    skipBlank();
    if (++tokenCount > limits.tokens()) {
      throw fault(
          "the program has more than " + limits.tokens() + " words and signs",
          "longer texts are not read, and less of them if Java's heap is small",
          "give Java more memory, or use loops and gate definitions");
    }
    start = end;
    if (end == text.length()) {
      kind = TokenKind.END;
      return;
    }
    char c = text.charAt(end);
    if (isWordStart(c)) {
      word();
    } else if (isDigit(c) || (c == '.' && isDigit(peek(1)))) {
      number();
    } else if (c == '"' || c == '\'') {
      quoted(c);
    } else if (c == '$' && isDigit(peek(1))) {
      physical();
    } else {
      sign(c);
    }
  }

  /** From the end of the current token to the end of the line; the next token is after it. */
  String restOfLine() {
    int from = end;
    int stop = text.indexOf('\n', from);
    end = stop < 0 ? text.length() : stop;
    String rest = text.substring(from, end).strip();
    advance();
    return rest;
  }

  /** From the current token to the brace that closes the first one; the next token is after it. */
  String restOfBlock() {
    int from = start;
    int stop = endOfBlock(from);
    for (int i = end; i < stop; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    end = stop;
    advance();
    return text.substring(from, stop);
  }

  private int endOfBlock(int from) {
    int open = 0;
    for (int at = skipComment(from); at < text.length(); at = skipComment(at + 1)) {
      char c = text.charAt(at);
      open += c == '{' ? 1 : c == '}' ? -1 : 0;
      if (open == 0 && c == '}') {
        return at + 1;
      }
      if (open < 0 || (open == 0 && c == ';')) {
        throw fault("found \"" + c + "\"", "\"{\" begins the block", "");
      }
    }
    throw fault("the block does not end", "\"}\" ends it", "");
  }

  /** The first word of a part of the text that was left out. */
  Name firstName(String part) {
    int from = 0;
    while (from < part.length() && !isWordStart(part.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < part.length() && isWordPart(part.charAt(to))) {
      to++;
    }
    return names.of(part, from, to);
  }

  /** The end of the comment or text in quotes that begins there, or the place itself. */
  private int skipComment(int at) {
    if (at >= text.length()) {
      return at;
    }
    if (text.startsWith("//", at)) {
      return endOf("\n", at);
    }
    if (text.startsWith("/*", at)) {
      return endOf("*/", at + 2) + 1;
    }
    return text.charAt(at) == '"' ? endOf("\"", at + 1) : at;
  }

  private int endOf(String mark, int from) {
    int stop = text.indexOf(mark, from);
    return stop < 0 ? text.length() : stop;
  }

  /** A word with dots right after the current token; the current token then ends there. */
  String dottedWord() {
    int from = end;
    while (end < text.length() && (isWordPart(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    return text.substring(from, end);
  }

  InputException fault(String what, String why, String maybe) {
    return source.fault(base + Math.min(start, text.length()), what, why, maybe);
  }

  private void skipBlank() {
    while (end < text.length()) {
      char c = text.charAt(end);
      if (c == '\n') {
        end++;
        newLine();
      } else if (c == ' ' || c == '\t' || c == '\r' || c == '\f') {
        end++;
      } else if (c == '/' && peek(1) == '/') {
        int stop = text.indexOf('\n', end);
        end = stop < 0 ? text.length() : stop;
      } else if (c == '/' && peek(1) == '*') {
        blockComment();
      } else {
        break;
      }
    }
    checkLine();
  }

  private void newLine() {
    checkLine();
    line++;
    lineStart = end;
  }

  private void checkLine() {
    if (end - lineStart > limits.lineLength() + 1) {
      start = lineStart;
      throw fault(
          "the line has more than " + limits.lineLength() + " characters",
          "longer lines are not read",
          "break it: OpenQASM does not mind");
    }
  }

  private void blockComment() {
    start = end;
    int stop = text.indexOf("*/", end + 2);
    if (stop < 0) {
      throw fault("the comment does not end", "a comment that begins with /* ends with */", "");
    }
    while (end < stop + 2) {
      if (text.charAt(end++) == '\n') {
        newLine();
      }
    }
  }

  private void word() {
    while (end < text.length() && isWordPart(text.charAt(end))) {
      end++;
    }
    checkNameLength();
    name = names.of(text, start, end);
    kind = name.kind();
  }

  private void checkNameLength() {
    if (end - start > limits.identifierLength()) {
      throw fault(
          "the name has " + (end - start) + " characters",
          "names have at most " + limits.identifierLength(),
          "a shorter one would do");
    }
  }

  private void quoted(char mark) {
    int stop = text.indexOf(mark, end + 1);
    int lineEnd = text.indexOf('\n', end);
    if (stop < 0 || (lineEnd >= 0 && lineEnd < stop)) {
      throw fault("the text in quotes does not end", "it ends on its line with " + mark, "");
    }
    end = stop + 1;
    kind = TokenKind.TEXT;
  }

  private void physical() {
    end++;
    while (isDigit(peek(0))) {
      end++;
    }
    checkNameLength();
    name = names.of(text, start, end);
    kind = TokenKind.PHYSICAL;
  }

  private void number() {
    kind = numbers.scan(start);
    end = numbers.end();
    whole = numbers.whole();
    real = numbers.real();
  }

  private void sign(char c) {
    kind =
        switch (c) {
          case '(' -> TokenKind.LEFT_ROUND;
          case ')' -> TokenKind.RIGHT_ROUND;
          case '[' -> TokenKind.LEFT_SQUARE;
          case ']' -> TokenKind.RIGHT_SQUARE;
          case '{' -> TokenKind.LEFT_CURLY;
          case '}' -> TokenKind.RIGHT_CURLY;
          case ';' -> TokenKind.SEMICOLON;
          case ':' -> TokenKind.COLON;
          case ',' -> TokenKind.COMMA;
          case '.' -> TokenKind.DOT;
          case '@' -> TokenKind.AT;
          case '#' -> TokenKind.HASH;
          case '~' -> TokenKind.TILDE;
          case '+' -> longer('=', TokenKind.ADD_ASSIGN, '+', TokenKind.CONCATENATE, TokenKind.PLUS);
          case '-' -> longer('=', TokenKind.SUBTRACT_ASSIGN, '>', TokenKind.ARROW, TokenKind.MINUS);
          case '/' -> longer('=', TokenKind.DIVIDE_ASSIGN, TokenKind.SLASH);
          case '%' -> longer('=', TokenKind.REMAINDER_ASSIGN, TokenKind.PERCENT);
          case '^' -> longer('=', TokenKind.XOR_ASSIGN, TokenKind.CARET);
          case '!' -> longer('=', TokenKind.NOT_EQUAL, TokenKind.NOT);
          case '=' -> longer('=', TokenKind.EQUAL, TokenKind.ASSIGN);
          case '&' -> longer('=', TokenKind.AND_ASSIGN, '&', TokenKind.AND_AND, TokenKind.AND);
          case '|' -> longer('=', TokenKind.OR_ASSIGN, '|', TokenKind.OR_OR, TokenKind.OR);
          case '*' -> star();
          case '<' -> angle('<', TokenKind.LESS, TokenKind.LESS_EQUAL, TokenKind.LEFT_SHIFT);
          case '>' -> angle('>', TokenKind.GREATER, TokenKind.GREATER_EQUAL, TokenKind.RIGHT_SHIFT);
          default -> throw unknown(c);
        };
    end++;
  }

  private TokenKind longer(char next, TokenKind two, TokenKind one) {
    return longer(next, two, next, two, one);
  }

  private TokenKind longer(char a, TokenKind withA, char b, TokenKind withB, TokenKind one) {
    char next = peek(1);
    if (next != a && next != b) {
      return one;
    }
    end++;
    return next == a ? withA : withB;
  }

  private TokenKind star() {
    if (peek(1) != '*') {
      return longer('=', TokenKind.MULTIPLY_ASSIGN, TokenKind.STAR);
    }
    end++;
    return longer('=', TokenKind.POWER_ASSIGN, TokenKind.STAR_STAR);
  }

  private TokenKind angle(char same, TokenKind one, TokenKind orEqual, TokenKind shift) {
    if (peek(1) != same) {
      return longer('=', orEqual, one);
    }
    end++;
    boolean left = same == '<';
    return longer('=', left ? TokenKind.LEFT_ASSIGN : TokenKind.RIGHT_ASSIGN, shift);
  }

  private InputException unknown(char c) {
    int point = text.codePointAt(end);
    String shown = Character.isISOControl(c) ? "" : " " + Character.toString(point);
    return fault(
        String.format("the character%s (U+%04X) is not part of OpenQASM", shown, point),
        "it can stand only in comments and quotes",
        "");
  }

  private char peek(int ahead) {
    int at = end + ahead;
    return at < text.length() ? text.charAt(at) : '\0';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private static boolean isWordStart(char c) {
    return c < 128
        ? (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'
        : Character.isLetter(c) || Character.isSurrogate(c);
  }

  static boolean isWordPart(char c) {
    return isWordStart(c) || isDigit(c) || (c >= 128 && Character.isLetterOrDigit(c));
  }
}
