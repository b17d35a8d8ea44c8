package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Step;
import java.util.Arrays;

/**
 * What a noise instruction does to each of its targets or pairs: one of some cases, or nothing. A
 * case is the Paulis of one or two qubits.
 *
 * <p>A case is picked without a search (Walker, Electron. Lett. 10, 127 (1974)): one of as many
 * slots as there are cases, each of which is of its own case up to a limit and of another beyond.
 *
 * @param qubits that it acts on at a time
 * @param probability that any case comes true
 * @param paulis by slot: 2z + x of the first qubit, and four times that of the second
 * @param limits by slot, as unsigned fractions of 2^64
 * @param others by slot: the Paulis beyond the limit
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Channel(int qubits, double probability, int[] paulis, long[] limits, int... others) {
  private static final int X = 1;
  private static final int Z = 2;
  private static final int Y = 3;

  /** In the order of the arguments of a channel. */
  private static final int[] LETTERS = {0, X, Y, Z};

  /**
   * @throws IllegalArgumentException if it is no channel on single qubits or pairs
   */
  static Channel of(Step.Apply apply) {
    double[] p = apply.arguments();
    return switch (apply.op()) {
      case X_ERROR -> disjoint(1, p, X);
      case Y_ERROR -> disjoint(1, p, Y);
      case Z_ERROR -> disjoint(1, p, Z);
      case DEPOLARIZE1 -> evenly(1, p[0], X, Y, Z);
      case DEPOLARIZE2 -> evenly(2, p[0], pairs());
      case PAULI_CHANNEL_1 -> disjoint(1, p, X, Y, Z);
      case PAULI_CHANNEL_2 -> disjoint(2, p, pairs());
      case HERALDED_ERASE -> evenly(1, p[0], 0, X, Y, Z);
      case HERALDED_PAULI_CHANNEL_1 -> disjoint(1, p, 0, X, Y, Z);
      default -> throw new IllegalArgumentException(apply.op() + " is no channel");
    };
  }

  /** IX, IY, IZ, XI … ZZ, where the first letter is of the first qubit. */
  private static int[] pairs() {
    int[] pairs = new int[15];
    for (int i = 1; i < 16; i++) {
      pairs[i - 1] = LETTERS[i / 4] + 4 * LETTERS[i % 4];
    }
    return pairs;
  }

  /** The sum of equal parts can miss the whole by a little; each slot is of its own case alone. */
  private static Channel evenly(int qubits, double probability, int... paulis) {
    long[] limits = new long[paulis.length];
    Arrays.fill(limits, -1);
    return new Channel(qubits, probability, paulis, limits, paulis);
  }

  private static Channel disjoint(int qubits, double[] p, int... paulis) {
    double sum = Arrays.stream(p).sum();
    int cases = p.length;
    double[] share = new double[cases];
    Arrays.setAll(share, i -> sum == 0 ? 1 : p[i] / sum * cases);
    long[] limits = new long[cases];
    Arrays.fill(limits, -1);
    int[] others = paulis.clone();
    // Fill the slot that has least from the one that has most, until none has too little.
    for (int turn = 1; turn < cases; turn++) {
      int least = first(share, (one, other) -> one < other);
      int most = first(share, (one, other) -> one > other);
      limits[least] = fraction(share[least]);
      others[least] = paulis[most];
      share[most] -= 1 - share[least];
      share[least] = Double.NaN; // done
    }
    return new Channel(qubits, StrictMath.min(1, sum), paulis, limits, others);
  }

  private interface Comparison {
    boolean isBefore(double one, double other);
  }

  /** Of those that are not done. */
  private static int first(double[] share, Comparison comparison) {
    int best = -1;
    for (int i = 0; i < share.length; i++) {
      boolean isOpen = !Double.isNaN(share[i]);
      if (isOpen && (best < 0 || comparison.isBefore(share[i], share[best]))) {
        best = i;
      }
    }
    return best;
  }

  /** Of 2^64, unsigned. */
  private static long fraction(double share) {
    return share >= 1 ? -1 : (long) (StrictMath.max(0, share) * 0x1p63) << 1;
  }

  /** The Paulis of a case, picked by 64 fair bits. */
  int pick(long bits) {
    int slot = (int) Math.unsignedMultiplyHigh(bits, limits.length);
    long fraction = bits * limits.length;
    return Long.compareUnsigned(fraction, limits[slot]) < 0 ? paulis[slot] : others[slot];
  }
}
