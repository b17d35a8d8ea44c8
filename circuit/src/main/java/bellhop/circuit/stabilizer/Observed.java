package bellhop.circuit.stabilizer;

import java.util.ArrayList;
import java.util.List;

/**
 * What an instruction that measures or resets is about: Hermitian products of Paulis, one for each
 * of its records or resets. So who knows how to measure a product knows how to do all of them.
 */
public final class Observed {
  private Observed() {}

  /** Whether an instruction measures something. */
  public static boolean measures(Op op) {
    return switch (op) {
      case M, MX, MY, MR, MRX, MRY, MXX, MYY, MZZ, MPP -> true;
      default -> false;
    };
  }

  /** Whether an instruction puts qubits into the +1 state of what it is about. */
  public static boolean resets(Op op) {
    return switch (op) {
      case R, RX, RY, MR, MRX, MRY -> true;
      default -> false;
    };
  }

  /**
   * @throws IllegalArgumentException if it neither measures nor resets
   */
  public static List<Products.Product> of(Step.Apply apply) {
    int[] targets = apply.targets();
    return switch (apply.op()) {
      case M, R, MR -> each('Z', 1, targets);
      case MX, RX, MRX -> each('X', 1, targets);
      case MY, RY, MRY -> each('Y', 1, targets);
      case MXX -> each('X', 2, targets);
      case MYY -> each('Y', 2, targets);
      case MZZ -> each('Z', 2, targets);
      case MPP -> Products.of(targets);
      default -> throw new IllegalArgumentException(apply.op() + " measures and resets nothing");
    };
  }

  private static List<Products.Product> each(char pauli, int qubits, int... targets) {
    List<Products.Product> products = new ArrayList<>();
    for (int i = 0; i < targets.length; i += qubits) {
      boolean isNegative = false;
      int[] paulis = new int[qubits];
      for (int q = 0; q < qubits; q++) {
        isNegative ^= Target.isInverted(targets[i + q]);
        paulis[q] = Target.pauli(pauli, Target.number(targets[i + q]));
      }
      products.add(new Products.Product(isNegative, paulis));
    }
    return products;
  }
}
