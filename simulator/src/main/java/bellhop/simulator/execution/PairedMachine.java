package bellhop.simulator.execution;

import bellhop.pair.End;
import bellhop.pair.XState;

/**
 * What the machines share that keep pairs as X-states in a {@link PairBook}: when a half ages,
 * settles or leaves the book. What then happens to qubits is the machine's own.
 */
abstract class PairedMachine implements Machine, Idling.Victim {
  final Chance chance;
  final PairBook book;
  final Idling idling;
  private final Emission emission;
  private Times times = Times.atOnce();

  PairedMachine(Plan plan, Noise noise, Chance chance, Ledger ledger, Waits waits) {
    this.chance = chance;
    idling = new Idling(plan, noise, ledger, waits, this);
    emission = new Emission(plan.network);
    book = new PairBook(plan, noise, ledger, emission);
  }

  /** A Pauli other than none happens to a qubit that is no half of a pair. */
  abstract void strike(int qubit, int pauli);

  /** Two qubits become what a pair is, as halves no more. */
  abstract void inject(XState state, int a, int b, double u);

  /** A correction that is played on a waiting half. */
  abstract void correct(Step.Gate gate);

  /** CX onto a half that is measured next makes the other half a copy. */
  abstract void join(Step.Gate gate, int copy);

  /** CX between free halves of two pairs, and what follows, makes one pair of them. */
  abstract void swap(Step.Gate gate, long endPs);

  /** A pair is there at both ends. */
  abstract void made(int pair);

  @Override
  public void start(Times shot) {
    times = shot;
    emission.start(chance.phases());
    book.start();
    idling.start(shot);
  }

  @Override
  public final void arrive(int qubit, long nowPs) {
    if (book.isHalf(qubit)) {
      use(qubit, nowPs);
    }
    idling.until(qubit, nowPs, true);
  }

  /** First use of a half other than those that the rules name. */
  final void use(int qubit, long nowPs) {
    book.use(qubit, nowPs);
    if (book.isPartnerGone(qubit)) {
      settle(qubit, nowPs);
      return;
    }
    HeldPair pair = book.take(qubit);
    inject(pair.state, pair.qubit(End.A), pair.qubit(End.B), chance.pairs().nextDouble());
    idling.since(pair.qubit(End.A), pair.agedPs(End.A));
    idling.since(pair.qubit(End.B), pair.agedPs(End.B));
  }

  private void settle(int qubit, long nowPs) {
    int pauli = book.settle(qubit, nowPs, chance.pairs().nextDouble());
    if (pauli != 0) {
      strike(qubit, pauli);
    }
    idling.since(qubit, nowPs);
  }

  @Override
  public final void dephase(int qubit, double probability) {
    if (chance.waiting().nextDouble() < probability) {
      strike(qubit, Paulis.Z);
    }
  }

  @Override
  public final void leave(int qubit, long nowPs) {
    idling.since(qubit, nowPs);
  }

  @Override
  public final void slot(Step.Gate gate, boolean played, long startPs, long endPs) {
    int qubit = gate.qubits()[0];
    if (!book.isHalf(qubit)) {
      arrive(qubit, startPs);
      if (played) {
        gate(gate);
      }
      return;
    }
    book.age(qubit, endPs);
    if (played) {
      correct(gate);
    }
    if (gate.settles() && book.isPartnerGone(qubit)) {
      settle(qubit, endPs);
    }
  }

  @Override
  public final void bind(Step.Gate gate, long startPs, long endPs) {
    int half = gate.qubits()[1];
    if (book.isFree(half)) {
      int copy = book.partner(half);
      book.use(half, startPs);
      book.stop(half, endPs);
      join(gate, copy);
    } else {
      arrive(half, startPs);
      gate(gate);
    }
  }

  @Override
  public final void relay(Step.Gate gate, long startPs, long endPs) {
    int control = gate.qubits()[0];
    int target = gate.qubits()[1];
    if (book.canSwap(control, target)) {
      book.use(control, startPs);
      book.use(target, startPs);
      swap(gate, endPs);
    } else {
      arrive(control, startPs);
      arrive(target, startPs);
      gate(gate);
    }
  }

  @Override
  public final void request(Step.Request request, double u) {
    reset(request.qubit(), u);
    if (request.completes()) {
      book.handOver(request.pair(), times);
      made(request.pair());
    }
  }
}
