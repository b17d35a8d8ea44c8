package bellhop.qec.code;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/** Writes what memories say about their records: places, detectors, observables, time. */
final class Annotations {
  private static final double[] NO_NUMBERS = {};

  private final StabilizerCircuit.Builder out;

  Annotations(StabilizerCircuit.Builder out) {
    this.out = out;
  }

  void places(List<Site> sites) {
    sites.forEach(site -> add(Op.QUBIT_COORDS, numbers(site.at()), site.qubit()));
  }

  /**
   * @param time of the detector in rounds since the last {@link #nextRound}
   * @param backs how far back its records are
   */
  void detector(Site site, double time, IntStream backs) {
    double[] at = Arrays.copyOf(numbers(site.at()), site.at().size() + 1);
    at[site.at().size()] = time;
    add(Op.DETECTOR, at, records(backs));
  }

  void observable(int index, IntStream backs) {
    add(Op.OBSERVABLE_INCLUDE, new double[] {index}, records(backs));
  }

  /**
   * @param dimensions of the places, without time
   */
  void nextRound(int dimensions) {
    double[] shift = new double[dimensions + 1];
    shift[dimensions] = 1;
    add(Op.SHIFT_COORDS, shift);
  }

  void tick() {
    add(Op.TICK, NO_NUMBERS);
  }

  private void add(Op op, double[] numbers, int... targets) {
    out.add(new Step.Apply(op, "", numbers, targets));
  }

  /** Oldest first. */
  private static int[] records(IntStream backs) {
    return backs.map(back -> -back).sorted().map(back -> Target.record(-back)).toArray();
  }

  private static double[] numbers(List<Double> values) {
    return values.stream().mapToDouble(Double::doubleValue).toArray();
  }
}
