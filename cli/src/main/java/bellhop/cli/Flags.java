package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import bellhop.pair.BellWeights;
import bellhop.qec.decode.DecoderKind;
import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import bellhop.units.Nearest;
import bellhop.units.Quantity;
import bellhop.units.Span;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/** Turns the words after flags into values, or says what is wrong with them and what was meant. */
final class Flags {
  private static final Pattern WHOLE =
      Pattern.compile("[+-]?([0-9]+(_[0-9]+)*|[0-9]{1,3}(,[0-9]{3})+)");

  private static final int LONGEST = 40;
  private static final double SUM_SLACK = 1e-9;

  private Flags() {}

  /** The place of an error: the flag as it was given. */
  static Location at(String flag, String value) {
    return Location.of(flag + " " + InputText.shortened(value));
  }

  /** A whole number in a range; commas may part thousands, and underscores any digits. */
  static long whole(String flag, String value, long least, long most) {
    if (value.length() > LONGEST || !WHOLE.matcher(value).matches()) {
      throw new InputException(
          at(flag, value),
          "not a whole number",
          "it counts things",
          flag + " " + Math.max(1, least));
    }
    BigInteger number = new BigInteger(value.replaceAll("[,_]", ""));
    boolean isLess = number.compareTo(BigInteger.valueOf(least)) < 0;
    if (isLess || number.compareTo(BigInteger.valueOf(most)) > 0) {
      throw new InputException(
          at(flag, value),
          isLess ? "too small" : "too large",
          "it lies from " + least + " to " + most,
          flag + " " + (isLess ? Math.max(1, least) : most));
    }
    return number.longValueExact();
  }

  /** A probability. */
  static double probability(String flag, String value) {
    return probability(flag, value, 1);
  }

  /**
   * A probability that has a bound.
   *
   * @param most up to 1
   */
  static double probability(String flag, String value, double most) {
    double its = Quantity.parse(value, Dimension.NUMBER, at(flag, value));
    boolean isOne = its >= 0 && its <= 1;
    if (!(isOne && its <= most)) {
      throw new InputException(
          at(flag, value),
          isOne ? "too large" : "no probability",
          "it lies between 0 and " + BigDecimal.valueOf(most).stripTrailingZeros().toPlainString(),
          its > 1 && its <= 100 * most ? flag + " " + value.strip() + "%" : "");
    }
    return its;
  }

  /** What a probability lacks to 1, in the decimals that were written: 1 − 0.999 is 0.001. */
  static double lack(double probability) {
    return BigDecimal.ONE.subtract(BigDecimal.valueOf(probability)).doubleValue();
  }

  /** Weights of the Bell states Φ+, Φ−, Ψ+ and Ψ−. */
  static BellWeights weights(String flag, String value) {
    double[] its = four(flag, value, "the weights of the four Bell states", "0.9,0.05,0.03,0.02");
    return new BellWeights(its[0], its[1], its[2], its[3]);
  }

  /**
   * Four probabilities with commas between, together 1.
   *
   * @param what they are
   */
  static double[] four(String flag, String value, String what, String example) {
    double[] its =
        Stream.of(value.split(",", -1)).mapToDouble(one -> probability(flag, one)).toArray();
    double sum = DoubleStream.of(its).sum();
    if (its.length != 4 || !(StrictMath.abs(sum - 1) <= SUM_SLACK)) {
      throw new InputException(
          at(flag, value),
          its.length != 4 ? its.length + " numbers" : "together " + sum,
          what + " are four numbers that add up to 1",
          flag + " " + example);
    }
    return its;
  }

  /** A fidelity that is worth a pair: above 1/2, at most 1. */
  static double fidelity(String flag, String value) {
    double fidelity = Quantity.parse(value, Dimension.NUMBER, at(flag, value));
    if (!(fidelity > 0.5 && fidelity <= 1)) {
      throw new InputException(
          at(flag, value),
          fidelity > 1 ? "more than 1" : "no use",
          "a fidelity is at most 1, and pairs of 0.5 or less are had without a link",
          flag + (fidelity > 1 && fidelity <= 100 ? " " + value.strip() + "%" : " 0.95"));
    }
    return fidelity;
  }

  /** One of a few words. */
  static <E extends Enum<E>> E word(String flag, String value, Class<E> words) {
    List<String> known = new ArrayList<>();
    for (E constant : words.getEnumConstants()) {
      String name = constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
      if (name.equals(value)) {
        return constant;
      }
      known.add(name);
    }
    throw new InputException(
        at(flag, value),
        "unknown word",
        "it is one of " + String.join(", ", known),
        Nearest.suggestion(value, known));
  }

  /** A format of shots by its word. */
  static ShotFormat format(String flag, String value) {
    return ShotFormat.find(value)
        .orElseThrow(() ->
            new InputException(
                at(flag, value),
                "unknown format",
                "it is one of " + String.join(", ", ShotFormat.words()),
                Nearest.suggestion(value, ShotFormat.words())));
  }

  /** {@code on} or {@code off}. */
  static boolean isOn(String flag, String value) {
    return word(flag, value, OnOff.class) == OnOff.ON;
  }

  private enum OnOff {
    ON,
    OFF
  }

  /** A time above zero with its unit. */
  static Span time(String flag, String value) {
    Span span = Quantity.parseSpan(value, at(flag, value));
    if (span.picos() <= 0) {
      throw new InputException(
          at(flag, value), "no time at all", "it is above zero", flag + " 10s");
    }
    return span;
  }

  /** A decoder by its name. */
  static DecoderKind decoder(String name) {
    return DecoderKind.find(name)
        .orElseThrow(() ->
            new InputException(
                at("--decoder", name),
                "an unknown name",
                "decoders go by names",
                Nearest.suggestion(name, DecoderKind.words())));
  }
}
