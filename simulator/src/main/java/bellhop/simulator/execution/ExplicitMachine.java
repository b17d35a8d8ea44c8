package bellhop.simulator.execution;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.distributed.PairUse;
import bellhop.pair.End;
import bellhop.pair.Memory;
import java.util.Arrays;

/**
 * Exact execution of every instruction as it stands, communication qubits included: the referee of
 * the folded one. A pair gets amplitudes at its first use, sampled from its state at emission, and
 * its halves then live through their history as trajectories. The X-state of the pair is kept
 * beside for the ledger alone.
 */
final class ExplicitMachine implements Machine, Idling.Victim {
  private static final int KNOWN = -1;

  private final Plan plan;
  private final Noise noise;
  private final Chance chance;
  private final Emission emission;
  private final PairBook book;
  private final Idling idling;
  private final Wires wires;
  private final int[] wireOf;
  private final int[] value;

  /** The pair that waits in a qubit without amplitudes so far, or −1. */
  private final int[] promised;

  private Times times = Times.atOnce();

  ExplicitMachine(Plan plan, Noise noise, Chance chance, Ledger ledger, Waits waits) {
    this.plan = plan;
    this.noise = noise;
    this.chance = chance;
    idling = new Idling(plan, noise, ledger, waits, this);
    emission = new Emission(plan.network);
    book = new PairBook(plan, noise, ledger, emission);
    wires = new Wires(plan.qubitCount());
    wireOf = new int[plan.qubitCount()];
    value = new int[plan.qubitCount()];
    promised = new int[plan.qubitCount()];
  }

  @Override
  public void start(Times shot) {
    times = shot;
    emission.start(chance.phases());
    book.start();
    wires.start();
    Arrays.fill(wireOf, KNOWN);
    Arrays.fill(value, 0);
    idling.start(shot);
    Arrays.fill(promised, -1);
  }

  @Override
  public void arrive(int qubit, long nowPs) {
    boolean charged = true;
    if (book.isHalf(qubit)) {
      book.use(qubit, nowPs);
      charged = !book.isPartnerGone(qubit);
      closeBook(qubit, nowPs);
    }
    touch(qubit, nowPs, charged);
  }

  private void closeBook(int qubit, long nowPs) {
    if (book.isPartnerGone(qubit)) {
      book.settle(qubit, nowPs, 0);
    } else {
      book.take(qubit);
    }
  }

  /** Waits until now; the ledger of a half that still ages is the book's. */
  private void touch(int qubit, long nowPs, boolean charged) {
    inject(qubit);
    idling.until(qubit, nowPs, charged);
    idling.since(qubit, nowPs);
  }

  @Override
  public void decay(int qubit, Waits.Wait wait) {
    if (wireOf[qubit] == KNOWN) {
      value[qubit] = Wires.decayed(value[qubit], wait, chance.waiting());
    } else if (wires.decay(wireOf[qubit], 0, wait, chance.waiting())) {
      wires.pauli(wireOf[qubit], Paulis.X);
    }
  }

  @Override
  public void dephase(int qubit, double probability) {
    if (chance.waiting().nextDouble() < probability) {
      fault(qubit, Paulis.Z);
    }
  }

  private void inject(int qubit) {
    int id = promised[qubit];
    if (id < 0) {
      return;
    }
    PairUse pair = plan.pairs[id];
    int a = plan.qubitA(id);
    int b = plan.qubitB(id);
    promised[a] = -1;
    promised[b] = -1;
    PairSample.of(book.emitted(pair), chance.pairs().nextDouble()).prepare(wires, wire(a), wire(b));
    idling.since(a, times.handOverPs(id, End.A));
    idling.since(b, times.handOverPs(id, End.B));
    emission.tell(pair, id, times, new Living(a, b));
  }

  /** What happens to the halves before their hand-over, as trajectories. */
  private final class Living implements Emission.Visitor {
    private final int a;
    private final int b;

    Living(int a, int b) {
      this.a = a;
      this.b = b;
    }

    @Override
    public void wait(boolean atA, Memory memory, long fromPs, long toPs) {
      idling.untilIn(memory, atA ? a : b, fromPs, toPs);
    }

    @Override
    public void transfer(boolean atA, double error) {
      depolarise(atA ? a : b, error);
    }

    @Override
    public void pulse(double error) {
      fault(b, Paulis.X);
      depolarise(b, error);
    }

    private void depolarise(int qubit, double error) {
      double u = noise.localGates() ? chance.gates().nextDouble() : 1;
      if (u < error) {
        fault(qubit, 1 + Math.min(2, (int) (u / error * 3)));
      }
    }
  }

  Wires wires() {
    return wires;
  }

  /** The wire of a qubit, which gets one if it had none. */
  int wireOf(int qubit) {
    return wire(qubit);
  }

  private int wire(int qubit) {
    if (wireOf[qubit] == KNOWN) {
      wireOf[qubit] = wires.take(value[qubit]);
      value[qubit] = 0;
    }
    return wireOf[qubit];
  }

  @Override
  public void leave(int qubit, long nowPs) {
    if (promised[qubit] < 0) {
      idling.since(qubit, nowPs);
    }
  }

  @Override
  public void gate(Step.Gate gate) {
    int[] qubits = gate.qubits();
    int pauli = qubits.length == 1 ? Paulis.find(gate.call().gate()) : -1;
    if (pauli >= 0) {
      fault(qubits[0], pauli);
    } else if (gate.call().gate() == Gate.SWAP) {
      exchange(qubits[0], qubits[1]);
    } else {
      apply(gate.call());
    }
  }

  private void apply(GateCall call) {
    int[] operands = call.qubits();
    for (int k = 0; k < operands.length; k++) {
      operands[k] = wire(operands[k]);
    }
    wires.apply(call, operands);
  }

  private void exchange(int q0, int q1) {
    int wire = wireOf[q0];
    int known = value[q0];
    wireOf[q0] = wireOf[q1];
    value[q0] = value[q1];
    wireOf[q1] = wire;
    value[q1] = known;
  }

  @Override
  public void slot(Step.Gate gate, boolean played, long startPs, long endPs) {
    int qubit = gate.qubits()[0];
    boolean half = book.isHalf(qubit);
    // the pulse ends the slot: until then the half ages, as the rules count it
    touch(qubit, half ? endPs : startPs, !half);
    if (played) {
      gate(gate);
    }
    if (half) {
      book.age(qubit, endPs);
      if (gate.settles() && book.isPartnerGone(qubit)) {
        book.settle(qubit, endPs, 0);
      }
    }
  }

  @Override
  public void bind(Step.Gate gate, long startPs, long endPs) {
    int half = gate.qubits()[1];
    if (book.isFree(half)) {
      book.use(half, startPs);
      book.stop(half, endPs);
      touch(half, endPs, false);
    } else {
      arrive(half, startPs);
    }
    apply(gate.call());
  }

  @Override
  public void relay(Step.Gate gate, long startPs, long endPs) {
    int control = gate.qubits()[0];
    int target = gate.qubits()[1];
    if (book.canSwap(control, target)) {
      book.use(control, startPs);
      book.use(target, startPs);
      book.swapAverage(control, target, endPs);
      touch(control, endPs, false);
      touch(target, endPs, false);
    } else {
      arrive(control, startPs);
      arrive(target, startPs);
    }
    apply(gate.call());
  }

  @Override
  public int measure(int qubit, double u) {
    if (wireOf[qubit] != KNOWN) {
      value[qubit] = wires.measure(wireOf[qubit], u);
      wireOf[qubit] = KNOWN;
    }
    return value[qubit];
  }

  @Override
  public void reset(int qubit, double u) {
    if (book.isHalf(qubit)) {
      book.take(qubit);
    }
    inject(qubit);
    measure(qubit, u);
    value[qubit] = 0;
  }

  @Override
  public void request(Step.Request request, double u) {
    reset(request.qubit(), u);
    promised[request.qubit()] = request.pair();
    if (request.completes()) {
      book.handOver(request.pair(), times);
    }
  }

  @Override
  public void fault(int qubit, int pauli) {
    if (wireOf[qubit] == KNOWN) {
      value[qubit] ^= pauli & Paulis.X;
    } else {
      wires.pauli(wireOf[qubit], pauli);
    }
  }
}
