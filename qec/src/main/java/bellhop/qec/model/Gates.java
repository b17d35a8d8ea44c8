package bellhop.qec.model;

import bellhop.circuit.stabilizer.Images;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.EnumMap;
import java.util.Objects;

/**
 * Clifford gates backwards: an error before a gate flips what its image flips behind it. Where a
 * record takes the place of a qubit, a flip of the record flips what its Pauli flips; sweep bits
 * are never wrong.
 */
final class Gates {
  /** By gate: for X and Z of each qubit the generators of its image, as bits. */
  private static final EnumMap<Op, int[]> IMAGES = images();

  private final Carried carried;

  Gates(Carried carried) {
    this.carried = carried;
  }

  private static EnumMap<Op, int[]> images() {
    EnumMap<Op, int[]> images = new EnumMap<>(Op.class);
    for (Op op : Op.values()) {
      op.findImages().ifPresent(its -> images.put(op, bits(its)));
    }
    return images;
  }

  private static int[] images(Op op) {
    return Objects.requireNonNull(IMAGES.get(op));
  }

  private static int[] bits(Images images) {
    int[] bits = new int[2 * images.qubits()];
    for (int from = 0; from < bits.length; from++) {
      for (int qubit = 0; qubit < images.qubits(); qubit++) {
        bits[from] |= images.pauliBits(from, qubit) << (2 * qubit);
      }
    }
    return bits;
  }

  void undo(Step.Apply apply) {
    int[] targets = apply.targets();
    if (!apply.op().targets().arePairs()) {
      for (int i = targets.length - 1; i >= 0; i--) {
        undo(apply.op(), targets[i]);
      }
      return;
    }
    for (int i = targets.length - 2; i >= 0; i -= 2) {
      undo(apply.op(), targets[i], targets[i + 1]);
    }
  }

  private void undo(Op op, int qubit) {
    switch (op) {
      case I, X, Y, Z -> {}
      case H, SQRT_Y, SQRT_Y_DAG, H_NXZ -> exchange(qubit);
      default -> undoGeneral(op, qubit);
    }
  }

  private void exchange(int qubit) {
    long[] x = carried.byX[qubit];
    carried.byX[qubit] = carried.byZ[qubit];
    carried.byZ[qubit] = x;
  }

  /** By the images alone. */
  private void undoGeneral(Op op, int qubit) {
    int[] images = images(op);
    long[] x = carried.symptoms(qubit, images[0]);
    carried.byZ[qubit] = carried.symptoms(qubit, images[1]);
    carried.byX[qubit] = x;
  }

  private void undo(Op op, int a, int b) {
    if (Target.isBit(a) || Target.isBit(b)) {
      feedback(op, Target.isBit(a) ? a : b, Target.isBit(a) ? b : a);
      return;
    }
    switch (op) {
      case II -> {}
      case CX -> controlledX(a, b);
      case CZ -> controlledZ(a, b);
      default -> undoGeneral(op, a, b);
    }
  }

  private void controlledX(int control, int target) {
    carried.addToX(control, carried.byX[target]);
    carried.addToZ(target, carried.byZ[control]);
  }

  private void controlledZ(int a, int b) {
    carried.addToX(a, carried.byZ[b]);
    carried.addToX(b, carried.byZ[a]);
  }

  private void undoGeneral(Op op, int a, int b) {
    long[][] before = new long[4][];
    int[] images = images(op);
    for (int from = 0; from < 4; from++) {
      before[from] =
          carried.sum(
              carried.symptoms(a, images[from] & 3), carried.symptoms(b, images[from] >> 2));
    }
    carried.byX[a] = before[0];
    carried.byZ[a] = before[1];
    carried.byX[b] = before[2];
    carried.byZ[b] = before[3];
  }

  private void feedback(Op op, int bit, int onto) {
    if (Target.isRecord(bit) && Target.hasQubit(onto)) {
      long[] symptoms = carried.symptoms(Target.number(onto), op.feedback());
      carried.addToRecord(Target.number(bit), symptoms);
    }
  }
}
