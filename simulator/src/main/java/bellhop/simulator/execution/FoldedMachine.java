package bellhop.simulator.execution;

import bellhop.circuit.Gate;
import bellhop.pair.XState;
import java.util.Arrays;

/**
 * Exact execution in which communication qubits need no amplitudes. A half that a root is bound to
 * turns the far half into a copy of the root, flipped by the measured bit; what the pair lacks
 * strikes the copy as one Pauli, drawn from the weights of the pair's exact state when its
 * correction slot ends, since until then it ages as a half. A half that is used in any other way
 * gets amplitudes, sampled from the pair's state.
 */
final class FoldedMachine extends PairedMachine {
  private final Branches branches;

  /** Relay qubits between CX and h: their known value is the one after h. */
  private final boolean[] awaitsH;

  FoldedMachine(Plan plan, Noise noise, Chance chance, Ledger ledger, Waits waits) {
    super(plan, noise, chance, ledger, waits);
    branches = new Branches(plan.qubitCount());
    awaitsH = new boolean[plan.qubitCount()];
  }

  Branches branches() {
    return branches;
  }

  @Override
  public void start(Times shot) {
    super.start(shot);
    branches.start();
    Arrays.fill(awaitsH, false);
  }

  @Override
  public void decay(int qubit, Waits.Wait wait) {
    branches.decay(qubit, wait, chance.waiting());
  }

  @Override
  void strike(int qubit, int pauli) {
    branches.strike(qubit, pauli);
  }

  @Override
  void inject(XState state, int a, int b, double u) {
    branches.know(a, 0);
    branches.know(b, 0);
    PairSample.of(state, u).prepare(branches.wires(), branches.ownWire(a), branches.ownWire(b));
  }

  @Override
  public void gate(Step.Gate gate) {
    int[] qubits = gate.qubits();
    if (qubits.length == 1 && awaitsH[qubits[0]] && gate.call().gate() == Gate.H) {
      awaitsH[qubits[0]] = false;
    } else {
      branches.apply(gate.call());
    }
  }

  @Override
  void correct(Step.Gate gate) {
    book.correct(gate.qubits()[0], Paulis.find(gate.call().gate()));
  }

  @Override
  void join(Step.Gate gate, int copy) {
    int bit = chance.communication().nextDouble() < 0.5 ? 1 : 0;
    branches.know(gate.qubits()[1], bit);
    branches.copy(gate.qubits()[0], copy, bit);
  }

  @Override
  void swap(Step.Gate gate, long endPs) {
    int control = gate.qubits()[0];
    int target = gate.qubits()[1];
    var measured = book.swap(control, target, endPs, chance.communication().nextDouble());
    branches.know(target, measured.x() ? 1 : 0);
    branches.know(control, measured.z() ? 1 : 0);
    awaitsH[control] = true;
  }

  @Override
  void made(int pair) {
    // its halves have no amplitudes
  }

  @Override
  public int measure(int qubit, double u) {
    return branches.measure(qubit, u);
  }

  @Override
  public void reset(int qubit, double u) {
    if (book.isHalf(qubit)) {
      use(qubit, Math.max(idling.since(qubit), 0));
    }
    branches.measure(qubit, u);
    branches.know(qubit, 0);
    awaitsH[qubit] = false;
  }

  @Override
  public void fault(int qubit, int pauli) {
    if (book.isHalf(qubit)) {
      book.pauli(qubit, pauli);
    } else if (awaitsH[qubit]) {
      branches.strike(qubit, Paulis.turns(pauli) ? Paulis.X : 0);
    } else {
      branches.strike(qubit, pauli);
    }
  }
}
