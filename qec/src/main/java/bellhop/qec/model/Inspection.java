package bellhop.qec.model;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.qec.sample.EarlyRecord;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is looked at once, forwards, before the walk: loops are not unrolled. */
final class Inspection {
  private static final long MOST_DETECTORS = 1L << 62;

  private final String source;
  private final SortedSet<Long> observables = new TreeSet<>();

  /** Results before this place; of a block, in its first turn. */
  private long records;

  private Inspection(String source) {
    this.source = source;
  }

  /**
   * The observables that the circuit names.
   *
   * @throws InputException if it refers to results before its start or has too many detectors
   */
  static SortedSet<Long> observables(StabilizerCircuit circuit, String source) {
    Inspection inspection = new Inspection(source);
    if (circuit.detectorCount() > MOST_DETECTORS) {
      throw inspection.refused(
          "more than 2^62 detectors", "so many are not numbered", "fewer turns of a block will do");
    }
    inspection.walk(circuit);
    return inspection.observables;
  }

  private void walk(StabilizerCircuit circuit) {
    for (Step step : circuit.steps()) {
      long before = records;
      switch (step) {
        case Step.Apply apply -> see(apply);
        case Step.Repeat(long _, String _, StabilizerCircuit body) -> walk(body);
      }
      long added = new StabilizerCircuit(List.of(step)).recordCount();
      records = before + added < 0 ? Long.MAX_VALUE : before + added;
    }
  }

  private void see(Step.Apply apply) {
    if (apply.op() == Op.OBSERVABLE_INCLUDE) {
      observables.add((long) apply.arguments()[0]);
    }
    for (int target : apply.targets()) {
      if (Target.isRecord(target) && Target.number(target) > records) {
        throw EarlyRecord.refused(source, target, records);
      }
    }
  }

  private InputException refused(String what, String why, String maybe) {
    return new InputException(Location.of(source), what, why, maybe);
  }
}
