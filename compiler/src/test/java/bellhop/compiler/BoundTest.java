package bellhop.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.compiler.lowering.Lowering;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Routes;
import bellhop.network.Network;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The lower bound and the search, against the optimum of small programs and on paper. */
class BoundTest {
  private static final int INSTANCES = 200;

  /** Seen: the search finds 193 optima, and the bound is one 198 times. */
  private static final int FEWEST_FOUND = 180;

  private static final int FEWEST_PROVEN = 190;

  private static int bound(Program program, Network network) {
    Bundles bundles = new Bundles(Segments.of(Lowering.lower(program)));
    return Bound.of(bundles, new Routes(network), free(program.qubitCount()));
  }

  private static int[] free(int qubits) {
    int[] pins = new int[qubits];
    Arrays.fill(pins, Pins.FREE);
    return pins;
  }

  @Test
  void isTheOptimumOfSmallProgramsAndTheSearchFindsIt() {
    int found = 0;
    int proven = 0;
    for (int i = 0; i < INSTANCES; i++) {
      Small small = Small.of(i);
      Compiled compiled =
          Compiler.compile(small.program(), small.network(), CompileOptions.DEFAULT);
      Program gates = compiled.rewritten().orElse(small.program());
      Segments segments = Segments.of(Lowering.lower(gates));
      int optimum = Optimum.of(segments, new Routes(small.network()));
      CompileReport report = compiled.report();
      assertThat(report.ebits()).as("search, %d", i).isGreaterThanOrEqualTo(optimum);
      assertThat(report.lowerBound()).as("bound, %d", i).isLessThanOrEqualTo(optimum);
      found += report.ebits() == optimum ? 1 : 0;
      proven += report.lowerBound() == optimum ? 1 : 0;
      requireNoPartAbove(optimum, small, segments);
    }
    String counts = "of " + INSTANCES + ": " + found + " optima found, " + proven + " proven";
    assertThat(found).as(counts).isGreaterThanOrEqualTo(FEWEST_FOUND);
    assertThat(proven).as(counts).isGreaterThanOrEqualTo(FEWEST_PROVEN);
  }

  /** Neither a search that gives up nor windows of any length claim too much. */
  private static void requireNoPartAbove(int optimum, Small small, Segments segments) {
    Bundles bundles = new Bundles(segments);
    Routes routes = new Routes(small.network());
    int[] pins = free(segments.qubitCount());
    for (long steps = 100; steps < 1_000_000; steps *= 10) {
      assertThat(ExactBound.of(bundles, routes, pins, steps)).isLessThanOrEqualTo(optimum);
    }
    assertThat(Bound.byClusters(bundles, routes, pins)).isLessThanOrEqualTo(optimum);
  }

  /** Each of the rounds joins all qubits anew, in other frames. */
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 10})
  void chainsInOtherFramesCostOneEbitEach(int rounds) {
    ProgramBuilder builder = new ProgramBuilder("rounds").qubits("q", 40);
    for (int round = 0; round < rounds; round++) {
      for (int q = 0; q + 1 < 40; q++) {
        builder.cz(q, q + 1);
      }
      for (int q = 0; q < 40; q++) {
        builder.h(q);
      }
    }
    Network network = Networks.complete(2, 20, 2);
    assertThat(bound(builder.build(), network)).isEqualTo(rounds);
    CompileReport report =
        Compiler.compile(builder.build(), network, CompileOptions.DEFAULT).report();
    assertThat(report.ebits()).isEqualTo(rounds);
  }

  /** What ordered blocks and hubs cost (facts of the Fourier transform) is the optimum here. */
  @ParameterizedTest
  @CsvSource({"8, 2, 4, 4", "8, 3, 3, 5"})
  void provesFourierTransforms(int qubits, int qpus, int room, int optimum) {
    assertThat(bound(Circuits.qft(qubits), Networks.complete(qpus, room, 8))).isEqualTo(optimum);
  }

  @Test
  void pinnedQubitsNeverMove() {
    ProgramBuilder builder =
        new ProgramBuilder("pinned")
            .annotate("bellhop.qpu", "\"qpu0\"")
            .qubit("a")
            .annotate("bellhop.qpu", "\"qpu2\"")
            .qubit("b");
    Program twice = builder.cz(0, 1).h(0).h(1).cz(0, 1).build();
    CompileReport report =
        Compiler.compile(twice, Networks.line(3, 2, 2), CompileOptions.DEFAULT).report();
    assertThat(report.lowerBound()).isEqualTo(4);
    assertThat(report.ebits()).isEqualTo(4);
  }

  /** Branches and measurements too; few communication qubits only cost more. */
  @Test
  void noAnswerIsBelow() {
    CompileOptions quick = CompileOptions.DEFAULT.withEffort(Effort.FAST);
    for (int seed = 0; seed < 100; seed++) {
      Network network = Networks.complete(2 + seed % 2, 3, 1 + seed % 3);
      Program program =
          seed % 3 == 0 ? Circuits.dynamic(6, 25, seed) : Circuits.random(6, 10 + seed % 17, seed);
      CompileReport report = Compiler.compile(program, network, quick).report();
      assertThat(report.ebits()).as("%d", seed).isGreaterThanOrEqualTo(report.lowerBound());
    }
  }
}
