package bellhop.circuit.dem;

import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.util.Arrays;
import java.util.Locale;

/**
 * Takes a text line by line and each line apart: a name, a tag in square brackets, arguments in
 * round ones, targets. It knows how they are written, not what they mean.
 */
final class Line {
  /** Characters of one line. */
  static final int LONGEST = 1 << 20;

  private static final int LONGEST_NAME = 40;
  private static final double[] NO_ARGUMENTS = {};

  private final String text;
  private final String source;
  private int number;
  private int start;
  private int at;
  private int end;
  private int nextStart;

  Line(String text, String source) {
    this.text = text;
    this.source = source;
  }

  /** Goes to the next line that holds something besides a comment, and to the first sign of it. */
  boolean next() {
    do {
      if (nextStart >= text.length()) {
        return false;
      }
      begin();
    } while (isAtEnd());
    return true;
  }

  private void begin() {
    int newline = text.indexOf('\n', nextStart);
    start = nextStart;
    end = newline < 0 ? text.length() : newline;
    nextStart = end + 1;
    number++;
    at = start;
    checkLength();
    end -= end > start && text.charAt(end - 1) == '\r' ? 1 : 0;
    skipBlank();
  }

  private void checkLength() {
    if (end - start > LONGEST) {
      throw fault(
          "the line has more than " + LONGEST + " characters",
          "longer lines are not read",
          "its targets can be given to several lines");
    }
  }

  private boolean isAtEnd() {
    return at == end || text.charAt(at) == '#';
  }

  /** The next sign, or NUL at the end of the line. */
  char peek() {
    return isAtEnd() ? '\0' : text.charAt(at);
  }

  /** Goes past a sign if it is the next. */
  boolean take(char sign) {
    boolean found = peek() == sign;
    at += found ? 1 : 0;
    return found;
  }

  boolean skipBlank() {
    int from = at;
    while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at > from;
  }

  /** The word with which an instruction begins, in small letters. */
  String name() {
    int from = at;
    while (at < end && isPartOfName(text.charAt(at), at > from)) {
      at++;
    }
    if (at == from) {
      throw fault("found " + found(), "a line begins with the name of an instruction", "");
    }
    return text.substring(from, Math.min(at, from + LONGEST_NAME)).toLowerCase(Locale.ROOT);
  }

  private static boolean isPartOfName(char c, boolean later) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (later && ((c >= '0' && c <= '9') || c == '_'));
  }

  /** What stands in square brackets; empty if there are none. */
  String tag() {
    return take('[') ? Tags.read(this, endOfTag()) : "";
  }

  private String endOfTag() {
    int close = text.indexOf(']', at);
    if (close < 0 || close >= end) {
      throw fault("the tag does not end", "\"]\" ends it in the same line", "");
    }
    String raw = text.substring(at, close);
    at = close + 1;
    return raw;
  }

  /** The numbers in round brackets; none if there are no brackets. */
  double[] arguments() {
    checkNoBlankBeforeBracket();
    if (!take('(')) {
      return NO_ARGUMENTS;
    }
    skipBlank();
    return take(')') ? NO_ARGUMENTS : list();
  }

  private void checkNoBlankBeforeBracket() {
    int here = at;
    if (skipBlank() && (peek() == '(' || peek() == '[')) {
      throw fault("found a blank before \"" + peek() + "\"", "none stands there", "");
    }
    at = here;
  }

  private double[] list() {
    double[] values = new double[4];
    int count = 0;
    do {
      values = count == values.length ? Arrays.copyOf(values, 2 * count) : values;
      values[count++] = real();
    } while (take(','));
    if (!take(')')) {
      throw fault("found " + found(), "a comma or \")\" belongs behind a number", "");
    }
    return Arrays.copyOf(values, count);
  }

  /** With the blanks around it. */
  private double real() {
    skipBlank();
    int stop = Decimals.end(text, at, end);
    if (stop == at) {
      throw fault("found " + found(), "a decimal number belongs here", "");
    }
    double value = Double.parseDouble(text.substring(at, stop));
    if (Double.isInfinite(value)) {
      throw fault("the number " + shown(stop) + " is too large", "it ends at 1.8e308", "");
    }
    at = stop;
    skipBlank();
    return value;
  }

  /** Goes to the next target; false where the line ends or a block opens. */
  boolean nextTarget() {
    boolean blank = skipBlank();
    if (isAtEnd() || peek() == '{') {
      return false;
    }
    if (!blank) {
      throw fault("found " + found(), "a blank belongs before each target", "");
    }
    return true;
  }

  /** The digits here as a number of at most 10^18. */
  long whole() {
    int stop = Decimals.digits(text, at, end);
    if (stop == at) {
      throw fault("found " + found(), "a whole number belongs here", "");
    }
    long value = 0;
    for (int i = at; i < stop; i++) {
      value = 10 * value + text.charAt(i) - '0';
      if (value < 0 || value > Target.LARGEST_NUMBER) {
        throw fault("the number " + shown(stop) + " is too large", "it ends at 10^18", "");
      }
    }
    at = stop;
    return value;
  }

  private String shown(int stop) {
    return InputText.shortened(text.substring(at, stop));
  }

  void checkEnd() {
    skipBlank();
    if (!isAtEnd()) {
      throw fault("found " + found(), "the line ends here", "");
    }
  }

  /** The next sign in words. */
  String found() {
    if (isAtEnd()) {
      return "the end of the line";
    }
    int point = text.codePointAt(at);
    boolean hidden = Character.isISOControl(point) || Character.isWhitespace(point);
    return hidden ? String.format("U+%04X", point) : "\"" + Character.toString(point) + "\"";
  }

  Location here() {
    return new Location(source, Math.max(1, number), at - start + 1);
  }

  InputException fault(String what, String why, String maybe) {
    return new InputException(here(), what, why, maybe);
  }
}
