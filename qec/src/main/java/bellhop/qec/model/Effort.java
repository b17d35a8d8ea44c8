package bellhop.qec.model;

import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.units.InputException;
import bellhop.units.Location;

/** Counts the work of a walk, so that nobody waits for one that does not end. */
final class Effort {
  /** Instructions, each with its targets; some ten seconds. */
  private static final long MOST = 200_000_000;

  /** Symptoms that are handled in the time that a target takes. */
  private static final int SYMPTOMS_PER_TARGET = 8;

  private final String source;
  private final boolean foldsLoops;
  private long done;
  private long handled;

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
   * @param targets of an instruction, and the instruction; or a turn
   * @param symptoms that were handled for it
   * @throws InputException if that is too much with all before
   */
  void add(long targets, long symptoms) {
    done += targets;
    handled += symptoms;
    if (done > MOST || handled / SYMPTOMS_PER_TARGET > MOST) {
      throw refused("loops in which what errors flip does not repeat, or not soon");
    }
  }

  /**
   * @param bytes of memory, roughly
   * @throws InputException if that is more than there is
   */
  void requireMemory(long bytes) {
    if (bytes > Runtime.getRuntime().maxMemory()) {
      throw refused("more faults than fit the memory");
    }
  }

  private InputException refused(String what) {
    return new InputException(
        Location.of(source),
        what,
        "at most " + MOST + " instructions and targets are analysed one by one",
        (foldsLoops ? "" : "fold_loops or ") + "fewer turns of a block will do");
  }
}
