package bellhop.qec.model;

import bellhop.circuit.dem.Targets;
import java.util.List;

/**
 * The faults of a circuit that flip the same.
 *
 * @param symptoms what each of them flips: detectors, then observables
 * @param faults in the order of the circuit; none if no single fault does
 */
public record Explanation(Targets symptoms, List<CircuitFault> faults) {
  public Explanation {
    faults = List.copyOf(faults);
  }
}
