package bellhop.network.physics;

/**
 * Links that send trains of photons to a station in the middle and learn of a whole train at once,
 * with Werner pairs, faulty swaps and forgetful memories: closed forms of the experiments by which
 * QuISP and SeQUeNCe were compared (arXiv 2504.01290). Lengths in m, times in s. Losses are those
 * of perfect detectors behind fibre of 0.2 dB/km, and a station tells half of the Bell states.
 */
public final class PhotonTrains {
  /** Speed of light in the fibre, m/s. */
  public static final double FIBRE_SPEED = 208_189_206.944;

  /** Between two photons of a train. */
  private static final double SPACING = 1e-9;

  /** From the end of a round to the next. */
  private static final double GAP = 10e-9;

  /** Terms of the sum over the waiting of the older pair; the published table stops here. */
  private static final int TERMS = 20;

  private PhotonTrains() {}

  /** Chance that one photon of each end makes a pair: ½ 10^(−0.02 (a+b)) with the arms in km. */
  public static double success(double armA, double armB) {
    return 0.5 * Optics.transmission(0.2 * (armA + armB) / 1000);
  }

  /**
   * Mean time until a link has made so many pairs.
   *
   * @param pairs how many
   * @param memories at each end, photons of a train
   */
  public static double linkTime(long pairs, int memories, double armA, double armB) {
    double longer = StrictMath.max(armA, armB);
    double start = (2 * (armA + armB) + longer) / FIBRE_SPEED;
    double round = 2 * longer / FIBRE_SPEED + GAP + (memories - 1) * SPACING;
    double rounds = StrictMath.ceil(pairs / (memories * success(armA, armB)));
    return start + rounds * round;
  }

  /**
   * Fidelity of a swap of two perfect pairs.
   *
   * @param gate chance that the CNOT errs, by one of 15 Pauli pairs at random
   * @param readout chance that an outcome is wrong
   */
  public static double swapFidelity(double gate, double readout) {
    double right = 1 - readout;
    double stray = 3 * right * right + 8 * readout * right + 4 * readout * readout;
    return (1 - gate) * right * right + gate / 15 * stray;
  }

  /**
   * The same after the older of two pairs has waited in depolarising memories; a sum that stops at
   * 20 terms and is not normalised, as published, so that long memories come out 1 % low.
   *
   * @param lifetime after which a pair's fidelity is 1/e
   */
  public static double swapFidelity(double gate, double readout, double arm, double lifetime) {
    double p = success(arm, arm);
    double step = 1e-6 * StrictMath.floor(1e6 * 2 * arm / FIBRE_SPEED);
    double mean = 0;
    double missing = p;
    for (int i = 0; i < TERMS; i++) {
      mean += missing * kept(6 * step + 2 * step * i, lifetime);
      missing *= 1 - p;
    }
    double swap = swapFidelity(gate, readout);
    return mean * swap + (1 - mean) * (1 - swap) / 3;
  }

  private static double kept(double age, double lifetime) {
    return 0.25 + 0.75 * decay(age, lifetime);
  }

  /** Of the excess over ¼, which is down to (4/e − 1)/3 of its start after a lifetime. */
  private static double decay(double age, double lifetime) {
    double rate = -StrictMath.log((4 / StrictMath.E - 1) / 3);
    return StrictMath.exp(-rate * age / lifetime);
  }

  /**
   * What a round of distillation gives: two memories at each end, the older pair checked by the
   * younger one.
   *
   * @param success chance that a pair of pairs is kept
   * @param fidelity of a kept pair
   * @param time until so many are kept, on the mean
   */
  public record Purified(double success, double fidelity, double time) {}

  /** Of Werner pairs that keep; a round of BBPSSW. */
  public static Purified purify(double fidelity, long pairs, double arm) {
    return purify(fidelity, pairs, arm, Double.POSITIVE_INFINITY);
  }

  /**
   * @param fidelity of a new pair
   * @param arm from each end to the station
   * @param lifetime after which a pair's fidelity is 1/e
   */
  public static Purified purify(double fidelity, long pairs, double arm, double lifetime) {
    double p = success(arm, arm);
    double way = 2 * arm / FIBRE_SPEED;
    double round = way + GAP;
    double younger = decay(2 * way, lifetime);
    double older = older(p, way, round, lifetime);
    double success = kept(fidelity, younger, older);
    double later = decay(way, lifetime);
    double passed = passed(fidelity, younger * later, older * later) / success;
    double first = (round + SPACING + 2 * (1 - p) * round) / (p * (2 - p));
    double next = 2 * round + (1 - p) * first;
    return new Purified(success, passed, first + (pairs - success) / success * next);
  }

  /** Mean decay of the pair that waits: both at once, or a geometric number of rounds. */
  private static double older(double p, double way, double round, double lifetime) {
    double together = p / (2 - p);
    double start =
        together * decay(2 * way, lifetime) + (1 - together) * waited(p, 2 * way, round, lifetime);
    double again = 2 * p * (1 - p);
    return (1 - again) * start + again * waited(p, 4 * way, round, lifetime);
  }

  private static double waited(double p, double age, double round, double lifetime) {
    double perRound = decay(2 * round, lifetime);
    return p * decay(age + 2 * round, lifetime) / (1 - (1 - p) * perRound);
  }

  /** Chance that two decayed Werner pairs pass the check: equal parities. */
  private static double kept(double fidelity, double decayA, double decayB) {
    double good = pair(fidelity, decayA)[0] + pair(fidelity, decayA)[1];
    double other = pair(fidelity, decayB)[0] + pair(fidelity, decayB)[1];
    return good * other + (1 - good) * (1 - other);
  }

  /** Chance that they pass and the kept one is the wanted state. */
  private static double passed(double fidelity, double decayA, double decayB) {
    double[] a = pair(fidelity, decayA);
    double[] b = pair(fidelity, decayB);
    return a[0] * b[0] + a[1] * b[1];
  }

  /** Weights of the wanted state and of each other one. */
  private static double[] pair(double fidelity, double decay) {
    double wanted = 0.25 + (fidelity - 0.25) * decay;
    return new double[] {wanted, (1 - wanted) / 3};
  }
}
