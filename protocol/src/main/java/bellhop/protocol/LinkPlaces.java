package bellhop.protocol;

import bellhop.pair.BellState;
import bellhop.pair.End;
import java.util.Arrays;

/**
 * The live physical pairs of one link and the qubits that they occupy, flat. A place is taken from
 * the first attempt until the pair is gone.
 */
final class LinkPlaces {
  static final int NONE = -1;
  static final long NEVER = -1;
  private static final int SPARE = -2;

  /** What a place holds. */
  enum Phase {
    FREE,
    /** Attempts are running. */
    BURST,
    /** A pair in communication qubits. */
    HELD,
    /** A pair on its way into memory qubits. */
    MOVING_IN,
    /** A pair in memory qubits. */
    STORED,
    /** A pair on its way back. */
    MOVING_OUT;

    private static final Phase[] ALL = values();
  }

  private final byte[] phase;
  private final byte[] frame;
  private final int[][] qubit = new int[2][];
  final int[] slot;
  final int[] request;

  /** The connection of the fabric that its burst uses, or NONE. */
  final int[] connection;

  final long[] emissionPs;

  /** Time of the one timer that is pending for a place, or NEVER. */
  final long[] timerPs;

  private final boolean[] slotTaken;

  /** By end and communication qubit: the request that it waits for, SPARE, or NONE. */
  private final int[][] user = new int[2][];

  /** By end and communication qubit: the place that occupies it, or NONE. */
  private final int[][] occupant = new int[2][];

  /** By end and communication qubit: when its reset ends. */
  private final long[][] cleanPs = new long[2][];

  LinkPlaces(int qubitsA, int qubitsB, int slots) {
    int count = qubitsA + qubitsB + slots; // one end may be handed over before the other
    phase = new byte[count];
    frame = new byte[count];
    slot = new int[count];
    request = new int[count];
    connection = new int[count];
    emissionPs = new long[count];
    timerPs = new long[count];
    slotTaken = new boolean[slots];
    for (int end = 0; end < 2; end++) {
      int qubits = end == 0 ? qubitsA : qubitsB;
      qubit[end] = new int[count];
      user[end] = new int[qubits];
      occupant[end] = new int[qubits];
      cleanPs[end] = new long[qubits];
    }
  }

  void reset() {
    Arrays.fill(phase, (byte) 0);
    Arrays.fill(frame, (byte) 0);
    Arrays.fill(slot, NONE);
    Arrays.fill(request, NONE);
    Arrays.fill(connection, NONE);
    Arrays.fill(emissionPs, 0);
    Arrays.fill(timerPs, NEVER);
    Arrays.fill(slotTaken, false);
    for (int end = 0; end < 2; end++) {
      Arrays.fill(qubit[end], NONE);
      Arrays.fill(user[end], NONE);
      Arrays.fill(occupant[end], NONE);
      Arrays.fill(cleanPs[end], 0);
    }
  }

  int count() {
    return phase.length;
  }

  Phase phase(int place) {
    return Phase.ALL[phase[place]];
  }

  @SuppressWarnings("EnumOrdinal") // one byte a row
  void set(int place, Phase next) {
    phase[place] = (byte) next.ordinal();
  }

  BellState frame(int place) {
    return BellState.of(frame[place]);
  }

  void frame(int place, BellState state) {
    frame[place] = (byte) state.index();
  }

  int qubit(int place, End end) {
    return qubit[end.index()][place];
  }

  /** The first place that is free, or NONE. */
  int findFree() {
    for (int place = 0; place < phase.length; place++) {
      if (phase[place] == 0) {
        return place;
      }
    }
    return NONE;
  }

  /** The pair that has been in memory longest, born no earlier than that, or NONE. */
  int findStored(long bornSincePs) {
    int oldest = NONE;
    for (int place = 0; place < phase.length; place++) {
      if (phase(place) == Phase.STORED
          && emissionPs[place] >= bornSincePs
          && (oldest == NONE || emissionPs[place] < emissionPs[oldest])) {
        oldest = place;
      }
    }
    return oldest;
  }

  /** Pairs for memory that are being made or moved there. */
  int countComing() {
    int count = 0;
    for (int place = 0; place < phase.length; place++) {
      Phase its = phase(place);
      if (request[place] == NONE && (its == Phase.BURST || its == Phase.MOVING_IN)) {
        count++;
      }
    }
    return count;
  }

  /** The place whose burst uses a connection, or NONE. */
  int findConnected(int its) {
    for (int place = 0; place < connection.length; place++) {
      if (connection[place] == its) {
        return place;
      }
    }
    return NONE;
  }

  /** Takes the first free slot of memory qubits for a place; false if there is none. */
  boolean takeSlot(int place) {
    for (int s = 0; s < slotTaken.length; s++) {
      if (!slotTaken[s]) {
        slotTaken[s] = true;
        slot[place] = s;
        return true;
      }
    }
    return false;
  }

  boolean hasFreeSlot() {
    for (boolean taken : slotTaken) {
      if (!taken) {
        return true;
      }
    }
    return false;
  }

  void freeSlot(int place) {
    if (slot[place] != NONE) {
      slotTaken[slot[place]] = false;
      slot[place] = NONE;
    }
  }

  /** A place takes a communication qubit at one end. */
  void occupy(int place, End end, int itsQubit) {
    qubit[end.index()][place] = itsQubit;
    occupant[end.index()][itsQubit] = place;
  }

  /** A place leaves its communication qubit at one end; the next burst may start at that time. */
  void vacate(int place, End end, long itsCleanPs) {
    int itsQubit = qubit[end.index()][place];
    if (itsQubit != NONE) {
      occupant[end.index()][itsQubit] = NONE;
      cleanPs[end.index()][itsQubit] = itsCleanPs;
      qubit[end.index()][place] = NONE;
    }
  }

  int occupant(End end, int itsQubit) {
    return occupant[end.index()][itsQubit];
  }

  long cleanPs(End end, int itsQubit) {
    return cleanPs[end.index()][itsQubit];
  }

  /** The request that a communication qubit waits for, or NONE. */
  int user(End end, int itsQubit) {
    return Math.max(NONE, user[end.index()][itsQubit]);
  }

  void use(End end, int itsQubit, int itsRequest) {
    user[end.index()][itsQubit] = itsRequest;
  }

  void spare(End end, int itsQubit) {
    user[end.index()][itsQubit] = SPARE;
  }

  boolean isSpare(End end, int itsQubit) {
    return user[end.index()][itsQubit] == SPARE;
  }

  int qubitCount(End end) {
    return user[end.index()].length;
  }

  void write(Snapshots.Writer writer) {
    writer.add(phase);
    writer.add(frame);
    writer.add(slot);
    writer.add(request);
    writer.add(connection);
    writer.add(emissionPs);
    writer.add(timerPs);
    writer.add(slotTaken);
    for (int end = 0; end < 2; end++) {
      writer.add(qubit[end]);
      writer.add(user[end]);
      writer.add(occupant[end]);
      writer.add(cleanPs[end]);
    }
  }

  void read(Snapshots.Reader reader) {
    reader.fill(phase);
    reader.fill(frame);
    reader.fill(slot);
    reader.fill(request);
    reader.fill(connection);
    reader.fill(emissionPs);
    reader.fill(timerPs);
    reader.fill(slotTaken);
    for (int end = 0; end < 2; end++) {
      reader.fill(qubit[end]);
      reader.fill(user[end]);
      reader.fill(occupant[end]);
      reader.fill(cleanPs[end]);
    }
  }
}
