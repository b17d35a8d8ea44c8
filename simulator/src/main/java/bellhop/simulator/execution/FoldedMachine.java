package bellhop.simulator.execution;

import bellhop.circuit.Gate;
import bellhop.pair.End;
import java.util.Arrays;

/**
 * Exact execution in which communication qubits need no amplitudes. A half that a root is bound to
 * turns the far half into a copy of the root, flipped by the measured bit; what the pair lacks
 * strikes the copy as one Pauli, drawn from the weights of the pair's exact state when its
 * correction slot ends, since until then it ages as a half. A half that is used in any other way
 * gets amplitudes, sampled from the pair's state.
 */
final class FoldedMachine implements Machine, Idling.Victim {
  private final Chance chance;
  private final Emission emission;
  private final PairBook book;
  private final Idling idling;
  private final Branches branches;

  /** Relay qubits between CX and h: their known value is the one after h. */
  private final boolean[] awaitsH;

  private Times times = Times.atOnce();

  FoldedMachine(Plan plan, Noise noise, Chance chance, Ledger ledger, Waits waits) {
    this.chance = chance;
    idling = new Idling(plan, noise, ledger, waits, this);
    emission = new Emission(plan.network);
    book = new PairBook(plan, noise, ledger, emission);
    branches = new Branches(new Wires(), plan.qubitCount());
    awaitsH = new boolean[plan.qubitCount()];
  }

  Branches branches() {
    return branches;
  }

  @Override
  public void start(Times shot) {
    times = shot;
    emission.start(chance.phases());
    book.start();
    branches.start();
    idling.start(shot);
    Arrays.fill(awaitsH, false);
  }

  @Override
  public void arrive(int qubit, long nowPs) {
    if (book.isHalf(qubit)) {
      useHalf(qubit, nowPs);
    }
    idling.until(qubit, nowPs, true);
  }

  @Override
  public void decay(int qubit, Waits.Wait wait) {
    branches.decay(qubit, wait, chance.waiting());
  }

  @Override
  public void dephase(int qubit, double probability) {
    if (chance.waiting().nextDouble() < probability) {
      branches.strike(qubit, Paulis.Z);
    }
  }

  /** First use of a half other than those that the rules name. */
  private void useHalf(int qubit, long nowPs) {
    book.use(qubit, nowPs);
    if (book.isPartnerGone(qubit)) {
      settle(qubit, nowPs);
    } else {
      inject(qubit);
    }
  }

  private void settle(int qubit, long nowPs) {
    branches.strike(qubit, book.settle(qubit, nowPs, chance.pairs().nextDouble()));
    idling.since(qubit, nowPs);
  }

  /** The pair gets amplitudes, each half as old as it is. */
  private void inject(int qubit) {
    HeldPair pair = book.take(qubit);
    int a = pair.qubit(End.A);
    int b = pair.qubit(End.B);
    branches.know(a, 0);
    branches.know(b, 0);
    PairSample.of(pair.state, chance.pairs().nextDouble())
        .prepare(branches.wires(), branches.ownWire(a), branches.ownWire(b));
    idling.since(a, pair.agedPs(End.A));
    idling.since(b, pair.agedPs(End.B));
  }

  @Override
  public void leave(int qubit, long nowPs) {
    idling.since(qubit, nowPs);
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
  public void slot(Step.Gate gate, boolean played, long startPs, long endPs) {
    int qubit = gate.qubits()[0];
    if (!book.isHalf(qubit)) {
      arrive(qubit, startPs);
      if (played) {
        branches.apply(gate.call());
      }
      return;
    }
    book.age(qubit, endPs);
    if (played) {
      book.correct(qubit, Paulis.find(gate.call().gate()));
    }
    if (gate.settles() && book.isPartnerGone(qubit)) {
      settle(qubit, endPs);
    }
  }

  @Override
  public void bind(Step.Gate gate, long startPs, long endPs) {
    int root = gate.qubits()[0];
    int half = gate.qubits()[1];
    if (!book.isHalf(half) || book.isPartnerGone(half)) {
      arrive(half, startPs);
      branches.apply(gate.call());
      return;
    }
    int copy = book.partner(half);
    book.use(half, startPs);
    book.stop(half, endPs);
    int bit = coin();
    branches.know(half, bit);
    branches.copy(root, copy, bit);
  }

  private int coin() {
    return chance.communication().nextDouble() < 0.5 ? 1 : 0;
  }

  @Override
  public void relay(Step.Gate gate, long startPs, long endPs) {
    int control = gate.qubits()[0];
    int target = gate.qubits()[1];
    if (!isFree(control) || !isFree(target) || book.pair(control) == book.pair(target)) {
      arrive(control, startPs);
      arrive(target, startPs);
      branches.apply(gate.call());
      return;
    }
    book.use(control, startPs);
    book.use(target, startPs);
    var measured = book.swap(control, target, endPs, chance.communication().nextDouble());
    branches.know(target, measured.x() ? 1 : 0);
    branches.know(control, measured.z() ? 1 : 0);
    awaitsH[control] = true;
  }

  /** A half that is no copy of anything yet. */
  private boolean isFree(int qubit) {
    return book.isHalf(qubit) && !book.isPartnerGone(qubit);
  }

  @Override
  public int measure(int qubit, double u) {
    return branches.measure(qubit, u);
  }

  @Override
  public void reset(int qubit, double u) {
    clear(qubit, u);
  }

  private void clear(int qubit, double u) {
    if (book.isHalf(qubit)) {
      useHalf(qubit, Math.max(idling.since(qubit), 0));
    }
    branches.measure(qubit, u);
    branches.know(qubit, 0);
    awaitsH[qubit] = false;
  }

  @Override
  public void request(int pair, End end, int qubit, double u) {
    clear(qubit, u);
    if (book.request(pair)) {
      book.handOver(pair, times);
    }
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
