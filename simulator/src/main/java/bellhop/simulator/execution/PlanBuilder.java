package bellhop.simulator.execution;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.Barrier;
import bellhop.distributed.Instruction.Compute;
import bellhop.distributed.Instruction.Decision;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.LoopEdge;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Reset;
import bellhop.distributed.Instruction.Send;
import bellhop.distributed.Message;
import bellhop.distributed.Occupancy;
import bellhop.distributed.Timing;
import bellhop.network.Device;
import bellhop.network.Network;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * Translates instructions into steps. What a gate means to a pair is found by looking along its
 * qubits: the halves' lives are static, because control flow is.
 */
final class PlanBuilder {
  private final Distributed program;
  private final Network network;
  private final int[] firstQubit;
  private final int[] qpuOf;
  private final Instruction[] instructions;

  /** The next instruction on each operand, by instruction, barriers skipped; −1 for none. */
  private final int[][] next;

  /** Whether an operand is still an untouched half when the instruction comes to it. */
  private final boolean[][] onHalf;

  /** By instruction: the qubit that a local swap finds empty, or none. */
  private final int[] vacant;

  private final DecisionOrder order;
  private final boolean[] settles;
  private final boolean[] lastMeasure;
  private final Map<Message, Integer> messages = new HashMap<>();

  PlanBuilder(Distributed program, Network network, int[] firstQubit) {
    this.program = program;
    this.network = network;
    this.firstQubit = firstQubit;
    order = DecisionOrder.of(program);
    int count = program.instructionCount();
    qpuOf = new int[count];
    instructions = new Instruction[count];
    next = new int[count][];
    onHalf = new boolean[count][];
    settles = new boolean[count];
    vacant = new int[count];
    Arrays.fill(vacant, Step.Gate.NONE);
    lastMeasure = new boolean[count];
    flatten();
    for (int qpu = 0, first = 0; qpu < program.programs().size(); qpu++) {
      int end = first + program.programs().get(qpu).instructions().size();
      linkQubits(qpu, first, end);
      findLastMeasures(qpu, first, end);
      if (network.qpu(qpu).coupling().isPresent()) {
        findVacant(qpu, first, end);
      }
      first = end;
    }
    findHalves();
  }

  int messageCount() {
    return messages.size();
  }

  Step[] steps() {
    boolean[] requested = new boolean[program.pairs().size()];
    return Arrays.stream(order.nodes())
        .filter(i -> !(instructions[i] instanceof Barrier))
        .filter(i -> !(instructions[i] instanceof Decision) || order.decisionAt(i) >= 0)
        .mapToObj(i -> step(i, requested))
        .toArray(Step[]::new);
  }

  /** Data qubits that need amplitudes: those that a gate acts on. */
  int touchedDataQubits() {
    boolean[] touched = new boolean[firstQubit[firstQubit.length - 1]];
    int count = 0;
    for (int i = 0; i < instructions.length; i++) {
      if (!(instructions[i] instanceof GateOn gate)) {
        continue;
      }
      for (int k = 0; k < gate.call().qubitCount(); k++) {
        int local = gate.call().qubit(k);
        int qubit = firstQubit[qpuOf[i]] + local;
        boolean first = program.programs().get(qpuOf[i]).isData(local) && !touched[qubit];
        touched[qubit] = true;
        count += first ? 1 : 0;
      }
    }
    return count;
  }

  private void flatten() {
    int at = 0;
    for (int qpu = 0; qpu < program.programs().size(); qpu++) {
      for (Instruction instruction : program.programs().get(qpu).instructions()) {
        instructions[at] = instruction;
        next[at] = new int[instruction.qubitCount()];
        onHalf[at] = new boolean[instruction.qubitCount()];
        qpuOf[at++] = qpu;
      }
    }
  }

  private void linkQubits(int qpu, int first, int end) {
    int[] following = new int[program.programs().get(qpu).qubitCount()];
    Arrays.fill(following, -1);
    for (int i = end - 1; i >= first; i--) {
      for (int k = 0; k < next[i].length; k++) {
        next[i][k] = following[instructions[i].qubitAt(k)];
      }
      for (int k = 0; k < next[i].length && !(instructions[i] instanceof Barrier); k++) {
        following[instructions[i].qubitAt(k)] = i;
      }
    }
  }

  /** Measurements whose qubit rests and whose cell is only shown afterwards. */
  private void findLastMeasures(int qpu, int first, int end) {
    boolean[] used = new boolean[program.programs().get(qpu).cells().size()];
    for (int i = end - 1; i >= first; i--) {
      Instruction instruction = instructions[i];
      if (instruction instanceof Measure measure) {
        lastMeasure[i] =
            next[i][0] < 0 && !used[measure.cell()] && measure.guard() == Instruction.NO_GUARD;
      }
      markCells(instruction, used);
    }
  }

  /** What a swap takes along that was measured long ago has no state to lose. */
  private void findVacant(int qpu, int first, int end) {
    Occupancy occupancy = new Occupancy(program, qpu);
    for (int i = first; i < end; i++) {
      for (int k = 0; k < 2 && Occupancy.isSwap(instructions[i]); k++) {
        int qubit = instructions[i].qubitAt(k);
        vacant[i] = occupancy.holds(qubit) ? vacant[i] : firstQubit[qpu] + qubit;
      }
      occupancy.after(instructions[i]);
    }
  }

  private static void markCells(Instruction instruction, boolean[] used) {
    if (instruction.guardCell() != Instruction.NO_GUARD) {
      used[instruction.guardCell()] = true;
    }
    switch (instruction) {
      case Measure measure -> used[measure.cell()] = true;
      case Send send -> used[send.cell()] = true;
      case Receive receive -> used[receive.cell()] = true;
      case Compute compute -> {
        used[compute.cell()] = true;
        compute.value().forEachCell(cell -> used[cell] = true);
      }
      case Decision decision -> used[decision.cell()] = true;
      case GateOn _, Reset _, RequestPair _, Barrier _, LoopEdge _ -> {}
    }
  }

  private void findHalves() {
    for (int i = 0; i < instructions.length; i++) {
      if (instructions[i] instanceof RequestPair request) {
        followHalf(next[i][0], request.qubit());
      }
    }
  }

  /** From its hand-over through its correction slots to its first use. */
  private void followHalf(int from, int qubit) {
    int lastPulse = -1;
    int i = from;
    while (i >= 0 && isSlot(instructions[i])) {
      onHalf[i][0] = true;
      lastPulse = isPulse(instructions[i]) ? i : lastPulse;
      i = next[i][0];
    }
    if (lastPulse >= 0) {
      settles[lastPulse] = true;
    }
    if (i >= 0) {
      for (int k = 0; k < next[i].length; k++) {
        onHalf[i][k] |= instructions[i].qubitAt(k) == qubit;
      }
    }
  }

  private static boolean isSlot(Instruction instruction) {
    return instruction instanceof GateOn(var call, int guard)
        && guard != Instruction.NO_GUARD
        && Paulis.find(call.gate()) >= 0;
  }

  private static boolean isPulse(Instruction instruction) {
    return instruction instanceof GateOn(var call, int _)
        && (call.gate() == Gate.X || call.gate() == Gate.Y);
  }

  private Step.Role role(int i, GateOn gate) {
    if (isSlot(gate) && onHalf[i][0]) {
      return Step.Role.SLOT;
    }
    boolean joins = gate.call().gate() == Gate.CX && gate.guard() == Instruction.NO_GUARD;
    if (!joins || !onHalf[i][1] || !isMeasure(next[i][1])) {
      return Step.Role.ORDINARY;
    }
    if (!onHalf[i][0]) {
      return Step.Role.BIND;
    }
    int h = next[i][0];
    return h >= 0 && isPlainH(instructions[h]) && isMeasure(next[h][0])
        ? Step.Role.RELAY
        : Step.Role.ORDINARY;
  }

  private boolean isMeasure(int i) {
    return i >= 0
        && instructions[i] instanceof Measure measure
        && measure.guard() == Instruction.NO_GUARD;
  }

  private static boolean isPlainH(Instruction instruction) {
    return instruction instanceof GateOn(var call, int guard)
        && call.gate() == Gate.H
        && guard == Instruction.NO_GUARD;
  }

  /**
   * @param requested by pair, whether one end has asked; kept up to date
   */
  private Step step(int i, boolean[] requested) {
    int qpu = qpuOf[i];
    Device device = network.qpu(qpu).device();
    return switch (instructions[i]) {
      case GateOn gate -> gate(i, qpu, gate, device);
      case Measure(int qubit, int cell, int guard, int turn) ->
          measure(i, firstQubit[qpu] + qubit, cell, guard, turn, device);
      case Reset(int qubit, int guard, int turn) -> {
        double residual = device.memory().residualExcitation();
        yield new Step.Reset(
            i, firstQubit[qpu] + qubit, qpu, guard, turn, residual, Ledger.loss(residual));
      }
      case RequestPair(long pair, int qubit, int _, long _, long _) -> {
        boolean completes = requested[(int) pair];
        requested[(int) pair] = true;
        yield new Step.Request(i, (int) pair, firstQubit[qpu] + qubit, completes);
      }
      case Send(int cell, int to, long key) -> new Step.Send(qpu, cell, slot(qpu, to, key));
      case Receive(int cell, int from, long key) ->
          new Step.Receive(qpu, cell, slot(from, qpu, key));
      case Compute(int cell, var value, int guard) -> new Step.Compute(qpu, cell, value, guard);
      case Decision(int _, int cell, boolean goesOn) ->
          new Step.Decide(order.decisionAt(i), qpu, cell, goesOn);
      case Barrier _ -> throw new IllegalArgumentException("a barrier does nothing");
      case LoopEdge _ -> throw new IllegalArgumentException("a loop to be unrolled");
    };
  }

  private Step gate(int i, int qpu, GateOn gate, Device device) {
    int[] qubits = gate.call().qubits();
    for (int k = 0; k < qubits.length; k++) {
      qubits[k] += firstQubit[qpu];
    }
    return new Step.Gate(
        i,
        gate.call().on(qubits),
        role(i, gate),
        qpu,
        gate.guard(),
        error(gate.call(), device),
        settles[i],
        vacant[i]);
  }

  private static double error(GateCall call, Device device) {
    return switch (call.qubitCount()) {
      case 1 -> call.gate() == Gate.ID || Timing.isVirtual(call) ? 0 : device.oneQubitError();
      case 2 -> device.twoQubitError();
      default -> 1 - StrictMath.pow(1 - device.twoQubitError(), call.interactionCount());
    };
  }

  /**
   * Communication bits take the mean of both errors, for which a pair's faults are Paulis whatever
   * its state.
   */
  private Step measure(int i, int qubit, int cell, int guard, int turn, Device device) {
    double mean = (device.readoutError01() + device.readoutError10()) / 2;
    boolean forProgram = turn != Instruction.NO_TURN;
    return new Step.Measure(
        i,
        qubit,
        qpuOf[i],
        cell,
        guard,
        turn,
        forProgram ? device.readoutError01() : mean,
        forProgram ? device.readoutError10() : mean,
        Ledger.loss(mean),
        forProgram && lastMeasure[i]);
  }

  private int slot(int from, int to, long key) {
    Message message = new Message(from, to, key);
    Integer known = messages.get(message);
    if (known != null) {
      return known;
    }
    messages.put(message, messages.size());
    return messages.size() - 1;
  }
}
