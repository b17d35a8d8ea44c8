package bellhop.qec.sample;

import bellhop.circuit.stabilizer.Target;
import java.util.ArrayList;
import java.util.List;

/** Products of Paulis as they are written, none of them reduced. */
final class PauliProducts {
  private PauliProducts() {}

  /** Those that combiners join. */
  static List<List<Integer>> of(int... targets) {
    List<List<Integer>> products = new ArrayList<>();
    boolean joins = false;
    for (int target : targets) {
      if (Target.isCombiner(target)) {
        joins = true;
        continue;
      }
      if (!joins) {
        products.add(new ArrayList<>());
      }
      products.getLast().add(target);
      joins = false;
    }
    return products;
  }

  /** The same Pauli on each target, inverted where that is. */
  static List<Integer> product(char pauli, int... targets) {
    List<Integer> product = new ArrayList<>();
    for (int target : targets) {
      int upright = Target.pauli(pauli, Target.number(target));
      product.add(Target.isInverted(target) ? Target.inverted(upright) : upright);
    }
    return product;
  }

  static String letter(int pauli) {
    return Target.hasX(pauli) ? Target.hasZ(pauli) ? "Y" : "X" : "Z";
  }
}
