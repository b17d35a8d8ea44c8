package bellhop.experiment;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;

/** Numbers as people read them; for the screen and the report, never for JSON. */
public final class Numbers {
  private record Prefix(String symbol, double factor) {}

  private static final List<Prefix> PREFIXES =
      List.of(
          new Prefix("G", 1e9),
          new Prefix("M", 1e6),
          new Prefix("k", 1e3),
          new Prefix("", 1),
          new Prefix("m", 1e-3),
          new Prefix("µ", 1e-6),
          new Prefix("n", 1e-9),
          new Prefix("p", 1e-12));

  private Numbers() {}

  /** {@code 12,345}. */
  public static String count(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** {@code 3 pairs}, {@code 1 pair}. */
  public static String count(long number, String noun) {
    return count(number) + " " + noun + (number == 1 ? "" : "s");
  }

  /** Two or three digits where they matter: {@code 91 %}, {@code 4.2 %}, {@code 0.03 %}. */
  public static String percent(double share) {
    double percent = 100 * share;
    if (percent == 0 || Double.isNaN(percent)) {
      return "0 %";
    }
    if (percent > 99.9 && percent < 100) {
      return percent > 99.99 ? "> 99.99 %" : fixed(percent, 2) + " %";
    }
    if (percent < 0.005) {
      return "< 0.01 %";
    }
    return (percent >= 10 ? trimmed(percent, 1) : significant(percent, 2)) + " %";
  }

  /** Three digits, from a thousand on whole and in groups: {@code 12.3}, {@code 14,300}. */
  public static String three(double value) {
    return StrictMath.abs(value) < 1000
        ? significant(value, 3)
        : count(new BigDecimal(value).round(new MathContext(3)).longValue());
  }

  /** Whole percents where that says enough, for sentences. */
  public static String roughPercent(double share) {
    return share >= 0.095 && share < 0.995 ? fixed(100 * share, 0) + " %" : percent(share);
  }

  /** Three digits with an SI prefix: {@code 51.2 µs}. */
  public static String seconds(double seconds) {
    return withPrefix(seconds, "s");
  }

  /** Three digits, from a minute on in minutes, hours or days: {@code 38.7 min}. */
  public static String duration(double seconds) {
    if (seconds < 60) {
      return seconds(seconds);
    }
    if (seconds < 3600) {
      return significant(seconds / 60, 3) + " min";
    }
    return seconds < 172_800
        ? significant(seconds / 3600, 3) + " h"
        : significant(seconds / 86_400, 3) + " days";
  }

  /** Three digits with an SI prefix, such as {@code 12.5 kHz}. */
  public static String withPrefix(double value, String unit) {
    if (value == 0) {
      return "0 " + unit;
    }
    Prefix prefix = PREFIXES.getLast();
    for (Prefix candidate : PREFIXES) {
      // Half a unit of the third digit below the prefix rounds up to it.
      if (StrictMath.abs(value) >= 0.9995 * candidate.factor()) {
        prefix = candidate;
        break;
      }
    }
    return significant(value / prefix.factor(), 3) + " " + prefix.symbol() + unit;
  }

  /** Between 0 and 1 with up to four digits after the point: {@code 0.9123}. */
  public static String fraction(double value) {
    return trimmed(value, 4);
  }

  /** A probability with three digits, a small one with its power of ten: {@code 1.77e-5}. */
  public static String rate(double value) {
    return value == 0 || StrictMath.abs(value) >= 1e-4
        ? significant(value, 3)
        : String.format(Locale.ROOT, "%.2e", value).replaceAll("\\.?0*e-0?", "e-");
  }

  /** Plain decimals without a power of ten, no zeros at the end. */
  public static String significant(double value, int digits) {
    BigDecimal rounded = new BigDecimal(value).round(new MathContext(digits));
    return plain(rounded);
  }

  private static String trimmed(double value, int decimals) {
    return plain(new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN));
  }

  private static String plain(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String fixed(double value, int decimals) {
    return String.format(Locale.ROOT, "%." + decimals + "f", value);
  }
}
