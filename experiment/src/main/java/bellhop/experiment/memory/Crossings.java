package bellhop.experiment.memory;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Places;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.qec.noise.Coupler;
import bellhop.qec.noise.NoiseModel;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Comparator;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Gates of a memory over a cut in its middle: qubits whose place is below the mean of the smallest
 * and the largest are on one machine, the others on the other. Each meets once in a round.
 *
 * @param couplers pairs of qubits on both machines that meet
 */
record Crossings(SortedSet<Coupler> couplers) {
  static Crossings of(StabilizerCircuit circuit, CutSeam.Axis across) {
    boolean[] isBeyond = isBeyond(circuit, across.ordinal());
    SortedSet<Coupler> couplers =
        new TreeSet<>(Comparator.comparingInt(Coupler::low).thenComparingInt(Coupler::high));
    collect(circuit, isBeyond, couplers);
    return new Crossings(couplers);
  }

  private static boolean[] isBeyond(StabilizerCircuit circuit, int axis) {
    Places places = Places.of(circuit, new TreeSet<>());
    double[] along =
        IntStream.range(0, circuit.qubitCount())
            .mapToDouble(qubit ->
                places.findQubit(qubit).filter(at -> axis < at.length).map(at -> at[axis]).orElse(Double.NaN))
            .toArray();
    double least = places(along).min().orElse(0);
    double most = places(along).max().orElse(0);
    if (least == most) {
      throw new InputException(
          Location.of("--seam-cut " + "xy".charAt(axis)),
          "no qubits on two sides",
          "this code has no places that differ in that direction",
          "the flags of the seam can go");
    }
    boolean[] isBeyond = new boolean[along.length];
    for (int qubit = 0; qubit < along.length; qubit++) {
      isBeyond[qubit] = along[qubit] >= (least + most) / 2;
    }
    return isBeyond;
  }

  private static DoubleStream places(double... along) {
    return DoubleStream.of(along).filter(place -> !Double.isNaN(place));
  }

  private static void collect(
      StabilizerCircuit circuit, boolean[] isBeyond, SortedSet<Coupler> couplers) {
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Repeat repeat -> collect(repeat.body(), isBeyond, couplers);
        case Step.Apply apply when apply.op() == Op.CX -> {
          int[] targets = apply.targets();
          for (int i = 0; i < targets.length; i += 2) {
            if (isBeyond[targets[i]] != isBeyond[targets[i + 1]]) {
              couplers.add(Coupler.of(targets[i], targets[i + 1]));
            }
          }
        }
        case Step.Apply _ -> {}
      }
    }
  }

  int count() {
    return couplers.size();
  }

  /** The noise of the machines, with that of the seam where they meet. */
  NoiseModel noisy(NoiseModel bulk, double p, CutSeam seam) {
    if (p == 0 || seam.noise().isEmpty() || seam.loss() > 0) {
      throw new InputException(
          Location.of("the seam"),
          "not of this kind",
          "gates between machines are direct, and so many times as noisy as inside",
          "--seam-noise was meant, and --p above 0");
    }
    double factor = seam.error() / p;
    NoiseModel noisy = bulk;
    for (Coupler coupler : couplers) {
      noisy = noisy.scaled(coupler, factor);
    }
    return noisy;
  }
}
