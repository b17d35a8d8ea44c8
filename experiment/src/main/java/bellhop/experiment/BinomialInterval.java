package bellhop.experiment;

/**
 * Where a probability lies of which some trials are known: the exact 95 % interval of Clopper and
 * Pearson (Biometrika 26, 404). It covers the truth at least that often, whatever it is.
 *
 * @param low 0 if nothing succeeded
 * @param high 1 if everything did
 */
public record BinomialInterval(double low, double high) {
  private static final double TAIL = 0.025;

  /**
   * @param successes from 0 to the number of trials
   */
  public static BinomialInterval of(long successes, long trials) {
    if (successes < 0 || successes > trials) {
      throw new IllegalArgumentException(successes + " of " + trials);
    }
    return new BinomialInterval(low(successes, trials), high(successes, trials));
  }

  /** At which so many successes or more have the probability of a tail. */
  private static double low(long k, long n) {
    if (k == 0) {
      return 0;
    }
    double high = (double) k / n;
    double low = high;
    do {
      low /= 2;
    } while (atLeast(k, n, low) > TAIL);
    return between(k, n, TAIL, low, high);
  }

  /** At which so many successes or fewer have it. */
  private static double high(long k, long n) {
    if (k == n) {
      return 1;
    }
    double low = (double) k / n;
    double high = Math.max(1.0 / n, low);
    do {
      high = Math.min(1, 2 * high);
    } while (high < 1 && atLeast(k + 1, n, high) < 1 - TAIL);
    return between(k + 1, n, 1 - TAIL, low, high);
  }

  /** The p at which so many successes or more have a probability, by bisection. */
  private static double between(long k, long n, double probability, double low, double high) {
    double below = low;
    double above = high;
    double middle = below + (above - below) / 2;
    while (middle > below && middle < above) {
      if (atLeast(k, n, middle) < probability) {
        below = middle;
      } else {
        above = middle;
      }
      middle = below + (above - below) / 2;
    }
    return middle;
  }

  /**
   * The probability of k successes or more, by the tail on whose side of the mean k lies: its terms
   * fall from the first on, a few times √k of them until they vanish.
   *
   * @param k from 1 to n
   */
  private static double atLeast(long k, long n, double p) {
    if (p <= 0 || p >= 1) {
      return p <= 0 ? 0 : 1;
    }
    return k > n * p ? upwards(k, n, p) : 1 - downwards(k - 1, n, p);
  }

  private static double upwards(long from, long n, double p) {
    double term = exactly(from, n, p);
    double sum = 0;
    for (long k = from; sum + term != sum; k++) {
      sum += term;
      term *= (n - k) / (k + 1.0) * (p / (1 - p));
    }
    return sum;
  }

  private static double downwards(long from, long n, double p) {
    double term = exactly(from, n, p);
    double sum = 0;
    for (long k = from; sum + term != sum; k--) {
      sum += term;
      term *= k / (n - k + 1.0) * ((1 - p) / p);
    }
    return sum;
  }

  /**
   * The probability of just k successes, in the form of Loader ("Fast and accurate computation of
   * binomial probabilities", 2000), in which nothing large cancels.
   */
  private static double exactly(long k, long n, double p) {
    if (k == 0 || k == n) {
      return StrictMath.exp(n * (k == 0 ? StrictMath.log1p(-p) : StrictMath.log(p)));
    }
    double exponent =
        stirlingRest(n)
            - stirlingRest(k)
            - stirlingRest(n - k)
            - deviance((double) k, n * p)
            - deviance((double) (n - k), n * (1 - p));
    double spread = 2 * StrictMath.PI * k * ((double) (n - k) / n);
    return StrictMath.exp(exponent) / StrictMath.sqrt(spread);
  }

  /** x ln(x / mean) − x + mean, without the loss of digits where both are alike. */
  private static double deviance(double x, double mean) {
    double v = (x - mean) / (x + mean);
    if (StrictMath.abs(v) > 0.1) {
      return x * StrictMath.log(x / mean) - x + mean;
    }
    double sum = (x - mean) * v;
    double term = 2 * x * v;
    double before = Double.NaN;
    for (int i = 3; sum != before; i += 2) {
      before = sum;
      term *= v * v;
      sum += term / i;
    }
    return sum;
  }

  /** ln n! less Stirling's formula; from sixteen on by its series (DLMF 5.11.1). */
  private static double stirlingRest(long n) {
    if (n < 16) {
      double factorial = 1;
      for (int i = 2; i <= n; i++) {
        factorial *= i;
      }
      return StrictMath.log(factorial)
          - (n + 0.5) * StrictMath.log((double) n)
          + n
          - StrictMath.log(2 * StrictMath.PI) / 2;
    }
    double square = (double) n * n;
    return (1 / 12.0 - (1 / 360.0 - (1 / 1260.0 - 1 / 1680.0 / square) / square) / square) / n;
  }
}
