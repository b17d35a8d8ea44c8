package bellhop.distributed;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Program;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Send;
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
import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;

/** Small networks and programs made by hand. */
final class Samples {
  static final int NO_GUARD = Instruction.NO_GUARD;
  static final int NO_TURN = Instruction.NO_TURN;

  private Samples() {}

  static Device device() {
    return new Device(
        Span.nanos(25),
        0,
        Span.nanos(70),
        0,
        Span.nanos(500),
        0,
        0,
        Span.nanos(300),
        Span.nanos(400),
        Memory.PERFECT);
  }

  /** QPUs a, b, c … in a line; link i joins QPU i and i + 1. */
  static Network line(int qpuCount, int data, int communication) {
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int i = 0; i < qpuCount; i++) {
      String name = "" + (char) ('a' + i);
      qpus.add(new Qpu(name, data, device()));
      qnus.add(new Qnu(name + "/0", i, communication, 1, Memory.PERFECT, Span.ZERO, 0));
      if (i > 0) {
        links.add(link(i - 1, i));
      }
    }
    return new Network("line", qpus, qnus, List.of(), links, List.of());
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

  /** A CX from the qubit of "a" to the qubit of "b" by a copy; then both are measured. */
  static Distributed remoteCx() {
    List<Instruction> a =
        List.of(
            new RequestPair(0, 1, 0, 1_200_000, 1_500_000),
            gate(Gate.CX, 0, 1),
            new Measure(1, 0, NO_GUARD, NO_TURN),
            new Send(0, 1, 0),
            new Receive(1, 1, 0),
            new GateOn(GateCall.of(Gate.Z, 0), 1),
            new Measure(0, 2, NO_GUARD, 0));
    List<Instruction> b =
        List.of(
            new RequestPair(0, 1, 0, 1_200_001),
            new Receive(0, 0, 0),
            new GateOn(GateCall.of(Gate.X, 1), 0),
            gate(Gate.CX, 1, 0),
            gate(Gate.H, 1),
            new Measure(1, 1, NO_GUARD, NO_TURN),
            new Send(1, 0, 0),
            new Measure(0, 2, NO_GUARD, 1));
    return new Distributed(
        "cx.qasm",
        List.of(local("a", 0, bits("m0", "m1", "c0"), a), local("b", 1, bits("m0", "t", "c1"), b)),
        List.of(new PairUse(0, 0, 0, 1, 1, 1)),
        List.of(new Program.Variable("c", Program.Kind.BIT, 2, false, 0, true)),
        List.of(new Result(0, 0, 2), new Result(1, 1, 2)),
        List.of(new Place(0, 0), new Place(1, 0)),
        List.of(new Place(0, 0), new Place(1, 0)),
        List.of(new Packet(0, List.of(0), List.of(new Packet.Edge(0, 1)))),
        List.of(new Move(1, 3, List.of(1, 0, 1))),
        List.of(new GateAt(0, 1)));
  }

  static GateOn gate(Gate gate, int... qubits) {
    return new GateOn(GateCall.of(gate, qubits), NO_GUARD);
  }

  static List<Cell> bits(String... names) {
    return Arrays.stream(names).map(Cell::bit).toList();
  }

  /** One data qubit, one communication qubit, one memory qubit. */
  static LocalProgram local(String name, int qnu, List<Cell> cells, List<Instruction> steps) {
    return new LocalProgram(
        name, 1, List.of(new QnuRange(qnu, 1, 1)), List.of(new QnuRange(qnu, 2, 1)), cells, steps);
  }

  /** The same with other steps on one QPU. */
  static Distributed with(Distributed distributed, int qpu, List<Instruction> steps) {
    List<LocalProgram> programs = new ArrayList<>(distributed.programs());
    LocalProgram old = programs.get(qpu);
    programs.set(
        qpu,
        new LocalProgram(
            old.qpu(), old.dataCount(), old.communication(), old.memory(), old.cells(), steps));
    return with(distributed, programs);
  }

  static Distributed with(Distributed old, List<LocalProgram> programs) {
    return new Distributed(
        old.program(),
        programs,
        old.pairs(),
        old.variables(),
        old.results(),
        old.start(),
        old.end(),
        old.packets(),
        old.moves(),
        old.gateAt());
  }
}
