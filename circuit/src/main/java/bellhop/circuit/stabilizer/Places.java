package bellhop.circuit.stabilizer;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Where a circuit says that its qubits and some of its detectors are, shifts included. Blocks are
 * turned where such a detector or the place of a qubit is in them.
 */
public final class Places {
  private final SortedSet<Long> wanted;
  private final Map<Integer, double[]> qubits = new HashMap<>();
  private final SortedMap<Long, double[]> detectors = new TreeMap<>();
  private double[] shift = {};
  private long detector;

  private Places(SortedSet<Long> wanted) {
    this.wanted = wanted;
  }

  /**
   * @param wanted numbers of detectors
   */
  public static Places of(StabilizerCircuit circuit, SortedSet<Long> wanted) {
    Places places = new Places(wanted);
    places.walk(circuit);
    return places;
  }

  /** Coordinates of a qubit, if it has some. */
  public Optional<double[]> findQubit(int qubit) {
    return Optional.ofNullable(qubits.get(qubit)).map(double[]::clone);
  }

  /** Coordinates of one of the wanted detectors, if it has some. */
  public Optional<double[]> findDetector(long number) {
    return Optional.ofNullable(detectors.get(number)).map(double[]::clone);
  }

  private void walk(StabilizerCircuit circuit) {
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> take(apply);
        case Step.Repeat repeat -> turn(repeat);
      }
    }
  }

  private void turn(Step.Repeat repeat) {
    long end = detector + repeat.times() * repeat.body().detectorCount();
    if (!wanted.subSet(detector, end).isEmpty() || hasPlaces(repeat.body())) {
      for (long t = 0; t < repeat.times(); t++) {
        walk(repeat.body());
      }
    } else {
      shift(shiftOf(repeat));
    }
    detector = end;
  }

  private static boolean hasPlaces(StabilizerCircuit circuit) {
    return circuit.steps().stream()
        .anyMatch(step ->
            switch (step) {
              case Step.Apply apply -> apply.op() == Op.QUBIT_COORDS;
              case Step.Repeat repeat -> hasPlaces(repeat.body());
            });
  }

  /** Of all turns of a block together, which are not turned for it. */
  private static double[] shiftOf(Step.Repeat repeat) {
    Places turn = new Places(new TreeSet<>());
    for (Step step : repeat.body().steps()) {
      switch (step) {
        case Step.Apply apply when apply.op() == Op.SHIFT_COORDS -> turn.shift(apply.arguments());
        case Step.Apply _ -> {}
        case Step.Repeat inner -> turn.shift(shiftOf(inner));
      }
    }
    return Arrays.stream(turn.shift).map(by -> by * repeat.times()).toArray();
  }

  private void take(Step.Apply apply) {
    switch (apply.op()) {
      case SHIFT_COORDS -> shift(apply.arguments());
      case QUBIT_COORDS -> {
        for (int target : apply.targets()) {
          qubits.put(Target.number(target), shifted(apply.arguments()));
        }
      }
      case DETECTOR -> {
        if (wanted.contains(detector) && apply.arguments().length > 0) {
          detectors.put(detector, shifted(apply.arguments()));
        }
        detector++;
      }
      default -> {}
    }
  }

  private void shift(double... by) {
    shift = Arrays.copyOf(shift, Math.max(shift.length, by.length));
    for (int i = 0; i < by.length; i++) {
      shift[i] += by[i];
    }
  }

  private double[] shifted(double... place) {
    double[] shifted = place.clone();
    for (int i = 0; i < Math.min(place.length, shift.length); i++) {
      shifted[i] += shift[i];
    }
    return shifted;
  }
}
