package bellhop.state;

/** Sums of |amplitude|², always in one order, so that they repeat to the last bit. */
final class Mass {
  private Mass() {}

  /** Σ|amplitude|² over a pattern. */
  static double of(double[] re, double[] im, int mask, int pattern) {
    if (Runs.isScattered(mask)) {
      return massScattered(re, im, mask, pattern);
    }
    boolean stepped = Runs.isStepped(mask);
    int run = Runs.length(re.length, mask);
    int skip = mask | (run - 1);
    double sum = 0;
    for (int base = 0; base < re.length; base = Runs.next(base, skip)) {
      for (int start : Runs.starts(mask)) {
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

  private static double massScattered(double[] re, double[] im, int mask, int pattern) {
    double sum = 0;
    for (int i = 0; i < re.length; i = Runs.next(i, mask)) {
      sum += square(re[i | pattern], im[i | pattern]);
    }
    return sum;
  }

  /** Several sums at a time, because each addition waits for the one before it. */
  private static double massByOnes(double[] re, double[] im, int from, int to) {
    double a = 0;
    double b = 0;
    double c = 0;
    double d = 0;
    for (int i = from; i < to; i += 4) {
      a += square(re[i], im[i]);
      b += square(re[i + 1], im[i + 1]);
      c += square(re[i + 2], im[i + 2]);
      d += square(re[i + 3], im[i + 3]);
    }
    return (a + b) + (c + d);
  }

  private static double massByEights(double[] re, double[] im, int from, int to) {
    double a = 0;
    double b = 0;
    for (int i = from; i < to; i += Runs.STEP) {
      a += re[i] * re[i];
      b += im[i] * im[i];
    }
    return a + b;
  }

  private static double square(double re, double im) {
    return re * re + im * im;
  }
}
