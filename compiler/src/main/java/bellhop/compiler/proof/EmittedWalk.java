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
import java.util.HashMap;
import java.util.Map;

/** Runs the programs of all QPUs on symbols, in the one order that stands for all valid ones. */
final class EmittedWalk {
  private final Distributed distributed;
  private final Dataflow dataflow;
  private final Symbols symbols;
  private final boolean swapsAreGates;
  private final SymbolicMachine machine;
  private final int[] firstSlot;
  private final int[][] cells;
  private final Map<Message, Integer> messages = new HashMap<>();

  private EmittedWalk(
      Distributed distributed, Dataflow dataflow, Symbols symbols, boolean swapsAreGates) {
    this.distributed = distributed;
    this.dataflow = dataflow;
    this.symbols = symbols;
    this.swapsAreGates = swapsAreGates;
    int qpus = distributed.programs().size();
    firstSlot = new int[qpus + 1];
    cells = new int[qpus][];
    for (int qpu = 0; qpu < qpus; qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      firstSlot[qpu + 1] = firstSlot[qpu] + local.qubitCount();
      cells[qpu] = new int[local.cells().size()];
    }
    machine =
        new SymbolicMachine(symbols, firstSlot[qpus], distributed.qubitCount(), this::placeName);
    for (int wire = 0; wire < distributed.qubitCount(); wire++) {
      machine.start(wire, slot(distributed.start().get(wire)));
    }
  }

  static EmittedWalk of(
      Distributed distributed, Dataflow dataflow, Symbols symbols, boolean swapsAreGates) {
    EmittedWalk walk = new EmittedWalk(distributed, dataflow, symbols, swapsAreGates);
    for (int node : dataflow.order()) {
      walk.machine.at(node);
      walk.step(node, dataflow.qpuOf(node));
    }
    walk.machine.finish();
    return walk;
  }

  SymbolicMachine machine() {
    return machine;
  }

  int cell(int qpu, int cell) {
    return cells[qpu][cell];
  }

  int slot(Place place) {
    return firstSlot[place.qpu()] + place.qubit();
  }

  String placeName(int node) {
    int qpu = dataflow.qpuOf(node);
    int step = node - distributed.globalIndex(qpu, 0);
    return "\"" + distributed.programs().get(qpu).qpu() + "\" step " + step;
  }

  private void step(int node, int qpu) {
    Instruction instruction = dataflow.instruction(node);
    int guard = guard(qpu, instruction);
    int base = firstSlot[qpu];
    switch (instruction) {
      case GateOn(var call, int _) -> gate(call, qpu, guard);
      case Measure measure -> measure(measure, node, qpu, guard);
      case Reset reset -> {
        if (reset.turn() == Instruction.NO_TURN) {
          machine.clear(base + reset.qubit());
        } else {
          machine.reset(base + reset.qubit(), guard, reset.turn());
        }
      }
      case RequestPair request -> machine.request(request.pair(), base + request.qubit());
      case Send send ->
          messages.put(new Message(qpu, send.to(), send.key()), cells[qpu][send.cell()]);
      case Receive receive -> cells[qpu][receive.cell()] = received(receive, qpu);
      case Instruction.Barrier _ -> {}
      case Compute compute ->
          store(qpu, compute.cell(), symbols.evaluate(compute.value(), cells[qpu]), guard);
    }
  }

  private int guard(int qpu, Instruction instruction) {
    int cell = instruction.guardCell();
    return cell == Instruction.NO_GUARD ? Symbols.ONE : symbols.truth(cells[qpu][cell]);
  }

  private int received(Receive receive, int qpu) {
    Integer value = messages.get(new Message(receive.from(), qpu, receive.key()));
    if (value == null) {
      throw machine.fault("message " + receive.key() + " was never sent");
    }
    return value;
  }

  private void gate(GateCall call, int qpu, int guard) {
    int[] slots = call.qubits();
    boolean data = true;
    for (int i = 0; i < slots.length; i++) {
      data &= distributed.programs().get(qpu).isData(slots[i]);
      slots[i] += firstSlot[qpu];
    }
    boolean isGate = data && swapsAreGates;
    if (call.gate() == Gate.SWAP && guard == Symbols.ONE && !isGate) {
      machine.swap(slots[0], slots[1]);
    } else {
      machine.gate(call.on(slots), guard);
    }
  }

  private void measure(Measure measure, int node, int qpu, int guard) {
    int slot = firstSlot[qpu] + measure.qubit();
    if (measure.turn() != Instruction.NO_TURN) {
      store(qpu, measure.cell(), machine.measure(slot, guard, measure.turn()), guard);
    } else if (guard == Symbols.ONE) {
      store(qpu, measure.cell(), machine.measureForCommunication(slot, node), guard);
    } else {
      throw machine.fault("a measurement for communication is conditional");
    }
  }

  private void store(int qpu, int cell, int value, int guard) {
    cells[qpu][cell] = symbols.choose(guard, value, cells[qpu][cell]);
  }
}
