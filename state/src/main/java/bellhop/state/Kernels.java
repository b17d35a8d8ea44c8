package bellhop.state;

/**
 * Loops over the amplitudes of a state vector.
 *
 * <p>A kernel works on the amplitudes whose number has a certain pattern in the bits of a mask: one
 * bit for a one-qubit gate, two for a two-qubit gate, and so on; a controlled gate touches only the
 * quarter that it changes. Numbers with zeros in the mask are enumerated in runs: the starts by
 * carrying over the bits of the mask, {@code next(i) = ((i | mask) + 1) & ~mask}, and inside a run
 * by plain counting, one by one or, where the mask has some of the three lowest bits, eight by
 * eight from each start that is free of them. Plain counting is what the JVM turns into fast code;
 * where runs would be short because of low bits, they have length 1 instead.
 *
 * <p>Real and imaginary parts lie in two arrays of at least {@link #SHORTEST} numbers. Cost: one
 * pass over the touched amplitudes.
 */
final class Kernels {
  /** The step of loops that go around the lowest bits, and the least length of the arrays. */
  static final int SHORTEST = 8;

  /** Runs of this length stay in the first-level cache while they are walked several times. */
  private static final int LONGEST = 1024;

  private static final int WORTH_STEPPING = 64;

  /** For each set of the three lowest bits, the numbers below 8 without them; for none only 0. */
  private static final int[][] STARTS = {
    {0}, {0, 2, 4, 6}, {0, 1, 4, 5}, {0, 4}, {0, 1, 2, 3}, {0, 2}, {0, 1}, {0}
  };

  private Kernels() {}

  private static int next(int i, int mask) {
    return ((i | mask) + 1) & ~mask;
  }

  /** Where the bits above the three lowest begin, which limits a run. */
  private static int room(int length, int mask) {
    int high = Integer.lowestOneBit(mask & -SHORTEST);
    return StrictMath.min(high == 0 ? length : high, LONGEST);
  }

  /** Whether runs are walked eight by eight. */
  private static boolean isStepped(int length, int mask) {
    return (mask & (SHORTEST - 1)) != 0 && room(length, mask) >= WORTH_STEPPING;
  }

  private static int run(int length, int mask) {
    boolean wide = (mask & (SHORTEST - 1)) == 0;
    return wide || isStepped(length, mask) ? room(length, mask) : 1;
  }

  private static int[] starts(int length, int mask) {
    return isStepped(length, mask) ? STARTS[mask & (SHORTEST - 1)] : STARTS[0];
  }

  /** Multiplies the amplitudes of a pattern by a + ib. */
  static void multiply(double[] re, double[] im, int mask, int pattern, double a, double b) {
    boolean stepped = isStepped(re.length, mask);
    int run = run(re.length, mask);
    int skip = mask | (run - 1);
    for (int base = 0; base < re.length; base = next(base, skip)) {
      for (int start : starts(re.length, mask)) {
        int from = (base + start) | pattern;
        if (run == 1) {
          multiplyOne(re, im, from, a, b);
        } else if (stepped) {
          multiplyByEights(re, im, from, from + run - start, a, b);
        } else {
          multiplyByOnes(re, im, from, from + run, a, b);
        }
      }
    }
  }

  private static void multiplyByOnes(
      double[] re, double[] im, int from, int to, double a, double b) {
    for (int i = from; i < to; i++) {
      multiplyOne(re, im, i, a, b);
    }
  }

  private static void multiplyByEights(
      double[] re, double[] im, int from, int to, double a, double b) {
    for (int i = from; i < to; i += SHORTEST) {
      multiplyOne(re, im, i, a, b);
    }
  }

  private static void multiplyOne(double[] re, double[] im, int i, double a, double b) {
    double x = re[i];
    double y = im[i];
    re[i] = a * x - b * y;
    im[i] = a * y + b * x;
  }

  /** Exchanges the amplitudes of two patterns. */
  static void exchange(double[] re, double[] im, int mask, int p, int q) {
    boolean stepped = isStepped(re.length, mask);
    int run = run(re.length, mask);
    int skip = mask | (run - 1);
    for (int base = 0; base < re.length; base = next(base, skip)) {
      for (int start : starts(re.length, mask)) {
        int i = (base + start) | p;
        int j = (base + start) | q;
        if (run == 1) {
          exchangeOne(re, im, i, j);
        } else if (stepped) {
          exchangeByEights(re, im, i, j, run - start);
        } else {
          exchangeByOnes(re, im, i, j, run);
        }
      }
    }
  }

  private static void exchangeByOnes(double[] re, double[] im, int i, int j, int n) {
    for (int k = 0; k < n; k++) {
      exchangeOne(re, im, i + k, j + k);
    }
  }

  private static void exchangeByEights(double[] re, double[] im, int i, int j, int n) {
    for (int k = 0; k < n; k += SHORTEST) {
      exchangeOne(re, im, i + k, j + k);
    }
  }

  private static void exchangeOne(double[] re, double[] im, int i, int j) {
    double x = re[i];
    double y = im[i];
    re[i] = re[j];
    im[i] = im[j];
    re[j] = x;
    im[j] = y;
  }

  /** Applies a 2×2 matrix to the amplitudes of two patterns. */
  static void turn(double[] re, double[] im, int mask, int p, int q, double[] m) {
    boolean real = m[1] == 0 && m[3] == 0 && m[5] == 0 && m[7] == 0;
    boolean stepped = isStepped(re.length, mask);
    int run = run(re.length, mask);
    int skip = mask | (run - 1);
    for (int base = 0; base < re.length; base = next(base, skip)) {
      for (int start : starts(re.length, mask)) {
        int i = (base + start) | p;
        int j = (base + start) | q;
        if (run == 1) {
          turnOne(re, im, i, j, m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7]);
        } else if (real) {
          turnReal(re, im, i, j, run - start, stepped, m);
        } else if (stepped) {
          turnByEights(re, im, i, j, run - start, m);
        } else {
          turnByOnes(re, im, i, j, run, m);
        }
      }
    }
  }

  private static void turnByOnes(double[] re, double[] im, int i, int j, int n, double[] m) {
    double a = m[0];
    double b = m[1];
    double c = m[2];
    double d = m[3];
    double e = m[4];
    double f = m[5];
    double g = m[6];
    double h = m[7];
    for (int k = 0; k < n; k++) {
      turnOne(re, im, i + k, j + k, a, b, c, d, e, f, g, h);
    }
  }

  private static void turnByEights(double[] re, double[] im, int i, int j, int n, double[] m) {
    double a = m[0];
    double b = m[1];
    double c = m[2];
    double d = m[3];
    double e = m[4];
    double f = m[5];
    double g = m[6];
    double h = m[7];
    for (int k = 0; k < n; k += SHORTEST) {
      turnOne(re, im, i + k, j + k, a, b, c, d, e, f, g, h);
    }
  }

  /** [[a + ib, c + id], [e + if, g + ih]] on amplitudes i and j. */
  private static void turnOne(
      double[] re,
      double[] im,
      int i,
      int j,
      double a,
      double b,
      double c,
      double d,
      double e,
      double f,
      double g,
      double h) {
    double x = re[i];
    double y = im[i];
    double u = re[j];
    double v = im[j];
    re[i] = a * x - b * y + (c * u - d * v);
    im[i] = a * y + b * x + (c * v + d * u);
    re[j] = e * x - f * y + (g * u - h * v);
    im[j] = e * y + f * x + (g * v + h * u);
  }

  private static void turnReal(
      double[] re, double[] im, int i, int j, int n, boolean stepped, double[] m) {
    double a = m[0];
    double c = m[2];
    double e = m[4];
    double g = m[6];
    if (stepped) {
      for (int k = 0; k < n; k += SHORTEST) {
        turnRealOne(re, im, i + k, j + k, a, c, e, g);
      }
    } else {
      for (int k = 0; k < n; k++) {
        turnRealOne(re, im, i + k, j + k, a, c, e, g);
      }
    }
  }

  private static void turnRealOne(
      double[] re, double[] im, int i, int j, double a, double c, double e, double g) {
    double x = re[i];
    double y = im[i];
    double u = re[j];
    double v = im[j];
    re[i] = a * x + c * u;
    im[i] = a * y + c * v;
    re[j] = e * x + g * u;
    im[j] = e * y + g * v;
  }

  /** Applies a 2ᵏ×2ᵏ matrix to the amplitudes of all patterns; pattern r is row r. */
  static void dense(double[] re, double[] im, int mask, int[] patterns, double[] m) {
    int n = patterns.length;
    double[] x = new double[n];
    double[] y = new double[n];
    for (int i = 0; i < re.length; i = next(i, mask)) {
      for (int k = 0; k < n; k++) {
        x[k] = re[i | patterns[k]];
        y[k] = im[i | patterns[k]];
      }
      for (int row = 0; row < n; row++) {
        double a = 0;
        double b = 0;
        for (int k = 0; k < n; k++) {
          double c = m[2 * (row * n + k)];
          double d = m[2 * (row * n + k) + 1];
          a += c * x[k] - d * y[k];
          b += c * y[k] + d * x[k];
        }
        re[i | patterns[row]] = a;
        im[i | patterns[row]] = b;
      }
    }
  }

  /** Σ|amplitude|² over a pattern. */
  static double mass(double[] re, double[] im, int mask, int pattern) {
    boolean stepped = isStepped(re.length, mask);
    int run = run(re.length, mask);
    int skip = mask | (run - 1);
    double sum = 0;
    for (int base = 0; base < re.length; base = next(base, skip)) {
      for (int start : starts(re.length, mask)) {
        int from = (base + start) | pattern;
        if (stepped) {
          sum += massByEights(re, im, from, from + run - start);
        } else {
          sum += massByOnes(re, im, from, from + run);
        }
      }
    }
    return sum;
  }

  /** Several sums at a time, because each addition waits for the one before it. */
  private static double massByOnes(double[] re, double[] im, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    int i = from;
    for (; i < to - 3; i += 4) {
      a += square(re[i], im[i]);
      b += square(re[i + 1], im[i + 1]);
      c += square(re[i + 2], im[i + 2]);
      d += square(re[i + 3], im[i + 3]);
    }
    for (; i < to; i++) {
      a += square(re[i], im[i]);
    }
    return (a + b) + (c + d);
  }

  private static double massByEights(double[] re, double[] im, int from, int to) {
    double a = 0;
    double b = 0;
    for (int i = from; i < to; i += SHORTEST) {
      a += re[i] * re[i];
      b += im[i] * im[i];
    }
    return a + b;
  }

  private static double square(double re, double im) {
    return re * re + im * im;
  }
}
