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
import bellhop.distributed.Stretches;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Runs the programs of all QPUs on symbols, stretch by stretch, the bodies of loops once: in the
 * one order that stands for all valid ones, where what belongs to no stretch comes as soon as it
 * may.
 */
final class EmittedWalk {
  private final Distributed distributed;
  private final Dataflow dataflow;
  private final Symbols symbols;
  private final boolean swapsAreGates;
  private final SymbolicMachine machine;
  private final int[] firstSlot;
  private final int[][] cells;
  private final Map<Message, Integer> messages = new HashMap<>();
  private final int[] order;
  private final int[] stretchOf;
  private int done;

  EmittedWalk(Distributed distributed, Dataflow dataflow, Symbols symbols, boolean swapsAreGates) {
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
    order = dataflow.order();
    stretchOf = new int[order.length];
    sort(Stretches.of(distributed));
  }

  private void sort(Stretches stretches) {
    int[] offsets = distributed.offsets();
    for (int qpu = 0; qpu < cells.length; qpu++) {
      int[] its = stretches.ofInstructions(distributed.programs().get(qpu));
      System.arraycopy(its, 0, stretchOf, offsets[qpu], its.length);
    }
    List<List<Integer>> byStretch = new ArrayList<>();
    for (int s = 0; s < stretches.count(); s++) {
      byStretch.add(new ArrayList<>());
    }
    for (int node : order) {
      for (int i = 0; i < dataflow.predecessorCount(node); i++) {
        stretchOf[node] = Math.max(stretchOf[node], stretchOf[dataflow.predecessor(node, i)]);
      }
      stretchOf[node] = Math.max(0, stretchOf[node]);
      byStretch.get(stretchOf[node]).add(node);
    }
    int next = 0;
    for (List<Integer> nodes : byStretch) {
      for (int node : nodes) {
        order[next++] = node;
      }
    }
  }

  /** Walks all that has not been walked, up to the end of a stretch. */
  void runTo(int stretch) {
    while (done < order.length && stretchOf[order[done]] <= stretch) {
      int node = order[done++];
      machine.at(node);
      step(node, dataflow.qpuOf(node));
    }
  }

  SymbolicMachine machine() {
    return machine;
  }

  int cell(int qpu, int cell) {
    return cells[qpu][cell];
  }

  int qpuOf(int slot) {
    int qpu = 0;
    while (firstSlot[qpu + 1] <= slot) {
      qpu++;
    }
    return qpu;
  }

  void set(int qpu, int cell, int value) {
    cells[qpu][cell] = value;
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
      case Instruction.Barrier _, Instruction.LoopEdge _ -> {}
      case Instruction.Decision _ -> throw new IllegalArgumentException("an unrolled program");
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
