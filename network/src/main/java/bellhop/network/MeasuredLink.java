package bellhop.network;

import bellhop.pair.BellState;
import bellhop.pair.BellWeights;
import bellhop.pair.XState;
import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.Nearest;
import bellhop.units.Quantity;
import bellhop.units.Span;
import java.util.Arrays;
import java.util.List;

/** Reads a link whose chance and state are given as data: no model stands between. */
final class MeasuredLink {
  private static final double SLACK = 1e-9;

  /** Of sums of four doubles: such values stay as they are. */
  private static final double ROUNDING = 1e-15;

  private static final List<String> FORMS = List.of("fidelity", "bell-weights", "populations");

  private MeasuredLink() {}

  static LinkModel model(Fields part) {
    if (!part.isKnown("attempt-period")) {
      throw part.missing("attempt-period");
    }
    Span period = part.span("attempt-period");
    BellState meant = bellState(part.choice("bell-state"));
    Span herald = part.isKnown("herald") ? part.span("herald") : LinkReader.lineDelay(part);
    return new LinkModel(
        success(part, period),
        period,
        Span.ZERO,
        state(part, meant),
        meant,
        herald,
        herald,
        false,
        part.whole("channels"));
  }

  private static BellState bellState(String word) {
    return switch (word) {
      case "phi+" -> BellState.PHI_PLUS;
      case "phi-" -> BellState.PHI_MINUS;
      case "psi+" -> BellState.PSI_PLUS;
      default -> BellState.PSI_MINUS;
    };
  }

  private static double success(Fields part, Span period) {
    boolean direct = part.isKnown("success-probability") && !part.isGiven("rate");
    if (!direct && !part.isKnown("rate")) {
      throw part.wrong(
          "kind",
          "neither rate nor success-probability",
          "a measured link says how often it succeeds",
          "\"rate: 10 Hz\" is missing");
    }
    String key = direct ? "success-probability" : "rate";
    if (part.isGiven("success-probability") && part.isGiven("rate")) {
      throw part.wrong(
          "rate", "rate and success-probability exclude each other", "one gives the other", "");
    }
    double p = direct ? part.number(key) : part.number(key) * period.seconds();
    if (p > 1) {
      throw part.wrong(
          key,
          "more pairs than attempts",
          "at an attempt-period of "
              + period
              + " there are at most "
              + 1 / period.seconds()
              + " a second",
          "the attempt-period is shorter");
    }
    if (!(p > 0)) {
      throw LinkReader.never(part, key, "its chance of success is 0");
    }
    return p;
  }

  private static XState state(Fields part, BellState meant) {
    List<String> given = FORMS.stream().filter(part::isGiven).toList();
    if (given.size() > 1) {
      throw part.wrong(
          given.get(1),
          String.join(" and ", given) + " exclude each other",
          "the state is said in one way",
          "");
    }
    if (part.isGiven("bell-weights")) {
      return XState.ofWeights(weights(part));
    }
    if (part.isGiven("populations")) {
      return entries(part);
    }
    if (!part.isKnown("fidelity")) {
      throw part.wrong(
          "kind",
          "the state of a pair is missing",
          "a measured link gives " + String.join(", ", FORMS),
          Nearest.suggestion("fidelity", FORMS));
    }
    return XState.werner(part.number("fidelity"), meant);
  }

  private static BellWeights weights(Fields part) {
    double[] w = shares(part, "bell-weights");
    return new BellWeights(w[0], w[1], w[2], w[3]);
  }

  private static double[] shares(Fields part, String key) {
    double[] values = part.numbers(key);
    double sum = 0;
    for (int i = 0; i < values.length; i++) {
      if (!(values[i] >= 0 && values[i] <= 1)) {
        throw new InputException(
            part.itemAt(key, i),
            values[i] + " is no probability",
            "each of the " + key + " lies in 0 … 1",
            "");
      }
      sum += values[i];
    }
    if (!(StrictMath.abs(sum - 1) <= SLACK)) {
      throw part.wrong(
          key,
          key + " add up to " + Quantity.format(sum, Dimension.NUMBER),
          "they are probabilities and add up to 1",
          lastOne(values[values.length - 1] + 1 - sum));
    }
    return shared(values, sum);
  }

  /** Digits that a file leaves out must not add up over a chain of links. */
  private static double[] shared(double[] values, double sum) {
    boolean isExact = StrictMath.abs(sum - 1) <= ROUNDING;
    return isExact ? values : Arrays.stream(values).map(value -> value / sum).toArray();
  }

  private static String lastOne(double value) {
    return value >= 0 && value <= 1
        ? "the last one is " + Quantity.format(value, Dimension.NUMBER)
        : "";
  }

  private static XState entries(Fields part) {
    double[] r = shares(part, "populations");
    double[] c = part.isGiven("coherence-01-10") ? part.numbers("coherence-01-10") : new double[2];
    double[] d = part.isGiven("coherence-00-11") ? part.numbers("coherence-00-11") : new double[2];
    check(part, "coherence-01-10", c, r[1] * r[2]);
    check(part, "coherence-00-11", d, r[0] * r[3]);
    return new XState(r[0], r[1], r[2], r[3], c[0], c[1], d[0], d[1]);
  }

  private static void check(Fields part, String key, double[] coherence, double limit) {
    double square = coherence[0] * coherence[0] + coherence[1] * coherence[1];
    if (!(square <= limit + 1e-12)) {
      throw part.wrong(
          key,
          key + " is larger than any state allows",
          "its size is at most the root of the product of its two populations, "
              + StrictMath.sqrt(limit),
          "");
    }
  }
}
