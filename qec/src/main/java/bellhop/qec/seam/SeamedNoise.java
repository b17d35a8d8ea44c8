package bellhop.qec.seam;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.qec.noise.Coupler;
import bellhop.qec.noise.NoiseModel;
import java.util.HashMap;
import java.util.Map;

/**
 * Noise of a circuit over several machines, as a value to be applied: that of a model on each
 * machine, and that of a seam instead of it on gates of two qubits between them.
 *
 * @param bulk its factors of couplers between machines do not count
 * @param seam the same between any two machines
 */
public record SeamedNoise(NoiseModel bulk, Machines machines, Seam seam) {
  /**
   * The circuit with this noise, as {@link NoiseModel#apply}. Copies are qubits behind those of the
   * circuit. A seam that can fail adds results, and a detector with the tag {@code herald} for
   * each, right where a pair should have come; it cannot be analysed exactly.
   *
   * @throws bellhop.units.InputException if a qubit of a gate has no machine, for an operation that
   *     cannot be done between machines, and as the model
   */
  public StabilizerCircuit apply(StabilizerCircuit circuit) {
    StabilizerCircuit noisy = withoutSeam(circuit).apply(circuit);
    return new SeamedCopy(noisy, machines, seam).copy();
  }

  private NoiseModel withoutSeam(StabilizerCircuit circuit) {
    Map<Coupler, Double> couplers = new HashMap<>(bulk.couplers());
    collect(circuit, couplers);
    return new NoiseModel(bulk.rates(), bulk.gates(), bulk.qubits(), couplers, bulk.durations());
  }

  private void collect(StabilizerCircuit circuit, Map<Coupler, Double> couplers) {
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Repeat repeat -> collect(repeat.body(), couplers);
        case Step.Apply apply when isGate(apply) -> collect(apply, couplers);
        case Step.Apply _ -> {}
      }
    }
  }

  private static boolean isGate(Step.Apply apply) {
    return apply.op().targets().arePairs() && apply.op().kind() == Op.Kind.CLIFFORD;
  }

  private void collect(Step.Apply apply, Map<Coupler, Double> couplers) {
    int[] targets = apply.targets();
    for (int i = 0; i < targets.length; i += 2) {
      boolean isPulse = !Target.isBit(targets[i]) && !Target.isBit(targets[i + 1]);
      if (isPulse && machines.areApart(targets[i], targets[i + 1])) {
        couplers.put(Coupler.of(targets[i], targets[i + 1]), 0.0);
      }
    }
  }
}
