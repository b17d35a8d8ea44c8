package bellhop.circuit.stabilizer;

import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Arrays;

/** Takes one line of a circuit apart: name, tag, arguments, targets. */
final class LineScanner {
  private static final int LONGEST_NAME = 64;

  private final String source;
  private final String text;
  private final int line;
  private final int start;
  private final int end;
  private int at;

  /**
   * @param source name of the file
   * @param line its number, from 1
   * @param start of the line in the text
   * @param end of the line, without its comment
   */
  LineScanner(String source, String text, int line, int start, int end) {
    this.source = source;
    this.text = text;
    this.line = line;
    this.start = start;
    this.end = end;
    at = start;
  }

  int at() {
    return at;
  }

  boolean isAtEnd() {
    return at >= end;
  }

  char next() {
    return at < end ? text.charAt(at) : '\n';
  }

  boolean skips(char expected) {
    boolean isThere = next() == expected && at < end;
    at += isThere ? 1 : 0;
    return isThere;
  }

  /** Whether there were any. */
  boolean skipBlanks() {
    int before = at;
    while (at < end && (next() == ' ' || next() == '\t' || next() == '\r')) {
      at++;
    }
    return at > before;
  }

  Location place(int position) {
    return new Location(source, line, 1 + position - start);
  }

  InputException wrong(int position, String what, String why, String maybe) {
    return new InputException(place(position), what, why, maybe);
  }

  String name() {
    int from = at;
    while (at < end && isNamePart(next(), at > from)) {
      at++;
    }
    if (at == from) {
      throw wrong(from, "\"" + next() + "\"", "an instruction begins with its name", "");
    }
    if (at - from > LONGEST_NAME) {
      throw wrong(from, "a name of " + (at - from) + " letters", "no instruction has that", "");
    }
    return text.substring(from, at);
  }

  private static boolean isNamePart(char c, boolean isInside) {
    boolean isLetter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
    return isLetter || (isInside && (c == '_' || (c >= '0' && c <= '9')));
  }

  /** Without its brackets and escapes; empty if there is none. */
  String tag() {
    int from = at;
    if (!skips('[')) {
      return "";
    }
    StringBuilder tag = new StringBuilder();
    while (!skips(']')) {
      if (isAtEnd()) {
        throw wrong(from, "a tag without an end", "it ends in ]", "a ] in it is written \\C");
      }
      char c = text.charAt(at++);
      tag.append(c == '\\' ? escaped() : c);
    }
    return tag.toString();
  }

  private char escaped() {
    char c = next();
    at++;
    return switch (c) {
      case 'C' -> ']';
      case 'r' -> '\r';
      case 'n' -> '\n';
      case 'B' -> '\\';
      default ->
          throw wrong(
              at - 2, "\\" + c, "a tag knows \\C, \\r, \\n and \\B", "the backslash is meant: \\B");
    };
  }

  /** Numbers in parentheses; none if there are no parentheses. */
  double[] arguments() {
    if (!skips('(')) {
      return new double[0];
    }
    double[] arguments = new double[4];
    int count = 0;
    do {
      skipBlanks();
      arguments = count < arguments.length ? arguments : Arrays.copyOf(arguments, 2 * count);
      arguments[count++] = number();
      skipBlanks();
    } while (skips(','));
    if (!skips(')')) {
      throw wrong(at, found(), "numbers are separated by commas and end in )", "");
    }
    return Arrays.copyOf(arguments, count);
  }

  private double number() {
    int from = at;
    while (at < end && "0123456789+-.eE".indexOf(next()) >= 0) {
      at++;
    }
    try {
      return Double.parseDouble(text.substring(from, at));
    } catch (NumberFormatException e) {
      String what = at > from ? "\"" + text.substring(from, at) + "\"" : found();
      throw wrong(from, what, "a number stands there", "");
    }
  }

  /** A whole number of digits alone, up to a limit. */
  long whole(long limit, String what) {
    int from = at;
    while (at < end && next() >= '0' && next() <= '9') {
      at++;
    }
    if (at == from) {
      throw wrong(from, found(), what + " is a whole number", "");
    }
    String digits = text.substring(from, at);
    long value = at - from <= 18 || digits.equals("" + limit) ? Long.parseLong(digits) : limit + 1;
    if (value > limit) {
      throw wrong(from, digits, what + " is at most " + limit, "");
    }
    return value;
  }

  /** What stands here, for messages. */
  String found() {
    return isAtEnd() ? "the end of the line" : "\"" + next() + "\"";
  }
}
