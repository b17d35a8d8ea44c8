package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.compiler.output.Makespan;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.units.InputException;
import bellhop.units.Seed;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Mean time of a pair here: 150 ns until the link knows of the request, 9 failed attempts of 2 µs,
 * and 200 ns until it is known.
 */
class TimetableTest {
  private static final Network NETWORK = Networks.complete(2, 2, 2);
  private static final long MEAN_PS = 18_350_000;
  private static final CompileOptions DEFAULT = CompileOptions.DEFAULT;

  /** Two links with nothing in common. */
  private static final List<int[]> PAIRS = List.of(new int[] {0, 1}, new int[] {2, 3});

  private static List<Instruction.RequestPair> requests(LocalProgram local) {
    return local.instructions().stream()
        .filter(Instruction.RequestPair.class::isInstance)
        .map(Instruction.RequestPair.class::cast)
        .toList();
  }

  /** Qubits 0 and 1 at one QPU, 2 and 3 at the other. */
  private static ProgramBuilder pinned() {
    return new ProgramBuilder("one")
        .annotate("bellhop.qpu", "\"qpu0\"")
        .qubits("a", 2)
        .annotate("bellhop.qpu", "\"qpu1\"")
        .qubits("b", 2);
  }

  private static Compiled compile(Program program) {
    return Compiler.compile(program, NETWORK, CompileOptions.DEFAULT);
  }

  @Test
  void firstPairIsNeededWhenItCanBeThere() {
    Compiled compiled = compile(new ProgramBuilder("one").qubits("q", 3).cz(0, 2).cz(0, 1).build());
    assertThat(compiled.report().ebits()).isEqualTo(1);
    for (LocalProgram local : compiled.distributed().programs()) {
      assertThat(requests(local)).hasSize(1);
      assertThat(requests(local).getFirst().needByPs()).isEqualTo(MEAN_PS);
    }
    assertThat(compiled.report().makespanPs()).isGreaterThan(MEAN_PS);
  }

  @Test
  void holdsFirstGatesBackUntilTheirPairIsThere() {
    Compiled compiled =
        compile(new ProgramBuilder("one").qubits("q", 4).h(0).cx(0, 1).h(2).cz(0, 2).build());
    assertThat(compiled.report().ebits()).isEqualTo(1);
    for (LocalProgram local : compiled.distributed().programs()) {
      List<Instruction> steps = local.instructions();
      int request = steps.indexOf(requests(local).getFirst());
      assertThat(steps.get(request + 1)).isInstanceOf(Instruction.Barrier.class);
      assertThat(((Instruction.Barrier) steps.get(request + 1)).qubits())
          .contains(requests(local).getFirst().qubit());
      assertThat(steps.subList(0, request)).noneMatch(Instruction.GateOn.class::isInstance);
    }
  }

  @Test
  void holdsNothingBackThatTakesLongerThanThePair() {
    ProgramBuilder builder = pinned();
    for (int i = 0; i < 400; i++) {
      builder.h(0).cx(0, 1);
    }
    Compiled compiled = compile(builder.cz(0, 2).cx(2, 3).build());
    assertThat(compiled.report().ebits()).isEqualTo(1);
    assertThat(compiled.distributed().programs())
        .allSatisfy(local ->
            assertThat(local.instructions()).noneMatch(Instruction.Barrier.class::isInstance));
  }

  /**
   * One pair takes 10 attempts of 2 µs on the mean, the later of two 2·10 − 1/0.19 = 14.737: the
   * mean time of a minimum of two is that of twice the chance, 1 − 0.9².
   */
  @Test
  void theLaterOfTwoPairsComesLaterThanEither() {
    Network network = Networks.network("pairs", new int[] {1, 1, 1, 1}, 1, PAIRS);
    long onePs = Compiler.compile(apart().cz(0, 1).build(), network, DEFAULT).report().makespanPs();
    Compiled both = Compiler.compile(apart().cz(0, 1).cz(2, 3).build(), network, DEFAULT);
    assertThat(both.report().ebits()).isEqualTo(2);
    long laterPs = both.report().makespanPs() - onePs;
    assertThat((double) laterPs).isCloseTo(4.737 * 2e6, within(1.2e6));
  }

  /** Four qubits, one at each QPU. */
  private static ProgramBuilder apart() {
    ProgramBuilder builder = new ProgramBuilder("apart");
    for (int q = 0; q < 4; q++) {
      builder.annotate("bellhop.qpu", "\"qpu" + q + "\"").qubits("q" + q, 1);
    }
    return builder;
  }

  /**
   * Pairs at hand are dropped and made again until the rare one comes: the rarer it is, the longer
   * a sample takes, until there would be so few that mean times are as good.
   */
  @Test
  void refusesTimesThatCannotBePlanned() {
    assertThatThrownBy(() -> samples("1e-18", 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("its pairs over")
        .hasMessageContaining("Maybe the success probability of that link is too small");
  }

  @Test
  void tooFewSamplesAreNone() {
    assertThat(samples("1e-5", 0)).isEqualTo(Makespan.FOR_ANSWER);
    assertThat(IntStream.range(0, 8).map(seed -> samples("1e-7", seed)).boxed())
        .contains(0)
        .doesNotContain(1, 2, 3);
  }

  /** Of a link whose pairs are rare, and one whose pairs are at hand but last 10 µs at most. */
  private static int samples(String successProbability, int seed) {
    String rareAndShortLived =
        """
        format: bellhop-network/1
        name: two links
        qpus:
          - {name: a, qubits: 1}
          - {name: b, qubits: 1}
          - {name: c, qubits: 1}
        qnus:
          - {name: a/0, qpu: a, communication-qubits: 1}
          - {name: b/0, qpu: b, communication-qubits: 1}
          - {name: b/1, qpu: b, communication-qubits: 1}
          - {name: c/0, qpu: c, communication-qubits: 1}
        links:
          - between: [a/0, b/0]
            kind: measured
            attempt-period: 1 us
            success-probability: %s
            fidelity: 0.95
            herald: 500 ns
            length: 2 m
          - between: [b/1, c/0]
            kind: measured
            attempt-period: 1 us
            success-probability: 0.5
            fidelity: 0.95
            herald: 500 ns
            length: 2 m
            cutoff: 10 us
        """
            .formatted(successProbability);
    Network network = NetworkReader.read(rareAndShortLived, "two links");
    Program chain =
        new ProgramBuilder("chain")
            .annotate("bellhop.qpu", "\"a\"")
            .qubit("a")
            .annotate("bellhop.qpu", "\"b\"")
            .qubit("b")
            .annotate("bellhop.qpu", "\"c\"")
            .qubit("c")
            .cz(0, 1)
            .h(1)
            .cz(1, 2)
            .build();
    CompileOptions options =
        new CompileOptions(Effort.FAST, Objective.EBITS, Placement.FREE, new Seed(seed), 1);
    return Compiler.compile(chain, network, options).report().makespanSamples();
  }

  @Test
  void pairsComeAsLateAsTheyDelayNothing() {
    ProgramBuilder builder = new ProgramBuilder("one").qubits("q", 4).h(2);
    for (int i = 0; i < 400; i++) {
      builder.h(0).cx(0, 1);
    }
    Compiled compiled = compile(builder.cz(0, 2).build());
    assertThat(compiled.report().ebits()).isEqualTo(1);
    long needBy = requests(compiled.distributed().programs().getFirst()).getFirst().needByPs();
    assertThat(needBy).isGreaterThan(2 * MEAN_PS).isLessThan(compiled.report().makespanPs());
  }
}
