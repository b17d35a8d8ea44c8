package bellhop.compiler;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.PairUse;
import bellhop.distributed.Place;
import bellhop.distributed.Result;
import bellhop.state.StateVector;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Runs the local programs of a program with loops side by side, as controllers would that follow
 * them step by step, on one state vector, and compares with the source on one machine. Whoever
 * lacks a message or a pair waits; a message and a pair are named by their number and the turns of
 * the loops around them.
 */
final class LoopReferee {
  /** Turns of one loop that are waited for. */
  private static final int PATIENCE = 40;

  private final Distributed distributed;
  private final StateVector state;
  private final int[] firstQubit;
  private final List<Controller> controllers = new ArrayList<>();
  private final Map<String, Long> messages = new HashMap<>();
  private final Map<String, Integer> asked = new HashMap<>();
  private final RandomStream coins;
  private final Alone alone;
  private int draws;
  private int pairs;

  private LoopReferee(Distributed distributed, Alone alone, long seed) {
    this.distributed = distributed;
    this.alone = alone;
    coins = new Seed(seed).stream("referee");
    firstQubit = new int[distributed.programs().size()];
    int next = 0;
    for (int qpu = 0; qpu < firstQubit.length; qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      firstQubit[qpu] = next;
      next += local.dataCount() + local.communicationCount();
      controllers.add(new Controller(qpu, local));
    }
    state = StateVector.zero(next);
  }

  /**
   * What one run showed.
   *
   * @param turns of all loops of the source together
   * @param pairs used
   */
  record Shown(boolean agrees, int turns, int pairs) {}

  /**
   * One run from a random product state.
   *
   * @return empty if a loop tries the patience
   */
  static Optional<Shown> show(Program source, Distributed distributed, long seed) {
    Alone alone = new Alone(source, seed);
    if (!alone.all(source.operations())) {
      return Optional.empty();
    }
    LoopReferee referee = new LoopReferee(distributed, alone, seed);
    for (int q = 0; q < source.qubitCount(); q++) {
      Place place = distributed.start().get(q);
      referee.state.apply(Draws.input(seed, q, referee.firstQubit[place.qpu()] + place.qubit()));
    }
    boolean agrees = referee.run() && referee.agrees();
    return Optional.of(new Shown(agrees, alone.turns, referee.pairs));
  }

  /** Whether all come to their ends. */
  private boolean run() {
    boolean isMoving = true;
    while (isMoving) {
      isMoving = false;
      for (Controller controller : controllers) {
        while (controller.step()) {
          isMoving = true;
        }
      }
    }
    return controllers.stream().allMatch(Controller::isDone) && draws == alone.drawn.size();
  }

  private boolean agrees() {
    long[] found = new long[alone.cells.length];
    for (Result result : distributed.results()) {
      found[result.programCell()] = controllers.get(result.qpu()).cells[result.cell()];
    }
    return Arrays.equals(found, alone.cells) && overlap() > 1 - 1e-9;
  }

  private double overlap() {
    long program = spread(-1L);
    long rest = 0;
    for (int q = 0; q < state.qubits(); q++) {
      if ((program >> q & 1) == 0) {
        rest |= (long) state.measure(q, coins.nextDouble()) << q;
      }
    }
    double re = 0;
    double im = 0;
    for (long i = 0; i < 1L << alone.state.qubits(); i++) {
      long j = rest | spread(i);
      re += alone.state.re(i) * state.re(j) + alone.state.im(i) * state.im(j);
      im += alone.state.re(i) * state.im(j) - alone.state.im(i) * state.re(j);
    }
    return (re * re + im * im) / state.norm2() / alone.state.norm2();
  }

  private long spread(long bits) {
    long spread = 0;
    for (int q = 0; q < distributed.qubitCount(); q++) {
      Place place = distributed.end().get(q);
      spread |= (bits >> q & 1) << (firstQubit[place.qpu()] + place.qubit());
    }
    return spread;
  }

  private static double draw(long seed, int number) {
    return new Seed(seed).stream("turn", number).nextDouble();
  }

  /** One QPU. */
  private final class Controller {
    private final int qpu;
    private final LocalProgram local;
    private final long[] cells;
    private final String[] promised;
    private final List<Integer> beginnings = new ArrayList<>();
    private final List<Integer> turns = new ArrayList<>();
    private int at;

    Controller(int qpu, LocalProgram local) {
      this.qpu = qpu;
      this.local = local;
      cells = new long[local.cells().size()];
      promised = new String[local.qubitCount()];
    }

    boolean isDone() {
      return at == local.instructions().size();
    }

    /** Whether it could do its next step. */
    boolean step() {
      if (isDone()) {
        return false;
      }
      Instruction instruction = local.instructions().get(at);
      if (!(instruction instanceof Instruction.RequestPair) && lacksPair(instruction)) {
        return false;
      }
      int guard = instruction.guardCell();
      boolean isSkipped = guard != Instruction.NO_GUARD && cells[guard] == 0;
      if (!isSkipped && !act(instruction)) {
        return false;
      }
      at++;
      return true;
    }

    private boolean lacksPair(Instruction instruction) {
      for (int k = 0; k < instruction.qubitCount(); k++) {
        int qubit = instruction.qubitAt(k);
        if (promised[qubit] != null && asked.getOrDefault(promised[qubit], 0) < 2) {
          return true;
        }
        promised[qubit] = null;
      }
      return false;
    }

    private boolean act(Instruction instruction) {
      switch (instruction) {
        case Instruction.GateOn(var call, int _) -> {
          int[] on = call.qubits();
          for (int i = 0; i < on.length; i++) {
            on[i] += firstQubit[qpu];
          }
          state.apply(call.on(on));
        }
        case Instruction.Measure measure -> {
          if (!mayDraw(measure.turn())) {
            return false;
          }
          int qubit = firstQubit[qpu] + measure.qubit();
          cells[measure.cell()] = state.measure(qubit, number(measure.turn(), qubit));
        }
        case Instruction.Reset reset -> {
          if (!mayDraw(reset.turn())) {
            return false;
          }
          int qubit = firstQubit[qpu] + reset.qubit();
          state.reset(qubit, number(reset.turn(), qubit));
        }
        case Instruction.RequestPair request -> ask(request);
        case Instruction.Send(int cell, int to, long key) ->
            messages.put(qpu + ">" + to + ":" + key + turns, cells[cell]);
        case Instruction.Receive(int cell, int from, long key) -> {
          Long value = messages.get(from + ">" + qpu + ":" + key + turns);
          if (value == null) {
            return false;
          }
          cells[cell] = value;
        }
        case Instruction.Barrier _ -> {}
        case Instruction.Compute compute -> cells[compute.cell()] = compute.value().evaluate(cells);
        case Instruction.LoopEdge edge -> edge(edge);
        case Instruction.Decision _ -> throw new IllegalArgumentException("not for it");
      }
      return true;
    }

    private void edge(Instruction.LoopEdge edge) {
      if (edge.begins()) {
        beginnings.add(at);
        turns.add(0);
      }
      if (cells[edge.cell()] == 1) {
        at = beginnings.getLast();
        turns.set(turns.size() - 1, turns.getLast() + 1);
        return;
      }
      int open = 1;
      while (edge.begins() && open > 0) {
        at++;
        if (local.instructions().get(at) instanceof Instruction.LoopEdge inner) {
          open += inner.begins() ? 1 : -1;
        }
      }
      beginnings.removeLast();
      turns.removeLast();
    }

    private void ask(Instruction.RequestPair request) {
      String name = request.pair() + "" + turns;
      promised[request.qubit()] = name;
      if (asked.merge(name, 1, Integer::sum) == 2) {
        PairUse use = distributed.pairs().get((int) request.pair());
        int a = firstQubit[use.qpuA()] + use.qubitA();
        int b = firstQubit[use.qpuB()] + use.qubitB();
        state.reset(a, coins.nextDouble());
        state.reset(b, coins.nextDouble());
        state.apply(GateCall.of(Gate.H, a));
        state.apply(GateCall.of(Gate.CX, a, b));
        pairs++;
      }
    }

    /** The program's draws fall in the order of the source, which a state vector needs. */
    private boolean mayDraw(int turn) {
      return turn == Instruction.NO_TURN
          || (draws < alone.drawn.size() && alone.drawn.get(draws) == turn);
    }

    private double number(int turn, int qubit) {
      if (turn == Instruction.NO_TURN) {
        return coins.nextDouble();
      }
      double chance = state.probabilityOfOne(qubit);
      if (Math.abs(chance - alone.chances.get(draws)) > 1e-9) {
        draws = Integer.MAX_VALUE / 2; // never again in turn
        return 0;
      }
      return draw(alone.seed, draws++);
    }
  }

  /** The source on one machine. */
  private static final class Alone {
    private final StateVector state;
    private final long[] cells;
    private final long seed;
    private final List<Integer> drawn = new ArrayList<>();
    private final List<Double> chances = new ArrayList<>();
    private int turn;
    private int turns;

    Alone(Program source, long seed) {
      this.seed = seed;
      state = StateVector.zero(source.qubitCount());
      cells = new long[source.cellCount()];
      for (int q = 0; q < source.qubitCount(); q++) {
        state.apply(Draws.input(seed, q, q));
      }
    }

    /** Whether no loop turns too often. */
    boolean all(List<Operation> operations) {
      for (Operation operation : operations) {
        if (!one(operation)) {
          return false;
        }
      }
      return true;
    }

    private boolean one(Operation operation) {
      switch (operation) {
        case Operation.Apply(var call) -> state.apply(call);
        case Operation.Measure(int qubit, int cell) ->
            cells[cell] = state.measure(qubit, number(qubit));
        case Operation.Reset(int qubit) -> state.reset(qubit, number(qubit));
        case Operation.Assign(int cell, var value) -> cells[cell] = value.evaluate(cells);
        case Operation.Annotated(var _, var inner) -> {
          return one(inner);
        }
        case Operation.Barrier _ -> {}
        case Operation.Branch branch -> {
          boolean holds = branch.condition().evaluate(cells) != 0;
          int before = turn;
          boolean isFine = all(holds ? branch.then() : List.of());
          turn = before + Draws.turnsIn(branch.then());
          isFine = isFine && all(holds ? List.of() : branch.otherwise());
          turn = before + Draws.turnsIn(branch.then()) + Draws.turnsIn(branch.otherwise());
          return isFine;
        }
        case Operation.While loop -> {
          return loop(loop);
        }
      }
      return true;
    }

    private boolean loop(Operation.While loop) {
      int before = turn;
      int done = 0;
      while (loop.condition().evaluate(cells) != 0) {
        turn = before;
        if (done++ == PATIENCE || !all(loop.body())) {
          return false;
        }
        turns++;
      }
      turn = before + Draws.turnsIn(loop.body());
      return true;
    }

    private double number(int qubit) {
      chances.add(state.probabilityOfOne(qubit));
      drawn.add(turn++);
      return draw(seed, drawn.size() - 1);
    }
  }
}
