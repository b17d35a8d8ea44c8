package bellhop.circuit;

/** Amplitudes of 2ⁿ basis states, the plain way; the referee of this module's tests. */
final class DenseState {
  private DenseState() {}

  /** Bit k of an index is qubit k; real and imaginary parts interleaved. */
  static void apply(double[] state, GateCall call) {
    double[] matrix = call.matrix();
    int[] qubits = call.qubits();
    int size = 1 << qubits.length;
    int mask = 0;
    for (int qubit : qubits) {
      mask |= 1 << qubit;
    }
    double[] part = new double[2 * size];
    for (int rest = 0; rest < state.length / 2; rest++) {
      if ((rest & mask) != 0) {
        continue;
      }
      for (int i = 0; i < size; i++) {
        int at = 2 * (rest | spread(i, qubits));
        part[2 * i] = state[at];
        part[2 * i + 1] = state[at + 1];
      }
      for (int row = 0; row < size; row++) {
        double re = 0;
        double im = 0;
        for (int i = 0; i < size; i++) {
          int entry = 2 * (row * size + i);
          re += matrix[entry] * part[2 * i] - matrix[entry + 1] * part[2 * i + 1];
          im += matrix[entry] * part[2 * i + 1] + matrix[entry + 1] * part[2 * i];
        }
        int at = 2 * (rest | spread(row, qubits));
        state[at] = re;
        state[at + 1] = im;
      }
    }
  }

  private static int spread(int bits, int[] qubits) {
    int result = 0;
    for (int i = 0; i < qubits.length; i++) {
      result |= (bits >> i & 1) << qubits[i];
    }
    return result;
  }
}
