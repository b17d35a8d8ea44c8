package bellhop.simulator.execution;

import bellhop.circuit.Expression;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Program;
import bellhop.distributed.Cell;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.PairUses;
import bellhop.distributed.Place;
import bellhop.distributed.QnuRange;
import bellhop.distributed.Result;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.List;

/** Writes distributed programs by hand: some data and communication qubits on each of some QPUs. */
final class Script {
  private final Network network;
  private final int data;
  private final List<List<Instruction>> instructions = new ArrayList<>();
  private final List<List<Cell>> cells = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private long pairs;
  private long keys;
  private int turns;

  Script(Network network) {
    this.network = network;
    data = network.qpu(0).dataQubits();
    for (int i = 0; i < network.qpus().size(); i++) {
      instructions.add(new ArrayList<>());
      cells.add(new ArrayList<>());
    }
  }

  /** The local number of a communication qubit, counted over the QNUs of its QPU. */
  int link(int index) {
    return data + index;
  }

  private Script add(int qpu, Instruction instruction) {
    instructions.get(qpu).add(instruction);
    return this;
  }

  Script gate(int qpu, Gate gate, int... qubits) {
    return guarded(qpu, Instruction.NO_GUARD, gate, qubits);
  }

  Script turn(int qpu, Gate gate, double angle, int... qubits) {
    return add(
        qpu,
        new Instruction.GateOn(
            GateCall.of(gate, new double[] {angle}, qubits), Instruction.NO_GUARD));
  }

  Script guarded(int qpu, int guard, Gate gate, int... qubits) {
    return add(qpu, new Instruction.GateOn(GateCall.of(gate, qubits), guard));
  }

  int cell(int qpu) {
    cells.get(qpu).add(Cell.bit("c" + cells.get(qpu).size()));
    return cells.get(qpu).size() - 1;
  }

  /** Asks for a pair at both ends of a link. */
  Script pair(int link, int qubitA, int qubitB) {
    long id = pairs++;
    add(network.qpuA(link), new Instruction.RequestPair(id, qubitA, link, 0));
    return add(network.qpuB(link), new Instruction.RequestPair(id, qubitB, link, 0));
  }

  /** A measurement for communication; its cell. */
  int measure(int qpu, int qubit) {
    int cell = cell(qpu);
    add(qpu, new Instruction.Measure(qubit, cell, Instruction.NO_GUARD, Instruction.NO_TURN));
    return cell;
  }

  /** A measurement of the program; its cell becomes the next result. */
  int result(int qpu, int qubit) {
    int cell = cell(qpu);
    add(qpu, new Instruction.Measure(qubit, cell, Instruction.NO_GUARD, turns++));
    results.add(new Result(results.size(), qpu, cell));
    return cell;
  }

  /** A measurement of the program into a cell that is no result. */
  int look(int qpu, int qubit) {
    int cell = cell(qpu);
    add(qpu, new Instruction.Measure(qubit, cell, Instruction.NO_GUARD, turns++));
    return cell;
  }

  Script reset(int qpu, int qubit) {
    return add(qpu, new Instruction.Reset(qubit, Instruction.NO_GUARD, turns++));
  }

  /** The cell at the other QPU that a message fills. */
  int tell(int from, int cell, int to) {
    long key = keys++;
    add(from, new Instruction.Send(cell, to, key));
    int there = cell(to);
    add(to, new Instruction.Receive(there, from, key));
    return there;
  }

  int xor(int qpu, int first, int second) {
    int cell = cell(qpu);
    add(
        qpu,
        new Instruction.Compute(
            cell,
            new Expression.Binary(
                Expression.BinaryOperator.BIT_XOR,
                new Expression.Cell(first),
                new Expression.Cell(second)),
            Instruction.NO_GUARD));
    return cell;
  }

  /** Makes the far half of a fresh pair over the link a copy of a root at its end A. */
  Script copy(int link, int root, int half, int copy) {
    int a = network.qpuA(link);
    int b = network.qpuB(link);
    pair(link, half, copy);
    gate(a, Gate.CX, root, half);
    int there = tell(a, measure(a, half), b);
    return guarded(b, there, Gate.X, copy);
  }

  /** Ends a copy. */
  Script uncopy(int link, int root, int copy) {
    int a = network.qpuA(link);
    int b = network.qpuB(link);
    gate(b, Gate.H, copy);
    int there = tell(b, measure(b, copy), a);
    return guarded(a, there, Gate.Z, root);
  }

  /** Teleports a qubit of end A to the far half of a fresh pair. */
  Script move(int link, int qubit, int half, int target) {
    int a = network.qpuA(link);
    int b = network.qpuB(link);
    pair(link, half, target);
    gate(a, Gate.CX, qubit, half).gate(a, Gate.H, qubit);
    int x = tell(a, measure(a, half), b);
    int z = tell(a, measure(a, qubit), b);
    return guarded(b, x, Gate.X, target).guarded(b, z, Gate.Z, target);
  }

  /** Swaps two halves at a relay; the far half, at end B of the second link, is corrected. */
  Script relay(int secondLink, int control, int target, int far) {
    int relay = network.qpuA(secondLink);
    int b = network.qpuB(secondLink);
    gate(relay, Gate.CX, control, target).gate(relay, Gate.H, control);
    int x = tell(relay, measure(relay, target), b);
    int z = tell(relay, measure(relay, control), b);
    return guarded(b, x, Gate.X, far).guarded(b, z, Gate.Z, far);
  }

  /** Removes the last instruction of a QPU. */
  Script dropLast(int qpu) {
    instructions.get(qpu).removeLast();
    return this;
  }

  Script copyOf() {
    Script copy = new Script(network);
    for (int qpu = 0; qpu < instructions.size(); qpu++) {
      copy.instructions.get(qpu).addAll(instructions.get(qpu));
      copy.cells.get(qpu).addAll(cells.get(qpu));
    }
    copy.results.addAll(results);
    copy.pairs = pairs;
    copy.keys = keys;
    copy.turns = turns;
    return copy;
  }

  Distributed build() {
    List<LocalProgram> programs = new ArrayList<>();
    List<Place> places = new ArrayList<>();
    for (int qpu = 0; qpu < instructions.size(); qpu++) {
      programs.add(local(qpu));
      for (int qubit = 0; qubit < data; qubit++) {
        places.add(new Place(qpu, qubit));
      }
    }
    List<Program.Variable> variables =
        results.isEmpty()
            ? List.of()
            : List.of(new Program.Variable("c", Program.Kind.BIT, results.size(), false, 0, true));
    return new Distributed(
        "script",
        programs,
        PairUses.of(programs, network),
        variables,
        results,
        places,
        places,
        List.of(),
        List.of(),
        List.of());
  }

  private LocalProgram local(int qpu) {
    List<QnuRange> ranges = new ArrayList<>();
    List<QnuRange> memory = new ArrayList<>();
    int next = data;
    for (int qnu : network.qnusOfQpu(qpu)) {
      ranges.add(new QnuRange(qnu, next, network.qnu(qnu).communicationQubits()));
      next += network.qnu(qnu).communicationQubits();
    }
    for (int qnu : network.qnusOfQpu(qpu)) {
      memory.add(new QnuRange(qnu, next, 0));
    }
    return new LocalProgram(
        network.qpu(qpu).name(), data, ranges, memory, cells.get(qpu), instructions.get(qpu));
  }

  Plan plan() {
    return Plan.of(build(), network);
  }
}
