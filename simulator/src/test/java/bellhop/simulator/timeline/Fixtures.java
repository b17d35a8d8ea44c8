package bellhop.simulator.timeline;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.distributed.Cell;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Send;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.PairUse;
import bellhop.distributed.Place;
import bellhop.distributed.QnuRange;
import bellhop.network.Analyser;
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

/** Small networks and programs on them, built by hand. */
final class Fixtures {
  /** Channels that no test fills. */
  private static final int MANY = 16;

  /** The numbers of the worked example: 25, 70, 500, 300 and 500 ns. */
  static final Device DEVICE =
      new Device(
          Span.nanos(25),
          0,
          Span.nanos(70),
          0,
          Span.nanos(500),
          0,
          0,
          Span.nanos(300),
          Span.nanos(500),
          new Memory(1e-3, 1e-3, 0));

  static final Span LATENCY = Span.nanos(150);

  private Fixtures() {}

  /** Attempts of 2 µs, emission after 100 ns, known after 300 ns at A and 150 ns at B. */
  static LinkModel model(double p, BellState form) {
    return model(p, form, MANY);
  }

  static LinkModel model(double p, BellState form, int channels) {
    return new LinkModel(
        p,
        Span.micros(2),
        Span.nanos(100),
        XState.bell(form),
        form,
        Span.nanos(300),
        Span.nanos(150),
        false,
        channels);
  }

  static Link link(String name, int qnuA, int qnuB, LinkModel model, Span cutoff) {
    return new Link(
        name, qnuA, qnuB, "microwave", OptionalInt.empty(), model, cutoff, LATENCY, 0, 0, 0);
  }

  /** Its herald tells a sign. */
  static Link sharedLink(String name, int qnuA, int qnuB, LinkModel its) {
    LinkModel model =
        new LinkModel(
            its.successProbability(),
            its.attemptPeriod(),
            its.emission(),
            its.state(),
            its.heralded(),
            its.knownA(),
            its.knownB(),
            its.heralded() != BellState.PHI_PLUS,
            1);
    return new Link(
        name, qnuA, qnuB, "double-click", OptionalInt.of(0), model, Span.ZERO, LATENCY, 0, 0, 0);
  }

  /** QPUs q0, q1, … of one QNU each. */
  static Network network(
      int qpus, int communication, int memory, List<Analyser> analysers, List<Link> links) {
    List<Qpu> machines = new ArrayList<>();
    List<Qnu> units = new ArrayList<>();
    for (int q = 0; q < qpus; q++) {
      machines.add(new Qpu("q" + q, 4, DEVICE));
      Memory cavity = new Memory(25e-3, 34e-3, 0);
      units.add(new Qnu("q" + q + "/0", q, communication, memory, cavity, Span.nanos(500), 1e-6));
    }
    return new Network("test", machines, units, analysers, links, List.of());
  }

  static Network pair(double p, int communication, int memory, Span cutoff) {
    Link link = link("q0-q1", 0, 1, model(p, BellState.PSI_PLUS), cutoff);
    return network(2, communication, memory, List.of(), List.of(link));
  }

  /** Writes programs for several QPUs side by side. */
  static final class Script {
    private static final int DATA = 2;
    private final Network network;
    private final List<List<Instruction>> instructions = new ArrayList<>();
    private final List<List<Cell>> cells = new ArrayList<>();
    private final List<PairUse> pairs = new ArrayList<>();
    private long keys;

    Script(Network network) {
      this.network = network;
      for (int q = 0; q < network.qpus().size(); q++) {
        instructions.add(new ArrayList<>());
        cells.add(new ArrayList<>());
      }
    }

    void add(int qpu, Instruction instruction) {
      instructions.get(qpu).add(instruction);
    }

    int cell(int qpu) {
      List<Cell> own = cells.get(qpu);
      own.add(Cell.bit("c" + own.size()));
      return own.size() - 1;
    }

    void gate(int qpu, Gate gate, int... qubits) {
      add(qpu, new GateOn(GateCall.of(gate, qubits), Instruction.NO_GUARD));
    }

    void guarded(int qpu, int guard, Gate gate, int... qubits) {
      add(qpu, new GateOn(GateCall.of(gate, qubits), guard));
    }

    /** Number of a communication qubit in the program. */
    int communication(int qubit) {
      return DATA + qubit;
    }

    long request(int link, int qubitA, int qubitB, long needByPs) {
      long id = pairs.size();
      int qpuA = network.qpuA(link);
      int qpuB = network.qpuB(link);
      pairs.add(new PairUse(id, link, qpuA, qubitA, qpuB, qubitB));
      add(qpuA, new RequestPair(id, qubitA, link, needByPs));
      add(qpuB, new RequestPair(id, qubitB, link, needByPs));
      return id;
    }

    /** Measures and sends; returns the cell at the receiver. */
    int measureAndSend(int from, int qubit, int to) {
      int here = cell(from);
      int there = cell(to);
      add(from, new Measure(qubit, here, Instruction.NO_GUARD, Instruction.NO_TURN));
      add(from, new Send(here, to, keys));
      add(to, new Receive(there, from, keys));
      keys++;
      return there;
    }

    /** A CX from data qubit 0 of the link's first QPU to data qubit 0 of its second. */
    void remoteCx(int link, int communicationA, int communicationB, long needByPs) {
      int a = network.qpuA(link);
      int b = network.qpuB(link);
      int half = communication(communicationA);
      int copy = communication(communicationB);
      request(link, half, copy, needByPs);
      gate(a, Gate.CX, 0, half);
      int m1 = measureAndSend(a, half, b);
      guarded(b, m1, Gate.X, copy);
      gate(b, Gate.CX, copy, 0);
      gate(b, Gate.H, copy);
      int m2 = measureAndSend(b, copy, a);
      guarded(a, m2, Gate.Z, 0);
    }

    Distributed build() {
      List<LocalProgram> programs = new ArrayList<>();
      List<Place> places = new ArrayList<>();
      for (int q = 0; q < instructions.size(); q++) {
        Qnu qnu = network.qnu(q);
        int memory = DATA + qnu.communicationQubits();
        programs.add(
            new LocalProgram(
                "q" + q,
                DATA,
                List.of(new QnuRange(q, DATA, qnu.communicationQubits())),
                List.of(new QnuRange(q, memory, qnu.memoryQubits())),
                cells.get(q),
                instructions.get(q)));
        places.add(new Place(q, 0));
      }
      return new Distributed(
          "test", programs, pairs, List.of(), List.of(), places, places, List.of(), List.of(),
          List.of());
    }
  }

  static Distributed oneRemoteCx(Network network) {
    Script script = new Script(network);
    script.remoteCx(0, 0, 0, 0);
    return script.build();
  }
}
