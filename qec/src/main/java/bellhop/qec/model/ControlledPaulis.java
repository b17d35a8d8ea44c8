package bellhop.qec.model;

import bellhop.circuit.dem.Target;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import java.util.Arrays;

/**
 * The Paulis that classical bits control, the last first, and which detectors and observables each
 * would flip. Detectors that are random without noise flip with them as their records do.
 */
final class ControlledPaulis {
  /** Is told of one after the other. */
  interface Visitor {
    /**
     * @param bit a record or a sweep bit
     * @param records before the gate
     * @param flipped detectors, then observables
     */
    void visit(int bit, long records, long... flipped);
  }

  private ControlledPaulis() {}

  static void visit(StabilizerCircuit circuit, String source, Visitor visitor) {
    Carried carried = new Carried(circuit.qubitCount());
    Backwards.follow(
        circuit, source, carried, (_, _, _) -> {}, (apply, at) -> see(apply, at, visitor));
  }

  private static void see(Step.Apply apply, Backwards at, Visitor visitor) {
    if (isFeedback(apply)) {
      int[] pair = apply.targets();
      boolean isFirst = isBit(pair[0]);
      int qubit = number(pair[isFirst ? 1 : 0]);
      long[] flipped = at.carried().symptoms(qubit, apply.op().feedback());
      visitor.visit(pair[isFirst ? 0 : 1], at.records(), flipped);
    }
  }

  /** Whether a pair is of a bit and a qubit. */
  private static boolean isFeedback(Step.Apply apply) {
    return apply.op().targets().arePairs()
        && apply.targets().length == 2
        && isBit(apply.targets()[0]) != isBit(apply.targets()[1]);
  }

  private static boolean isBit(int target) {
    return bellhop.circuit.stabilizer.Target.isBit(target);
  }

  private static int number(int target) {
    return bellhop.circuit.stabilizer.Target.number(target);
  }

  static long[] detectors(long... symptoms) {
    return Arrays.copyOf(symptoms, Symptoms.detectorCount(symptoms));
  }

  static long[] observables(long... symptoms) {
    return Arrays.stream(symptoms).filter(Target::isObservable).map(Target::index).toArray();
  }
}
