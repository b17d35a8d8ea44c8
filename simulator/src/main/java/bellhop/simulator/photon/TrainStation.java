package bellhop.simulator.photon;

import bellhop.units.RandomStream;
import bellhop.units.Span;

/**
 * A station between two ends that send it trains of photons, one by one: either photon is lost in
 * its fibre or not, and of two that meet the station tells half of the Bell states. Detectors are
 * perfect; both ends learn of a train when all of it has been seen.
 *
 * @param armA length of A's fibre in m, at 0.2 dB/km
 * @param armB likewise B's
 */
public record TrainStation(double armA, double armB) {
  /** Metres of light in fibre per second, by which the published experiments count. */
  static final double SPEED = 208_189_206.944;

  static final Span SPACING = Span.nanos(1);
  static final Span GAP = Span.nanos(10);

  private static final double DECIBELS_PER_METRE = 2e-4;

  /** How far a photon of an arm gets: drawn against what the fibre lets through. */
  private static double passes(double metres) {
    return StrictMath.exp(-StrictMath.log(10) * DECIBELS_PER_METRE * metres / 10);
  }

  /** Draws the outcome of trains. */
  Trains trains(RandomStream chance) {
    return new Trains(passes(armA), passes(armB), chance);
  }

  /**
   * Outcomes of photons that meet.
   *
   * @param passesA chance that A's photon arrives
   * @param passesB likewise B's
   */
  record Trains(double passesA, double passesB, RandomStream chance) {
    private static final double TOLD = 0.5;

    /** Whether one photon of each end makes a pair. */
    boolean meet() {
      return chance.nextBoolean(passesA) && chance.nextBoolean(passesB) && chance.nextBoolean(TOLD);
    }

    /** How many pairs a train of so many photons makes. */
    int send(int photons) {
      int made = 0;
      for (int i = 0; i < photons; i++) {
        made += meet() ? 1 : 0;
      }
      return made;
    }
  }

  static Span flight(double metres) {
    return Span.seconds(metres / SPEED);
  }

  /** From the emission of a train's first photon until both ends know of its last one. */
  Span round(int photons) {
    Span longer = flight(StrictMath.max(armA, armB));
    return longer.times(2).plus(SPACING.times(photons - 1));
  }
}
