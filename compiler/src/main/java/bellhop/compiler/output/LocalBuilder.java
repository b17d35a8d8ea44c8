package bellhop.compiler.output;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.distributed.Cell;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.QnuRange;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** One QPU's program as it grows. */
final class LocalBuilder {
  private final int qpu;
  private final String name;
  private final int dataCount;
  private final List<QnuRange> communication = new ArrayList<>();
  private final List<QnuRange> memory = new ArrayList<>();
  private final List<Cell> cells = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, Integer> shared = new HashMap<>();
  private final List<Instruction> instructions = new ArrayList<>();

  LocalBuilder(Network network, int qpu) {
    this.qpu = qpu;
    name = network.qpu(qpu).name();
    dataCount = network.qpu(qpu).dataQubits();
    int next = dataCount;
    for (int qnu : network.qnusOfQpu(qpu)) {
      communication.add(new QnuRange(qnu, next, network.qnu(qnu).communicationQubits()));
      next += network.qnu(qnu).communicationQubits();
    }
    for (int qnu : network.qnusOfQpu(qpu)) {
      memory.add(new QnuRange(qnu, next, network.qnu(qnu).memoryQubits()));
      next += network.qnu(qnu).memoryQubits();
    }
  }

  int qpu() {
    return qpu;
  }

  /** The local number of a communication qubit. */
  int communicationQubit(int qnu, int slot) {
    for (QnuRange range : communication) {
      if (range.qnu() == qnu) {
        return range.first() + slot;
      }
    }
    throw new IllegalArgumentException("QNU " + qnu + " is not at " + name);
  }

  /** A new cell; its name gets underscores until nobody else has it. */
  int cell(Cell wanted) {
    String free = wanted.name();
    while (!names.add(free)) {
      free += "_";
    }
    cells.add(new Cell(free, wanted.kind(), wanted.width()));
    return cells.size() - 1;
  }

  /** The one bit of that purpose, made at its first use. */
  int sharedBit(String purpose) {
    return shared.computeIfAbsent(purpose, p -> cell(Cell.bit(p)));
  }

  void add(Instruction instruction) {
    instructions.add(instruction);
  }

  void gate(Gate gate, int... qubits) {
    gate(GateCall.of(gate, qubits), Instruction.NO_GUARD);
  }

  void gate(GateCall call, int guard) {
    instructions.add(new Instruction.GateOn(call, guard));
  }

  /** A measurement that serves communication, into the bit that belongs to the qubit. */
  int measure(int qubit) {
    int cell = sharedBit("out" + qubit);
    instructions.add(
        new Instruction.Measure(qubit, cell, Instruction.NO_GUARD, Instruction.NO_TURN));
    return cell;
  }

  LocalProgram build() {
    return new LocalProgram(name, dataCount, communication, memory, cells, instructions);
  }
}
