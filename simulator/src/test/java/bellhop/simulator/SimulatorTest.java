package bellhop.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Expression;
import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.Program;
import bellhop.distributed.Cell;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.Compute;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.Receive;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Instruction.Send;
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
import bellhop.simulator.execution.ErrorBudget;
import bellhop.simulator.execution.Ideal;
import bellhop.simulator.execution.Noise;
import bellhop.simulator.execution.Plan;
import bellhop.simulator.timeline.PairCounts;
import bellhop.units.InputException;
import bellhop.units.Seed;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Whole runs: time line and quantum side together. */
class SimulatorTest {
  private static final int NONE = Instruction.NO_GUARD;
  private static final Device DEVICE =
      new Device(
          Span.nanos(25),
          1e-3,
          Span.nanos(70),
          5e-3,
          Span.nanos(200),
          0.01,
          0.02,
          Span.nanos(300),
          Span.nanos(500),
          new Memory(50e-6, 40e-6, 0.01));
  private static final Network TWO = network(1, 1, 0.2, Span.micros(1));
  private static final SimulationOptions OPTIONS =
      SimulationOptions.DEFAULT.withShots(300).withSeed(new Seed(7));

  @Test
  void entanglesTwoMachinesOverAPair() {
    SimulationResult result = Simulator.run(bell(), TWO, OPTIONS.withNoise(Noise.OFF));

    assertThat(result.counts().keySet()).containsExactly("0 0", "1 1");
    assertThat(result.pairs().used()).isEqualTo(300);
    assertThat(result.pairs().generated()).isGreaterThanOrEqualTo(300);
    assertThat(result.pairFidelity()).isEqualTo(new PairFidelity(300, 1, 1));
    assertThat(result.errorBudget()).isEqualTo(ErrorBudget.ZERO);
    assertThat(result.predictedSuccess()).isEqualTo(1);
    assertThat(result.backend()).isEqualTo(Backend.STATEVECTOR);
    assertThat(result.noiseModel()).isEqualTo(NoiseModel.EXACT);
    assertThat(result.stallShare()).isBetween(0.1, 1.0);
    Ideal ideal = Ideal.find(Plan.of(bell(), TWO)).orElseThrow();
    assertThat(ideal.probability("1 1")).isEqualTo(0.5, within(1e-12));
    assertThat(ideal.likeliest()).isEqualTo("0 0");
    assertThat(ideal.probability("0 1")).isEqualTo(0);
    // 5 sigma, sigma being √300/2
    double ones = result.counts().getOrDefault("1 1", 0L);
    assertThat(ones).isEqualTo(150, within(43.3));
  }

  @Test
  void threadsChangeNothing() {
    for (SimulationOptions options :
        List.of(OPTIONS, OPTIONS.withExplicit(true), OPTIONS.withBackend(Backend.STABILIZER))) {
      SimulationResult one = Simulator.run(bell(), TWO, options);
      SimulationResult two = Simulator.run(bell(), TWO, options.withThreads(2));
      assertThat(two).isEqualTo(one);
      assertThat(one.counts()).hasSize(4);
    }
  }

  @Test
  void shotsAreTheirOwn() {
    SimulationResult few = Simulator.run(bell(), TWO, OPTIONS.withShots(40));
    SimulationResult many = Simulator.run(bell(), TWO, OPTIONS);
    for (int shot = 0; shot < 40; shot++) {
      assertThat(many.makespans().shotPs(shot)).isEqualTo(few.makespans().shotPs(shot));
    }
    assertThat(many.makespans().quantileSeconds(0.5))
        .isLessThanOrEqualTo(many.makespans().quantileSeconds(0.95));
  }

  @Test
  void noiseChangesNeitherTimesNorPairs() {
    SimulationResult noisy = Simulator.run(bell(), TWO, OPTIONS);
    SimulationResult perfect = Simulator.run(bell(), TWO, OPTIONS.withNoise(Noise.OFF));
    assertThat(perfect.makespans()).isEqualTo(noisy.makespans());
    assertThat(perfect.pairs()).isEqualTo(noisy.pairs());
    assertThat(noisy.errorBudget().pairs()).isGreaterThan(0);
    assertThat(noisy.pairFidelity().mean()).isBetween(0.5, 0.95);
  }

  @Test
  void budgetIsTheSameHoweverItIsWorkedOut() {
    ErrorBudget folded = Simulator.run(bell(), TWO, OPTIONS).errorBudget();
    ErrorBudget explicit = Simulator.run(bell(), TWO, OPTIONS.withExplicit(true)).errorBudget();
    ErrorBudget frames =
        Simulator.run(bell(), TWO, OPTIONS.withBackend(Backend.STABILIZER)).errorBudget();
    for (ErrorBudget other : List.of(explicit, frames)) {
      assertThat(other.localGates()).isEqualTo(folded.localGates(), within(1e-9));
      assertThat(other.pairs()).isEqualTo(folded.pairs(), within(1e-9));
      assertThat(other.measurement()).isEqualTo(folded.measurement(), within(1e-9));
      assertThat(other.waiting()).isEqualTo(folded.waiting(), within(1e-3));
    }
  }

  @Test
  void keepsTheTraceOfOneShot() {
    SimulationResult result = Simulator.run(bell(), TWO, OPTIONS.withTraceShot(3));
    assertThat(result.trace().orElseThrow().slices()).isNotEmpty();
    assertThat(Simulator.run(bell(), TWO, OPTIONS).trace()).isEmpty();
  }

  @Test
  void stopsWhenTold() {
    AtomicLong done = new AtomicLong();
    SimulationResult result =
        Simulator.run(bell(), TWO, OPTIONS, new RunControl(() -> true, done::set));
    assertThat(result.stopped()).isTrue();
    assertThat(result.shots()).isBetween(1L, 100L);
    assertThat(done.get()).isEqualTo(result.shots());
    assertThat(result.counts().values().stream().mapToLong(c -> c).sum()).isEqualTo(done.get());
  }

  @Test
  void beginsNothingAfterAFailure() {
    AtomicLong calls = new AtomicLong();
    RunControl control =
        new RunControl(
            () -> false,
            _ -> {
              if (calls.getAndIncrement() == 0) {
                throw new IllegalStateException("the first call");
              }
            });
    assertThatThrownBy(
            () -> Simulator.run(bell(), TWO, OPTIONS.withShots(40_000).withThreads(2), control))
        .hasMessage("the first call");
    assertThat(calls.get()).isLessThan(2_500); // of 5,000 blocks
  }

  /** One pair in ten takes longer than a shot may last, and says how long. */
  @Test
  void reportsTheFirstFailureWhateverTheThreads() {
    Network slow = network(1, 1, 1e-6, Span.seconds(1));
    String first = failure(slow, 1);
    for (int threads = 2; threads < 8; threads++) {
      assertThat(failure(slow, threads)).isEqualTo(first);
    }
  }

  private static String failure(Network network, int threads) {
    return String.valueOf(
        catchThrowable(() -> Simulator.run(bell(), network, OPTIONS.withThreads(threads)))
            .getMessage());
  }

  /** A computation that nests deeper than the stack of an ordinary thread. */
  @Test
  void givesEachThreadAsDeepAStack() throws InterruptedException {
    List<Object> counts = new ArrayList<>();
    Runnable runs =
        () -> {
          for (int threads = 1; threads <= 2; threads++) {
            SimulationOptions options = OPTIONS.withThreads(threads);
            counts.add(Simulator.run(nested(100_000), Network.one(1), options).counts());
          }
        };
    Thread thread = new Thread(null, runs, "deep", 256L << 20);
    thread.start();
    thread.join();
    assertThat(counts).containsExactly(Map.of("0", 300L), Map.of("0", 300L));
  }

  private static Distributed nested(int depth) {
    Expression value = new Expression.Cell(0);
    for (int i = 0; i < depth; i++) {
      value = new Expression.Unary(Expression.UnaryOperator.NOT, value);
    }
    return alone(1, List.of(new Compute(0, value, NONE)));
  }

  /** 40 pairs whose halves all have amplitudes at a time, two wires a pair. */
  @Test
  void followsMoreWiresThanAnyStateVectorHasQubits() {
    Network wide = network(1, 40, 0.2, Span.micros(1));
    List<LocalProgram> programs = List.of(crowd(0), crowd(1));
    Distributed crowd = distributed("crowd", programs, wide, 0);
    for (boolean explicit : new boolean[] {false, true}) {
      SimulationOptions options = OPTIONS.withShots(2).withNoise(Noise.OFF).withExplicit(explicit);
      assertThat(Simulator.run(crowd, wide, options).counts()).isEqualTo(Map.of("0 0", 2L));
    }
  }

  private static LocalProgram crowd(int qpu) {
    List<Instruction> instructions = new ArrayList<>();
    for (int pair = 0; pair < 40; pair++) {
      instructions.add(new RequestPair(pair, 1 + pair, 0, 0));
      instructions.add(gate(NONE, Gate.S, 1 + pair));
    }
    instructions.add(new Measure(0, 0, NONE, qpu));
    return new LocalProgram(
        "q" + qpu,
        1,
        List.of(new QnuRange(qpu, 1, 40)),
        List.of(),
        List.of(Cell.bit("c")),
        instructions);
  }

  @Test
  void choosesTheExactBackendWhereItFits() {
    assertThat(used(20, Gate.S)).isEqualTo(Backend.STATEVECTOR);
    assertThat(used(21, Gate.S)).isEqualTo(Backend.STABILIZER);
    assertThat(used(300, Gate.S)).isEqualTo(Backend.STABILIZER);
  }

  private static Backend used(int qubits, Gate gate) {
    return Simulator.run(wide(qubits, gate), Network.one(qubits), OPTIONS.withShots(1)).backend();
  }

  @Test
  void refusesWhatNoBackendCanHold() {
    assertThatThrownBy(() -> used(30, Gate.T))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("30 qubits")
        .hasMessageContaining("gate t")
        .hasMessageContaining("26");
    assertThatThrownBy(() ->
            Simulator.run(wide(3, Gate.T), Network.one(3), OPTIONS.withBackend(Backend.STABILIZER)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--backend stabilizer")
        .hasMessageContaining("no Clifford gate");
    assertThatThrownBy(() ->
            Simulator.run(
                wide(40, Gate.S), Network.one(40), OPTIONS.withBackend(Backend.STATEVECTOR)))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("40 qubits");
  }

  @Test
  void refusesWrongOptions() {
    assertThatThrownBy(() -> OPTIONS.withShots(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OPTIONS.withThreads(0)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> OPTIONS.withTraceShot(300))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void addsPairsUp() {
    PairCounts pairs = Simulator.run(bell(), TWO, OPTIONS).pairs();
    assertThat(pairs.used() + pairs.expired() + pairs.discarded() + pairs.stored())
        .isEqualTo(pairs.generated());
  }

  /** H and another gate on each qubit of one machine. */
  private static Distributed wide(int qubits, Gate gate) {
    List<Instruction> instructions = new ArrayList<>();
    for (int qubit = 0; qubit < qubits; qubit++) {
      instructions.add(new GateOn(GateCall.of(Gate.H, qubit), NONE));
      instructions.add(new GateOn(GateCall.of(gate, qubit), NONE));
    }
    instructions.add(new Measure(0, 0, NONE, 0));
    return alone(qubits, instructions);
  }

  private static Distributed alone(int qubits, List<Instruction> instructions) {
    List<Place> places = IntStream.range(0, qubits).mapToObj(q -> new Place(0, q)).toList();
    return new Distributed(
        "alone",
        List.of(
            new LocalProgram(
                "one", qubits, List.of(), List.of(), List.of(Cell.bit("c")), instructions)),
        List.of(),
        List.of(register("c", 0)),
        List.of(new Result(0, 0, 0)),
        places,
        places,
        List.of(),
        List.of(),
        List.of());
  }

  private static Program.Variable register(String name, int cell) {
    return new Program.Variable(name, Program.Kind.BIT, 1, false, cell, true);
  }

  /** One qubit of each machine, entangled by a gate over a pair. */
  private static Distributed bell() {
    List<LocalProgram> programs =
        List.of(
            local(
                0,
                gate(NONE, Gate.H, 0),
                new RequestPair(0, 1, 0, 0),
                gate(NONE, Gate.CX, 0, 1),
                new Measure(1, 0, NONE, Instruction.NO_TURN),
                new Send(0, 1, 0),
                new Receive(1, 1, 1),
                gate(1, Gate.Z, 0),
                new Measure(0, 2, NONE, 0)),
            local(
                1,
                new RequestPair(0, 1, 0, 0),
                new Receive(0, 0, 0),
                gate(0, Gate.X, 1),
                gate(NONE, Gate.CX, 1, 0),
                gate(NONE, Gate.H, 1),
                new Measure(1, 1, NONE, Instruction.NO_TURN),
                new Send(1, 0, 1),
                new Measure(0, 2, NONE, 1)));
    return distributed("bell", programs, TWO, 2);
  }

  private static Distributed distributed(
      String name, List<LocalProgram> programs, Network network, int cell) {
    List<Place> places = List.of(new Place(0, 0), new Place(1, 0));
    return new Distributed(
        name,
        programs,
        PairUses.of(programs, network),
        List.of(register("a", 0), register("b", 1)),
        List.of(new Result(0, 0, cell), new Result(1, 1, cell)),
        places,
        places,
        List.of(),
        List.of(),
        List.of());
  }

  private static GateOn gate(int guard, Gate gate, int... qubits) {
    return new GateOn(GateCall.of(gate, qubits), guard);
  }

  private static LocalProgram local(int qpu, Instruction... instructions) {
    return new LocalProgram(
        "q" + qpu,
        1,
        List.of(new QnuRange(qpu, 1, 1)),
        List.of(new QnuRange(qpu, 2, 1)),
        List.of(Cell.bit("m"), Cell.bit("n"), Cell.bit("c")),
        List.of(instructions));
  }

  /** Two machines, a lossy link that is heralded as Ψ. */
  private static Network network(int data, int communication, double success, Span period) {
    LinkModel model =
        new LinkModel(
            success,
            period,
            Span.nanos(100),
            new XState(0.05, 0.45, 0.45, 0.05, 0.4, 0, 0, 0),
            BellState.PSI_PLUS,
            Span.nanos(300),
            Span.nanos(300));
    Link link =
        new Link(
            "a-b",
            0,
            1,
            "measured",
            OptionalInt.empty(),
            model,
            Span.ZERO,
            Span.nanos(100),
            0.1,
            0,
            0);
    Memory cavity = new Memory(25e-3, 34e-3, 0);
    return new Network(
        "two",
        List.of(new Qpu("q0", data, DEVICE), new Qpu("q1", data, DEVICE)),
        List.of(
            new Qnu("q0/0", 0, communication, 1, cavity, Span.nanos(500), 5e-3),
            new Qnu("q1/0", 1, communication, 1, cavity, Span.nanos(500), 5e-3)),
        List.of(),
        List.of(link),
        List.of());
  }
}
