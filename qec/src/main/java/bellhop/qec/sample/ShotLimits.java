package bellhop.qec.sample;

import bellhop.circuit.stabilizer.EarlyRecords;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.units.InputException;
import bellhop.units.Location;

/**
 * What one shot may be: a longer one is refused before it is begun, as nobody would wait for it.
 */
public final class ShotLimits {
  /** Instructions of one shot, blocks unrolled. */
  private static final double MOST_INSTRUCTIONS = 1e11;

  /** Rows of a table of shots. */
  private static final long MOST_BITS = 1L << 27;

  private ShotLimits() {}

  /**
   * @throws InputException if a shot has too many instructions, results, detectors or observables,
   *     or refers to results before its start
   */
  static void require(StabilizerCircuit circuit, String source) {
    double instructions = instructions(circuit);
    if (instructions > MOST_INSTRUCTIONS) {
      throw wrong(source, String.format("%.1e instructions in one shot", instructions), "");
    }
    bits(circuit.recordCount(), "results", source);
    bits(circuit.detectorCount(), "detectors", source);
    bits(circuit.observableCount(), "observables", source);
    EarlyRecords.refuse(circuit, source);
  }

  /**
   * The count of bits of one kind, as a number of rows.
   *
   * @param what is counted, such as "detectors"
   * @param source of the circuit or model, for messages
   * @throws InputException if one shot has too many
   */
  public static int bits(long count, String what, String source) {
    if (count > MOST_BITS) {
      throw wrong(source, count + " " + what + " in one shot", "fewer turns of a block will do");
    }
    return (int) count;
  }

  private static InputException wrong(String source, String what, String maybe) {
    return new InputException(
        Location.of(source),
        what,
        "one shot takes at most 10^11 instructions and has at most 2^27 bits of a kind",
        maybe);
  }

  private static double instructions(StabilizerCircuit circuit) {
    double sum = 0;
    for (Step step : circuit.steps()) {
      sum +=
          switch (step) {
            case Step.Apply _ -> 1;
            case Step.Repeat(long times, String _, StabilizerCircuit body) ->
                times * (1 + instructions(body));
          };
    }
    return sum;
  }
}
