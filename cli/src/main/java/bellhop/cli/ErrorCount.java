package bellhop.cli;

import bellhop.experiment.BinomialInterval;
import bellhop.experiment.Numbers;
import java.util.OptionalDouble;

/**
 * How many shots were decoded, and how many of them with a wrong observable; the JSON of {@code
 * bellhop qec decode}.
 *
 * @param decoder its name
 * @param logicalErrorRate absent without shots
 * @param low of its exact 95 % interval
 * @param floor below which no decoder gets, as no detector sees some faults
 */
public record ErrorCount(
    String decoder,
    long shots,
    long errors,
    OptionalDouble logicalErrorRate,
    double low,
    double high,
    double floor) {
  static ErrorCount of(String decoder, long shots, long errors, double floor) {
    BinomialInterval interval = BinomialInterval.of(errors, shots);
    OptionalDouble rate =
        shots == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) errors / shots);
    return new ErrorCount(decoder, shots, errors, rate, interval.low(), interval.high(), floor);
  }

  String text() {
    if (shots == 0) {
      return "There was no shot.\n";
    }
    return "By %s, %s of %s %s decoded wrongly: %s, with 95 %% confidence %s to %s.\n%s"
        .formatted(
            decoder,
            Numbers.count(errors),
            Numbers.count(shots, "shot"),
            shots == 1 ? "is" : "are",
            Numbers.rate(logicalErrorRate.orElse(0)),
            Numbers.rate(low),
            Numbers.rate(high),
            floorText());
  }

  private String floorText() {
    return floor == 0
        ? ""
        : "Faults that no detector sees flip an observable in %s of the shots; no decoder errs less.\n"
            .formatted(Numbers.rate(floor));
  }
}
