package bellhop.circuit.generate;

import bellhop.circuit.Gate;
import bellhop.circuit.ProgramBuilder;

/** Adding numbers and comparing registers. */
final class Arithmetic {
  private Arithmetic() {}

  /**
   * The ripple-carry adder of Cuccaro and others (arXiv quant-ph/0410184): b becomes a + b. Qubit 0
   * is the carry in, bit i of b is qubit 1+2i, of a qubit 2+2i, the last qubit the carry out.
   */
  static void adder(ProgramBuilder b, Recipe recipe) {
    int bits = (recipe.qubits() - 2) / 2;
    for (int i = 0; i < bits; i++) {
      b.cx(ofA(i), ofB(i)).cx(ofA(i), carry(i));
      b.apply(Gate.CCX, carry(i), ofB(i), ofA(i));
    }
    b.cx(ofA(bits - 1), recipe.qubits() - 1);
    for (int i = bits - 1; i >= 0; i--) {
      b.apply(Gate.CCX, carry(i), ofB(i), ofA(i));
      b.cx(ofA(i), carry(i)).cx(carry(i), ofB(i));
    }
  }

  private static int ofA(int bit) {
    return 2 + 2 * bit;
  }

  private static int ofB(int bit) {
    return 1 + 2 * bit;
  }

  /** The carry into a bit waits where the bit of a below it was. */
  private static int carry(int bit) {
    return bit == 0 ? 0 : ofA(bit - 1);
  }

  static void swapTest(ProgramBuilder b, Recipe recipe) {
    int size = (recipe.qubits() - 1) / 2;
    b.h(0);
    for (int i = 0; i < size; i++) {
      b.apply(Gate.CSWAP, 0, 1 + i, 1 + size + i);
    }
    b.h(0);
  }

  /** A turn from 0 to below π for each qubit of both registers, in order. */
  static void knn(ProgramBuilder b, Recipe recipe) {
    SplitMix random = new SplitMix(recipe.seed());
    for (int q = 1; q < recipe.qubits(); q++) {
      b.apply(Gate.RY, new double[] {StrictMath.PI * random.unit()}, q);
    }
    swapTest(b, recipe);
  }
}
