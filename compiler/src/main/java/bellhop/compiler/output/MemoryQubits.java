package bellhop.compiler.output;

import bellhop.network.MemoryShares;
import bellhop.pair.End;
import java.util.Arrays;
import java.util.List;

/**
 * Pairs that one link of a sampled run makes ahead: a row for each slot of memory qubits, taken
 * from the first attempt until the pair is used or dropped, and which communication qubits are idle
 * so that they can be lent. It decides nothing.
 */
final class MemoryQubits {
  static final int NONE = -1;
  private static final int SPARE = -2;

  /** What a slot is taken for. */
  enum Phase {
    FREE,
    BURST,
    MOVING_IN,
    STORED,
    MOVING_OUT
  }

  private final Phase[] phase;
  private final long[] emissionPs;

  /** By slot: the request that a pair on its way out is for. */
  private final int[] rank;

  /** By end and slot: the communication qubit that it occupies, or NONE. */
  private final int[][] qubit;

  /** By end and communication qubit: the slot that occupies it, or NONE. */
  private final int[][] occupant;

  /** By end and communication qubit: the request that it waits for, SPARE, or NONE. */
  private final int[][] user;

  /** By end and communication qubit: when its reset ends. */
  private final long[][] cleanPs;

  private final List<MemoryShares.Spare> spares;

  MemoryQubits(int slots, int qubitsA, int qubitsB, List<MemoryShares.Spare> spares) {
    this.spares = spares;
    phase = new Phase[slots];
    emissionPs = new long[slots];
    rank = new int[slots];
    qubit = new int[2][slots];
    occupant = new int[][] {new int[qubitsA], new int[qubitsB]};
    user = new int[][] {new int[qubitsA], new int[qubitsB]};
    cleanPs = new long[][] {new long[qubitsA], new long[qubitsB]};
  }

  void begin() {
    Arrays.fill(phase, Phase.FREE);
    for (End end : End.values()) {
      int e = end.index();
      Arrays.fill(qubit[e], NONE);
      Arrays.fill(occupant[e], NONE);
      Arrays.fill(user[e], NONE);
      Arrays.fill(cleanPs[e], 0);
    }
    spares.forEach(spare -> user[spare.end().index()][spare.qubit()] = SPARE);
  }

  Phase phase(int slot) {
    return phase[slot];
  }

  void set(int slot, Phase next) {
    phase[slot] = next;
  }

  void store(int slot, long itsEmissionPs) {
    emissionPs[slot] = itsEmissionPs;
  }

  long emissionPs(int slot) {
    return emissionPs[slot];
  }

  /** A slot that nothing takes, or NONE. */
  int findFree() {
    for (int s = 0; s < phase.length; s++) {
      if (phase[s] == Phase.FREE) {
        return s;
      }
    }
    return NONE;
  }

  /** The pair that has been in memory longest, born no earlier than that, or NONE. */
  int findStored(long bornSincePs) {
    int oldest = NONE;
    for (int s = 0; s < phase.length; s++) {
      if (phase[s] == Phase.STORED
          && emissionPs[s] >= bornSincePs
          && (oldest == NONE || emissionPs[s] < emissionPs[oldest])) {
        oldest = s;
      }
    }
    return oldest;
  }

  /** Pairs that are being made or moved into memory. */
  int countComing() {
    int count = 0;
    for (Phase its : phase) {
      count += its == Phase.BURST || its == Phase.MOVING_IN ? 1 : 0;
    }
    return count;
  }

  /** A pair on its way out is for that request. */
  void load(int slot, int itsRank) {
    phase[slot] = Phase.MOVING_OUT;
    rank[slot] = itsRank;
  }

  int rank(int slot) {
    return rank[slot];
  }

  void occupy(int slot, int end, int itsQubit) {
    qubit[end][slot] = itsQubit;
    occupant[end][itsQubit] = slot;
  }

  /** A slot leaves its communication qubits, which are clean at that time. */
  void vacate(int slot, long itsCleanPs) {
    for (int end = 0; end < 2; end++) {
      int its = qubit[end][slot];
      if (its != NONE) {
        occupant[end][its] = NONE;
        cleanPs[end][its] = itsCleanPs;
        qubit[end][slot] = NONE;
      }
    }
  }

  int occupant(int end, int itsQubit) {
    return occupant[end][itsQubit];
  }

  long cleanPs(int end, int itsQubit) {
    return cleanPs[end][itsQubit];
  }

  /** A request waits with that qubit, from asking until it has its pair; NONE afterwards. */
  void use(int end, int itsQubit, int itsRank) {
    user[end][itsQubit] = itsRank;
  }

  int qubitCount(int end) {
    return user[end].length;
  }

  /** The request that waits with a qubit, or NONE. */
  int user(int end, int itsQubit) {
    return Math.max(NONE, user[end][itsQubit]);
  }

  boolean isSpare(int end, int itsQubit) {
    return user[end][itsQubit] == SPARE;
  }
}
