package bellhop.simulator.timeline;

/**
 * What can happen on the time line, and how an event becomes one number: its kind in the lowest
 * bits, then two whole numbers.
 */
enum Event {
  /** A program begins at a QPU (controller). */
  STARTED,
  /** The qubit of a measurement is free (instruction). */
  FREED,
  /** An instruction is done. */
  ENDED,
  /** A message is there (its receive). */
  ARRIVED,
  /** A pair waits for a claim (request). */
  PAIR_READY,
  /** A pair was dropped unclaimed (request). */
  PAIR_LOST,
  /** A pair is in the hands of a program (request). */
  HANDED_OVER,
  /** A link learns of a request. */
  REQUESTED,
  /** A link learns how late an end is (link, program and end). */
  SHIFTED,
  /** A link learns of a claim (request). */
  CLAIMED,
  /** A burst may be over (link, place). */
  BURST_OVER,
  /** A transfer is done (link, place). */
  MOVED,
  /** A link's timers (link, and pair or place). */
  DUE,
  CUTOFF_REACHED,
  TOLD_A,
  TOLD_B,
  /** A link has a connection, or is asked to give one back (link, connection). */
  GRANTED,
  WITHDRAWN,
  /** The fabric has turned for a connection (link, connection). */
  TURNED,
  /** The fabric asked to be woken. */
  FABRIC_WOKEN;

  private static final int KIND_BITS = 5;
  private static final int FIRST_BITS = 29;
  private static final long FIRST_MASK = (1L << FIRST_BITS) - 1;
  private static final Event[] ALL = values();

  long of(int first) {
    return of(first, 0);
  }

  @SuppressWarnings("EnumOrdinal") // read back by kind() alone
  long of(int first, int second) {
    return ((long) second << (KIND_BITS + FIRST_BITS)) | ((long) first << KIND_BITS) | ordinal();
  }

  static Event kind(long event) {
    return ALL[(int) (event & ((1L << KIND_BITS) - 1))];
  }

  static int first(long event) {
    return (int) ((event >>> KIND_BITS) & FIRST_MASK);
  }

  static int second(long event) {
    return (int) (event >>> (KIND_BITS + FIRST_BITS));
  }
}
