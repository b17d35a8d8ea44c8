package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Step;
import java.util.Arrays;

/**
 * What a noise instruction does to each of its targets or pairs: one of some cases, or nothing. A
 * case is the Paulis of one or two qubits.
 *
 * @param qubits that it acts on at a time
 * @param probability that any case comes true
 * @param cumulative of the cases, given that one comes true; the last is 1
 * @param paulis by case: 2z + x of the first qubit, and four times that of the second
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record Channel(int qubits, double probability, double[] cumulative, int... paulis) {
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
      case X_ERROR -> one(p[0], X);
      case Y_ERROR -> one(p[0], Y);
      case Z_ERROR -> one(p[0], Z);
      case DEPOLARIZE1 -> evenly(1, p[0], 3);
      case DEPOLARIZE2 -> evenly(2, p[0], 15);
      case PAULI_CHANNEL_1 -> disjoint(1, p, X, Y, Z);
      case PAULI_CHANNEL_2 -> disjoint(2, p, pairs());
      case HERALDED_ERASE ->
          disjoint(1, new double[] {p[0] / 4, p[0] / 4, p[0] / 4, p[0] / 4}, 0, X, Y, Z);
      case HERALDED_PAULI_CHANNEL_1 -> disjoint(1, p, 0, X, Y, Z);
      default -> throw new IllegalArgumentException(apply.op() + " is no channel");
    };
  }

  private static Channel one(double probability, int pauli) {
    return new Channel(1, probability, new double[] {1}, pauli);
  }

  private static Channel evenly(int qubits, double probability, int cases) {
    double[] p = new double[cases];
    Arrays.fill(p, probability / cases);
    return disjoint(qubits, p, qubits == 1 ? new int[] {X, Y, Z} : pairs());
  }

  /** IX, IY, IZ, XI … ZZ, where the first letter is of the first qubit. */
  private static int[] pairs() {
    int[] pairs = new int[15];
    for (int i = 1; i < 16; i++) {
      pairs[i - 1] = LETTERS[i / 4] + 4 * LETTERS[i % 4];
    }
    return pairs;
  }

  private static Channel disjoint(int qubits, double[] p, int... paulis) {
    double sum = Arrays.stream(p).sum();
    double[] cumulative = new double[p.length];
    double before = 0;
    for (int i = 0; i < p.length; i++) {
      before += p[i];
      cumulative[i] = sum == 0 ? 1 : before / sum;
    }
    cumulative[p.length - 1] = 1;
    return new Channel(qubits, StrictMath.min(1, sum), cumulative, paulis);
  }

  /** The Paulis of a case that a uniform number picks. */
  int pick(double uniform) {
    int chosen = 0;
    while (uniform >= cumulative[chosen]) {
      chosen++;
    }
    return paulis[chosen];
  }
}
