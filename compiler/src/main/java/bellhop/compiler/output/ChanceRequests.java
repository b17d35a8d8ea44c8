package bellhop.compiler.output;

import java.util.Arrays;
import java.util.BitSet;

/**
 * The requests of one link in a sampled run, flat, by their rank among the pairs that the program
 * wants from it, and the line in which they wait for a burst. It decides nothing.
 */
final class ChanceRequests {
  private static final int NEVER = -1;

  /** How far a request is. */
  enum Status {
    /** Not asked at both ends. */
    OPEN,
    /** Asked at both ends, but too early to begin. */
    EARLY,
    /** In the line. */
    QUEUED,
    /** A pair is being made or moved for it. */
    SERVED,
    /** A pair waits for the claim of either end. */
    READY,
    /** Claimed, and handed over as the ends know of it. */
    ASSIGNED
  }

  private final Status[] status;
  private final int[] asked;
  private final boolean[][] isHanded;

  /** By rank: when its timer is set for, and when its qubits are clean after a lost pair. */
  private final long[] timerPs;

  private final long[] cleanPs;
  private final int[] line;
  private final BitSet early = new BitSet();
  private int length;
  private int notQueued;
  private int unserved;

  ChanceRequests(int count) {
    status = new Status[count];
    asked = new int[count];
    isHanded = new boolean[2][count];
    timerPs = new long[count];
    cleanPs = new long[count];
    line = new int[count];
  }

  void begin() {
    Arrays.fill(status, Status.OPEN);
    Arrays.fill(asked, 0);
    Arrays.fill(isHanded[0], false);
    Arrays.fill(isHanded[1], false);
    Arrays.fill(timerPs, NEVER);
    Arrays.fill(cleanPs, 0);
    length = 0;
    early.clear();
    notQueued = status.length;
    unserved = status.length;
  }

  int count() {
    return status.length;
  }

  Status status(int rank) {
    return status[rank];
  }

  void set(int rank, Status next) {
    status[rank] = next;
  }

  /** One end asks; with the second the request is early. */
  void ask(int rank) {
    if (++asked[rank] == 2) {
      status[rank] = Status.EARLY;
      early.set(rank);
    }
  }

  /** The first early request from a rank on, or −1. */
  int nextEarly(int from) {
    return early.nextSetBit(from);
  }

  /** Whether any has never been in the line. */
  boolean isAnyBeforeLine() {
    return notQueued > 0;
  }

  /** Those for which no pair is on its way. */
  int unserved() {
    return unserved;
  }

  /** Whether a timer must be set for then: unless one ends before, which looks again. */
  boolean setTimer(int rank, long duePs, long nowPs) {
    boolean isNeeded = timerPs[rank] <= nowPs || duePs < timerPs[rank];
    timerPs[rank] = isNeeded ? duePs : timerPs[rank];
    return isNeeded;
  }

  /** An early request whose time has come goes to the end of the line. */
  void queue(int rank) {
    status[rank] = Status.QUEUED;
    line[length++] = rank;
    early.clear(rank);
    notQueued--;
  }

  /** A request whose pair is lost stands in the line again. */
  void unserve(int rank, boolean first) {
    status[rank] = Status.QUEUED;
    unserved++;
    int at = first ? 0 : length;
    System.arraycopy(line, at, line, at + 1, length - at);
    line[at] = rank;
    length++;
  }

  int length() {
    return length;
  }

  int inLine(int index) {
    return line[index];
  }

  /** A pair is on its way; the request stays in the line until it is tidied. */
  void serve(int rank) {
    status[rank] = Status.SERVED;
    unserved--;
  }

  /** Takes those out of the line that wait no longer. */
  void tidyLine() {
    int kept = 0;
    for (int i = 0; i < length; i++) {
      if (status[line[i]] == Status.QUEUED) {
        line[kept++] = line[i];
      }
    }
    length = kept;
  }

  /** Notes the hand-over at an end; whether it is the first one there. */
  boolean handOver(int rank, int end) {
    boolean isFirst = !isHanded[end][rank];
    isHanded[end][rank] = true;
    return isFirst;
  }

  long cleanPs(int rank) {
    return cleanPs[rank];
  }

  void setClean(int rank, long itsCleanPs) {
    cleanPs[rank] = itsCleanPs;
  }
}
