package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Gate;
import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.circuit.generate.Family;
import bellhop.circuit.generate.Recipe;
import bellhop.network.Network;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Ebits that can be checked on paper. */
class CompilerTest {

  private static Compiled compile(Program program, Network network) {
    Compiled compiled = Compiler.compile(program, network, CompileOptions.DEFAULT);
    Answers.requireProven(program, compiled, network);
    return compiled;
  }

  private static int ebits(Program program, Network network) {
    return compile(program, network).report().ebits();
  }

  /** Asked for the n-th time, the time is up: whatever was begun then, an answer stands. */
  @Test
  void thereIsAnAnswerWheneverTheTimeIsUp() {
    Program program = Circuits.random(8, 40, 1);
    for (Network network : List.of(Networks.complete(3, 3, 2), Networks.line(8, 2, 2))) {
      for (int n = 0; n < 30; n++) {
        AtomicInteger left = new AtomicInteger(n);
        Compiled compiled =
            Compiler.compile(
                program, network, CompileOptions.DEFAULT, () -> left.getAndDecrement() <= 0);
        Answers.requireSound(compiled, network);
      }
    }
  }

  @ParameterizedTest
  @CsvSource({"CZ, 1", "CX, 1", "RXX, 1", "ISWAP, 2", "SWAP, 3"})
  void gateBetweenPinnedQubitsCostsWhatItMust(Gate gate, int ebits) {
    Program program = pinned(gate);
    Compiled compiled = compile(program, Networks.complete(2, 1, 2));
    assertThat(compiled.report().ebits()).isEqualTo(ebits);
    assertThat(compiled.distributed().end()).isEqualTo(compiled.distributed().start());
    assertThat(Referee.fidelity(program, compiled.distributed(), 1)).isCloseTo(1, Answers.EXACT);
  }

  private static Program pinned(Gate gate) {
    double[] angles = gate.parameterCount() == 0 ? new double[0] : new double[] {0.7};
    return new ProgramBuilder("pinned")
        .annotate("bellhop.qpu", "\"qpu0\"")
        .qubit("a")
        .annotate("bellhop.qpu", "1")
        .qubit("b")
        .apply(Gate.RY, new double[] {0.3}, 0)
        .apply(Gate.RY, new double[] {1.1}, 1)
        .apply(gate, angles, 0, 1)
        .build();
  }

  @Test
  void hadamardBetweenTwoGatesMakesTwoPackets() {
    Program trap = new ProgramBuilder("trap").qubits("q", 2).cz(0, 1).h(0).h(1).cz(0, 1).build();
    assertThat(ebits(trap, Networks.complete(2, 1, 1))).isEqualTo(2);
    Program oneSide = new ProgramBuilder("one side").qubits("q", 2).cz(0, 1).h(0).cz(0, 1).build();
    assertThat(ebits(oneSide, Networks.complete(2, 1, 1))).isEqualTo(1);
  }

  @Test
  void flippedQubitKeepsItsCopy() {
    Program program =
        new ProgramBuilder("flip")
            .qubits("q", 3)
            .h(0)
            .h(1)
            .h(2)
            .cp(0.3, 0, 1)
            .x(0)
            .h(1)
            .cp(0.5, 0, 1)
            .apply(Gate.Y, 0)
            .h(2)
            .cp(0.7, 0, 2)
            .build();
    Network network = Networks.network("1+2", new int[] {1, 2}, 1, java.util.List.of(edge(0, 1)));
    Compiled compiled = compile(program, network);
    assertThat(compiled.report().ebits()).isEqualTo(1);
    assertThat(Referee.fidelity(program, compiled.distributed(), 7)).isCloseTo(1, Answers.EXACT);
  }

  private static int[] edge(int a, int b) {
    return new int[] {a, b};
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4, 8})
  void ghzCostsOneEbitForEachFurtherQpu(int qpus) {
    Network network = Networks.line(qpus, 64 / qpus + 1, 1);
    Compiled compiled = compile(Circuits.ghz(64), network);
    assertThat(compiled.report().ebits()).isEqualTo(qpus - 1);
    assertThat(compiled.report().lowerBound()).isEqualTo(qpus - 1);
  }

  @ParameterizedTest
  @CsvSource({"2, 7", "3, 14", "4, 18"})
  void fourierTransformCostsNoMoreThanOrderedBlocks(int qpus, int blocks) {
    assertThat(ebits(Circuits.qft(16), Networks.complete(qpus, 16 / qpus + 1, 2)))
        .isLessThanOrEqualTo(blocks);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void knownFamiliesStayWithinTheirFormulas(int qpus) {
    Network network = Networks.complete(qpus, 64 / qpus + 1, 2);
    assertThat(ebits(Circuits.bernsteinVazirani(64), network)).isLessThanOrEqualTo(qpus - 1);
    assertThat(ebits(Circuits.ising(64), network)).isLessThanOrEqualTo(qpus - 1);
    assertThat(ebits(Circuits.adder(64), network)).isLessThanOrEqualTo(4 * (qpus - 1));
    Network odd = Networks.complete(qpus, 65 / qpus + 1, 2);
    assertThat(ebits(Circuits.swapTest(65), odd)).isLessThanOrEqualTo(qpus - 1);
  }

  @Test
  void programThatFitsOneQpuStaysThere() {
    Compiled compiled = compile(Circuits.qft(8), Networks.complete(3, 8, 2));
    assertThat(compiled.report().ebits()).isZero();
    assertThat(compiled.report().fitsOneQpu()).isTrue();
  }

  @Test
  void pinsDriveApartWhatWouldFit() {
    Compiled compiled =
        compile(
            new ProgramBuilder("pins")
                .annotate("bellhop.qpu", "\"qpu2\"")
                .qubits("a", 2)
                .annotate("bellhop.qpu", "\"qpu0\"")
                .qubits("b", 2)
                .cz(0, 2)
                .cz(1, 3)
                .build(),
            Networks.complete(3, 8, 2));
    assertThat(compiled.distributed().assignment()).containsExactly(2, 2, 0, 0);
    assertThat(compiled.report().ebits()).isEqualTo(2);
    assertThat(compiled.report().lowerBound()).isEqualTo(2);
  }

  @Test
  void copyOverARelayCostsOneEbitForEachLink() {
    Program program =
        new ProgramBuilder("relay")
            .annotate("bellhop.qpu", "\"qpu0\"")
            .qubit("a")
            .annotate("bellhop.qpu", "\"qpu3\"")
            .qubit("b")
            .h(0)
            .h(1)
            .cp(0.4, 0, 1)
            .build();
    Compiled compiled = compile(program, Networks.line(4, 1, 2));
    assertThat(compiled.report().ebits()).isEqualTo(3);
    assertThat(compiled.report().lowerBound()).isEqualTo(3);
    assertThat(Referee.fidelity(program, compiled.distributed(), 3)).isCloseTo(1, Answers.EXACT);
  }

  @Test
  void copyOnTheWaySparesPairs() {
    ProgramBuilder builder = new ProgramBuilder("tree");
    for (int i = 0; i < 4; i++) {
      builder.annotate("bellhop.qpu", Integer.toString(i)).qubit("q" + i);
    }
    Program program = builder.cp(0.1, 0, 3).cp(0.2, 0, 2).cp(0.3, 0, 1).build();
    assertThat(ebits(program, Networks.line(4, 1, 2))).isEqualTo(3);
  }

  @Test
  void withoutSlackQubitsSwapPlaces() {
    ProgramBuilder builder = new ProgramBuilder("interleaved").qubits("q", 8);
    for (int round = 0; round < 3; round++) {
      for (int a = 0; a < 8; a++) {
        for (int b = a + 2; b < 8; b += 2) {
          builder.h(a).h(b).cz(a, b);
        }
      }
    }
    assertThat(ebits(builder.cz(0, 1).build(), Networks.complete(2, 4, 4))).isEqualTo(1);
  }

  /** A gadget costs one ebit for each QPU of its support but one, also on a line. */
  @Test
  void pauliGadgetsGoFromQpuToQpu() {
    Program program = Family.PAULI_GADGETS.program(Recipe.of(12).withSeed(1));
    for (Network network : List.of(Networks.complete(3, 4, 4), Networks.line(3, 4, 4))) {
      Compiled compiled = compile(program, network);
      assertThat(compiled.report().ebits()).isLessThanOrEqualTo(12 * 2);
      assertThat(compiled.rewritten()).isPresent();
    }
  }

  @Test
  void whatNothingIsRecognisedInStaysAsItIs() {
    assertThat(compile(Circuits.qft(6), Networks.complete(2, 3, 2)).rewritten()).isEmpty();
  }

  @Test
  void measuresAtTheEndWhatIsNotMeasured() {
    Compiled compiled = compile(Circuits.ghz(4), Networks.complete(2, 2, 1));
    assertThat(compiled.report().measuredAtEnd()).isTrue();
    assertThat(compiled.distributed().results()).hasSize(4);
    assertThat(compiled.program().variables().getLast().name()).isEqualTo("result");
  }

  @Test
  void threadsDoNotChangeTheAnswer() {
    Program program = Circuits.czFraction(16, 0.5, 1);
    Network network = Networks.complete(4, 4, 2);
    CompileOptions one = CompileOptions.DEFAULT;
    CompileOptions two =
        new CompileOptions(one.effort(), one.objective(), one.placement(), one.seed(), 2);
    assertThat(Compiler.compile(program, network, two))
        .isEqualTo(Compiler.compile(program, network, one));
  }

  @Test
  void moreCommunicationQubitsNeverCostMore() {
    Program program = Circuits.czFraction(12, 0.7, 2);
    int before = Integer.MAX_VALUE;
    for (int communication : new int[] {1, 2, 4, 8, 24}) {
      int now = ebits(program, Networks.complete(3, 4, communication));
      assertThat(now).isLessThanOrEqualTo(before);
      before = now;
    }
  }

  @Test
  void volumeCircuitsMoveTheirQubits() {
    Compiled compiled = compile(Circuits.volume(12, 1), Networks.complete(2, 7, 4));
    assertThat(compiled.report().stateTeleports()).isPositive();
    assertThat(compiled.distributed().moves()).hasSize(compiled.report().stateTeleports());
  }

  @Test
  void packetsAndMovesAccountForEveryEbit() {
    Compiled compiled = compile(Circuits.random(8, 80, 5), Networks.line(4, 2, 2));
    int tree =
        compiled.distributed().packets().stream().mapToInt(packet -> packet.tree().size()).sum();
    int hops =
        compiled.distributed().moves().stream().mapToInt(move -> move.path().size() - 1).sum();
    assertThat(tree + hops).isEqualTo(compiled.report().ebits());
  }
}
