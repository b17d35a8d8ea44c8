package bellhop.simulator.photon;

import bellhop.units.RandomStream;

/** Numbers of quanta in one mode: draws, and the chances and amplitudes that belong to them. */
final class Quanta {
  private Quanta() {}

  /** Draws from the law (1−x)xⁿ, one quantum after another. */
  static int thermal(double x, RandomStream chance) {
    int n = 0;
    while (chance.nextBoolean(x)) {
      n++;
    }
    return n;
  }

  /** Draws how many of n quanta pass, each for itself. */
  static int pass(int n, double efficiency, RandomStream chance) {
    int passed = 0;
    for (int i = 0; i < n; i++) {
      passed += chance.nextBoolean(efficiency) ? 1 : 0;
    }
    return passed;
  }

  /** Amplitude with which, of n quanta, so many are lost and the rest stays in its mode. */
  static double lossAmplitude(int n, int lost, double efficiency) {
    if (lost < 0 || lost > n) {
      return 0;
    }
    double ways = 1;
    for (int i = 0; i < lost; i++) {
      ways *= (double) (n - i) / (i + 1);
    }
    return StrictMath.sqrt(ways)
        * StrictMath.pow(efficiency, (n - lost) / 2.0)
        * StrictMath.pow(1 - efficiency, lost / 2.0);
  }

  /** Draws a number from a list of amplitudes; what is missing to 1 counts as none. */
  static int draw(double[] amplitudes, RandomStream chance) {
    double u = chance.nextDouble();
    for (int k = 0; k < amplitudes.length; k++) {
      u -= amplitudes[k] * amplitudes[k];
      if (u < 0) {
        return k;
      }
    }
    return 0;
  }
}
