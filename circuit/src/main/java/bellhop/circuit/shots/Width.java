package bellhop.circuit.shots;

import bellhop.units.InputException;
import bellhop.units.Location;

/**
 * How many bits of which kind one shot has. They stand in this order: measurements, detectors,
 * observables; each kind is numbered from 0.
 */
public record Width(int measurements, int detectors, int observables) {
  /** Of all kinds together, so that whole words of a shot can still be counted. */
  public static final int MOST_BITS = Integer.MAX_VALUE - 63;

  public Width {
    if (measurements < 0 || detectors < 0 || observables < 0) {
      throw new IllegalArgumentException(
          "negative bits: " + measurements + ", " + detectors + ", " + observables);
    }
    if ((long) measurements + detectors + observables > MOST_BITS) {
      throw new IllegalArgumentException(
          "more than "
              + MOST_BITS
              + " bits: "
              + measurements
              + ", "
              + detectors
              + ", "
              + observables);
    }
  }

  /** For records of measurements alone. */
  public static Width ofMeasurements(int count) {
    return new Width(count, 0, 0);
  }

  /** For detection events, with the observables behind them. */
  public static Width ofDetectors(int detectors, int observables) {
    return new Width(0, detectors, observables);
  }

  /**
   * For counts that a user's circuit or model gave, which may be anything.
   *
   * @param place of the circuit or model
   * @throws InputException if one shot has more than {@link #MOST_BITS} bits
   */
  public static Width of(Location place, long measurements, long detectors, long observables) {
    long most = MOST_BITS;
    boolean each = measurements <= most && detectors <= most && observables <= most;
    if (!each || measurements + detectors + observables > most) {
      throw new InputException(
          place,
          "one shot has " + sum(measurements, detectors, observables) + " bits",
          "at most " + MOST_BITS + " are held",
          "fewer repetitions were meant");
    }
    return new Width((int) measurements, (int) detectors, (int) observables);
  }

  private static String sum(long... counts) {
    long sum = 0;
    for (long count : counts) {
      sum += Math.min(count, Long.MAX_VALUE - sum);
    }
    return sum == Long.MAX_VALUE ? "2^63 or more" : Long.toString(sum);
  }

  /** Of all kinds. */
  public int bits() {
    return measurements + detectors + observables;
  }
}
