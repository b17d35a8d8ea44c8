package bellhop.qec.sample;

import static java.lang.StrictMath.PI;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.state.StateVector;
import java.util.List;

/** Gates of stabilizer circuits as what their names say: turns about axes, and controls. */
final class DenseGates {
  private DenseGates() {}

  /** I, X, Y or Z. */
  static void pauli(StateVector state, String pauli, int qubit) {
    int number = List.of("I", "X", "Z", "Y").indexOf(pauli);
    state.pauli(qubit, number);
  }

  /** H_NXY is half a turn about the sum of the axes −X and Y. */
  static void exchange(StateVector state, String name, int qubit) {
    String axes = name.equals("H") ? "XZ" : name.substring(2);
    turn(state, PI, sum(axes), qubit);
  }

  static void quarter(StateVector state, String name, int qubit, int sign) {
    String axis = name.startsWith("S_DAG") || name.equals("S") ? "Z" : name.substring(5, 6);
    turn(state, sign * PI / 2, sum(axis), qubit);
  }

  /** XNYZ takes X to −Y, −Y to Z, Z to X: right-handed axes are turned by 120°, others back. */
  static void third(StateVector state, String axes, int qubit) {
    boolean isRightHanded = axes.replace("N", "").equals("XYZ") != axes.contains("N");
    turn(state, (isRightHanded ? 2 : -2) * PI / 3, sum(axes), qubit);
  }

  /** Of the axes in a name, N before those that count with a minus. */
  private static double[] sum(String axes) {
    double[] sum = new double[3];
    for (int i = 0; i < axes.length(); i++) {
      if (axes.charAt(i) != 'N') {
        sum[axes.charAt(i) - 'X'] = i > 0 && axes.charAt(i - 1) == 'N' ? -1 : 1;
      }
    }
    return sum;
  }

  /** cos(θ/2) − i·sin(θ/2)·(n·σ), n of length 1. */
  private static void turn(StateVector state, double angle, double[] axis, int qubit) {
    double c = StrictMath.cos(angle / 2);
    double length = StrictMath.sqrt(axis[0] * axis[0] + axis[1] * axis[1] + axis[2] * axis[2]);
    double s = StrictMath.sin(angle / 2) / length;
    double x = s * axis[0];
    double y = s * axis[1];
    double z = s * axis[2];
    state.apply1(qubit, new double[] {c, -z, -y, -x, y, -x, c, z});
  }

  /** A Pauli on the second where the first is in the -1 state of the other. */
  static void controlled(StateVector state, String first, int a, String second, int b) {
    exchangeWithZ(state, first, a);
    exchangeWithZ(state, second, b);
    state.apply(GateCall.of(Gate.CZ, a, b));
    exchangeWithZ(state, first, a);
    exchangeWithZ(state, second, b);
  }

  private static void exchangeWithZ(StateVector state, String pauli, int qubit) {
    if (!pauli.equals("Z")) {
      exchange(state, "H_" + pauli + "Z", qubit);
    }
  }
}
