package bellhop.qec.model;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.units.InputException;
import bellhop.units.Location;

/** Counts the work of a walk, so that nobody waits for one that does not end. */
final class Effort {
  /** Instructions, each with its targets; some ten seconds. */
  private static final long MOST = 200_000_000;

  /** Bytes of Java's heap for each fault, with all that is made of it. */
  private static final int BYTES_PER_FAULT = 400;

  private final String source;
  private final boolean foldsLoops;
  private long done;

  Effort(String source, boolean foldsLoops) {
    this.source = source;
    this.foldsLoops = foldsLoops;
  }

  /**
   * @throws InputException if an unrolled walk would be too long
   */
  void requireUnrollable(StabilizerCircuit circuit) {
    if (!foldsLoops && unrolled(circuit) > MOST) {
      throw refused(String.format("%.1e instructions and targets", unrolled(circuit)));
    }
  }

  private static double unrolled(StabilizerCircuit circuit) {
    double sum = 0;
    for (Step step : circuit.steps()) {
      sum +=
          switch (step) {
            case Step.Apply apply -> 1 + apply.targets().length;
            case Step.Repeat(long times, String _, StabilizerCircuit body) ->
                times * (1 + unrolled(body));
          };
    }
    return sum;
  }

  /**
   * @param work instructions, turns and targets
   * @param faults that are kept by now
   * @throws InputException if that is too much
   */
  void add(long work, int faults) {
    done += work;
    if (done > MOST) {
      throw refused("loops in which no turn of what errors flip repeats");
    }
    if ((long) faults * BYTES_PER_FAULT > Runtime.getRuntime().maxMemory()) {
      throw refused(faults + " faults and more");
    }
  }

  private InputException refused(String what) {
    return new InputException(
        Location.of(source),
        what,
        "unrolled, at most " + MOST + " instructions and targets are analysed, and the faults must"
            + " fit the memory",
        foldsLoops ? "fewer turns of a block will do" : "fold_loops is meant");
  }
}
