package bellhop.circuit.stabilizer;

import bellhop.units.InputException;
import bellhop.units.Location;

/**
 * Records before the start of a circuit; in a block, those of its first turn. A piece of a circuit
 * may have some, whoever runs or analyses a circuit refuses them.
 */
public final class EarlyRecords {
  private EarlyRecords() {}

  /**
   * Linear in the text: blocks are not unrolled.
   *
   * @param source name of the circuit, for messages
   * @throws InputException for the first such record; {@link CircuitReader#readWhole} also says in
   *     which line and column it stands
   */
  public static void refuse(StabilizerCircuit circuit, String source) {
    refuse(circuit, 0, source);
  }

  private static void refuse(StabilizerCircuit circuit, long before, String source) {
    long records = before;
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> refuse(apply, records, source);
        case Step.Repeat repeat -> refuse(repeat.body(), records, source);
      }
      records = Counts.sum(records, Counts.of(step).records());
    }
  }

  private static void refuse(Step.Apply apply, long records, String source) {
    for (int target : apply.targets()) {
      if (isEarly(target, records)) {
        throw refused(Location.of(source), target, records);
      }
    }
  }

  /**
   * @param records that there are where the target stands
   */
  static boolean isEarly(int target, long records) {
    return Target.isRecord(target) && Target.number(target) > records;
  }

  static InputException refused(Location place, int record, long records) {
    String there =
        records == 0
            ? "no result"
            : records == 1 ? "only 1 result" : "only " + records + " results";
    return new InputException(
        place,
        Target.text(record),
        "there " + (records > 1 ? "are " : "is ") + there + " by then",
        "the measurement comes later in the circuit");
  }
}
