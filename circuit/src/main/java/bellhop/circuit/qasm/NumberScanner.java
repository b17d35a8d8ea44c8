package bellhop.circuit.qasm;

/** Numbers in a text: whole ones in four bases, reals, and those with a unit of time behind. */
final class NumberScanner {
  private final Source source;
  private final String text;
  private final int base;
  private TokenKind kind = TokenKind.WHOLE;
  private int start;
  private int end;
  private long whole;
  private double real;

  NumberScanner(Source source, String text, int base) {
    this.source = source;
    this.text = text;
    this.base = base;
  }

  /** The number that begins there. */
  TokenKind scan(int from) {
    start = from;
    end = from;
    char second = (char) (peek(1) | 0x20);
    if (text.charAt(end) == '0' && (second == 'x' || second == 'b' || second == 'o')) {
      end += 2;
      whole(second == 'x' ? 16 : second == 'b' ? 2 : 8);
    } else {
      decimal();
    }
    suffix();
    return kind;
  }

  private void decimal() {
    skipDigits();
    boolean isReal = false;
    if (peek(0) == '.') {
      isReal = true;
      end++;
      skipDigits();
    }
    if ((peek(0) | 0x20) == 'e' && hasExponent()) {
      isReal = true;
      end += 2;
      skipDigits();
    }
    if (isReal) {
      kind = TokenKind.REAL;
      real = Double.parseDouble(text.substring(start, end).replace("_", ""));
      if (Double.isInfinite(real)) {
        throw source.fault(
            base + start,
            "the number " + spelling() + " is too large",
            "numbers stay below 1.8e308",
            "");
      }
    } else {
      end = start;
      whole(10);
    }
  }

  private boolean hasExponent() {
    char next = peek(1);
    return Lexer.isDigit(next) || ((next == '+' || next == '-') && Lexer.isDigit(peek(2)));
  }

  private void skipDigits() {
    while (Lexer.isDigit(peek(0)) || peek(0) == '_') {
      end++;
    }
  }

  private void whole(int base) {
    kind = TokenKind.WHOLE;
    whole = 0;
    int first = end;
    for (char c = peek(0); c == '_' || isDigit(c, base); c = peek(0)) {
      end++;
      if (c != '_') {
        addDigit(base, Character.digit(c, base));
      }
    }
    if (end == first) {
      throw source.fault(base + start, "the number has no digits", "digits follow the base", "");
    }
  }

  private void addDigit(int base, int digit) {
    if (whole > (Long.MAX_VALUE - digit) / base) {
      while (Lexer.isWordPart(peek(0))) {
        end++;
      }
      throw source.fault(
          base + start,
          "the number " + spelling() + " is too large",
          "whole numbers have 64 bits, at most " + Long.MAX_VALUE,
          "write it with a decimal point");
    }
    whole = whole * base + digit;
  }

  /** A unit of time or the imaginary unit. */
  private void suffix() {
    for (int i = start; i < end; i++) {
      if (text.charAt(i) == '_'
          && !(isDigit(text.charAt(i - 1), 16) && i + 1 < end && isDigit(text.charAt(i + 1), 16))) {
        throw source.fault(
            base + start,
            "the number " + spelling(),
            "an underscore stands between two digits",
            "it is left over");
      }
    }
    int from = end;
    while (Lexer.isWordPart(peek(0))) {
      end++;
    }
    if (end == from) {
      return;
    }
    double amount = kind == TokenKind.WHOLE ? whole : real;
    kind = TokenKind.DURATION;
    switch (text.substring(from, Math.min(end, from + 40))) {
      case "im" -> kind = TokenKind.IMAGINARY;
      case "ns" -> real = amount * 1e-9;
      case "us", "µs", "μs" -> real = amount * 1e-6;
      case "ms" -> real = amount * 1e-3;
      case "s" -> real = amount;
      // Steps of some machine: how long they are is not known here.
      case "dt" -> real = Double.NaN;
      default ->
          throw source.fault(
              base + start,
              "the number runs into a word: " + spelling(),
              "names begin with a letter",
              "a space or a sign is missing");
    }
  }

  int end() {
    return end;
  }

  long whole() {
    return whole;
  }

  double real() {
    return real;
  }

  private String spelling() {
    return text.substring(start, Math.min(end, start + 40));
  }

  private char peek(int ahead) {
    int at = end + ahead;
    return at < text.length() ? text.charAt(at) : '\0';
  }

  private static boolean isDigit(char c, int base) {
    return c < 128 && Character.digit(c, base) >= 0;
  }
}
