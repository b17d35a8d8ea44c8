package bellhop.compiler.proof;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.units.RandomStream;

/** Prepares the states that a program is tried on. */
enum Inputs {
  /** Any product state. */
  PRODUCT,
  /** A product of the six eigenstates of X, Y and Z. */
  CLIFFORD,
  /** Every qubit maximally entangled with one that the program leaves alone (the Choi state). */
  CHOI;

  /**
   * @param qubits the program's, in |0⟩
   * @param firstAncilla the first of as many further qubits, for {@link #CHOI} alone
   */
  void prepare(Register register, int[] qubits, int firstAncilla, RandomStream chance) {
    for (int i = 0; i < qubits.length; i++) {
      int qubit = qubits[i];
      switch (this) {
        case PRODUCT -> register.apply(GateCall.of(Gate.U, angles(chance), qubit));
        case CLIFFORD -> clifford(register, qubit, chance.nextInt(6));
        case CHOI -> {
          register.apply(GateCall.of(Gate.H, firstAncilla + i));
          register.apply(GateCall.of(Gate.CX, firstAncilla + i, qubit));
        }
      }
    }
  }

  private static double[] angles(RandomStream chance) {
    double turn = 2 * StrictMath.PI;
    double theta = StrictMath.acos(1 - 2 * chance.nextDouble());
    return new double[] {theta, turn * chance.nextDouble(), turn * chance.nextDouble()};
  }

  private static void clifford(Register register, int qubit, int which) {
    if (which % 2 == 1) {
      register.apply(GateCall.of(Gate.X, qubit));
    }
    if (which >= 2) {
      register.apply(GateCall.of(Gate.H, qubit));
    }
    if (which >= 4) {
      register.apply(GateCall.of(Gate.S, qubit));
    }
  }
}
