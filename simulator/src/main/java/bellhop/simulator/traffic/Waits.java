package bellhop.simulator.traffic;

import bellhop.protocol.path.Circuit;
import bellhop.simulator.traffic.TrafficResult.WaitedFor;
import java.util.Arrays;

/**
 * What requests wait for. The circuits of those that wait are looked at now and then, and each time
 * is counted for what their next pair lacks; a request waited most of its time for what was counted
 * most while it was there. It sees what an observer of the whole network could, and changes
 * nothing.
 */
final class Waits {
  private static final WaitedFor[] KINDS = WaitedFor.values();

  /** Looks in a run, and at circuits in all looks: so that looking costs little. */
  private static final long MOST_LOOKS = 1_000;

  private static final long LEAST_LOOKS = 20;
  private static final long MOST_CIRCUITS = 5_000_000;

  private final Sessions sessions;
  private final Benches benches;
  private final Offers offers;
  private final long everyPs;
  private long nextPs;

  /** By session: requests that wait. */
  private final int[] live;

  /** By session and kind. */
  private final int[] counts;

  /** By session: to whom its last pair went and when, and when one went to another. */
  private final int[] lastRequest;

  private final long[] lastPs;
  private final long[] otherPs;

  /** By request: its row of counts when it came; rows are used again. */
  private int[] rowOf = new int[64];

  private int[] rows = new int[16 * KINDS.length];
  private int[] freeRows = new int[16];
  private int freeCount;
  private int rowCount;

  /** By request, when it came. */
  private long[] camePs = new long[64];

  Waits(int count, Offers offers, long endPs, Sessions sessions, Benches benches) {
    this.sessions = sessions;
    this.benches = benches;
    this.offers = offers;
    long looks = Math.clamp(MOST_CIRCUITS / Math.max(1, count), LEAST_LOOKS, MOST_LOOKS);
    everyPs = Math.max(1, endPs / looks);
    live = new int[count];
    counts = new int[count * KINDS.length];
    lastRequest = new int[count];
    Arrays.fill(lastRequest, -1);
    lastPs = new long[count];
    otherPs = new long[count];
  }

  /** Looks, if it is time. */
  void pass(long nowPs) {
    if (nowPs < nextPs) {
      return;
    }
    nextPs = nowPs - nowPs % everyPs + everyPs;
    for (int session = 0; session < live.length; session++) {
      if (live[session] > 0) {
        look(session);
      }
    }
  }

  @SuppressWarnings("EnumOrdinal") // read back by ends() alone
  private void look(int session) {
    counts[session * KINDS.length + kind(session).ordinal()]++;
  }

  /** What the first link without a pair lacks. */
  private WaitedFor kind(int session) {
    int id = sessions.current(session);
    Circuit circuit = sessions.circuit(id);
    WaitedFor found = WaitedFor.NEWS;
    for (int i = 0; i < circuit.links().size(); i++) {
      WaitedFor its = benches.look(circuit.links().get(i), id, circuit.rounds().get(i) > 0);
      if (its == WaitedFor.PATH) {
        return its;
      }
      found = found == WaitedFor.NEWS ? its : found;
    }
    return found;
  }

  void begins(int request, long nowPs) {
    int session = offers.get(request).circuit();
    live[session]++;
    if (request >= rowOf.length) {
      int size = Math.max(request + 1, 2 * rowOf.length);
      rowOf = Arrays.copyOf(rowOf, size);
      camePs = Arrays.copyOf(camePs, size);
    }
    camePs[request] = nowPs;
    int row = freeCount > 0 ? freeRows[--freeCount] : newRow();
    rowOf[request] = row;
    System.arraycopy(counts, session * KINDS.length, rows, row * KINDS.length, KINDS.length);
  }

  private int newRow() {
    if (rowCount == freeRows.length) {
      freeRows = Arrays.copyOf(freeRows, 2 * rowCount);
      rows = Arrays.copyOf(rows, 2 * rowCount * KINDS.length);
    }
    return rowCount++;
  }

  /** A request of a session has a pair. */
  void served(int session, int request, long nowPs) {
    if (lastRequest[session] != request) {
      lastRequest[session] = request;
      otherPs[session] = lastPs[session];
    }
    lastPs[session] = nowPs;
  }

  /** A request is over; what it waited for most of its time. */
  WaitedFor ends(int request, long nowPs) {
    int session = offers.get(request).circuit();
    look(session);
    live[session]--;
    int row = rowOf[request];
    freeRows[freeCount++] = row;
    long lastOtherPs = lastRequest[session] == request ? otherPs[session] : lastPs[session];
    if (2 * (lastOtherPs - camePs[request]) > nowPs - camePs[request]) {
      return WaitedFor.OTHERS;
    }
    int most = 0;
    for (int k = 1; k < KINDS.length; k++) {
      most = count(session, row, k) > count(session, row, most) ? k : most;
    }
    return KINDS[most];
  }

  private int count(int session, int row, int kind) {
    return counts[session * KINDS.length + kind] - rows[row * KINDS.length + kind];
  }
}
