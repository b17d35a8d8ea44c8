package bellhop.qec.model;

import bellhop.circuit.stabilizer.EarlyRecords;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.SortedSet;
import java.util.TreeSet;

/** What is looked at once, forwards, before the walk: blocks are not unrolled. */
final class Inspection {
  private static final long MOST_DETECTORS = 1L << 62;

  private Inspection() {}

  /**
   * The observables that the circuit names.
   *
   * @throws InputException if it refers to results before its start or has too many detectors
   */
  static SortedSet<Long> observables(StabilizerCircuit circuit, String source) {
    if (circuit.detectorCount() > MOST_DETECTORS) {
      throw new InputException(
          Location.of(source),
          "more than 2^62 detectors",
          "so many are not numbered",
          "fewer turns of a block will do");
    }
    EarlyRecords.refuse(circuit, source);
    SortedSet<Long> observables = new TreeSet<>();
    addObservables(circuit, observables);
    return observables;
  }

  private static void addObservables(StabilizerCircuit circuit, SortedSet<Long> observables) {
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> {
          if (apply.op() == Op.OBSERVABLE_INCLUDE) {
            observables.add((long) apply.arguments()[0]);
          }
        }
        case Step.Repeat repeat -> addObservables(repeat.body(), observables);
      }
    }
  }
}
