package bellhop.simulator.execution;

import bellhop.circuit.GateCall;
import bellhop.simulator.execution.Waits.Wait;
import bellhop.state.StateVector;
import bellhop.units.Location;
import bellhop.units.RandomStream;
import java.util.BitSet;

/**
 * The amplitudes of a shot: a state vector whose qubits, the wires, are lent out and taken back,
 * and which grows when more are wanted than planned.
 */
final class Wires {
  private static final Location WHERE = Location.of("--backend statevector");

  private final StateVector planned;
  private final BitSet free = new BitSet();
  private StateVector state;

  Wires(int count) {
    planned = StateVector.zero(count);
    state = planned;
  }

  void start() {
    planned.reset();
    state = planned;
    free.clear();
    free.set(0, state.qubits());
  }

  StateVector state() {
    return state;
  }

  /** Lends the first free wire, in that value. */
  int take(int value) {
    if (free.isEmpty()) {
      int count = state.qubits();
      StateVector.check(count + 1, 1, WHERE);
      state = state.grow(1);
      free.set(count);
    }
    int wire = free.nextSetBit(0);
    free.clear(wire);
    if (value == 1) {
      state.pauli(wire, Paulis.X);
    }
    return wire;
  }

  /** Takes back a wire that is in that value. */
  void giveBack(int wire, int value) {
    if (value == 1) {
      state.pauli(wire, Paulis.X);
    }
    free.set(wire);
  }

  void apply(GateCall call, int... wires) {
    state.apply(call.on(wires));
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
      state.project(wire, from);
    } else {
      state.diagonal(wire, from == 0 ? wait.keep() : 1, from == 0 ? 1 : wait.keep());
    }
    if (v < wait.phaseFlip()) {
      state.pauli(wire, Paulis.Z);
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
    double one = state.probabilityOfOne(wire);
    return value == 1 ? one : 1 - one;
  }
}
