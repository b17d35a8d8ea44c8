package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Program;
import bellhop.compiler.proof.Method;
import bellhop.compiler.proof.Proof;
import bellhop.compiler.proof.ProofLimits;
import bellhop.compiler.proof.Verdict;
import bellhop.distributed.Distributed;
import bellhop.distributed.Emitter;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalSwaps;
import bellhop.distributed.Occupancy;
import bellhop.distributed.Text;
import bellhop.distributed.Validity;
import bellhop.distributed.Violation;
import bellhop.network.Coupling;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs on QPUs whose qubits are not all coupled. */
class LocalRoutingTest {
  private static final CompileOptions QUICK = CompileOptions.DEFAULT.withEffort(Effort.FAST);

  enum Shape {
    LINE(LocalRoutingTest::line),
    LINE_LINKED_AT_BOTH_ENDS(LocalRoutingTest::linksAtBothEnds),
    RING(n -> new Coupling(n, Coupling.ring(n), List.of(0))),
    GRID(n -> new Coupling(n, Coupling.grid(n, Math.min(n, 2)), List.of(n / 2))),
    STAR(n -> new Coupling(n, star(n), List.of(n - 1)));

    private final IntFunction<Coupling> coupling;

    Shape(IntFunction<Coupling> coupling) {
      this.coupling = coupling;
    }
  }

  static Coupling line(int qubits) {
    return new Coupling(qubits, Coupling.line(qubits), List.of(qubits - 1));
  }

  static Coupling linksAtBothEnds(int qubits) {
    List<Integer> ends = IntStream.of(0, qubits - 1).distinct().boxed().toList();
    return new Coupling(qubits, Coupling.line(qubits), ends);
  }

  private static List<Coupling.Edge> star(int qubits) {
    return IntStream.range(1, qubits).mapToObj(q -> new Coupling.Edge(0, q)).toList();
  }

  private static Stream<Network> networks() {
    return Stream.of(1, 3)
        .flatMap(c ->
            Stream.of(
                Networks.complete(3, 3, c),
                Networks.line(2, 5, c),
                Networks.line(4, 2, Math.max(2, c)),
                Networks.star(4, 2, Math.max(2, c))));
  }

  /** A program with the pairs that it needs where all qubits are coupled. */
  private record Unrestricted(Program program, boolean isUnitary, Network network, int ebits) {
    /** The same for every shape, and therefore compiled once. */
    static final List<Unrestricted> ALL = networks().flatMap(Unrestricted::on).toList();

    private static Stream<Unrestricted> on(Network network) {
      return IntStream.range(0, 3)
          .boxed()
          .flatMap(seed ->
              Stream.of(
                  of(Circuits.random(7, 40, seed), true, network),
                  of(Circuits.dynamic(7, 30, seed), false, network)));
    }

    private static Unrestricted of(Program program, boolean isUnitary, Network network) {
      int ebits = Compiler.compile(program, network, QUICK).report().ebits();
      return new Unrestricted(program, isUnitary, network, ebits);
    }
  }

  @ParameterizedTest
  @EnumSource
  void randomProgramsAreProvenAndNeedNoMorePairs(Shape shape) {
    int swaps = 0;
    for (Unrestricted free : Unrestricted.ALL) {
      Network network = Networks.coupled(free.network, shape.coupling);
      Compiled compiled = Compiler.compile(free.program, network, QUICK);
      if (free.isUnitary) {
        Answers.requireProven(free.program, compiled, network);
      } else {
        Answers.requireSound(compiled, network);
      }
      assertThat(compiled.report().ebits()).isEqualTo(free.ebits);
      swaps += LocalSwaps.count(compiled.distributed(), network);
    }
    assertThat(swaps).isGreaterThan(100);
  }

  @ParameterizedTest
  @EnumSource
  void statesEqualTheSource(Shape shape) {
    for (int seed = 0; seed < 12; seed++) {
      Program program = Circuits.random(6, 25, seed);
      Network free = seed % 2 == 0 ? Networks.complete(2, 4, 1) : Networks.line(3, 2, 2);
      Network network = Networks.coupled(free, shape.coupling);
      Compiled compiled = Compiler.compile(program, network, QUICK);
      assertThat(Referee.fidelity(program, compiled.distributed(), seed))
          .as("seed %d", seed)
          .isCloseTo(1, Answers.EXACT);
    }
  }

  @ParameterizedTest
  @EnumSource
  void outcomesEqualThoseOfOneMachine(Shape shape) {
    for (int seed = 0; seed < 12; seed++) {
      Program program = Circuits.dynamic(6, 30, seed);
      Network free = seed % 2 == 0 ? Networks.complete(3, 2, 1) : Networks.star(3, 2, 2);
      Network network = Networks.coupled(free, shape.coupling);
      Compiled alone = Compiler.compile(program, Network.one(6), QUICK);
      Compiled compiled = Compiler.compile(program, network, QUICK);
      int cells = compiled.program().cellCount();
      assertThat(Referee.values(compiled.distributed(), cells, seed))
          .as("seed %d", seed)
          .isEqualTo(Referee.values(alone.distributed(), cells, seed));
    }
  }

  @ParameterizedTest
  @EnumSource
  void unitariesEqualTheSource(Shape shape) {
    Network network = Networks.coupled(Networks.complete(2, 4, 1), shape.coupling);
    for (Program program :
        List.of(Circuits.qft(6), Circuits.adder(6), Circuits.volume(6, 1), Circuits.ghz(6))) {
      Compiled compiled = Compiler.compile(program, network, QUICK);
      Verdict verdict = verdict(compiled, compiled.distributed(), network, ProofLimits.AUTO);
      assertThat(verdict.isEqual()).as(verdict.reason()).isTrue();
      assertThat(verdict.method()).isEqualTo(Method.UNITARY);
      assertThat(verdict.reason()).contains("gate by gate").doesNotContain("does not follow");
    }
  }

  @ParameterizedTest
  @EnumSource
  void eachTurnOfALoopFindsQubitsWhereTheLastOneFoundThem(Shape shape) {
    int turns = 0;
    for (int seed = 0; seed < 12; seed++) {
      Network free = seed % 2 == 0 ? Networks.complete(2, 3, 1) : Networks.star(3, 2, 2);
      Network network = Networks.coupled(free, shape.coupling);
      Program source = Circuits.looping(5, 10, seed);
      Compiled compiled = Compiler.compile(source, network, CompileOptions.DEFAULT);
      Answers.requireProven(source, compiled, network);
      for (int run = 0; run < 3; run++) {
        Optional<LoopReferee.Shown> shown =
            LoopReferee.show(compiled.program(), compiled.distributed(), 100 * seed + run);
        if (shown.isPresent()) {
          assertThat(shown.get().agrees()).as("seed %d run %d", seed, run).isTrue();
          turns += shown.get().turns();
        }
      }
    }
    assertThat(turns).isGreaterThan(5);
  }

  /** memQ publishes 9 where all qubits are coupled, and 141 where neighbours are. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 4, 10})
  void packetsOutliveLocalSwaps(int communicationQubits) {
    Program qft = Circuits.qft(18);
    Network network =
        Networks.coupled(Networks.complete(2, 9, communicationQubits), LocalRoutingTest::line);
    Compiled compiled = Compiler.compile(qft, network, CompileOptions.DEFAULT);
    Answers.requireProven(qft, compiled, network);
    assertThat(compiled.report().ebits()).isEqualTo(9);
    assertThat(LocalSwaps.count(compiled.distributed(), network)).isBetween(72, 320);
  }

  @Test
  void theProofMissesEverySwap() {
    Network network = Networks.coupled(Networks.complete(2, 4, 1), LocalRoutingTest::line);
    Compiled compiled = Compiler.compile(Circuits.qft(8), network, QUICK);
    int swaps = 0;
    for (int qpu = 0; qpu < 2; qpu++) {
      List<Instruction> steps = compiled.distributed().programs().get(qpu).instructions();
      for (int i = 0; i < steps.size(); i++) {
        if (Occupancy.isSwap(steps.get(i))) {
          Distributed without = without(compiled.distributed(), qpu, i);
          swaps++;
          Verdict verdict = verdict(compiled, without, network, ProofLimits.AUTO);
          assertThat(verdict.isEqual()).as("QPU %d step %d", qpu, i).isFalse();
        }
      }
    }
    assertThat(swaps).isEqualTo(LocalSwaps.count(compiled.distributed(), network)).isPositive();
  }

  /** Swaps alone are missing: all other steps stand where they stood. */
  private static Distributed without(Distributed distributed, int qpu, int step) {
    List<List<Instruction>> instructions = new ArrayList<>();
    distributed.programs().forEach(its -> instructions.add(new ArrayList<>(its.instructions())));
    instructions.get(qpu).remove(step);
    return distributed.withInstructions(instructions);
  }

  @Test
  void theSameProgramBreaksTheRuleWhereFewerAreCoupled() {
    Network free = Networks.complete(2, 4, 1);
    Network network = Networks.coupled(free, LocalRoutingTest::line);
    Distributed distributed = Compiler.compile(Circuits.qft(8), free, QUICK).distributed();
    assertThat(breaksCoupling(distributed, free)).isFalse();
    assertThat(breaksCoupling(distributed, network)).isTrue();
  }

  private static boolean breaksCoupling(Distributed distributed, Network network) {
    return Validity.check(distributed, network).stream()
        .anyMatch(violation -> violation.rule() == Violation.Rule.COUPLING);
  }

  @Test
  void nothingIsSwappedWhereQubitsCanBePutSideBySide() {
    Network network = Networks.coupled(Networks.complete(2, 8, 1), LocalRoutingTest::line);
    Compiled chain = Compiler.compile(Circuits.ghz(16), network, QUICK);
    Answers.requireProven(Circuits.ghz(16), chain, network);
    assertThat(LocalSwaps.count(chain.distributed(), network)).isLessThanOrEqualTo(8);
  }

  @Test
  void theSameAnswerEveryTime() {
    Network network = Networks.coupled(Networks.complete(3, 5, 2), Shape.GRID.coupling);
    Program program = Circuits.volume(13, 3);
    List<Text> once = texts(Compiler.compile(program, network, QUICK), network);
    assertThat(texts(Compiler.compile(program, network, QUICK), network)).isEqualTo(once);
  }

  private static List<Text> texts(Compiled compiled, Network network) {
    return Emitter.emit(compiled.distributed(), network);
  }

  private static Verdict verdict(
      Compiled compiled, Distributed distributed, Network network, ProofLimits limits) {
    return Proof.verify(
        compiled.program(),
        compiled.rewritten(),
        Emitter.emit(distributed, network),
        network,
        limits,
        () -> false);
  }
}
