package bellhop.compiler.output;

import bellhop.units.EventQueue;
import bellhop.units.HeapQueue;

/**
 * What is to come in a sampled run, in order of time, then of entry. An entry is one number: its
 * kind in the lowest bits, then two whole numbers.
 */
final class Agenda {
  /** What can happen, and the two numbers that say to whom. */
  enum Kind {
    /** An instruction has all but its pairs, which may be there (instruction). */
    CLAIM,
    /** A pair waits for its claim (pair). */
    READY,
    /** A half is in the hands of its program (request). */
    HANDED,
    /** A link learns of a request (request). */
    REQUESTED,
    /** A link learns how late the program of a request is (link, request). */
    SHIFTED,
    /** It is time to make a pair (link, place). */
    DUE,
    /** A burst may be over (link, place). */
    BURST_OVER,
    /** A transfer is done (link, place). */
    MOVED,
    /** A pair may be too old (link, place). */
    CUTOFF,
    /** An end learns of the claim of the other (link, place and end). */
    TOLD,
    /** The fabric has turned for a connection (link, connection). */
    TURNED,
    /** A link has a connection (link, connection). */
    GRANTED,
    /** A link is to give a connection back (link, connection). */
    WITHDRAWN
  }

  private static final int KIND_BITS = 4;
  private static final int FIRST_BITS = 29;
  private static final long FIRST_MASK = (1L << FIRST_BITS) - 1;
  private static final Kind[] ALL = Kind.values();

  private final EventQueue queue = new HeapQueue();
  private long entry;
  private long nowPs;

  void clear() {
    queue.clear();
  }

  void add(long timePs, Kind kind, int first) {
    add(timePs, kind, first, 0);
  }

  @SuppressWarnings("EnumOrdinal") // read back by kind() alone
  void add(long timePs, Kind kind, int first, int second) {
    long numbers = ((long) second << FIRST_BITS) | first;
    queue.add(timePs, (numbers << KIND_BITS) | kind.ordinal());
  }

  /** Goes on to the next entry, if there is one. */
  boolean advance() {
    if (queue.isEmpty()) {
      return false;
    }
    nowPs = queue.nextTimePs();
    entry = queue.next();
    return true;
  }

  /** Of the entry that was reached, in ps. */
  long nowPs() {
    return nowPs;
  }

  Kind kind() {
    return ALL[(int) (entry & ((1L << KIND_BITS) - 1))];
  }

  int first() {
    return (int) ((entry >>> KIND_BITS) & FIRST_MASK);
  }

  int second() {
    return (int) (entry >>> (KIND_BITS + FIRST_BITS));
  }
}
