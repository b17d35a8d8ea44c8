package bellhop.simulator.execution;

import bellhop.distributed.Instruction;
import bellhop.units.RandomStream;

/**
 * Walks the steps of a shot in their linear order and tells a {@link Machine} what happens, with
 * the times of the shot and the faults of gates, readout and resets, which are Pauli channels for
 * every machine. Waiting and pairs are the machine's own.
 *
 * <p>A guarded gate costs its time and its error whether its pulse is played or not: its slot is
 * reserved, and so the time line and the losses of a shot do not depend on measured bits.
 *
 * <p>Who wants other results than those that chance gives overrides what measures, resets or draws.
 */
class Walk {
  /** In place of a decision: all held. */
  static final int TO_THE_END = -1;

  private final Plan plan;
  private final Noise noise;
  private final Chance chance;
  private final Ledger ledger;
  private final Machine machine;
  private final Bits bits;

  Walk(Plan plan, Noise noise, Chance chance, Ledger ledger, Machine machine, Bits bits) {
    this.plan = plan;
    this.noise = noise;
    this.chance = chance;
    this.ledger = ledger;
    this.machine = machine;
    this.bits = bits;
  }

  /**
   * All steps, or those before the first decision that the bits do not bear out.
   *
   * @return the number of that decision, or {@link #TO_THE_END}
   */
  int run(Times times) {
    bits.clear();
    machine.start(times);
    for (Step step : plan.steps) {
      switch (step) {
        case Step.Gate gate -> gate(gate, times);
        case Step.Measure measure -> measure(measure, times);
        case Step.Reset reset -> reset(reset, times);
        case Step.Request request -> request(request, times);
        case Step.Send send -> bits.send(send);
        case Step.Receive receive -> bits.receive(receive);
        case Step.Compute compute -> bits.compute(compute);
        case Step.Decide decide -> {
          if (bits.allows(decide.qpu(), decide.cell()) != decide.goesOn()) {
            return decide.number();
          }
        }
      }
    }
    return TO_THE_END;
  }

  private void gate(Step.Gate gate, Times times) {
    boolean played = bits.allows(gate.qpu(), gate.guard());
    long startPs = times.startPs(gate.instruction());
    long endPs = times.endPs(gate.instruction());
    switch (gate.role()) {
      case ORDINARY -> ordinary(gate, played, startPs);
      case SLOT -> machine.slot(gate, played, startPs, endPs);
      case BIND -> {
        machine.arrive(gate.qubits()[0], startPs);
        machine.bind(gate, startPs, endPs);
      }
      case RELAY -> machine.relay(gate, startPs, endPs);
    }
    if (noise.localGates() && gate.error() > 0) {
      ledger.localGates += gate.loss();
      depolarise(gate.qubits(), gate.error());
    }
    for (int qubit : gate.qubits()) {
      machine.leave(qubit, endPs);
    }
  }

  private void ordinary(Step.Gate gate, boolean played, long startPs) {
    for (int qubit : gate.qubits()) {
      if (qubit == gate.vacant()) {
        machine.leave(qubit, startPs);
      }
      machine.arrive(qubit, startPs);
    }
    if (played) {
      machine.gate(gate);
    }
  }

  /** With the given probability one of the 4ᵏ − 1 Paulis other than none, each alike. */
  private void depolarise(int[] qubits, double error) {
    double u = chance.gates().nextDouble();
    if (u >= error) {
      return;
    }
    int choices = (1 << (2 * qubits.length)) - 1;
    int chosen = 1 + Math.min(choices - 1, (int) (u / error * choices));
    for (int k = 0; k < qubits.length; k++) {
      int pauli = (chosen >> (2 * k)) & 3;
      if (pauli != 0) {
        machine.fault(qubits[k], pauli);
      }
    }
  }

  void measure(Step.Measure measure, Times times) {
    double u = draw(measure.turn());
    if (!bits.allows(measure.qpu(), measure.guard())) {
      return;
    }
    machine.arrive(measure.qubit(), times.startPs(measure.instruction()));
    int value = machine.measure(measure.qubit(), u);
    machine.leave(measure.qubit(), times.endPs(measure.instruction()));
    bits.set(measure.qpu(), measure.cell(), noise.measurement() ? report(measure, value) : value);
  }

  private int report(Step.Measure measure, int value) {
    ledger.measurement += measure.loss();
    double u = chance.measurement().nextDouble();
    boolean ifZero = u < measure.error01();
    boolean ifOne = u < measure.error10();
    if (ifZero || ifOne) {
      machine.misread(ifZero, ifOne);
    }
    return (value == 0 ? ifZero : ifOne) ? 1 - value : value;
  }

  /** The draw of a turn, or one for a result that serves communication. */
  double draw(int turn) {
    return turn == Instruction.NO_TURN ? chance.communication().nextDouble() : chance.turn(turn);
  }

  void reset(Step.Reset reset, Times times) {
    double u = draw(reset.turn());
    if (!bits.allows(reset.qpu(), reset.guard())) {
      return;
    }
    machine.reset(reset.qubit(), u);
    RandomStream gates = chance.gates();
    if (noise.localGates() && reset.residual() > 0) {
      ledger.localGates += reset.loss();
      if (gates.nextDouble() < reset.residual()) {
        machine.fault(reset.qubit(), Paulis.X);
      }
    }
    machine.leave(reset.qubit(), times.endPs(reset.instruction()));
  }

  private void request(Step.Request request, Times times) {
    machine.request(request, draw(Instruction.NO_TURN));
    machine.leave(request.qubit(), times.endPs(request.instruction()));
  }
}
