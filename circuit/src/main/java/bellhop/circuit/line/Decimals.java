package bellhop.circuit.line;

/**
 * Decimal numbers: the shortest that give the same {@code double} again, as {@code 1}, {@code
 * 0.001} or {@code 1e-5}.
 */
public final class Decimals {
  private Decimals() {}

  public static String text(double value) {
    String shortest = Double.toString(value);
    int exponent = shortest.indexOf('E');
    if (exponent < 0) {
      return withoutPoint(shortest);
    }
    return withoutPoint(shortest.substring(0, exponent)) + "e" + shortest.substring(exponent + 1);
  }

  private static String withoutPoint(String decimal) {
    return decimal.endsWith(".0") ? decimal.substring(0, decimal.length() - 2) : decimal;
  }

  /**
   * Where the number ends that begins at a place of a text, {@code [+-] digits [. digits] [e [+-]
   * digits]} with digits before or behind the point; the place itself if none begins there.
   */
  static int end(String text, int start, int limit) {
    int whole = digits(text, sign(text, start, limit), limit);
    boolean hasPoint = whole < limit && text.charAt(whole) == '.';
    int mantissa = hasPoint ? digits(text, whole + 1, limit) : whole;
    boolean hasDigits = mantissa - (hasPoint ? 1 : 0) > sign(text, start, limit);
    return hasDigits ? exponent(text, mantissa, limit) : start;
  }

  private static int exponent(String text, int start, int limit) {
    if (start == limit || (text.charAt(start) | 32) != 'e') {
      return start;
    }
    int first = sign(text, start + 1, limit);
    int end = digits(text, first, limit);
    return end > first ? end : start;
  }

  private static int sign(String text, int at, int limit) {
    boolean isSign = at < limit && (text.charAt(at) == '-' || text.charAt(at) == '+');
    return isSign ? at + 1 : at;
  }

  static int digits(String text, int from, int limit) {
    int at = from;
    while (at < limit && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
