package bellhop.simulator.execution;

import bellhop.distributed.Instruction;
import bellhop.state.CliffordAction;
import bellhop.state.PauliFrames;
import bellhop.units.RandomStream;

/**
 * Carries the Pauli frames of up to 64 shots through the program, with the faults that were drawn
 * for each. Guarded Paulis are feedback: they act on the frame of those shots whose bit differs
 * from the reference.
 */
final class FrameReplay {
  private final Plan plan;
  private final Reference reference;
  private final PauliFrames frames;
  private final Bits[] bits;
  private final long[] mask = new long[1];
  private long[] faults = {};
  private long[] misreads = {};
  private int fault;
  private int misread;
  private int position;

  FrameReplay(Plan plan, Reference reference) {
    this.plan = plan;
    this.reference = reference;
    frames = new PauliFrames(plan.qubitCount(), FaultList.MOST_SHOTS);
    bits = new Bits[FaultList.MOST_SHOTS];
    for (int shot = 0; shot < bits.length; shot++) {
      bits[shot] = new Bits(plan);
    }
  }

  /** The cells of each shot at the end, valid until the next call. */
  Bits[] run(FaultList list, RandomStream stream) {
    faults = list.faults();
    misreads = list.misreads();
    fault = 0;
    misread = 0;
    position = 0;
    frames.clear();
    for (int qubit = 0; qubit < plan.qubitCount(); qubit++) {
      frames.randomiseZ(qubit, stream);
    }
    for (Bits ofShot : bits) {
      ofShot.clear();
    }
    for (int i = 0; i < plan.steps.length; i++) {
      step(i, stream);
    }
    return bits;
  }

  private void step(int i, RandomStream stream) {
    switch (plan.steps[i]) {
      case Step.Gate gate -> gate(i, gate);
      case Step.Measure measure -> measure(i, measure, stream);
      case Step.Reset reset -> reset(reset.qubit(), stream);
      case Step.Request request -> request(request, stream);
      case Step.Send send -> {
        for (Bits ofShot : bits) {
          ofShot.send(send);
        }
      }
      case Step.Receive receive -> {
        for (Bits ofShot : bits) {
          ofShot.receive(receive);
        }
      }
      case Step.Decide _ -> throw new IllegalArgumentException("frames decide nothing");
      case Step.Compute compute -> {
        for (Bits ofShot : bits) {
          ofShot.compute(compute);
        }
      }
    }
  }

  private void applyFaults() {
    while (fault < faults.length && FaultList.position(faults[fault]) == position) {
      long next = faults[fault++];
      frames.pauli(FaultList.qubit(next), FaultList.shot(next), FaultList.code(next));
    }
    position++;
  }

  private void gate(int i, Step.Gate gate) {
    applyFaults();
    if (gate.guard() != Instruction.NO_GUARD) {
      mask[0] = played(gate) ^ (reference.value[i] ? -1L : 0);
      frames.pauli(gate.qubits()[0], Paulis.find(gate.call().gate()), mask);
      return;
    }
    CliffordAction action = reference.actions[i];
    if (action != null) {
      frames.apply(action, gate.qubits());
    }
  }

  private long played(Step.Gate gate) {
    long played = 0;
    for (int shot = 0; shot < bits.length; shot++) {
      played |= (bits[shot].allows(gate.qpu(), gate.guard()) ? 1L : 0) << shot;
    }
    return played;
  }

  private void measure(int i, Step.Measure measure, RandomStream stream) {
    applyFaults();
    frames.measure(measure.qubit(), stream, mask);
    long values = mask[0] ^ (reference.value[i] ? -1L : 0);
    values ^= misread(position - 1, values);
    for (int shot = 0; shot < bits.length; shot++) {
      bits[shot].set(measure.qpu(), measure.cell(), values >>> shot & 1);
    }
  }

  private long misread(int at, long values) {
    long wrong = 0;
    while (misread < misreads.length && FaultList.position(misreads[misread]) == at) {
      long next = misreads[misread++];
      int shot = FaultList.shot(next);
      int value = (int) (values >>> shot) & 1;
      wrong |= (long) (FaultList.code(next) >> value & 1) << shot;
    }
    return wrong;
  }

  private void reset(int qubit, RandomStream stream) {
    applyFaults();
    frames.reset(qubit, stream);
  }

  private void request(Step.Request request, RandomStream stream) {
    reset(request.qubit(), stream);
    if (request.completes()) {
      applyFaults();
      plan.entangling(request.pair()).forEach(frames::apply);
    }
  }
}
