package bellhop.network.physics;

/** Counting and queueing for switches and shared analysers. */
public final class Fabric {
  private Fabric() {}

  /** Erlang-B: share of requests lost when all c servers are busy at an offered load of A. */
  public static double blocking(double load, int servers) {
    double b = 1;
    for (int i = 1; i <= servers; i++) {
      b = load * b / (i + load * b);
    }
    return b;
  }

  /** Share dwell/(dwell + reconfiguration) of time in which a switch carries light. */
  public static double usefulFraction(double dwell, double reconfiguration) {
    return dwell / (dwell + reconfiguration);
  }

  /** Chance 1−(1−p)^n of at least one success in n independent tries. */
  public static double retryWindow(double p, long tries) {
    return -StrictMath.expm1(tries * StrictMath.log1p(-p));
  }

  /** Middle switches 2n−1 with which a Clos network of n inputs per edge switch never blocks. */
  public static int closStrict(int inputs) {
    return 2 * inputs - 1;
  }

  /** Hosts k³/4 of a fat tree of radix k. */
  public static long fatTreeHosts(int radix) {
    return (long) radix * radix * radix / 4;
  }

  /** Switches 5k²/4 of a fat tree of radix k. */
  public static long fatTreeSwitches(int radix) {
    return 5L * radix * radix / 4;
  }
}
