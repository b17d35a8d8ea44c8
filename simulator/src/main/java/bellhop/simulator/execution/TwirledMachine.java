package bellhop.simulator.execution;

import bellhop.pair.XState;

/**
 * Execution of every instruction as it stands with Pauli noise only: waiting is twirled, and what a
 * pair lacks is one Pauli on the far half, drawn from the weights of its exact state at the ages of
 * its halves. The operations go to a {@link Sink}: a tableau, or the list of faults that Pauli
 * frames replay.
 */
final class TwirledMachine extends PairedMachine {
  private final Sink sink;

  TwirledMachine(Plan plan, Noise noise, Chance chance, Ledger ledger, Waits waits, Sink sink) {
    super(plan, noise, chance, ledger, waits);
    this.sink = sink;
  }

  @Override
  public void start(Times shot) {
    super.start(shot);
    sink.start();
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
  void strike(int qubit, int pauli) {
    sink.fault(qubit, pauli);
  }

  @Override
  void inject(XState state, int a, int b, double u) {
    int pauli = PairBook.draw(state, u);
    if (pauli != 0) {
      sink.fault(b, pauli);
    }
  }

  @Override
  public void gate(Step.Gate gate) {
    sink.gate(gate);
  }

  @Override
  void correct(Step.Gate gate) {
    sink.gate(gate);
  }

  @Override
  void join(Step.Gate gate, int copy) {
    sink.gate(gate);
  }

  @Override
  void swap(Step.Gate gate, long endPs) {
    book.swapAverage(gate.qubits()[0], gate.qubits()[1], endPs);
    sink.gate(gate);
  }

  @Override
  void made(int pair) {
    sink.pair(pair);
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
  public void fault(int qubit, int pauli) {
    sink.fault(qubit, pauli);
  }

  @Override
  public void misread(boolean ifZero, boolean ifOne) {
    sink.misread(ifZero, ifOne);
  }
}
