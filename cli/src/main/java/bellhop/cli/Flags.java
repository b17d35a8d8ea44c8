package bellhop.cli;

import bellhop.circuit.shots.ShotFormat;
import bellhop.qec.decode.DecoderKind;
import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import bellhop.units.Nearest;
import bellhop.units.Quantity;
import bellhop.units.Span;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Turns the words after flags into values, or says what is wrong with them and what was meant. */
final class Flags {
  private static final Pattern WHOLE =
      Pattern.compile("[+-]?([0-9]+(_[0-9]+)*|[0-9]{1,3}(,[0-9]{3})+)");

  private static final int LONGEST = 40;

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
