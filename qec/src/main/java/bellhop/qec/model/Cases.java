package bellhop.qec.model;

import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.Arrays;

/**
 * The cases of a channel on one or two qubits in the order I X Y Z, of two II IX … ZZ, whatever
 * their probabilities are.
 */
final class Cases {
  private static final String LETTERS = "IXYZ";

  /** 2z + x of each letter. */
  private static final int[] BITS = {0, 1, 3, 2};

  private final Step.Apply apply;
  private final boolean[] possible;

  /**
   * @throws IllegalArgumentException if it is no channel on single qubits or pairs
   */
  Cases(Step.Apply apply) {
    this.apply = apply;
    double[] p = apply.arguments();
    possible =
        switch (apply.op()) {
          case X_ERROR -> of(0, p[0], 0, 0);
          case Y_ERROR -> of(0, 0, p[0], 0);
          case Z_ERROR -> of(0, 0, 0, p[0]);
          case DEPOLARIZE1 -> of(0, p[0], p[0], p[0]);
          case HERALDED_ERASE -> of(p[0], p[0], p[0], p[0]);
          case HERALDED_PAULI_CHANNEL_1 -> of(p);
          case PAULI_CHANNEL_1 -> of(0, p[0], p[1], p[2]);
          case PAULI_CHANNEL_2 -> of(behindNothing(p));
          case DEPOLARIZE2 -> {
            double[] all = new double[15];
            Arrays.fill(all, p[0]);
            yield of(behindNothing(all));
          }
          default -> throw new IllegalArgumentException(apply.op() + " is no channel");
        };
  }

  private static boolean[] of(double... probabilities) {
    boolean[] possible = new boolean[probabilities.length];
    for (int c = 0; c < possible.length; c++) {
      possible[c] = probabilities[c] > 0;
    }
    return possible;
  }

  private static double[] behindNothing(double... probabilities) {
    double[] all = new double[probabilities.length + 1];
    System.arraycopy(probabilities, 0, all, 1, probabilities.length);
    return all;
  }

  /** On which the channel acts at a time. */
  int qubits() {
    return possible.length == 4 ? 1 : 2;
  }

  int count() {
    return possible.length;
  }

  boolean isPossible(int number) {
    return possible[number];
  }

  private int letter(int number, int qubit) {
    return qubits() == 1 ? number : qubit == 0 ? number / 4 : number % 4;
  }

  /**
   * What happens, without identities.
   *
   * @param first target of those that it happens to
   */
  int[] paulis(int number, int first) {
    int[] paulis = new int[2];
    int count = 0;
    for (int q = 0; q < qubits(); q++) {
      if (letter(number, q) > 0) {
        paulis[count++] =
            Target.pauli(LETTERS.charAt(letter(number, q)), apply.targets()[first + q]);
      }
    }
    return Arrays.copyOf(paulis, count);
  }

  /** What they flip. */
  long[] symptoms(int number, int first, Carried carried) {
    long[] symptoms = Symptoms.NONE;
    for (int q = 0; q < qubits(); q++) {
      int bits = BITS[letter(number, q)];
      symptoms = carried.sum(symptoms, carried.symptoms(apply.targets()[first + q], bits));
    }
    return symptoms;
  }
}
