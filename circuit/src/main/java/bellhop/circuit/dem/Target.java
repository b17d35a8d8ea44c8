package bellhop.circuit.dem;

/**
 * What a step of an error model names, in one {@code long}: a detector, an observable, or the
 * separator between parts. Detectors sort before observables.
 */
public final class Target {
  /** {@code ^}, which suggests where a mechanism may be split. */
  public static final long SEPARATOR = -1;

  /** The largest number of a detector as it is written, before shifts; also of a count. */
  public static final long LARGEST_NUMBER = 1_000_000_000_000_000_000L;

  /** The largest number of an observable. */
  public static final long LARGEST_OBSERVABLE = 0xffffffffL;

  private static final long OBSERVABLE = 1L << 62;

  private Target() {}

  /** A detector, relative to the offset where it stands. */
  public static long detector(long index) {
    if (index < 0 || index >= OBSERVABLE) {
      throw new IllegalArgumentException("a detector has a number from 0, not " + index);
    }
    return index;
  }

  /** An observable, whose number no offset changes. */
  public static long observable(long index) {
    if (index < 0 || index > LARGEST_OBSERVABLE) {
      throw new IllegalArgumentException("an observable has a number of 32 bits, not " + index);
    }
    return OBSERVABLE | index;
  }

  public static boolean isDetector(long target) {
    return target >= 0 && target < OBSERVABLE;
  }

  public static boolean isObservable(long target) {
    return target >= OBSERVABLE && target <= (OBSERVABLE | LARGEST_OBSERVABLE);
  }

  /** The number of a detector or an observable. */
  public static long index(long target) {
    return target & ~OBSERVABLE;
  }

  /** As it is written: {@code D5}, {@code L2}, {@code ^}. */
  public static String text(long target) {
    return target == SEPARATOR ? "^" : (isDetector(target) ? "D" : "L") + index(target);
  }

  static void check(long target) {
    if (target != SEPARATOR && !isDetector(target) && !isObservable(target)) {
      throw new IllegalArgumentException("no target is " + Long.toHexString(target));
    }
  }
}
