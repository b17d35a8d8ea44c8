package bellhop.protocol;

import bellhop.pair.End;
import java.util.Arrays;
import java.util.List;

/** The requests of one link, flat, by their rank among the pairs that the program wants from it. */
final class LinkRequests {
  static final int NONE = -1;

  /** How far a request is. */
  enum Status {
    /** Not asked at both ends. */
    OPEN,
    /** Asked at both ends, but too early to begin. */
    EARLY,
    /** In the waiting line. */
    QUEUED,
    /** A pair is being made or moved for it. */
    SERVED,
    /** A pair waits for the claim of either end. */
    READY,
    /** Claimed: the pair is exempt from its cut-off. */
    ASSIGNED,
    /** Handed over at both ends. */
    DONE;

    private static final Status[] ALL = values();
  }

  private final long[] pairs;
  private final byte[] status;
  private final int[][] qubit = new int[2][];
  private final boolean[][] delivered = new boolean[2][];
  final long[] needByPs;
  final int[] place;
  final int[] program;

  /** Whether its time has come, but others are served. */
  final boolean[] waits;

  LinkRequests(List<Long> pairs) {
    this.pairs = pairs.stream().mapToLong(Long::longValue).toArray();
    int count = pairs.size();
    status = new byte[count];
    needByPs = new long[count];
    place = new int[count];
    program = new int[count];
    waits = new boolean[count];
    for (int end = 0; end < 2; end++) {
      qubit[end] = new int[count];
      delivered[end] = new boolean[count];
    }
  }

  void reset() {
    Arrays.fill(status, (byte) 0);
    Arrays.fill(needByPs, Long.MAX_VALUE);
    Arrays.fill(place, NONE);
    Arrays.fill(program, NONE);
    Arrays.fill(waits, false);
    for (int end = 0; end < 2; end++) {
      Arrays.fill(qubit[end], NONE);
      Arrays.fill(delivered[end], false);
    }
  }

  int count() {
    return pairs.length;
  }

  int indexOf(long pair) {
    int request = Arrays.binarySearch(pairs, pair);
    if (request < 0) {
      throw new IllegalArgumentException("pair " + pair + " is not one of this link");
    }
    return request;
  }

  long pair(int request) {
    return request == NONE ? Trace.NO_PAIR : pairs[request];
  }

  Status status(int request) {
    return Status.ALL[status[request]];
  }

  @SuppressWarnings("EnumOrdinal") // one byte a row
  void set(int request, Status next) {
    status[request] = (byte) next.ordinal();
  }

  /** The communication qubit asked for at that end, or NONE. */
  int qubit(int request, End end) {
    return qubit[end.index()][request];
  }

  /** Notes that one end asked. */
  void ask(int request, int itsProgram, End end, int itsQubit, long byPs) {
    if (qubit[end.index()][request] != NONE) {
      throw new IllegalArgumentException(
          "pair " + pairs[request] + " is asked for twice at end " + end);
    }
    qubit[end.index()][request] = itsQubit;
    program[request] = itsProgram;
    needByPs[request] = Math.min(needByPs[request], byPs);
  }

  boolean isAskedAtBothEnds(int request) {
    return qubit[0][request] != NONE && qubit[1][request] != NONE;
  }

  boolean isDelivered(int request, End end) {
    return delivered[end.index()][request];
  }

  /** Notes the hand-over at one end; returns whether both ends have it now. */
  boolean deliver(int request, End end) {
    delivered[end.index()][request] = true;
    return delivered[0][request] && delivered[1][request];
  }

  void write(Snapshots.Writer writer) {
    writer.add(status);
    writer.add(needByPs);
    writer.add(place);
    writer.add(program);
    writer.add(waits);
    for (int end = 0; end < 2; end++) {
      writer.add(qubit[end]);
      writer.add(delivered[end]);
    }
  }

  void read(Snapshots.Reader reader) {
    reader.fill(status);
    reader.fill(needByPs);
    reader.fill(place);
    reader.fill(program);
    reader.fill(waits);
    for (int end = 0; end < 2; end++) {
      reader.fill(qubit[end]);
      reader.fill(delivered[end]);
    }
  }
}
