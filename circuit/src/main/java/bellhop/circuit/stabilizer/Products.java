package bellhop.circuit.stabilizer;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Products of Paulis among targets: Paulis that combiners join. */
public final class Products {
  /**
   * A Hermitian product without its repetitions.
   *
   * @param isNegative its sign
   * @param paulis of different qubits, in their order, none inverted
   */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  public record Product(boolean isNegative, int... paulis) {}

  private Products() {}

  /** Those of an instruction in their order. */
  public static List<Product> of(int... targets) {
    List<Product> products = new ArrayList<>();
    for (int from = 0; from < targets.length; ) {
      int to = end(targets, from);
      products.add(product(targets, from, to));
      from = to;
    }
    return products;
  }

  /** How many there are. */
  public static int count(int... targets) {
    int count = 0;
    for (int from = 0; from < targets.length; from = end(targets, from)) {
      count++;
    }
    return count;
  }

  /** After the last target of the product that begins there. */
  private static int end(int[] targets, int from) {
    int to = from + 1;
    while (to + 1 < targets.length && Target.isCombiner(targets[to])) {
      to += 2;
    }
    return to;
  }

  static Optional<Problem> findProblem(int... targets) {
    for (int i = 0; i < targets.length; i++) {
      boolean isAlone =
          Target.isCombiner(targets[i])
              && (i == 0
                  || i + 1 == targets.length
                  || Target.isCombiner(targets[i - 1])
                  || Target.isCombiner(targets[i + 1]));
      if (isAlone) {
        return Problem.at(i, "the sign * without a Pauli", "it stands between two Paulis", "");
      }
    }
    for (int from = 0; from < targets.length; from = end(targets, from)) {
      if (phase(targets, from, end(targets, from)) % 2 != 0) {
        return Problem.at(
            from,
            "the product " + text(targets, from, end(targets, from)),
            "it is not Hermitian: its Paulis on one qubit make it i times a product",
            "a Pauli is meant for another qubit");
      }
    }
    return Optional.empty();
  }

  private static String text(int[] targets, int from, int to) {
    StringBuilder text = new StringBuilder();
    for (int i = from; i < to; i++) {
      text.append(Target.text(targets[i]));
    }
    return text.toString();
  }

  /** One Pauli of each qubit and the power of i before their product. */
  private static Map<Integer, SignedPauli> byQubit(int[] targets, int from, int to) {
    Map<Integer, SignedPauli> byQubit = new TreeMap<>();
    for (int i = from; i < to; i += 2) {
      int x = Target.hasX(targets[i]) ? 1 : 0;
      int z = Target.hasZ(targets[i]) ? 1 : 0;
      SignedPauli pauli = new SignedPauli(1, x & z, x, z);
      SignedPauli signed = Target.isInverted(targets[i]) ? pauli.negated() : pauli;
      byQubit.merge(Target.number(targets[i]), signed, SignedPauli::times);
    }
    return byQubit;
  }

  private static int phase(int[] targets, int from, int to) {
    return byQubit(targets, from, to).values().stream().mapToInt(SignedPauli::hermitianPhase).sum()
        & 3;
  }

  private static Product product(int[] targets, int from, int to) {
    List<Integer> paulis = new ArrayList<>();
    byQubit(targets, from, to)
        .forEach((qubit, pauli) -> {
          if ((pauli.x() | pauli.z()) != 0) {
            char letter = pauli.x() == 0 ? 'Z' : pauli.z() == 0 ? 'X' : 'Y';
            paulis.add(Target.pauli(letter, qubit));
          }
        });
    boolean isNegative = phase(targets, from, to) == 2;
    return new Product(isNegative, paulis.stream().mapToInt(Integer::intValue).toArray());
  }
}
