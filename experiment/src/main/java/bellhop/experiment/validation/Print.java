package bellhop.experiment.validation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Locale;

/** Numbers as the page shows them. */
final class Print {
  private Print() {}

  /** So many significant digits, without an exponent. */
  static String digits(double value, int count) {
    return new BigDecimal(value).round(new MathContext(count)).toPlainString();
  }

  /** A value and how far it scatters. */
  static String spread(double value, double deviation) {
    return digits(value, 5) + " ± " + digits(deviation, 2);
  }

  /** How far a value lies from what is expected, in per cent of that. */
  static String percent(double value, double expected) {
    double share = StrictMath.rint(1e4 * (value / expected - 1)) / 100;
    return String.format(Locale.ROOT, "%+.2f %%", share == 0 ? 0.0 : share);
  }

  static String fixed(double value, int places) {
    return String.format(Locale.ROOT, "%." + places + "f", value);
  }
}
