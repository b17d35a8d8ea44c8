package bellhop.state;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A matrix on a few operands that mixes basis states at most in pairs: factors for single basis
 * states, 2×2 matrices for pairs, nothing for those that it leaves alone. All controlled, diagonal
 * and exchanging gates are of this kind, so one code serves them all and touches only what changes.
 * Bit k of a basis state's number is operand k.
 */
record Blocks(List<Single> singles, List<Pair> pairs) {
  /** The products that the gate table multiplies out leave dust of this size. */
  private static final double DUST = 1e-14;

  record Single(int state, double re, double im) {}

  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Pair(int first, int second, double[] matrix, boolean exchange) {}

  Blocks {
    singles = List.copyOf(singles);
    pairs = List.copyOf(pairs);
  }

  /** Empty where three or more basis states mix. */
  static Optional<Blocks> find(double[] matrix) {
    int n = (int) StrictMath.round(StrictMath.sqrt(matrix.length / 2.0));
    List<Single> singles = new ArrayList<>();
    List<Pair> pairs = new ArrayList<>();
    for (int state = 0; state < n; state++) {
      int partners = partners(matrix, n, state);
      int partner = Integer.numberOfTrailingZeros(partners);
      if (partners == 0) {
        addSingle(singles, matrix, n, state);
      } else if (Integer.bitCount(partners) > 1 || partners(matrix, n, partner) != 1 << state) {
        return Optional.empty();
      } else if (state < partner) {
        pairs.add(pair(state, partner, cut(matrix, n, state, partner)));
      }
    }
    return Optional.of(new Blocks(singles, pairs));
  }

  /** The other basis states that a row or column joins to this one, as bits. */
  private static int partners(double[] matrix, int n, int state) {
    int partners = 0;
    for (int other = 0; other < n; other++) {
      if (other != state
          && (isThere(matrix, n, state, other) || isThere(matrix, n, other, state))) {
        partners |= 1 << other;
      }
    }
    return partners;
  }

  private static boolean isThere(double[] matrix, int n, int row, int column) {
    int at = 2 * (row * n + column);
    return dusted(matrix[at]) != 0 || dusted(matrix[at + 1]) != 0;
  }

  private static void addSingle(List<Single> singles, double[] matrix, int n, int state) {
    Single single = single(state, matrix[2 * state * (n + 1)], matrix[2 * state * (n + 1) + 1]);
    if (single.re != 1 || single.im != 0) {
      singles.add(single);
    }
  }

  private static Single single(int state, double re, double im) {
    return new Single(state, dusted(re), dusted(im));
  }

  private static double[] cut(double[] matrix, int n, int i, int j) {
    int[] at = {i * n + i, i * n + j, j * n + i, j * n + j};
    double[] result = new double[8];
    for (int k = 0; k < 8; k++) {
      result[k] = matrix[2 * at[k / 2] + k % 2];
    }
    return result;
  }

  private static Pair pair(int first, int second, double[] matrix) {
    double[] m = new double[8];
    for (int k = 0; k < 8; k++) {
      m[k] = dusted(matrix[k]);
    }
    boolean exchange = m[0] == 0 && m[1] == 0 && m[2] == 1 && m[3] == 0;
    exchange = exchange && m[4] == 1 && m[5] == 0 && m[6] == 0 && m[7] == 0;
    return new Pair(first, second, m, exchange);
  }

  private static double dusted(double value) {
    double nearest = StrictMath.rint(value);
    return StrictMath.abs(value - nearest) < DUST ? nearest : value;
  }

  /** Whether no pair joins basis states that differ in this operand. */
  boolean isDiagonalIn(int operand) {
    for (Pair pair : pairs) {
      if (((pair.first ^ pair.second) >> operand & 1) == 1) {
        return false;
      }
    }
    return true;
  }

  /**
   * @param qubits of the operands
   * @param flipped operands (bits) whose 0 and 1 have changed places in the arrays
   */
  void apply(double[] re, double[] im, int[] qubits, int flipped) {
    int mask = spread((1 << qubits.length) - 1, qubits);
    for (Single single : singles) {
      int pattern = spread(single.state ^ flipped, qubits);
      Kernels.multiply(re, im, mask, pattern, single.re, single.im);
    }
    for (Pair pair : pairs) {
      int p = spread(pair.first ^ flipped, qubits);
      int q = spread(pair.second ^ flipped, qubits);
      if (pair.exchange) {
        Kernels.exchange(re, im, mask, p, q);
      } else {
        Kernels.turn(re, im, mask, p, q, pair.matrix);
      }
    }
  }

  /** Moves bit k of a number to the place of qubit k. */
  static int spread(int bits, int[] qubits) {
    int result = 0;
    for (int k = 0; k < qubits.length; k++) {
      result |= (bits >> k & 1) << qubits[k];
    }
    return result;
  }
}
