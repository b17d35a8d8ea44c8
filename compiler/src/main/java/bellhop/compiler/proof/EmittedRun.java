package bellhop.compiler.proof;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.Compute;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Reset;
import bellhop.distributed.Instruction.Send;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.Message;
import bellhop.distributed.Place;
import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the programs of all QPUs without noise or time, communication included: perfect pairs, every
 * measurement drawn, every correction applied when its message has come. A pair takes part only
 * from its first use. Loops are unrolled; what their conditions say is kept.
 */
final class EmittedRun {
  private final Distributed distributed;
  private final Dataflow dataflow;
  private final Register register;
  private final Draws draws;
  private final RandomStream coins;
  private final Positions positions;
  private final int[] firstSlot;
  private final long[][] cells;
  private final Map<Message, Long> messages = new HashMap<>();
  private final Map<Integer, Long> pairOf = new HashMap<>();
  private final Map<Long, Integer> firstEnd = new HashMap<>();
  private final Map<Integer, Integer> partner = new HashMap<>();

  /** By QPU: what the conditions of loops said there, in order. */
  private final List<List<Boolean>> said = new ArrayList<>();

  EmittedRun(
      Distributed distributed,
      Dataflow dataflow,
      Register register,
      Draws draws,
      RandomStream coins) {
    this.distributed = distributed;
    this.dataflow = dataflow;
    this.register = register;
    this.draws = draws;
    this.coins = coins;
    int qpus = distributed.programs().size();
    firstSlot = new int[qpus + 1];
    cells = new long[qpus][];
    for (int qpu = 0; qpu < qpus; qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      firstSlot[qpu + 1] = firstSlot[qpu] + local.qubitCount();
      cells[qpu] = new long[local.cells().size()];
      said.add(new ArrayList<>());
    }
    positions = new Positions(firstSlot[qpus]);
    for (Place place : distributed.start()) {
      positions.take(slot(place));
    }
  }

  /** The qubits of the register where the program's qubits are: at first 0, 1, 2 …. */
  int[] starts() {
    return distributed.start().stream().mapToInt(place -> touch(slot(place))).toArray();
  }

  /** Where they are after the run. */
  int[] ends() {
    return distributed.end().stream().mapToInt(place -> touch(slot(place))).toArray();
  }

  /** Afterwards all but the program's qubits are in |0⟩; what was entangled with them has shown. */
  void run() {
    for (int node : dataflow.order()) {
      step(dataflow.qpuOf(node), dataflow.instruction(node));
    }
    BitSet kept = new BitSet();
    distributed.end().forEach(place -> kept.set(slot(place)));
    for (int slot = 0; slot < firstSlot[firstSlot.length - 1]; slot++) {
      if (!kept.get(slot)) {
        release(slot);
      }
    }
  }

  int positionCount() {
    return positions.peak();
  }

  long cell(int qpu, int cell) {
    return cells[qpu][cell];
  }

  /** Whether every QPU without exception saw the same conditions. */
  boolean hasSaid(List<Boolean> expected) {
    return said.stream().allMatch(its -> its.isEmpty() || its.equals(expected));
  }

  private int slot(Place place) {
    return firstSlot[place.qpu()] + place.qubit();
  }

  private void step(int qpu, Instruction instruction) {
    int guard = instruction.guardCell();
    if (guard != Instruction.NO_GUARD && cells[qpu][guard] == 0) {
      // Positions are taken alike whatever the outcomes, so that one run tells the size of all.
      for (int i = 0; i < instruction.qubitCount(); i++) {
        touch(firstSlot[qpu] + instruction.qubitAt(i));
      }
      return;
    }
    switch (instruction) {
      case GateOn(var call, int _) -> gate(qpu, call, guard);
      case Measure measure -> measure(qpu, measure);
      case Reset reset -> reset(firstSlot[qpu] + reset.qubit(), reset.turn());
      case RequestPair request -> request(request.pair(), firstSlot[qpu] + request.qubit());
      case Send send ->
          messages.put(new Message(qpu, send.to(), send.key()), cells[qpu][send.cell()]);
      case Receive receive ->
          cells[qpu][receive.cell()] =
              messages.getOrDefault(new Message(receive.from(), qpu, receive.key()), 0L);
      case Instruction.Barrier _ -> {}
      case Instruction.Decision decision -> said.get(qpu).add(cells[qpu][decision.cell()] == 1);
      case Instruction.LoopEdge _ -> throw new IllegalArgumentException("a loop to be unrolled");
      case Compute compute -> cells[qpu][compute.cell()] = compute.value().evaluate(cells[qpu]);
    }
  }

  private void gate(int qpu, GateCall call, int guard) {
    int[] slots = call.qubits();
    for (int i = 0; i < slots.length; i++) {
      slots[i] += firstSlot[qpu];
    }
    if (call.gate() == Gate.SWAP && guard == Instruction.NO_GUARD) {
      pairUp(slots[0]);
      pairUp(slots[1]);
      positions.exchange(slots[0], slots[1]);
      return;
    }
    for (int i = 0; i < slots.length; i++) {
      slots[i] = touch(slots[i]);
    }
    register.apply(call.on(slots));
  }

  private void measure(int qpu, Measure measure) {
    int slot = firstSlot[qpu] + measure.qubit();
    if (measure.turn() == Instruction.NO_TURN) {
      cells[qpu][measure.cell()] = release(slot);
    } else if (!draws.isDeferred(measure.turn())) {
      cells[qpu][measure.cell()] = draws.measure(register, touch(slot), measure.turn());
    }
  }

  private void reset(int slot, int turn) {
    if (turn == Instruction.NO_TURN) {
      release(slot);
      positions.forget(slot);
      return;
    }
    int position = touch(slot);
    if (draws.measure(register, position, turn) == 1) {
      register.apply(GateCall.of(Gate.X, position));
    }
  }

  /** Measures a slot that is not needed any more. */
  private int release(int slot) {
    pairUp(slot);
    if (!positions.isHeld(slot)) {
      return positions.known(slot);
    }
    int position = positions.of(slot);
    int value = register.measure(position, coins.nextDouble());
    if (value == 1) {
      register.apply(GateCall.of(Gate.X, position));
    }
    positions.giveBack(slot, value);
    return value;
  }

  private void request(long pair, int slot) {
    release(slot);
    positions.forget(slot);
    pairOf.put(slot, pair);
    Integer other = firstEnd.putIfAbsent(pair, slot);
    if (other != null) {
      partner.put(slot, other);
      partner.put(other, slot);
    }
  }

  /** The position of a slot, with its pair in place if it has one. */
  private int touch(int slot) {
    pairUp(slot);
    if (!positions.isHeld(slot)) {
      int value = positions.known(slot);
      int position = positions.take(slot);
      if (value == 1) {
        register.apply(GateCall.of(Gate.X, position));
      }
    }
    return positions.of(slot);
  }

  private void pairUp(int slot) {
    if (pairOf.remove(slot) == null) {
      return;
    }
    Integer other = partner.remove(slot);
    if (other == null) {
      return; // The other end never asks; validity has said so.
    }
    pairOf.remove(other);
    partner.remove(other);
    int here = positions.take(slot);
    int there = positions.take(other);
    register.apply(GateCall.of(Gate.H, here));
    register.apply(GateCall.of(Gate.CX, here, there));
  }
}
