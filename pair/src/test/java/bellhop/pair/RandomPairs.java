package bellhop.pair;

import bellhop.units.RandomStream;

/** Seeded valid inputs, extremes included. */
final class RandomPairs {
  private RandomPairs() {}

  static XState state(RandomStream chance) {
    double[] r = new double[4];
    double sum = 0;
    for (int i = 0; i < 4; i++) {
      r[i] = chance.nextBoolean(0.1) ? 0 : -Math.log(chance.nextPositive());
      sum += r[i];
    }
    if (sum == 0) {
      return XState.bell(BellState.of(chance.nextInt(4)));
    }
    double c = share(chance) * Math.sqrt(r[1] * r[2]) / sum;
    double d = share(chance) * Math.sqrt(r[0] * r[3]) / sum;
    double a = 2 * Math.PI * chance.nextDouble();
    double b = 2 * Math.PI * chance.nextDouble();
    return new XState(
        r[0] / sum,
        r[1] / sum,
        r[2] / sum,
        r[3] / sum,
        c * Math.cos(a),
        c * Math.sin(a),
        d * Math.cos(b),
        d * Math.sin(b));
  }

  static Memory memory(RandomStream chance) {
    double t1 =
        chance.nextBoolean(0.1)
            ? Double.POSITIVE_INFINITY
            : Math.pow(10, -5 + 6 * chance.nextDouble());
    double t2 =
        Double.isInfinite(t1)
            ? (chance.nextBoolean(0.5) ? t1 : Math.pow(10, -5 + 6 * chance.nextDouble()))
            : 2 * t1 * share(chance) + 1e-9;
    return new Memory(t1, Math.min(t2, 2 * t1), chance.nextBoolean(0.5) ? 0 : chance.nextDouble());
  }

  static double seconds(RandomStream chance) {
    return chance.nextBoolean(0.1) ? 0 : Math.pow(10, -7 + 8 * chance.nextDouble());
  }

  /** In [0, 1], the ends with some weight. */
  static double share(RandomStream chance) {
    return chance.nextBoolean(0.1) ? 0 : chance.nextBoolean(0.1) ? 1 : chance.nextDouble();
  }

  static BellWeights weights(RandomStream chance) {
    return state(chance).weights();
  }
}
