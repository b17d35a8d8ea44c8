package bellhop.simulator.execution;

import java.util.Arrays;

/**
 * The faults of up to 64 shots, for Pauli frames to replay. A fault is known by the number of
 * operations before it; operations are counted as they come and come alike in every shot. Packed as
 * position, qubit, shot and Pauli from high bits to low, so that sorting numbers sorts by time.
 */
final class FaultList implements Sink {
  static final int MOST_SHOTS = 64;

  private static final int PAULI_BITS = 2;
  private static final int SHOT_BITS = 6;
  private static final int QUBIT_BITS = 24;

  private final long[][] lists = {new long[64], new long[16]};
  private final int[] counts = new int[2];
  private int shot;
  private int position;

  void clear() {
    Arrays.fill(counts, 0);
  }

  void begin(int shotOfBlock) {
    shot = shotOfBlock;
  }

  @Override
  public void start() {
    position = 0;
  }

  @Override
  public void gate(Step.Gate gate) {
    position++;
  }

  @Override
  public int measure(int qubit, double u) {
    position++;
    return 0;
  }

  @Override
  public void reset(int qubit, double u) {
    position++;
  }

  @Override
  public void pair(int pair) {
    position++;
  }

  @Override
  public void fault(int qubit, int pauli) {
    add(0, position, qubit, pauli);
  }

  /** Belongs to the measurement just counted. */
  @Override
  public void misread(boolean ifZero, boolean ifOne) {
    add(1, position - 1, 0, (ifZero ? 1 : 0) | (ifOne ? 2 : 0));
  }

  private void add(int list, int at, int qubit, int code) {
    if (counts[list] == lists[list].length) {
      lists[list] = Arrays.copyOf(lists[list], 2 * counts[list]);
    }
    long key = ((((long) at << QUBIT_BITS) | qubit) << SHOT_BITS) | shot;
    lists[list][counts[list]++] = (key << PAULI_BITS) | code;
  }

  /** Paulis in order of position. */
  long[] faults() {
    return sorted(0);
  }

  /** Wrong readings in order of position: code 1 if it was 0, 2 if it was 1, 3 either way. */
  long[] misreads() {
    return sorted(1);
  }

  private long[] sorted(int list) {
    long[] result = Arrays.copyOf(lists[list], counts[list]);
    Arrays.sort(result);
    return result;
  }

  static int position(long fault) {
    return (int) (fault >>> (QUBIT_BITS + SHOT_BITS + PAULI_BITS));
  }

  static int qubit(long fault) {
    return (int) (fault >>> (SHOT_BITS + PAULI_BITS)) & ((1 << QUBIT_BITS) - 1);
  }

  static int shot(long fault) {
    return (int) (fault >>> PAULI_BITS) & ((1 << SHOT_BITS) - 1);
  }

  static int code(long fault) {
    return (int) fault & ((1 << PAULI_BITS) - 1);
  }
}
