package bellhop.qec.model;

import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.Arrays;

/** Detectors and observables backwards. */
final class Included {
  private Included() {}

  /**
   * A flip of any of its records is one of the symptom, and so is what anticommutes here with the
   * Paulis of an observable.
   */
  static void undo(Step.Apply apply, long symptom, Carried carried) {
    long[] alone = {symptom};
    for (int target : apply.targets()) {
      if (Target.isRecord(target)) {
        carried.addToRecord(Target.number(target), alone);
      }
    }
    carried.flipBy(alone, Arrays.stream(apply.targets()).filter(Target::isPauli).toArray());
  }
}
