package bellhop.state;

import bellhop.circuit.GateCall;
import bellhop.circuit.Matrices;

/** The slow plain twin of {@link StateVector}: whole matrices times a column. */
final class DenseState {
  private final int qubits;
  private double[] column;

  DenseState(int qubits) {
    this.qubits = qubits;
    column = new double[2 << qubits];
    column[0] = 1;
  }

  void apply(GateCall call) {
    column = times(Matrices.embed(qubits, call), column);
  }

  void apply1(int qubit, double[] m) {
    double[] old = column;
    column = new double[old.length];
    for (int i = 0; i < 1 << qubits; i++) {
      int row = i >> qubit & 1;
      for (int k = 0; k < 2; k++) {
        int j = (i & ~(1 << qubit)) | (k << qubit);
        double a = m[2 * (2 * row + k)];
        double b = m[2 * (2 * row + k) + 1];
        column[2 * i] += a * old[2 * j] - b * old[2 * j + 1];
        column[2 * i + 1] += a * old[2 * j + 1] + b * old[2 * j];
      }
    }
  }

  private static double[] times(double[] m, double[] v) {
    int n = v.length / 2;
    double[] result = new double[v.length];
    for (int i = 0; i < n; i++) {
      for (int j = 0; j < n; j++) {
        int at = 2 * (i * n + j);
        result[2 * i] += m[at] * v[2 * j] - m[at + 1] * v[2 * j + 1];
        result[2 * i + 1] += m[at] * v[2 * j + 1] + m[at + 1] * v[2 * j];
      }
    }
    return result;
  }

  double re(int index) {
    return column[2 * index];
  }

  double im(int index) {
    return column[2 * index + 1];
  }

  double mass(int qubit, int value) {
    double sum = 0;
    for (int i = 0; i < 1 << qubits; i++) {
      if ((i >> qubit & 1) == value) {
        sum += re(i) * re(i) + im(i) * im(i);
      }
    }
    return sum;
  }

  double probabilityOfOne(int qubit) {
    return mass(qubit, 1) / (mass(qubit, 0) + mass(qubit, 1));
  }

  void normalise() {
    double factor = 1 / StrictMath.sqrt(mass(0, 0) + mass(0, 1));
    apply1(0, new double[] {factor, 0, 0, 0, 0, 0, factor, 0});
  }

  void project(int qubit, int value) {
    double factor = 1 / StrictMath.sqrt(mass(qubit, value));
    double keepZero = value == 0 ? factor : 0;
    apply1(qubit, new double[] {keepZero, 0, 0, 0, 0, 0, factor - keepZero, 0});
  }
}
