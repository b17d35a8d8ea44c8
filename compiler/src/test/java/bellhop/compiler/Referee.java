package bellhop.compiler;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.PairUse;
import bellhop.distributed.Place;
import bellhop.distributed.Result;
import bellhop.state.StateVector;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Runs a distributed program on one big state vector, all communication qubits included, with
 * random outcomes, and compares the program's qubits with the source. Program measurements are left
 * out of both, or draw alike in both.
 */
final class Referee {
  private final Distributed distributed;
  private final StateVector state;
  private final int[] firstQubit;
  private final long[][] cells;
  private final Map<String, Long> messages = new HashMap<>();
  private final Map<Long, Integer> requested = new HashMap<>();
  private final RandomStream random;
  private final long seed;
  private final boolean measuring;
  private final Map<Integer, Double> chances = new TreeMap<>();

  private Referee(Distributed distributed, long seed, boolean measuring) {
    this.distributed = distributed;
    this.seed = seed;
    this.measuring = measuring;
    random = new Seed(seed).stream("referee");
    firstQubit = new int[distributed.programs().size()];
    cells = new long[firstQubit.length][];
    int next = 0;
    for (int qpu = 0; qpu < firstQubit.length; qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      firstQubit[qpu] = next;
      next += local.dataCount() + local.communicationCount();
      cells[qpu] = new long[local.cells().size()];
    }
    state = StateVector.zero(next);
  }

  /** |⟨source|distributed⟩|² of the final states. */
  static double fidelity(Program source, Distributed distributed, long seed) {
    Referee referee = new Referee(distributed, seed, false);
    referee.run();
    return referee.overlap(source);
  }

  /** Final values of the program's cells, where measurement number t draws by seed and t alone. */
  static long[] values(Distributed distributed, int cellCount, long seed) {
    Referee referee = new Referee(distributed, seed, true);
    referee.run();
    long[] values = new long[cellCount];
    for (Result result : distributed.results()) {
      values[result.programCell()] = referee.cells[result.qpu()][result.cell()];
    }
    return values;
  }

  /**
   * Whether states, cells and chances agree in one run from a random product state, with random
   * outcomes of communication, where measurement number t of both draws by seed and t alone.
   */
  static boolean agrees(Program source, Distributed distributed, long seed) {
    Referee referee = new Referee(distributed, seed, true);
    for (int q = 0; q < source.qubitCount(); q++) {
      Place place = distributed.start().get(q);
      referee.state.apply(Draws.input(seed, q, referee.firstQubit[place.qpu()] + place.qubit()));
    }
    referee.run();
    referee.readTheRest();
    Alone alone = new Alone(source, seed);
    alone.all(source.operations());
    long[] found = new long[source.cellCount()];
    for (Result result : distributed.results()) {
      found[result.programCell()] = referee.cells[result.qpu()][result.cell()];
    }
    return Arrays.equals(found, alone.cells)
        && haveSameChances(referee.chances, alone.chances)
        && referee.overlap(alone.state) > (1 - 1e-9) * alone.state.norm2();
  }

  private static boolean haveSameChances(Map<Integer, Double> some, Map<Integer, Double> others) {
    return some.keySet().equals(others.keySet())
        && some.entrySet().stream()
            .allMatch(chance ->
                Math.abs(chance.getValue() - others.getOrDefault(chance.getKey(), Double.NaN))
                    < 1e-9);
  }

  /** What is not the program's must not be entangled with it. */
  private void readTheRest() {
    long program = spread(-1L);
    for (int q = 0; q < state.qubits(); q++) {
      if ((program >> q & 1) == 0) {
        state.measure(q, random.nextDouble());
      }
    }
  }

  /** The source on one machine. */
  private static final class Alone {
    private final StateVector state;
    private final long[] cells;
    private final long seed;
    private final Map<Integer, Double> chances = new TreeMap<>();
    private int turn;

    Alone(Program source, long seed) {
      this.seed = seed;
      state = StateVector.zero(source.qubitCount());
      cells = new long[source.cellCount()];
      for (int q = 0; q < source.qubitCount(); q++) {
        state.apply(Draws.input(seed, q, q));
      }
    }

    void all(List<Operation> operations) {
      operations.forEach(this::one);
    }

    private void one(Operation operation) {
      switch (operation) {
        case Operation.Apply(var call) -> state.apply(call);
        case Operation.Measure(int qubit, int cell) ->
            cells[cell] = state.measure(qubit, draw(qubit));
        case Operation.Reset(int qubit) -> state.reset(qubit, draw(qubit));
        case Operation.Assign(int cell, var value) -> cells[cell] = value.evaluate(cells);
        case Operation.Annotated(var _, var inner) -> one(inner);
        case Operation.Barrier _ -> {}
        case Operation.Branch branch -> {
          boolean holds = branch.condition().evaluate(cells) != 0;
          int before = turn;
          all(holds ? branch.then() : List.of());
          turn = before + Draws.turnsIn(branch.then());
          all(holds ? List.of() : branch.otherwise());
          turn = before + Draws.turnsIn(branch.then()) + Draws.turnsIn(branch.otherwise());
        }
        case Operation.While _ -> throw new IllegalArgumentException("loops are not for it");
      }
    }

    private double draw(int qubit) {
      chances.put(turn, state.probabilityOfOne(qubit));
      return new Seed(seed).stream("turn", turn++).nextDouble();
    }
  }

  private void run() {
    Dataflow flow = Dataflow.of(distributed);
    for (int node : flow.order()) {
      step(flow.qpuOf(node), flow.instruction(node));
    }
  }

  private void step(int qpu, Instruction instruction) {
    int guard = instruction.guardCell();
    if (guard != Instruction.NO_GUARD && cells[qpu][guard] != 1) {
      return;
    }
    switch (instruction) {
      case Instruction.GateOn(var call, int _) -> {
        int[] on = call.qubits();
        for (int i = 0; i < on.length; i++) {
          on[i] += firstQubit[qpu];
        }
        state.apply(call.on(on));
      }
      case Instruction.Measure measure -> {
        if (measuring || measure.turn() == Instruction.NO_TURN) {
          int at = firstQubit[qpu] + measure.qubit();
          cells[qpu][measure.cell()] = state.measure(at, draw(measure.turn(), at));
        }
      }
      case Instruction.Reset reset -> {
        int at = firstQubit[qpu] + reset.qubit();
        state.reset(at, draw(reset.turn(), at));
      }
      case Instruction.RequestPair request -> request(request.pair());
      case Instruction.Send(int cell, int to, long key) ->
          messages.put(qpu + ">" + to + ":" + key, cells[qpu][cell]);
      case Instruction.Receive(int cell, int from, long key) ->
          cells[qpu][cell] = messages.getOrDefault(from + ">" + qpu + ":" + key, -1L);
      case Instruction.Barrier _ -> {}
      case Instruction.LoopEdge _, Instruction.Decision _ ->
          throw new IllegalArgumentException("loops are not for it");
      case Instruction.Compute compute ->
          cells[qpu][compute.cell()] = compute.value().evaluate(cells[qpu]);
    }
  }

  private double draw(int turn, int qubit) {
    if (turn != Instruction.NO_TURN) {
      chances.put(turn, state.probabilityOfOne(qubit));
    }
    return turn == Instruction.NO_TURN
        ? random.nextDouble()
        : new Seed(seed).stream("turn", turn).nextDouble();
  }

  /** The pair is there when both ends have asked. */
  private void request(long pair) {
    if (requested.merge(pair, 1, Integer::sum) == 2) {
      PairUse use = distributed.pairs().get((int) pair);
      int a = firstQubit[use.qpuA()] + use.qubitA();
      int b = firstQubit[use.qpuB()] + use.qubitB();
      state.reset(a, random.nextDouble());
      state.reset(b, random.nextDouble());
      state.apply(GateCall.of(Gate.H, a));
      state.apply(GateCall.of(Gate.CX, a, b));
    }
  }

  private double overlap(Program source) {
    StateVector alone = StateVector.zero(source.qubitCount());
    for (Operation operation : source.operations()) {
      switch (operation) {
        case Operation.Apply(var call) -> alone.apply(call);
        case Operation.Measure _, Operation.Barrier _ -> {}
        default -> throw new IllegalArgumentException("not for this referee: " + operation);
      }
    }
    return overlap(alone);
  }

  private double overlap(StateVector alone) {
    long rest = restOfBits();
    double re = 0;
    double im = 0;
    for (long i = 0; i < 1L << alone.qubits(); i++) {
      long j = rest | spread(i);
      re += alone.re(i) * state.re(j) + alone.im(i) * state.im(j);
      im += alone.re(i) * state.im(j) - alone.im(i) * state.re(j);
    }
    return (re * re + im * im) / state.norm2();
  }

  private long spread(long bits) {
    long spread = 0;
    for (int q = 0; q < distributed.qubitCount(); q++) {
      Place place = distributed.end().get(q);
      spread |= (bits >> q & 1) << (firstQubit[place.qpu()] + place.qubit());
    }
    return spread;
  }

  /** All other qubits were measured; they hold plain bits. */
  private long restOfBits() {
    long program = spread(-1L);
    long rest = 0;
    for (int q = 0; q < state.qubits(); q++) {
      if ((program >> q & 1) == 0 && state.probabilityOfOne(q) > 0.5) {
        rest |= 1L << q;
      }
    }
    return rest;
  }
}
