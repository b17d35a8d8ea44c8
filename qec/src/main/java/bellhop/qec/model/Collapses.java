package bellhop.qec.model;

import bellhop.circuit.stabilizer.Observed;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Products;
import bellhop.circuit.stabilizer.Products.Product;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.Arrays;
import java.util.List;

/**
 * Measurements and resets backwards, and turns about products. What anticommutes with a product
 * flips its result; nothing survives a reset; a turn multiplies what anticommutes with its product
 * by the product.
 */
final class Collapses {
  /** Is asked what to do where a product is fixed that something depends on: there it is a coin. */
  interface Coins {
    /**
     * @param symptoms of an error by what is fixed
     * @param what fixes it
     */
    void require(long[] symptoms, String what, int... qubits);
  }

  private final Carried carried;
  private final Faults faults;
  private final Coins coins;

  Collapses(Carried carried, Faults faults, Coins coins) {
    this.carried = carried;
    this.faults = faults;
    this.coins = coins;
  }

  void undo(Step.Apply apply) {
    switch (apply.op()) {
      case M -> undoZ(apply, true, false);
      case R -> undoZ(apply, false, true);
      case MR -> undoZ(apply, true, true);
      case SPP, SPP_DAG -> turn(apply);
      default -> undoGeneral(apply);
    }
  }

  private void undoZ(Step.Apply apply, boolean measures, boolean resets) {
    int[] targets = apply.targets();
    double wrong = apply.argumentOr(0);
    for (int i = targets.length - 1; i >= 0; i--) {
      int qubit = Target.number(targets[i]);
      if (carried.byZ[qubit].length > 0) {
        coins.require(carried.byZ[qubit], apply.op().name(), qubit);
      }
      if (resets) {
        carried.forget(qubit);
      }
      if (measures) {
        carried.addToX(qubit, result(wrong));
      }
    }
  }

  /** What a flip of the newest result flips; such flips happen. */
  private long[] result(double wrong) {
    long[] symptoms = carried.records.take();
    faults.add(symptoms, wrong);
    return symptoms;
  }

  /** By products alone. */
  private void undoGeneral(Step.Apply apply) {
    List<Product> products = Observed.of(apply);
    for (int i = products.size() - 1; i >= 0; i--) {
      undo(products.get(i), apply);
    }
  }

  private void undo(Product product, Step.Apply apply) {
    Op op = apply.op();
    int[] paulis = product.paulis();
    int[] qubits = Arrays.stream(paulis).map(Target::number).toArray();
    coins.require(carried.symptomsOf(paulis), op.name(), qubits);
    if (Observed.resets(op)) {
      for (int qubit : qubits) {
        carried.forget(qubit);
      }
    }
    if (Observed.measures(op)) {
      carried.flipBy(result(apply.argumentOr(0)), paulis);
    }
  }

  private void turn(Step.Apply apply) {
    List<Product> products = Products.of(apply.targets());
    for (int i = products.size() - 1; i >= 0; i--) {
      int[] paulis = products.get(i).paulis();
      carried.flipBy(carried.symptomsOf(paulis), paulis);
    }
  }

  /** Bits that are written down; only noise can flip them. */
  void undoPadding(Step.Apply apply) {
    for (int i = 0; i < apply.targets().length; i++) {
      result(apply.argumentOr(0));
    }
  }

  /** All qubits begin in |0⟩, as if reset. */
  void undoStart() {
    for (int qubit = 0; qubit < carried.byZ.length; qubit++) {
      coins.require(carried.byZ[qubit], "the start in |0>", qubit);
    }
  }
}
