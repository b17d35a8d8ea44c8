package bellhop.simulator.execution;

import java.util.Arrays;

/** Which qubits are branches of which wire, in the order in which they came. */
final class Members {
  private final int[][] qubits;
  private final int[] count;

  Members(int wireCount) {
    qubits = new int[wireCount][4];
    count = new int[wireCount];
  }

  void clear() {
    Arrays.fill(count, 0);
  }

  int count(int wire) {
    return count[wire];
  }

  int first(int wire) {
    return qubits[wire][0];
  }

  void add(int wire, int qubit) {
    int at = count[wire]++;
    if (at == qubits[wire].length) {
      qubits[wire] = Arrays.copyOf(qubits[wire], 2 * at);
    }
    qubits[wire][at] = qubit;
  }

  void remove(int wire, int qubit) {
    int at = place(wire, qubit);
    int last = --count[wire];
    System.arraycopy(qubits[wire], at + 1, qubits[wire], at, last - at);
  }

  /** All that there were. */
  int[] removeAll(int wire) {
    int[] all = Arrays.copyOf(qubits[wire], count[wire]);
    count[wire] = 0;
    return all;
  }

  void replace(int wire, int qubit, int other) {
    qubits[wire][place(wire, qubit)] = other;
  }

  private int place(int wire, int qubit) {
    int at = 0;
    while (qubits[wire][at] != qubit) {
      at++;
    }
    return at;
  }
}
