package bellhop.simulator.photon;

import bellhop.units.RandomStream;
import bellhop.units.Span;
import bellhop.units.Time;

/**
 * A pair in depolarising memories, as the Pauli by which it differs from what is wanted. A memory's
 * lifetime is the time in which one waiting half brings a pair's fidelity to 1/e.
 *
 * @param flip whether the difference holds an X
 * @param sign whether it holds a Z
 * @param since until when its waiting has been drawn
 */
record FadingPair(boolean flip, boolean sign, Time since) {
  /** A Werner pair of a fidelity. */
  static FadingPair werner(double fidelity, Time emitted, RandomStream chance) {
    if (chance.nextBoolean(fidelity)) {
      return new FadingPair(false, false, emitted);
    }
    int pauli = 1 + chance.nextInt(3);
    return new FadingPair((pauli & 1) != 0, (pauli & 2) != 0, emitted);
  }

  boolean isWanted() {
    return !flip && !sign;
  }

  /** Both halves wait until then, each with the chance to be replaced by white noise. */
  FadingPair until(Time now, double lifetime, RandomStream chance) {
    return half(now, lifetime, chance).half(now, lifetime, chance).at(now);
  }

  private FadingPair at(Time now) {
    return new FadingPair(flip, sign, now);
  }

  private FadingPair half(Time now, double lifetime, RandomStream chance) {
    if (Double.isInfinite(lifetime)) {
      return this;
    }
    Span wait = now.minus(since);
    double excess = (4 / StrictMath.E - 1) / 3;
    double keeps = StrictMath.exp(StrictMath.log(excess) * wait.seconds() / lifetime);
    if (chance.nextBoolean(keeps)) {
      return this;
    }
    int pauli = chance.nextInt(4);
    return new FadingPair((pauli & 1) != 0, (pauli & 2) != 0, since);
  }
}
