package bellhop.simulator.execution;

import bellhop.circuit.GateCall;
import bellhop.simulator.execution.Waits.Wait;
import bellhop.state.StateVector;
import bellhop.units.Location;
import bellhop.units.RandomStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Deque;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The amplitudes of a shot: wires that are lent out and taken back. Wires that never met share no
 * amplitudes: each begins as a cluster of its own, a gate joins the clusters of its operands into
 * one state vector, and a measured wire leaves its cluster, which halves. So programs cost what
 * their entanglement costs, and reading out many qubits costs little more than reading one.
 */
final class Wires {
  private static final Location WHERE = Location.of("--backend statevector");

  /** Larger vectors are made when wanted and left to the garbage collector. */
  private static final int MOST_KEPT = 22;

  private static final int UNCHECKED = 20;

  /** Wires in one state vector; the place in the list is the qubit. */
  private static final class Cluster {
    StateVector state;
    final List<Integer> wires = new ArrayList<>();

    Cluster(StateVector state) {
      this.state = state;
    }
  }

  private final BitSet taken = new BitSet();
  private final @Nullable Cluster[] clusterOf;
  private final int[] qubitOf;

  /** The first of a family: all vectors here share what they know about gates. */
  private final StateVector first = StateVector.zero(0);

  /** State vectors that nobody uses, by size. */
  private final List<Deque<StateVector>> spare = new ArrayList<>();

  /**
   * @param count that may be lent out at a time
   */
  Wires(int count) {
    clusterOf = new Cluster[count];
    qubitOf = new int[count];
    for (int size = 0; size <= MOST_KEPT; size++) {
      spare.add(new ArrayDeque<>());
    }
  }

  void start() {
    for (int wire = taken.nextSetBit(0); wire >= 0; wire = taken.nextSetBit(wire + 1)) {
      Cluster cluster = cluster(wire);
      if (qubitOf[wire] == 0) {
        keep(cluster.state);
      }
    }
    taken.clear();
    Arrays.fill(clusterOf, null);
  }

  private Cluster cluster(int wire) {
    return Objects.requireNonNull(clusterOf[wire]);
  }

  private StateVector vector(int size) {
    if (size > UNCHECKED) {
      StateVector.check(size, 1, WHERE);
    }
    StateVector known = size <= MOST_KEPT ? spare.get(size).poll() : null;
    return known == null ? first.sibling(size) : known;
  }

  private void keep(StateVector state) {
    if (state.qubits() <= MOST_KEPT) {
      spare.get(state.qubits()).push(state);
    }
  }

  /** Lends a wire in that value. */
  int take(int value) {
    int wire = taken.nextClearBit(0);
    StateVector state = vector(1);
    state.reset();
    Cluster cluster = new Cluster(state);
    cluster.wires.add(wire);
    taken.set(wire);
    clusterOf[wire] = cluster;
    qubitOf[wire] = 0;
    pauli(wire, value == 1 ? Paulis.X : 0);
    return wire;
  }

  /** Measures a wire and takes it back. */
  int measure(int wire, double u) {
    Cluster cluster = cluster(wire);
    StateVector before = cluster.state;
    int qubit = qubitOf[wire];
    int value;
    if (before.qubits() == 1) {
      value = before.measure(qubit, u);
    } else {
      cluster.state = vector(before.qubits() - 1);
      value = before.measureOut(qubit, u, cluster.state);
      cluster.wires.subList(qubit, qubit + 1).clear();
      number(cluster);
    }
    keep(before);
    taken.clear(wire);
    clusterOf[wire] = null;
    return value;
  }

  private void number(Cluster cluster) {
    for (int qubit = 0; qubit < cluster.wires.size(); qubit++) {
      int wire = cluster.wires.get(qubit);
      qubitOf[wire] = qubit;
      clusterOf[wire] = cluster;
    }
  }

  /** The vector in which all these wires are, joined if they were not. */
  StateVector join(int... wires) {
    Cluster first = cluster(wires[0]);
    for (int k = 1; k < wires.length; k++) {
      Cluster second = cluster(wires[k]);
      if (second != first) {
        first =
            first.state.qubits() >= second.state.qubits()
                ? joined(first, second)
                : joined(second, first);
      }
    }
    return first.state;
  }

  private Cluster joined(Cluster larger, Cluster smaller) {
    StateVector product = vector(larger.state.qubits() + smaller.state.qubits());
    StateVector.product(larger.state, smaller.state, product);
    keep(larger.state);
    keep(smaller.state);
    larger.state = product;
    larger.wires.addAll(smaller.wires);
    number(larger);
    return larger;
  }

  /** Where a wire is in its state vector. */
  int qubit(int wire) {
    return qubitOf[wire];
  }

  private StateVector state(int wire) {
    return cluster(wire).state;
  }

  void apply(GateCall call, int... wires) {
    StateVector state = join(wires);
    int[] qubits = new int[wires.length];
    for (int k = 0; k < wires.length; k++) {
      qubits[k] = qubitOf[wires[k]];
    }
    state.apply(call.on(qubits));
  }

  void apply1(int wire, double[] matrix) {
    state(wire).apply1(qubitOf[wire], matrix);
  }

  void pauli(int wire, int pauli) {
    state(wire).pauli(qubitOf[wire], pauli);
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
      state(wire).project(qubitOf[wire], from);
    } else {
      state(wire).diagonal(qubitOf[wire], from == 0 ? wait.keep() : 1, from == 0 ? 1 : wait.keep());
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
    double one = state(wire).probabilityOfOne(qubitOf[wire]);
    return value == 1 ? one : 1 - one;
  }
}
