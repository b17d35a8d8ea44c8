package bellhop.qec.model;

import bellhop.circuit.dem.Target;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Arrays;
import java.util.stream.Collectors;

/**
 * Detectors that are random without noise. A measurement or reset of a product makes every result
 * that depends on what anticommutes with it a coin; so an error by the product itself must have no
 * symptoms. If it has, either the circuit is refused, or the coin becomes a fault of probability
 * 1/2: then one of its detectors says nothing any more, and is taken out of all that is carried.
 */
final class Gauges implements Collapses.Coins {
  private static final int MOST_NAMED = 6;

  private final Carried carried;
  private final Faults faults;
  private final String source;
  private final boolean areAllowed;

  Gauges(Carried carried, Faults faults, String source, boolean areAllowed) {
    this.carried = carried;
    this.faults = faults;
    this.source = source;
    this.areAllowed = areAllowed;
  }

  /**
   * @throws InputException if there are some and that is not allowed; observables never are
   */
  @Override
  public void require(long[] symptoms, String what, int... qubits) {
    if (symptoms.length == 0) {
      return;
    }
    int detectors = Symptoms.detectorCount(symptoms);
    if (!areAllowed || detectors < symptoms.length) {
      throw refused(symptoms, detectors, what, qubits);
    }
    faults.add(symptoms, 0.5);
    eliminate(symptoms, symptoms[detectors - 1]);
  }

  /**
   * A flip of the whole gauge set is a coin anyway, so it may be added wherever that is shorter.
   */
  private void eliminate(long[] gauge, long pivot) {
    carried.replaceAll(set -> Symptoms.contains(set, pivot) ? Symptoms.sum(set, gauge) : set);
  }

  private InputException refused(long[] symptoms, int detectors, String what, int... qubits) {
    boolean hasObservables = detectors < symptoms.length;
    return new InputException(
        Location.of(source),
        names(symptoms)
            + (symptoms.length == 1 ? " anticommutes" : " anticommute")
            + " with "
            + what
            + " on "
            + onto(qubits),
        "without noise detectors and observables have one value, and there these are coins",
        hasObservables
            ? "a logical state is prepared or measured in another basis"
            : "allow_gauge_detectors is meant, or a detector has wrong records");
  }

  private static String names(long... symptoms) {
    String names =
        Arrays.stream(symptoms)
            .limit(MOST_NAMED)
            .mapToObj(Target::text)
            .collect(Collectors.joining(" "));
    int more = symptoms.length - MOST_NAMED;
    return more > 0 ? names + " and " + more + " more" : names;
  }

  static String onto(int... qubits) {
    String names =
        Arrays.stream(qubits)
            .limit(MOST_NAMED)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(" "));
    return (qubits.length == 1 ? "qubit " : "qubits ") + names;
  }
}
