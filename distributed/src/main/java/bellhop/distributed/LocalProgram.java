package bellhop.distributed;

import bellhop.distributed.Instruction.Compute;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.Send;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * What one QPU does. Its qubits are numbered: data 0 … d − 1, then the communication qubits of its
 * QNUs in order, then their memory qubits. All start in |0⟩. Memory qubits hold pairs that wait and
 * take no instruction.
 *
 * @param qpu name of the QPU
 * @param dataCount qubits for the program
 * @param communication a range for each QNU of this QPU, in order, without gaps
 * @param memory likewise
 * @param cells classical cells, numbered from 0
 * @param instructions in an order that a controller can follow step by step
 */
public record LocalProgram(
    String qpu,
    int dataCount,
    List<QnuRange> communication,
    List<QnuRange> memory,
    List<Cell> cells,
    List<Instruction> instructions) {

  public LocalProgram {
    Checks.index("count", dataCount);
    communication = List.copyOf(communication);
    memory = List.copyOf(memory);
    cells = List.copyOf(cells);
    instructions = List.copyOf(instructions);
    int next = requireGapless(communication, dataCount);
    int qubitCount = requireGapless(memory, next);
    requireDistinctNames(cells);
    for (Instruction instruction : instructions) {
      requireKnown(instruction, qubitCount, cells);
    }
  }

  /** Of all three sorts. */
  public int qubitCount() {
    return dataCount + communicationCount() + count(memory);
  }

  /** Over all QNUs. */
  public int communicationCount() {
    return count(communication);
  }

  public boolean isData(int qubit) {
    return qubit < dataCount;
  }

  public boolean isCommunication(int qubit) {
    return qubit >= dataCount && qubit < dataCount + communicationCount();
  }

  /** The place of the QNU among {@link #communication} that owns a communication qubit. */
  public int rangeOf(int communicationQubit) {
    for (int i = 0; i < communication.size(); i++) {
      if (communication.get(i).contains(communicationQubit)) {
        return i;
      }
    }
    throw new IllegalArgumentException("not a communication qubit: " + communicationQubit);
  }

  private static int count(List<QnuRange> ranges) {
    return ranges.stream().mapToInt(QnuRange::count).sum();
  }

  private static int requireGapless(List<QnuRange> ranges, int first) {
    int next = first;
    for (QnuRange range : ranges) {
      if (range.first() != next) {
        throw new IllegalArgumentException("QNU qubits start at " + next + ", not in " + range);
      }
      next += range.count();
    }
    return next;
  }

  private static void requireDistinctNames(List<Cell> cells) {
    Set<String> names = new HashSet<>();
    for (Cell cell : cells) {
      if (!names.add(cell.name())) {
        throw new IllegalArgumentException("two cells are named " + cell.name());
      }
    }
  }

  private static void requireBit(int guard, List<Cell> cells) {
    Checks.below("cell", guard, cells.size());
    if (!cells.get(guard).isBit()) {
      throw new IllegalArgumentException("a guard is one bit, not " + cells.get(guard));
    }
  }

  private static void requireKnown(Instruction instruction, int qubitCount, List<Cell> cells) {
    for (int i = 0; i < instruction.qubitCount(); i++) {
      Checks.below("qubit", instruction.qubitAt(i), qubitCount);
    }
    int guard = instruction.guardCell();
    if (guard != Instruction.NO_GUARD) {
      requireBit(guard, cells);
    }
    switch (instruction) {
      case Measure measure -> Checks.below("cell", measure.cell(), cells.size());
      case Send send -> Checks.below("cell", send.cell(), cells.size());
      case Receive receive -> Checks.below("cell", receive.cell(), cells.size());
      case Compute compute -> {
        Checks.below("cell", compute.cell(), cells.size());
        compute.value().forEachCell(cell -> Checks.below("cell", cell, cells.size()));
      }
      case Instruction.LoopEdge edge -> requireBit(edge.cell(), cells);
      case Instruction.Decision decision -> requireBit(decision.cell(), cells);
      case Instruction.GateOn _,
          Instruction.Reset _,
          Instruction.RequestPair _,
          Instruction.Barrier _ -> {}
    }
  }
}
