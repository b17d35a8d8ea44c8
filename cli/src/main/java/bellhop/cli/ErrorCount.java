package bellhop.cli;

import bellhop.experiment.BinomialInterval;
import bellhop.experiment.Numbers;
import bellhop.experiment.json.RecordWriter;
import java.util.OptionalDouble;

/**
 * How many shots were decoded, and how many of them with a wrong observable; the JSON of {@code
 * bellhop qec decode}.
 *
 * @param logicalErrorRate absent without shots
 * @param low of its exact 95 % interval
 */
public record ErrorCount(
    long shots, long errors, OptionalDouble logicalErrorRate, double low, double high) {
  static ErrorCount of(long shots, long errors) {
    BinomialInterval interval = BinomialInterval.of(errors, shots);
    OptionalDouble rate =
        shots == 0 ? OptionalDouble.empty() : OptionalDouble.of((double) errors / shots);
    return new ErrorCount(shots, errors, rate, interval.low(), interval.high());
  }

  String text(boolean asJson) {
    return asJson
        ? RecordWriter.print(this)
        : "%d of %d shots are decoded wrongly: %s (%s to %s)\n"
            .formatted(
                errors,
                shots,
                Numbers.rate(logicalErrorRate.orElse(0)),
                Numbers.rate(low),
                Numbers.rate(high));
  }
}
