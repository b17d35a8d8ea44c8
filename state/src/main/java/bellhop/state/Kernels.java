package bellhop.state;

/**
 * Loops over the amplitudes of a state vector.
 *
 * <p>A kernel works on the amplitudes whose number has a certain pattern in the bits of a mask: one
 * bit for a one-qubit gate, two for a two-qubit gate, and so on; a controlled gate touches only the
 * quarter that it changes. Numbers with zeros in the mask are enumerated by carrying over its bits:
 * {@code next(i) = ((i | mask) + 1) & ~mask}. Where the lowest bit of the mask is high enough,
 * whole runs of neighbours are handed to an inner loop without that arithmetic.
 *
 * <p>Real and imaginary parts lie in two arrays. Cost: one pass over the touched amplitudes.
 */
final class Kernels {
  /** Shorter runs cost more in loop starts than they save. */
  private static final int SHORTEST_RUN = 8;

  private Kernels() {}

  private static int next(int i, int mask) {
    return ((i | mask) + 1) & ~mask;
  }

  /** How many neighbours a kernel treats at a time. */
  private static int run(int mask) {
    int run = Integer.lowestOneBit(mask);
    return run < SHORTEST_RUN ? 1 : run;
  }

  /** Multiplies the amplitudes of a pattern by one number. */
  static void multiply(double[] re, double[] im, int mask, int pattern, double a, double b) {
    int run = run(mask);
    int skip = mask | (run - 1);
    for (int i = 0; i < re.length; i = next(i, skip)) {
      if (run == 1) {
        multiplyOne(re, im, i | pattern, a, b);
      } else {
        multiplyRun(re, im, i | pattern, run, a, b);
      }
    }
  }

  private static void multiplyRun(double[] re, double[] im, int from, int n, double a, double b) {
    for (int i = from; i < from + n; i++) {
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
    int run = run(mask);
    int skip = mask | (run - 1);
    for (int i = 0; i < re.length; i = next(i, skip)) {
      if (run == 1) {
        exchangeOne(re, i | p, i | q);
        exchangeOne(im, i | p, i | q);
      } else {
        exchangeRun(re, i | p, i | q, run);
        exchangeRun(im, i | p, i | q, run);
      }
    }
  }

  private static void exchangeRun(double[] part, int i, int j, int n) {
    for (int k = 0; k < n; k++) {
      exchangeOne(part, i + k, j + k);
    }
  }

  private static void exchangeOne(double[] part, int i, int j) {
    double old = part[i];
    part[i] = part[j];
    part[j] = old;
  }

  /** Applies a 2×2 matrix to the amplitudes of two patterns. */
  static void turn(double[] re, double[] im, int mask, int p, int q, double[] m) {
    if (m[1] == 0 && m[3] == 0 && m[5] == 0 && m[7] == 0) {
      turnReal(re, mask, p, q, m);
      turnReal(im, mask, p, q, m);
    } else {
      turnComplex(re, im, mask, p, q, m);
    }
  }

  private static void turnComplex(double[] re, double[] im, int mask, int p, int q, double[] m) {
    int run = run(mask);
    int skip = mask | (run - 1);
    for (int i = 0; i < re.length; i = next(i, skip)) {
      if (run == 1) {
        turnOne(re, im, i | p, i | q, m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7]);
      } else {
        turnRun(re, im, i | p, i | q, run, m);
      }
    }
  }

  private static void turnRun(double[] re, double[] im, int i, int j, int n, double[] m) {
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

  private static void turnReal(double[] part, int mask, int p, int q, double[] m) {
    double a = m[0];
    double c = m[2];
    double e = m[4];
    double g = m[6];
    int run = run(mask);
    int skip = mask | (run - 1);
    for (int i = 0; i < part.length; i = next(i, skip)) {
      if (run == 1) {
        turnRealOne(part, i | p, i | q, a, c, e, g);
      } else {
        turnRealRun(part, i | p, i | q, run, a, c, e, g);
      }
    }
  }

  private static void turnRealRun(
      double[] part, int i, int j, int n, double a, double c, double e, double g) {
    for (int k = 0; k < n; k++) {
      turnRealOne(part, i + k, j + k, a, c, e, g);
    }
  }

  private static void turnRealOne(
      double[] part, int i, int j, double a, double c, double e, double g) {
    double x = part[i];
    double u = part[j];
    part[i] = a * x + c * u;
    part[j] = e * x + g * u;
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
    double x = 0;
    double y = 0;
    for (int i = 0; i < re.length; i = next(i, mask)) {
      double a = re[i | pattern];
      double b = im[i | pattern];
      x += a * a;
      y += b * b;
    }
    return x + y;
  }

  /** Puts zeros into the amplitudes of a pattern. */
  static void clear(double[] re, double[] im, int mask, int pattern) {
    for (int i = 0; i < re.length; i = next(i, mask)) {
      re[i | pattern] = 0;
      im[i | pattern] = 0;
    }
  }
}
