package bellhop.simulator.execution;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.PairUse;
import bellhop.network.Network;
import bellhop.pair.Memory;
import java.util.Arrays;
import java.util.List;

/**
 * A distributed program laid out for walking: all its steps in their one linear order, and the
 * figures of the machines by qubit. Immutable, shared by threads.
 */
public final class Plan {
  final Distributed program;
  final Network network;
  final Step[] steps;
  final PairUse[] pairs;

  /** By qubit over all QPUs. */
  final Memory[] memories;

  /** First qubit of each QPU, and at the end the count of all. */
  final int[] firstQubit;

  /** Cells of each QPU. */
  final int[] cellCounts;

  final int messageCount;
  final int turnCount;
  private final int wireCount;
  private final int[] qpuOf;
  private final boolean[] isData;

  private Plan(Distributed program, Network network) {
    this.program = program;
    this.network = network;
    pairs = program.pairs().toArray(PairUse[]::new);
    firstQubit = firstQubits(program);
    memories = memories(program, network, firstQubit);
    qpuOf = new int[memories.length];
    isData = new boolean[memories.length];
    for (int qpu = 0; qpu < program.programs().size(); qpu++) {
      int first = firstQubit[qpu];
      Arrays.fill(qpuOf, first, firstQubit[qpu + 1], qpu);
      Arrays.fill(isData, first, first + program.programs().get(qpu).dataCount(), true);
    }
    cellCounts = program.programs().stream().mapToInt(local -> local.cells().size()).toArray();
    PlanBuilder builder = new PlanBuilder(program, network, firstQubit);
    steps = builder.steps();
    messageCount = builder.messageCount();
    turnCount = turnCount(program);
    wireCount = Math.min(program.qubitCount(), builder.touchedDataQubits());
  }

  public static Plan of(Distributed program, Network network) {
    return new Plan(program, network);
  }

  public int qubitCount() {
    return memories.length;
  }

  boolean isData(int qubit) {
    return isData[qubit];
  }

  /** Whether a link ends at the QPU of a qubit. */
  boolean isAt(int qubit, int link) {
    int qpu = qpuOf[qubit];
    return network.qpuA(link) == qpu || network.qpuB(link) == qpu;
  }

  /** Program qubits that need amplitudes. */
  public int wireCount() {
    return wireCount;
  }

  int qubitA(int pair) {
    return firstQubit[pairs[pair].qpuA()] + pairs[pair].qubitA();
  }

  int qubitB(int pair) {
    return firstQubit[pairs[pair].qpuB()] + pairs[pair].qubitB();
  }

  /** What makes the qubits of a pair, both in |0⟩, the halves of Φ+. */
  List<GateCall> entangling(int pair) {
    int a = qubitA(pair);
    return List.of(GateCall.of(Gate.H, a), GateCall.of(Gate.CX, a, qubitB(pair)));
  }

  /** Fresh cells, all 0. */
  long[][] cells() {
    return Arrays.stream(cellCounts).mapToObj(long[]::new).toArray(long[][]::new);
  }

  private static int[] firstQubits(Distributed program) {
    int[] first = new int[program.programs().size() + 1];
    for (int i = 0; i + 1 < first.length; i++) {
      first[i + 1] = first[i] + program.programs().get(i).qubitCount();
    }
    return first;
  }

  private static Memory[] memories(Distributed program, Network network, int[] first) {
    Memory[] result = new Memory[first[first.length - 1]];
    for (int qpu = 0; qpu < program.programs().size(); qpu++) {
      Arrays.fill(result, first[qpu], first[qpu + 1], network.qpu(qpu).device().memory());
    }
    return result;
  }

  private static int turnCount(Distributed program) {
    int last = Instruction.NO_TURN;
    for (var local : program.programs()) {
      List<Instruction> instructions = local.instructions();
      for (Instruction instruction : instructions) {
        last = Math.max(last, instruction.turnOrNone());
      }
    }
    return last + 1;
  }
}
