package bellhop.simulator.photon;

import bellhop.units.RandomStream;

/**
 * One pumped transducer as quanta: a thermal seed in the microwave mode, pairs that the pump adds,
 * an optical arm and a memory. Its Fock space ends at {@link #MOST} quanta of the seed and as many
 * pairs.
 */
public final class PumpedMode {
  /** Weights beyond are below 1e-6 while the mean numbers stay below ⅓. */
  static final int MOST = 12;

  private static final double LARGEST_MEAN = 0.34;

  private final double seedRatio;
  private final double capture;
  private final double optical;
  private final double[][] amplitudes;

  /**
   * @param pairs N, mean number of pairs that a pulse makes out of vacuum, up to 0.34
   * @param thermal mean quanta of the seed, up to 0.34
   * @param capture chance that the memory catches a quantum, in [0, 1]
   * @param optical efficiency of the optical arm, detector included; at most 1/(2·MOST), because
   *     clicks are taken to first order in it
   */
  public PumpedMode(double pairs, double thermal, double capture, double optical) {
    if (!(pairs >= 0 && pairs <= LARGEST_MEAN && thermal >= 0 && thermal <= LARGEST_MEAN)) {
      throw new IllegalArgumentException(
          "means above %s do not fit: %s pairs, %s thermal"
              .formatted(LARGEST_MEAN, pairs, thermal));
    }
    if (!(optical >= 0 && optical * 2 * MOST <= 1)) {
      throw new IllegalArgumentException("weak clicks have a weak arm, not " + optical);
    }
    seedRatio = thermal / (1 + thermal);
    this.capture = capture;
    this.optical = optical;
    amplitudes = new double[MOST + 1][];
    for (int seed = 0; seed <= MOST; seed++) {
      amplitudes[seed] = squeezed(seed, pairs);
    }
  }

  /**
   * Amplitudes of k pairs made by the two-mode squeezer out of a seed of n quanta: (a†o†)^k applied
   * step by step, tanh r/k a step, out of the start (cosh r)^−(n+1).
   */
  private static double[] squeezed(int seed, double pairs) {
    double cosh = StrictMath.sqrt(1 + pairs);
    double tanh = StrictMath.sqrt(pairs / (1 + pairs));
    double[] amplitude = new double[MOST + 1];
    amplitude[0] = StrictMath.pow(cosh, -(seed + 1));
    for (int k = 1; k <= MOST; k++) {
      double ladder = StrictMath.sqrt(seed + k) * StrictMath.sqrt(k);
      amplitude[k] = amplitude[k - 1] * tanh / k * ladder;
    }
    return amplitude;
  }

  /**
   * What was drawn of one pulse before anything is looked at.
   *
   * @param seed thermal quanta before the pulse
   * @param pairs made by it
   */
  record Pulse(int seed, int pairs) {}

  Pulse pulse(RandomStream chance) {
    int seed = Math.min(MOST, Quanta.thermal(seedRatio, chance));
    return new Pulse(seed, Quanta.draw(amplitudes[seed], chance));
  }

  /** Chance that one of the optical photons clicks, to first order. */
  double click(Pulse pulse) {
    return pulse.pairs() * optical;
  }

  /** Draws how many quanta the memory misses. */
  int missed(Pulse pulse, RandomStream chance) {
    return pulse.seed() + pulse.pairs() - caught(pulse, chance);
  }

  private int caught(Pulse pulse, RandomStream chance) {
    return Quanta.pass(pulse.seed() + pulse.pairs(), capture, chance);
  }

  /**
   * Amplitude of a history: out of this seed so many pairs, so many quanta missed, and one optical
   * photon taken away by the detectors or none.
   */
  double history(int seed, int pairs, int missed, boolean sent) {
    if (pairs < 0 || pairs > MOST) {
      return 0;
    }
    double taken = sent ? StrictMath.sqrt(pairs * optical) : 1;
    return amplitudes[seed][pairs] * taken * Quanta.lossAmplitude(seed + pairs, missed, capture);
  }
}
