package bellhop.simulator.photon;

import bellhop.units.RandomStream;

/**
 * The phase of an emitter that dephases while it emits: Brownian motion from 0, drawn only at the
 * times that somebody asks for. It remembers two of them, which is all that a window can ask.
 */
final class PhaseWalk {
  private final double rate;
  private final RandomStream chance;
  private int known;
  private double time0;
  private double phase0;
  private double time1;
  private double phase1;

  /**
   * @param rate γ* in 1/s of the amplitude coherence; the variance of the phase grows by 2γ* a
   *     second
   */
  PhaseWalk(double rate, RandomStream chance) {
    this.rate = rate;
    this.chance = chance;
  }

  /** The phase at a time after the start, in rad. */
  double at(double time) {
    if (rate == 0 || time <= 0) {
      return 0;
    }
    if (known > 0 && time == time0) {
      return phase0;
    }
    if (known > 1 && time == time1) {
      return phase1;
    }
    return known == 0 ? first(time) : second(time);
  }

  private double first(double time) {
    known = 1;
    time0 = time;
    phase0 = StrictMath.sqrt(2 * rate * time) * chance.nextGaussian();
    return phase0;
  }

  /** Onward from the known point, or on a bridge that leads to it. */
  private double second(double time) {
    if (known > 1) {
      throw new IllegalStateException("a window sees two photons, and here is a third time");
    }
    boolean later = time > time0;
    double mean = later ? phase0 : phase0 * time / time0;
    double variance = later ? time - time0 : time * (time0 - time) / time0;
    known = 2;
    time1 = time;
    phase1 = mean + StrictMath.sqrt(2 * rate * variance) * chance.nextGaussian();
    return phase1;
  }
}
