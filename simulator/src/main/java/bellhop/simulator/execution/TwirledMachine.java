package bellhop.simulator.execution;

import bellhop.pair.End;

/**
 * Execution of every instruction as it stands with Pauli noise only: waiting is twirled, and what a
 * pair lacks is one Pauli on the far half, drawn from the weights of its exact state at the ages of
 * its halves. The operations go to a {@link Sink}: a tableau, or the list of faults that Pauli
 * frames replay.
 */
final class TwirledMachine implements Machine, Idling.Victim {
  private final Plan plan;
  private final Chance chance;
  private final Emission emission;
  private final PairBook book;
  private final Idling idling;
  private final Sink sink;
  private Times times = Times.atOnce();

  TwirledMachine(Plan plan, Noise noise, Chance chance, Ledger ledger, Waits waits, Sink sink) {
    this.plan = plan;
    this.chance = chance;
    idling = new Idling(plan, noise, ledger, waits, this);
    this.sink = sink;
    emission = new Emission(plan.network);
    book = new PairBook(plan, noise, ledger, emission);
  }

  @Override
  public void start(Times shot) {
    times = shot;
    emission.start(chance.phases());
    book.start();
    sink.start();
    idling.start(shot);
  }

  @Override
  public void arrive(int qubit, long nowPs) {
    if (book.isHalf(qubit)) {
      useHalf(qubit, nowPs);
    }
    idling.until(qubit, nowPs, true);
  }

  /** Twirled: a Pauli in place of the decay. */
  @Override
  public void decay(int qubit, Waits.Wait wait) {
    double u = chance.waiting().nextDouble();
    if (u < 2 * wait.flip()) {
      sink.fault(qubit, u < wait.flip() ? Paulis.X : Paulis.X | Paulis.Z);
    } else if (u < 2 * wait.flip() + wait.turn()) {
      sink.fault(qubit, Paulis.Z);
    }
  }

  @Override
  public void dephase(int qubit, double probability) {
    if (chance.waiting().nextDouble() < probability) {
      sink.fault(qubit, Paulis.Z);
    }
  }

  private void useHalf(int qubit, long nowPs) {
    book.use(qubit, nowPs);
    if (book.isPartnerGone(qubit)) {
      settle(qubit, nowPs);
      return;
    }
    HeldPair pair = book.take(qubit);
    strike(pair.qubit(End.B), PairBook.draw(pair.state, chance.pairs().nextDouble()));
    idling.since(pair.qubit(End.A), pair.agedPs(End.A));
    idling.since(pair.qubit(End.B), pair.agedPs(End.B));
  }

  private void settle(int qubit, long nowPs) {
    strike(qubit, book.settle(qubit, nowPs, chance.pairs().nextDouble()));
    idling.since(qubit, nowPs);
  }

  private void strike(int qubit, int pauli) {
    if (pauli != 0) {
      sink.fault(qubit, pauli);
    }
  }

  @Override
  public void leave(int qubit, long nowPs) {
    idling.since(qubit, nowPs);
  }

  @Override
  public void gate(Step.Gate gate) {
    sink.gate(gate);
  }

  @Override
  public void slot(Step.Gate gate, boolean played, long startPs, long endPs) {
    int qubit = gate.qubits()[0];
    boolean half = book.isHalf(qubit);
    if (!half) {
      arrive(qubit, startPs);
    }
    if (played) {
      sink.gate(gate);
    }
    if (half) {
      book.age(qubit, endPs);
      if (gate.settles() && book.isPartnerGone(qubit)) {
        settle(qubit, endPs);
      }
    }
  }

  @Override
  public void bind(Step.Gate gate, long startPs, long endPs) {
    int half = gate.qubits()[1];
    if (isFree(half)) {
      book.use(half, startPs);
      book.stop(half, endPs);
    } else {
      arrive(half, startPs);
    }
    sink.gate(gate);
  }

  @Override
  public void relay(Step.Gate gate, long startPs, long endPs) {
    int control = gate.qubits()[0];
    int target = gate.qubits()[1];
    if (isFree(control) && isFree(target) && book.pair(control) != book.pair(target)) {
      book.use(control, startPs);
      book.use(target, startPs);
      book.swapAverage(control, target, endPs);
    } else {
      arrive(control, startPs);
      arrive(target, startPs);
    }
    sink.gate(gate);
  }

  private boolean isFree(int qubit) {
    return book.isHalf(qubit) && !book.isPartnerGone(qubit);
  }

  @Override
  public int measure(int qubit, double u) {
    return sink.measure(qubit, u);
  }

  @Override
  public void reset(int qubit, double u) {
    if (book.isHalf(qubit)) {
      book.take(qubit);
    }
    sink.reset(qubit, u);
  }

  @Override
  public void request(int pair, End end, int qubit, double u) {
    reset(qubit, u);
    if (book.request(pair)) {
      book.handOver(pair, times);
      sink.pair(pair, plan.qubitA(pair), plan.qubitB(pair));
    }
  }

  @Override
  public void fault(int qubit, int pauli) {
    sink.fault(qubit, pauli);
  }

  @Override
  public void misread(boolean ifZero, boolean ifOne) {
    sink.misread(ifZero, ifOne);
  }
}
