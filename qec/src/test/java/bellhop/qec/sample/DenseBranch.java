package bellhop.qec.sample;

import static bellhop.circuit.stabilizer.Target.number;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.stabilizer.Target;
import bellhop.state.StateVector;
import java.util.List;

/**
 * One way that a shot can go: a state vector with one ancilla, which is in |0⟩ between
 * instructions, and what has been written down.
 */
final class DenseBranch {
  private static final double ROUNDING = 1e-9;

  final StateVector state;
  private final int qubits;
  double probability = 1;
  String record = "";
  String detectors = "";
  long observables;
  boolean chainHappened;

  private DenseBranch(int qubits, StateVector state) {
    this.qubits = qubits;
    this.state = state;
  }

  static DenseBranch zero(int qubits) {
    return new DenseBranch(qubits, StateVector.zero(qubits + 1));
  }

  /** A copy that is less probable by a factor. */
  DenseBranch fork(double p) {
    StateVector copy = state.sibling(state.qubits());
    copy.copyFrom(state);
    DenseBranch fork = new DenseBranch(qubits, copy);
    fork.probability = probability * p;
    fork.record = record;
    fork.detectors = detectors;
    fork.observables = observables;
    fork.chainHappened = chainHappened;
    return fork;
  }

  // ---- record ----

  boolean recordBack(int back) {
    return record.charAt(record.length() - back) == '1';
  }

  void add(boolean result) {
    record += result ? '1' : '0';
  }

  void flipNewest() {
    boolean newest = recordBack(1);
    record = record.substring(0, record.length() - 1);
    add(!newest);
  }

  /** Of records, and of Paulis that the state has a value of. */
  boolean parity(int... targets) {
    boolean parity = false;
    for (int target : targets) {
      parity ^= Target.isRecord(target) ? recordBack(number(target)) : isNegative(target);
    }
    return parity;
  }

  private boolean isNegative(int pauli) {
    int bits = (Target.hasX(pauli) ? 1 : 0) + (Target.hasZ(pauli) ? 2 : 0);
    double value = expectation(bits << (2 * number(pauli)));
    if (StrictMath.abs(value) < 1 - ROUNDING) {
      throw new IllegalArgumentException(Target.text(pauli) + " has no value here");
    }
    return value < 0;
  }

  // ---- state ----

  void pauli(String pauli, int qubit) {
    DenseGates.pauli(state, pauli, qubit);
  }

  /** Leaves the ancilla in |1⟩ where the product is −1; the same again takes it out. */
  void mark(List<Integer> product) {
    GateCall hadamard = GateCall.of(Gate.H, qubits);
    state.apply(hadamard);
    for (int pauli : product) {
      DenseGates.controlled(state, "Z", qubits, PauliProducts.letter(pauli), number(pauli));
      if (Target.isInverted(pauli)) {
        pauli("Z", qubits);
      }
    }
    state.apply(hadamard);
  }

  /** A turn about a product. */
  void turn(Gate quarter, List<Integer> product) {
    mark(product);
    state.apply(GateCall.of(quarter, qubits));
    mark(product);
  }

  /** Bits 2q and 2q + 1 of the product are X and Z of qubit q. */
  double expectation(int product) {
    int x = 0;
    int z = 0;
    for (int q = 0; q < qubits; q++) {
      x |= (product >> (2 * q) & 1) << q;
      z |= (product >> (2 * q + 1) & 1) << q;
    }
    double re = 0;
    double im = 0;
    for (int from = 0; from < 1 << qubits; from++) {
      int to = from ^ x;
      double sign = Integer.bitCount(from & z) % 2 == 0 ? 1 : -1;
      re += sign * (state.re(to) * state.re(from) + state.im(to) * state.im(from));
      im += sign * (state.re(to) * state.im(from) - state.im(to) * state.re(from));
    }
    return switch (Integer.bitCount(x & z) & 3) { // Y = i·X·Z
      case 0 -> re;
      case 1 -> -im;
      case 2 -> -re;
      default -> im;
    };
  }
}
