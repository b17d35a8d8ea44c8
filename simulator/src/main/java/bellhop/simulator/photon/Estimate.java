package bellhop.simulator.photon;

import bellhop.pair.XState;
import bellhop.units.RandomStream;
import java.util.Arrays;
import java.util.function.Function;

/**
 * Attempts of a bench until so many have succeeded: counts, and mean and standard error of each of
 * the eight numbers of the pair's state. It judges nothing.
 */
public final class Estimate {
  private static final int ENTRIES = 8;

  private final double[] sum = new double[ENTRIES];
  private final double[] squares = new double[ENTRIES];
  private final long[] attemptsOf;
  private long attempts;
  private int pairs;

  private Estimate(int wanted) {
    attemptsOf = new long[wanted];
  }

  /** Attempts until there are so many pairs. */
  public static Estimate of(Function<RandomStream, Trial> bench, RandomStream chance, int pairs) {
    Estimate estimate = new Estimate(pairs);
    while (estimate.pairs < pairs) {
      estimate.add(bench.apply(chance));
    }
    return estimate;
  }

  private void add(Trial trial) {
    attempts++;
    switch (trial) {
      case Trial.Nothing nothing -> {}
      case Trial.Pair pair -> add(pair.state());
    }
  }

  private void add(XState state) {
    double[] entries = entries(state);
    for (int i = 0; i < ENTRIES; i++) {
      sum[i] += entries[i];
      squares[i] += entries[i] * entries[i];
    }
    attemptsOf[pairs] = attempts;
    pairs++;
  }

  /** r00, r01, r10, r11, then real and imaginary part of c and of d. */
  public static double[] entries(XState s) {
    return new double[] {s.r00(), s.r01(), s.r10(), s.r11(), s.cRe(), s.cIm(), s.dRe(), s.dIm()};
  }

  public long attempts() {
    return attempts;
  }

  public int pairs() {
    return pairs;
  }

  /** Pairs per attempt. */
  public double probability() {
    return (double) pairs / attempts;
  }

  /** How many attempts each pair took. */
  public long[] waits() {
    long[] waits = Arrays.copyOf(attemptsOf, pairs);
    for (int i = waits.length - 1; i > 0; i--) {
      waits[i] -= waits[i - 1];
    }
    return waits;
  }

  /** The mean state: what the link delivers. */
  public XState state() {
    double[] m = new double[ENTRIES];
    Arrays.setAll(m, i -> sum[i] / pairs);
    return new XState(m[0], m[1], m[2], m[3], m[4], m[5], m[6], m[7]);
  }

  /** Standard errors of the eight numbers, in the order of {@link #entries}. */
  public double[] errors() {
    double[] errors = new double[ENTRIES];
    for (int i = 0; i < ENTRIES; i++) {
      double mean = sum[i] / pairs;
      double variance = StrictMath.max(0, squares[i] / pairs - mean * mean);
      errors[i] = StrictMath.sqrt(variance / (pairs - 1));
    }
    return errors;
  }
}
