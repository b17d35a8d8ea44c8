package bellhop.state;

/**
 * The order in which kernels visit the numbers that have zeros in the bits of a mask.
 *
 * <p>Starts of runs come by carrying over the bits of the mask, {@code next(i) = ((i | mask) + 1) &
 * ~mask}. Inside a run a kernel counts plainly, which the JVM turns into fast code: one by one, or,
 * where the mask has some of the three lowest bits, eight by eight from each start that is free of
 * them. Where runs would be short because of low bits there are none, and every number comes from
 * {@code next}.
 */
final class Runs {
  /** The step of loops that go around the lowest bits. */
  static final int STEP = 8;

  /** Runs of this length stay in the first-level cache while they are walked several times. */
  private static final int LONGEST = 1024;

  private static final int WORTH_STEPPING = 64;

  /** For each set of the three lowest bits, the numbers below 8 without them; for none only 0. */
  private static final int[][] STARTS = {
    {0}, {0, 2, 4, 6}, {0, 1, 4, 5}, {0, 4}, {0, 1, 2, 3}, {0, 2}, {0, 1}, {0}
  };

  private Runs() {}

  static int next(int i, int mask) {
    return ((i | mask) + 1) & ~mask;
  }

  private static boolean hasLowBits(int mask) {
    return (mask & (STEP - 1)) != 0;
  }

  /** The lowest bit of a mask above the three lowest, which limits a run; without one no limit. */
  private static int room(int mask) {
    int high = Integer.lowestOneBit(mask & -STEP);
    return high == 0 ? LONGEST : StrictMath.min(high, LONGEST);
  }

  /** Whether there are no runs. */
  static boolean isScattered(int mask) {
    return hasLowBits(mask) && room(mask) < WORTH_STEPPING;
  }

  /** Whether runs are walked eight by eight. */
  static boolean isStepped(int mask) {
    return hasLowBits(mask) && !isScattered(mask);
  }

  /** The length of runs in an array of a length that is a power of two from 8 on. */
  static int length(int arrayLength, int mask) {
    return StrictMath.min(arrayLength, room(mask));
  }

  /** Where the walks through a run begin. */
  static int[] starts(int mask) {
    return STARTS[mask & (STEP - 1)];
  }
}
