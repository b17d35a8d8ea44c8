package bellhop.compiler.proof;

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
import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Writes distributed programs by hand, QPUs in a line. Link i joins QPU i and i + 1. */
public final class Script {
  private static final int NO = -1;

  final int data;
  final int communication;
  private final List<List<Instruction>> steps = new ArrayList<>();
  private final List<List<Cell>> cells = new ArrayList<>();
  private final List<Result> results = new ArrayList<>();
  private long pairs;
  private long keys;
  private int turns;

  Script(int qpus, int data, int communication) {
    this.data = data;
    this.communication = communication;
    for (int i = 0; i < qpus; i++) {
      steps.add(new ArrayList<>());
      cells.add(new ArrayList<>());
    }
  }

  /** Number of a communication qubit. */
  int link(int index) {
    return data + index;
  }

  Script gate(int qpu, Gate gate, int... qubits) {
    return add(qpu, new Instruction.GateOn(GateCall.of(gate, qubits), NO));
  }

  Script gate(int qpu, Gate gate, double angle, int... qubits) {
    return add(qpu, new Instruction.GateOn(GateCall.of(gate, new double[] {angle}, qubits), NO));
  }

  Script guarded(int qpu, int guard, Gate gate, int... qubits) {
    return add(qpu, new Instruction.GateOn(GateCall.of(gate, qubits), guard));
  }

  Script add(int qpu, Instruction instruction) {
    steps.get(qpu).add(instruction);
    return this;
  }

  /** A pair over the link from one QPU to the next, into communication qubits. */
  void pair(int qpu, int slotHere, int slotNext) {
    add(qpu, new Instruction.RequestPair(pairs, link(slotHere), qpu, 0));
    add(qpu + 1, new Instruction.RequestPair(pairs++, link(slotNext), qpu, 0));
  }

  int cell(int qpu) {
    cells.get(qpu).add(Cell.bit("m" + cells.get(qpu).size()));
    return cells.get(qpu).size() - 1;
  }

  int measure(int qpu, int qubit) {
    int cell = cell(qpu);
    add(qpu, new Instruction.Measure(qubit, cell, NO, NO));
    return cell;
  }

  /** The cell there that holds what the cell here holds. */
  int send(int qpu, int cell, int to) {
    int there = cell(to);
    add(qpu, new Instruction.Send(cell, to, keys));
    add(to, new Instruction.Receive(there, qpu, keys++));
    return there;
  }

  /** A copy of a qubit on the neighbour: {@code slotHere} and {@code slotThere} of links. */
  void copy(int qpu, int qubit, int slotHere, int to, int slotThere) {
    pairBetween(qpu, slotHere, to, slotThere);
    gate(qpu, Gate.CX, qubit, link(slotHere));
    int m = send(qpu, measure(qpu, link(slotHere)), to);
    guarded(to, m, Gate.X, link(slotThere));
  }

  private void pairBetween(int qpu, int slotHere, int to, int slotThere) {
    if (to > qpu) {
      pair(qpu, slotHere, slotThere);
    } else {
      pair(to, slotThere, slotHere);
    }
  }

  /** Ends a copy; the correction acts on the root. */
  void end(int at, int slot, int qpu, Gate correction, int qubit) {
    gate(at, Gate.H, link(slot));
    int m = send(at, measure(at, link(slot)), qpu);
    guarded(qpu, m, correction, qubit);
  }

  /** Teleports a qubit to a communication qubit of the neighbour. */
  void move(int qpu, int qubit, int slotHere, int to, int slotThere) {
    pairBetween(qpu, slotHere, to, slotThere);
    gate(qpu, Gate.CX, qubit, link(slotHere));
    gate(qpu, Gate.H, qubit);
    int x = send(qpu, measure(qpu, link(slotHere)), to);
    int z = send(qpu, measure(qpu, qubit), to);
    guarded(to, x, Gate.X, link(slotThere));
    guarded(to, z, Gate.Z, link(slotThere));
  }

  /** A measurement of the program. */
  int draw(int qpu, int qubit, int programCell) {
    int cell = cell(qpu);
    add(qpu, new Instruction.Measure(qubit, cell, NO, turns++));
    results.add(new Result(programCell, qpu, cell));
    return cell;
  }

  /** A turn was used elsewhere. */
  void skipTurn() {
    turns++;
  }

  int compute(int qpu, Expression value, int guard) {
    int cell = cell(qpu);
    add(qpu, new Instruction.Compute(cell, value, guard));
    return cell;
  }

  List<Instruction> steps(int qpu) {
    return steps.get(qpu);
  }

  public Distributed build(Place... places) {
    List<LocalProgram> programs = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      programs.add(
          new LocalProgram(
              name(i),
              data,
              List.of(new QnuRange(i, data, communication)),
              List.of(),
              cells.get(i),
              steps.get(i)));
    }
    List<Place> where = List.of(places);
    return new Distributed(
        "script",
        programs,
        PairUses.of(programs, network()),
        List.of(
            new Program.Variable(
                "c", Program.Kind.BIT, Math.max(1, results.size()), false, 0, true)),
        results,
        where,
        where,
        List.of(),
        List.of(),
        List.of());
  }

  private static String name(int qpu) {
    return "" + (char) ('a' + qpu);
  }

  public Network network() {
    Span some = Span.nanos(100);
    Device device = new Device(some, 0, some, 0, some, 0, 0, some, some, Memory.PERFECT);
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      qpus.add(new Qpu(name(i), data, device));
      qnus.add(new Qnu(name(i) + "/0", i, communication, 0, Memory.PERFECT, Span.ZERO, 0));
      if (i > 0) {
        links.add(link(i - 1, i));
      }
    }
    return new Network("script", qpus, qnus, List.of(), links, List.of());
  }

  private static Link link(int qnuA, int qnuB) {
    LinkModel model =
        new LinkModel(
            1,
            Span.micros(1),
            Span.ZERO,
            XState.bell(BellState.PHI_PLUS),
            BellState.PHI_PLUS,
            Span.ZERO,
            Span.ZERO);
    return new Link(
        "link-" + qnuA,
        qnuA,
        qnuB,
        "measured",
        OptionalInt.empty(),
        model,
        Span.ZERO,
        Span.nanos(150),
        0,
        0,
        0);
  }
}
