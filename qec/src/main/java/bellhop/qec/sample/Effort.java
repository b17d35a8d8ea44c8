package bellhop.qec.sample;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.units.InputException;
import bellhop.units.Location;

/** How much one shot of a circuit is: refused before it is begun where nobody would wait for it. */
final class Effort {
  /** Instructions of one shot, loops unrolled. */
  private static final double MOST_INSTRUCTIONS = 1e11;

  /** Rows of a table of shots. */
  private static final long MOST_BITS = 1L << 27;

  private Effort() {}

  /**
   * @throws InputException if a shot has too many instructions, results, detectors or observables
   */
  static void require(StabilizerCircuit circuit, String source) {
    double instructions = instructions(circuit);
    if (instructions > MOST_INSTRUCTIONS) {
      throw wrong(source, String.format("%.1e instructions in one shot", instructions), "");
    }
    require(source, circuit.recordCount(), "results");
    require(source, circuit.detectorCount(), "detectors");
    require(source, circuit.observableCount(), "observables");
  }

  private static void require(String source, long count, String what) {
    if (count > MOST_BITS) {
      throw wrong(source, count + " " + what + " in one shot", "fewer turns of a block will do");
    }
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
