package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Target;
import bellhop.units.InputException;
import bellhop.units.Location;

/** A result that is referred to before the start of the circuit. */
final class EarlyRecord {
  private EarlyRecord() {}

  /**
   * @param source name of the circuit
   * @param record as {@link Target} codes it
   * @param there results that there are where it is referred to
   */
  static InputException refused(String source, int record, long there) {
    String results = there == 1 ? "there is only 1 result" : "there are only " + there + " results";
    return new InputException(
        Location.of(source),
        Target.text(record),
        results + " by then",
        "the measurement comes later in the circuit");
  }
}
