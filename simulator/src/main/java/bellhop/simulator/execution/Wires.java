package bellhop.simulator.execution;

import bellhop.circuit.GateCall;
import bellhop.simulator.execution.Waits.Wait;
import bellhop.state.StateVector;
import bellhop.units.Location;
import bellhop.units.RandomStream;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * The amplitudes of a shot: a state vector whose qubits, the wires, are lent out and taken back. It
 * grows when more are wanted than planned, and shrinks by wires that are read out for good, so that
 * reading many costs little more than reading one. A wire keeps its number while its qubit in the
 * vector changes.
 */
final class Wires {
  private static final Location WHERE = Location.of("--backend statevector");

  /** Larger vectors do not shrink: the smaller ones would double the memory. */
  private static final int MOST_SHRINKING = 22;

  /** Vectors of each size up to the planned one, made when first wanted. */
  private final @Nullable StateVector[] bySize;

  private final StateVector planned;
  private final BitSet free = new BitSet();
  private final int[] qubitOf = new int[2 * StateVector.MAX_QUBITS];
  private int wireCount;
  private StateVector state;

  Wires(int count) {
    planned = StateVector.zero(count);
    bySize = new StateVector[count + 1];
    state = planned;
  }

  void start() {
    planned.reset();
    state = planned;
    wireCount = state.qubits();
    for (int wire = 0; wire < wireCount; wire++) {
      qubitOf[wire] = wire;
    }
    free.clear();
    free.set(0, wireCount);
  }

  /** All amplitudes, by {@link #qubit} of the wires. */
  StateVector state() {
    return state;
  }

  /** Where a wire is in the state vector now. */
  int qubit(int wire) {
    return qubitOf[wire];
  }

  /** Lends the first free wire, in that value. */
  int take(int value) {
    if (free.isEmpty()) {
      addWire();
    }
    int wire = free.nextSetBit(0);
    free.clear(wire);
    if (value == 1) {
      pauli(wire, Paulis.X);
    }
    return wire;
  }

  private void addWire() {
    int count = state.qubits();
    StateVector.check(count + 1, 1, WHERE);
    if (wireCount == qubitOf.length) {
      throw new IllegalStateException("a shot used up its " + wireCount + " wires");
    }
    state = state.grow(1);
    qubitOf[wireCount] = count;
    free.set(wireCount++);
  }

  /** Takes back a wire that is in that value. */
  void giveBack(int wire, int value) {
    if (value == 1) {
      pauli(wire, Paulis.X);
    }
    free.set(wire);
  }

  /**
   * Measures a wire and takes it back.
   *
   * @param forGood whether one wire fewer will do from now on
   */
  int measure(int wire, double u, boolean forGood) {
    int size = state.qubits();
    if (!forGood || size > MOST_SHRINKING || size > planned.qubits()) {
      int value = state.measure(qubitOf[wire], u);
      giveBack(wire, value);
      return value;
    }
    StateVector rest = ofSize(size - 1);
    int value = state.measureOut(qubitOf[wire], u, rest);
    state = rest;
    for (int other = 0; other < wireCount; other++) {
      qubitOf[other] -= qubitOf[other] > qubitOf[wire] ? 1 : 0;
    }
    return value;
  }

  private StateVector ofSize(int size) {
    StateVector known = bySize[size];
    if (known == null) {
      known = StateVector.zero(size);
      bySize[size] = known;
    }
    return known;
  }

  void apply(GateCall call, int... wires) {
    int[] qubits = new int[wires.length];
    for (int k = 0; k < wires.length; k++) {
      qubits[k] = qubitOf[wires[k]];
    }
    state.apply(call.on(qubits));
  }

  void apply1(int wire, double[] matrix) {
    state.apply1(qubitOf[wire], matrix);
  }

  void pauli(int wire, int pauli) {
    state.pauli(qubitOf[wire], pauli);
  }

  /**
   * Amplitude damping and dephasing of a qubit that reads the wire with a flip, as a quantum
   * trajectory: a jump with its true chance, else the no-jump operator, which waits in the state
   * vector and costs nothing. P(1) is computed only when the draw makes a jump possible.
   *
   * @return whether the qubit jumped, so that its value is the opposite of the wire's, flip aside
   */
  boolean decay(int wire, int flip, Wait wait, RandomStream stream) {
    double u = stream.nextDouble();
    double v = stream.nextDouble();
    boolean upwards = wait.residual() > 0 && stream.nextDouble() < wait.residual();
    // the wire's value from which the qubit decays
    int from = upwards ? flip : 1 ^ flip;
    boolean jumped = u < wait.loss() && u < wait.loss() * probability(wire, from);
    if (jumped) {
      state.project(qubitOf[wire], from);
    } else {
      state.diagonal(qubitOf[wire], from == 0 ? wait.keep() : 1, from == 0 ? 1 : wait.keep());
    }
    if (v < wait.phaseFlip()) {
      pauli(wire, Paulis.Z);
    }
    return jumped;
  }

  /** The same for a qubit of known value, which is returned. */
  static int decayed(int value, Wait wait, RandomStream stream) {
    double u = stream.nextDouble();
    stream.nextDouble();
    boolean upwards = wait.residual() > 0 && stream.nextDouble() < wait.residual();
    return u < wait.loss() ? (upwards ? 1 : 0) : value;
  }

  double probability(int wire, int value) {
    double one = state.probabilityOfOne(qubitOf[wire]);
    return value == 1 ? one : 1 - one;
  }
}
