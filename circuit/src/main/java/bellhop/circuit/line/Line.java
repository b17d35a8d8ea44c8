package bellhop.circuit.line;

import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import java.util.Arrays;

/**
 * Takes a text line by line and each line apart: a name, a tag in square brackets, arguments in
 * round ones, targets. It knows how they are written, not what they mean; what is written otherwise
 * is an {@link InputException} with its line and column.
 */
public final class Line {
  /** The largest number that is written in digits alone. */
  private static final long LARGEST = 1_000_000_000_000_000_000L;

  private static final int LONGEST_NAME = 40;
  private static final double[] NO_ARGUMENTS = {};

  private final String text;
  private final String source;
  private final int longest;
  private int number;
  private int start;
  private int at;
  private int end;
  private int nextStart;

  /**
   * @param source of the text, for errors
   * @param longest characters of a line
   */
  public Line(String text, String source, int longest) {
    this.text = text;
    this.source = source;
    this.longest = longest;
  }

  /** Goes to the next line that holds something besides a comment, and to the first sign of it. */
  public boolean next() {
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
    if (end - start > longest) {
      throw fault(
          "the line has more than " + longest + " characters",
          "longer lines are not read",
          "its targets can be given to several lines");
    }
  }

  private boolean isAtEnd() {
    return at == end || text.charAt(at) == '#';
  }

  /** The next sign, or NUL at the end of the line. */
  public char peek() {
    return isAtEnd() ? '\0' : text.charAt(at);
  }

  /** Goes past a sign if it is the next. */
  public boolean take(char sign) {
    boolean found = peek() == sign;
    at += found ? 1 : 0;
    return found;
  }

  /** Whether there was any. */
  public boolean skipBlank() {
    int from = at;
    while (at < end && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
    return at > from;
  }

  /** The word with which an instruction begins, as it stands there. */
  public String name() {
    int from = at;
    while (at < end && isPartOfName(text.charAt(at), at > from)) {
      at++;
    }
    if (at == from) {
      throw fault("found " + found(), "a line begins with the name of an instruction", "");
    }
    return text.substring(from, Math.min(at, from + LONGEST_NAME));
  }

  private static boolean isPartOfName(char c, boolean later) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (later && ((c >= '0' && c <= '9') || c == '_'));
  }

  /** What stands in square brackets; empty if there are none. */
  public String tag() {
    if (!take('[')) {
      return "";
    }
    int close = text.indexOf(']', at);
    if (close < 0 || close >= end) {
      throw fault("the tag does not end", "\"]\" ends it in the same line", "");
    }
    StringBuilder tag = new StringBuilder();
    while (at < close) {
      tag.append(signOfTag(close));
    }
    at = close + 1;
    return tag.toString();
  }

  private char signOfTag(int close) {
    char c = text.charAt(at);
    if (c == '\r') {
      throw fault("the tag holds U+000D", "it is written \\r", "");
    }
    char meant = c != '\\' ? c : at + 1 < close ? Tags.meant(text.charAt(at + 1)) : '\0';
    if (c == '\\' && meant == '\0') {
      throw fault(
          "the tag holds a backslash before another sign",
          "in a tag stand \\C for a closing bracket, \\B for a backslash, \\r and \\n",
          "\\B was meant");
    }
    at += c == '\\' ? 2 : 1;
    return meant;
  }

  /** The numbers in round brackets; none if there are no brackets. */
  public double[] arguments() {
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
  public boolean nextTarget() {
    return nextTarget(false);
  }

  /**
   * Likewise.
   *
   * @param joins whether it may stand behind the one before without a blank
   */
  public boolean nextTarget(boolean joins) {
    boolean blank = skipBlank();
    if (isAtEnd() || peek() == '{') {
      return false;
    }
    if (!blank && !joins) {
      throw fault("found " + found(), "a blank belongs before each target", "");
    }
    return true;
  }

  /** The digits here as a number of at most 10^18. */
  public long whole() {
    return whole(LARGEST);
  }

  /** The digits here as a number that is not larger, of at most 10^18. */
  public long whole(long largest) {
    int stop = Decimals.digits(text, at, end);
    if (stop == at) {
      throw fault("found " + found(), "a whole number belongs here", "");
    }
    long value = 0;
    for (int i = at; i < stop; i++) {
      value = 10 * value + text.charAt(i) - '0';
      if (value < 0 || value > largest) {
        String limit = largest == LARGEST ? "10^18" : Long.toString(largest);
        throw fault("the number " + shown(stop) + " is too large", "it ends at " + limit, "");
      }
    }
    at = stop;
    return value;
  }

  private String shown(int stop) {
    return InputText.shortened(text.substring(at, stop));
  }

  public void checkEnd() {
    skipBlank();
    if (!isAtEnd()) {
      throw fault("found " + found(), "the line ends here", "");
    }
  }

  /** The next sign in words. */
  public String found() {
    if (isAtEnd()) {
      return "the end of the line";
    }
    if (peek() == ' ') {
      return "a blank";
    }
    int point = text.codePointAt(at);
    boolean hidden = Character.isISOControl(point) || Character.isWhitespace(point);
    return hidden ? String.format("U+%04X", point) : "\"" + Character.toString(point) + "\"";
  }

  public Location here() {
    return place(column());
  }

  /** From 1, of the next sign. */
  public int column() {
    return at - start + 1;
  }

  /** In this line. */
  public Location place(int column) {
    return new Location(source, Math.max(1, number), column);
  }

  public InputException fault(String what, String why, String maybe) {
    return new InputException(here(), what, why, maybe);
  }
}
