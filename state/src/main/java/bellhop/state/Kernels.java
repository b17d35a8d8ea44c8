package bellhop.state;

/**
 * Loops over the amplitudes of a state vector.
 *
 * <p>A kernel works on the amplitudes whose number has a certain pattern in the bits of a mask: one
 * bit for a one-qubit gate, two for a two-qubit gate, and so on; a controlled gate touches only the
 * quarter that it changes. {@link Runs} tells in which order.
 *
 * <p>Real and imaginary parts lie in two arrays of at least {@link Runs#STEP} numbers. Cost: one
 * pass over the touched amplitudes.
 */
final class Kernels {
  private Kernels() {}

  /** Copies the numbers whose bit has a value, times a factor, close together. */
  static void gather(double[] from, int bit, int value, double factor, double[] to, int count) {
    int run = 1 << bit;
    for (int base = 0; base < count; base += run) {
      int source = 2 * base + value * run;
      for (int i = 0; i < run; i++) {
        to[base + i] = factor * from[source + i];
      }
    }
  }

  /** Copies the first amplitudes, times a + ib, to another place. */
  static void copyTimes(
      double[] re,
      double[] im,
      int count,
      double a,
      double b,
      double[] toRe,
      double[] toIm,
      int start) {
    for (int i = 0; i < count; i++) {
      toRe[start + i] = a * re[i] - b * im[i];
      toIm[start + i] = a * im[i] + b * re[i];
    }
  }

  /** Multiplies the amplitudes of a pattern by a + ib. */
  static void multiply(double[] re, double[] im, int mask, int pattern, double a, double b) {
    if (Runs.isScattered(mask)) {
      multiplyScattered(re, im, mask, pattern, a, b);
      return;
    }
    boolean stepped = Runs.isStepped(mask);
    int run = Runs.length(re.length, mask);
    int skip = mask | (run - 1);
    for (int base = 0; base < re.length; base = Runs.next(base, skip)) {
      for (int start : Runs.starts(mask)) {
        int from = (base + start) | pattern;
        if (stepped) {
          multiplyByEights(re, im, from, from + run - start, a, b);
        } else {
          multiplyByOnes(re, im, from, from + run, a, b);
        }
      }
    }
  }

  private static void multiplyScattered(
      double[] re, double[] im, int mask, int pattern, double a, double b) {
    for (int i = 0; i < re.length; i = Runs.next(i, mask)) {
      multiplyOne(re, im, i | pattern, a, b);
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
    for (int i = from; i < to; i += Runs.STEP) {
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
    if (Runs.isScattered(mask)) {
      exchangeScattered(re, im, mask, p, q);
      return;
    }
    boolean stepped = Runs.isStepped(mask);
    int run = Runs.length(re.length, mask);
    int skip = mask | (run - 1);
    for (int base = 0; base < re.length; base = Runs.next(base, skip)) {
      for (int start : Runs.starts(mask)) {
        int i = (base + start) | p;
        int j = (base + start) | q;
        if (stepped) {
          exchangeByEights(re, im, i, j, run - start);
        } else {
          exchangeByOnes(re, im, i, j, run);
        }
      }
    }
  }

  private static void exchangeScattered(double[] re, double[] im, int mask, int p, int q) {
    for (int i = 0; i < re.length; i = Runs.next(i, mask)) {
      exchangeOne(re, im, i | p, i | q);
    }
  }

  private static void exchangeByOnes(double[] re, double[] im, int i, int j, int n) {
    for (int k = 0; k < n; k++) {
      exchangeOne(re, im, i + k, j + k);
    }
  }

  private static void exchangeByEights(double[] re, double[] im, int i, int j, int n) {
    for (int k = 0; k < n; k += Runs.STEP) {
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
    if (Runs.isScattered(mask)) {
      turnScattered(re, im, mask, p, q, m);
      return;
    }
    boolean real = m[1] == 0 && m[3] == 0 && m[5] == 0 && m[7] == 0;
    boolean stepped = Runs.isStepped(mask);
    int run = Runs.length(re.length, mask);
    int skip = mask | (run - 1);
    for (int base = 0; base < re.length; base = Runs.next(base, skip)) {
      for (int start : Runs.starts(mask)) {
        int i = (base + start) | p;
        int j = (base + start) | q;
        if (real) {
          turnReal(re, im, i, j, run - start, stepped, m);
        } else if (stepped) {
          turnByEights(re, im, i, j, run - start, m);
        } else {
          turnByOnes(re, im, i, j, run, m);
        }
      }
    }
  }

  private static void turnScattered(double[] re, double[] im, int mask, int p, int q, double[] m) {
    for (int i = 0; i < re.length; i = Runs.next(i, mask)) {
      turnOne(re, im, i | p, i | q, m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7]);
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
    for (int k = 0; k < n; k += Runs.STEP) {
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
      for (int k = 0; k < n; k += Runs.STEP) {
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
    for (int i = 0; i < re.length; i = Runs.next(i, mask)) {
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
}
