package bellhop.units;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads and prints numbers with units as people write them: {@code 20 km}, {@code 0.2 dB/km},
 * {@code 300us}. Decimal arithmetic on the way, so that {@code 0.3 us} is exactly 300,000 ps.
 */
public final class Quantity {
  private static final Pattern FORM =
      Pattern.compile("\\s*([+-]?(?:\\d+\\.?\\d*|\\.\\d+)(?:[eE][+-]?\\d{1,3})?)\\s*(\\S*)\\s*");

  private Quantity() {}

  /**
   * The value in the dimension's kept unit.
   *
   * @throws InputException when it is no number, or the unit is missing or unknown
   */
  public static double parse(String text, Dimension dimension, Location location) {
    return exact(text, dimension, location).doubleValue();
  }

  /** A span of time, to the picosecond. */
  public static Span parseSpan(String text, Location location) {
    BigDecimal picos = exact(text, Dimension.TIME, location).movePointRight(12);
    if (picos.abs().compareTo(BigDecimal.valueOf(9.2e18)) >= 0) {
      throw new InputException(
          location, "\"" + text + "\" is too long a time", "times fit into 106 days", "");
    }
    return new Span(picos.setScale(0, RoundingMode.HALF_EVEN).longValueExact());
  }

  private static BigDecimal exact(String text, Dimension dimension, Location location) {
    Matcher matcher = FORM.matcher(text);
    if (text.length() > 200 || !matcher.matches()) {
      throw new InputException(
          location,
          "\"" + InputText.shortened(text) + "\" is not a " + dimension.title(),
          dimension == Dimension.NUMBER
              ? "a plain number is needed"
              : "a number with a unit is needed",
          example(dimension));
    }
    return new BigDecimal(matcher.group(1)).multiply(factor(matcher, dimension, location));
  }

  private static BigDecimal factor(Matcher matcher, Dimension dimension, Location location) {
    String symbol = matcher.group(2);
    for (Dimension.Unit unit : dimension.units()) {
      if (unit.symbol().equals(symbol)) {
        return new BigDecimal(unit.factor());
      }
    }
    List<String> known = dimension.units().stream().map(Dimension.Unit::symbol).toList();
    throw symbol.isEmpty()
        ? new InputException(
            location,
            "\"" + matcher.group(1) + "\" has no unit",
            "a " + dimension.title() + " needs one",
            example(dimension))
        : dimension == Dimension.NUMBER
            ? noUnit(matcher, location)
            : new InputException(
                location,
                "unknown unit \"" + InputText.shortened(symbol) + "\"",
                "a " + dimension.title() + " is written in " + String.join(", ", known),
                meant(symbol, dimension, known));
  }

  /** Minutes are nearer to an m than the letters are. */
  private static String meant(String symbol, Dimension dimension, List<String> known) {
    return dimension == Dimension.TIME && symbol.equals("m")
        ? "\"min\" or \"ms\" was meant"
        : Nearest.suggestion(symbol, known);
  }

  private static InputException noUnit(Matcher matcher, Location location) {
    return new InputException(
        location,
        "unit \"" + InputText.shortened(matcher.group(2)) + "\" behind a plain number",
        "a plain number takes no unit, at most a per cent sign",
        "\"" + InputText.shortened(matcher.group(1)) + "\" was meant");
  }

  private static String example(Dimension dimension) {
    return "\"" + ("2 " + dimension.units().getFirst().symbol()).strip() + "\" shows the form";
  }

  /**
   * At most six digits, in the largest unit in which the number is at least one; values below all
   * units take the smallest.
   */
  public static String format(double value, Dimension dimension) {
    if (value == 0) {
      return ("0 " + dimension.units().getFirst().symbol()).strip();
    }
    if (!Double.isFinite(value)) {
      return value > 0 ? "infinitely many" : String.valueOf(value);
    }
    Dimension.Unit best = unitFor(StrictMath.abs(value), dimension);
    return (number(value / factor(best)) + " " + best.symbol()).strip();
  }

  private static Dimension.Unit unitFor(double size, Dimension dimension) {
    List<Dimension.Unit> rising =
        dimension.units().stream()
            .filter(Dimension.Unit::printed)
            .sorted(Comparator.comparingDouble(Quantity::factor))
            .toList();
    Dimension.Unit best = rising.getFirst();
    for (Dimension.Unit unit : rising) {
      best = size >= factor(unit) * (1 - 1e-9) ? unit : best;
    }
    return best;
  }

  private static double factor(Dimension.Unit unit) {
    return Double.parseDouble(unit.factor());
  }

  /** At most six significant digits, no trailing zeros. */
  private static String number(double value) {
    return new BigDecimal(value, new MathContext(6)).stripTrailingZeros().toPlainString();
  }
}
