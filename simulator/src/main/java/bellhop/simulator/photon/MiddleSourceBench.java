package bellhop.simulator.photon;

import bellhop.pair.XState;
import bellhop.units.RandomStream;

/**
 * A source of pairs in the middle, photon by photon: two rails that each hold a squeezed vacuum, a
 * lossy arm to either end, and memories that herald exactly one photon in their two rails.
 * Single-mode pairs, no dark counts; a qubit is the rail in which its photon came.
 *
 * <p>An attempt draws how many pairs each rail had and which photons were lost. The losses are what
 * the surroundings know: every history that leaves the same losses and one photon at each end takes
 * part in the state, with its amplitude.
 *
 * @param x ratio of the chances of n+1 and n pairs in a rail, in [0, 1)
 * @param etaA efficiency to end A, in [0, 1]
 * @param etaB likewise B
 */
public record MiddleSourceBench(double x, double etaA, double etaB) {
  public MiddleSourceBench {
    if (!(x >= 0 && x < 1)) {
      throw new IllegalArgumentException("a squeezed vacuum has x in [0, 1), not " + x);
    }
  }

  /** One attempt; the pair is meant to be Φ+. */
  public Trial attempt(RandomStream chance) {
    int pairs0 = Quanta.thermal(x, chance);
    int pairs1 = Quanta.thermal(x, chance);
    int a0 = Quanta.pass(pairs0, etaA, chance);
    int a1 = Quanta.pass(pairs1, etaA, chance);
    int b0 = Quanta.pass(pairs0, etaB, chance);
    int b1 = Quanta.pass(pairs1, etaB, chance);
    if (a0 + a1 != 1 || b0 + b1 != 1) {
      return Trial.NOTHING;
    }
    return new Trial.Pair(state(pairs0 - a0, pairs1 - a1, pairs0 - b0, pairs1 - b1));
  }

  /** The pair that these losses, by end and rail, leave behind. */
  private XState state(int lostA0, int lostA1, int lostB0, int lostB1) {
    double[] amplitude = new double[4];
    for (int a = 0; a < 2; a++) {
      for (int b = 0; b < 2; b++) {
        int pairs0 = lostA0 + 1 - a;
        int pairs1 = lostA1 + a;
        boolean possible = pairs0 == lostB0 + 1 - b && pairs1 == lostB1 + b;
        amplitude[2 * a + b] =
            possible ? history(pairs0, lostA0, lostB0) * history(pairs1, lostA1, lostB1) : 0;
      }
    }
    return XState.normalised(
        amplitude[0] * amplitude[0],
        amplitude[1] * amplitude[1],
        amplitude[2] * amplitude[2],
        amplitude[3] * amplitude[3],
        amplitude[1] * amplitude[2],
        0,
        amplitude[0] * amplitude[3],
        0);
  }

  /** Amplitude of a rail that had so many pairs and lost so many photons at either end. */
  private double history(int pairs, int lostA, int lostB) {
    return StrictMath.sqrt((1 - x) * StrictMath.pow(x, pairs))
        * Quanta.lossAmplitude(pairs, lostA, etaA)
        * Quanta.lossAmplitude(pairs, lostB, etaB);
  }
}
