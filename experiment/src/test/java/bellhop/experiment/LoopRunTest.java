package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.Program;
import bellhop.circuit.qasm.QasmReader;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.Compiled;
import bellhop.compiler.Compiler;
import bellhop.distributed.Distributed;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.network.Scenario;
import bellhop.simulator.Backend;
import bellhop.simulator.RunControl;
import bellhop.simulator.SimulationOptions;
import bellhop.simulator.SimulationResult;
import bellhop.simulator.Simulator;
import bellhop.simulator.execution.Noise;
import bellhop.units.InputException;
import bellhop.units.Seed;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs with loops in simulated time. */
class LoopRunTest {
  private static final Path NETWORK = Path.of("../examples/networks/two-cryostats.yaml");
  private static final Network TWO = NetworkReader.read(NETWORK);

  private static final String HEAD =
      """
      OPENQASM 3.0;
      include "stdgates.inc";
      @bellhop.qpu "east"
      qubit[2] a;
      @bellhop.qpu "west"
      qubit[2] b;
      bit c;
      bit[2] r;
      """;

  /** Three pairs a turn, one afterwards. */
  private static final String TRIES =
      HEAD
          + """
          h a[0];
          c = measure a[0];
          while (c == 1) {
            h a[0];
            cx a[0], b[0];
            cx b[0], a[0];
            ry(1.1) a[0];
            cx a[0], b[1];
            c = measure a[0];
          }
          cx b[0], a[1];
          r[0] = measure b[0];
          r[1] = measure a[1];
          """;

  /** Turns as long as a coin falls on 1; Clifford gates alone. */
  private static final String COINS =
      HEAD
          + """
          h a[0];
          c = measure a[0];
          while (c) {
            h a[0];
            cx a[0], b[0];
            c = measure a[0];
          }
          """;

  private static Distributed compiled(String text) {
    Program program = QasmReader.read(text, "loop.qasm");
    Compiled compiled = Compiler.compile(program, TWO, CompileOptions.DEFAULT);
    return compiled.distributed();
  }

  private static SimulationResult run(Distributed program, SimulationOptions options) {
    return Simulator.run(program, TWO, options);
  }

  @Test
  void eachTurnSpendsItsPairs() {
    SimulationResult result = run(compiled(TRIES), SimulationOptions.DEFAULT);
    long turns = result.loopTurns().getFirst();
    assertThat(turns).isGreaterThan(1000);
    assertThat(result.pairs().used()).isEqualTo(1000 + 3 * turns);
    assertThat(result.pairs().generated()).isEqualTo(result.pairs().used());
    assertThat(result.pairFidelity().count()).isEqualTo(result.pairs().used());
  }

  @Test
  void threadsChangeNothing() {
    Distributed program = compiled(TRIES);
    SimulationResult one = run(program, SimulationOptions.DEFAULT.withShots(500));
    SimulationResult four = run(program, SimulationOptions.DEFAULT.withShots(500).withThreads(4));
    assertThat(four).isEqualTo(one);
  }

  /** Whatever was run before, in the same thread or not at all, a shot is the same. */
  @Test
  void fewerShotsAreTheFirstOfMany() {
    Distributed program = compiled(TRIES);
    SimulationResult many = run(program, SimulationOptions.DEFAULT.withShots(64));
    SimulationResult few = run(program, SimulationOptions.DEFAULT.withShots(5));
    for (int shot = 0; shot < 5; shot++) {
      assertThat(few.makespans().shotPs(shot)).isEqualTo(many.makespans().shotPs(shot));
    }
  }

  @Test
  void withoutNoiseTheCountsAreThoseOfOneMachine() {
    SimulationOptions quiet = SimulationOptions.DEFAULT.withNoise(Noise.OFF);
    Network one = Network.one(4, TWO.qpu(0).device());
    Program alone = QasmReader.read(TRIES.replaceAll("@bellhop.*\n", ""), "loop.qasm");
    Distributed together = Compiler.compile(alone, one, CompileOptions.DEFAULT).distributed();
    SimulationResult expected = Simulator.run(together, one, quiet);
    assertThat(run(compiled(TRIES), quiet).counts()).isEqualTo(expected.counts());
    assertThat(run(compiled(TRIES), quiet).loopTurns()).isEqualTo(expected.loopTurns());
  }

  /** A loop that is entered and goes on with chance 1/2 turns once on average, variance 2. */
  @ParameterizedTest
  @ValueSource(strings = {"folded", "explicit", "stabilizer"})
  void turnsAreThoseOfACoin(String how) {
    SimulationOptions options =
        SimulationOptions.DEFAULT
            .withShots(2000)
            .withNoise(Noise.OFF)
            .withBackend(how.equals("stabilizer") ? Backend.STABILIZER : Backend.STATEVECTOR)
            .withExplicit(how.equals("explicit"));
    SimulationResult result = run(compiled(COINS), options);
    double sigma = StrictMath.sqrt(2.0 * 2000);
    assertThat((double) result.loopTurns().getFirst())
        .isBetween(2000 - 4 * sigma, 2000 + 4 * sigma);
    assertThat(result.pairs().used()).isEqualTo(result.loopTurns().getFirst());
  }

  @Test
  void aLoopThatIsNotEnteredTakesNoPairs() {
    String never = COINS.replaceFirst("h a\\[0\\];\n", "");
    SimulationResult result = run(compiled(never), SimulationOptions.DEFAULT.withNoise(Noise.OFF));
    assertThat(result.loopTurns()).containsExactly(0L);
    assertThat(result.pairs().generated()).isZero();
  }

  @Test
  void saysWhichLoopDoesNotEnd() {
    String endless = COINS.replace("  h a[0];\n", "").replaceFirst("h a", "x a");
    SimulationOptions options =
        SimulationOptions.DEFAULT.withShots(1).withNoise(Noise.OFF).withMostTurns(20);
    assertThatThrownBy(() -> run(compiled(endless), options))
        .isInstanceOf(InputException.class)
        .hasMessage(
            "loop.qasm:11:1: the loop did not end after 20 turns in shot 0; its condition may hold"
                + " for ever. Maybe --max-turns allows more.");
  }

  @Test
  void loopsRunAlone() {
    Distributed program = compiled(COINS);
    assertThatThrownBy(() ->
            Simulator.runTogether(
                List.of(program, program),
                List.of(new Seed(1), new Seed(2)),
                TWO,
                SimulationOptions.DEFAULT,
                RunControl.NONE))
        .hasMessageContaining("runs programs with loops alone");
    SimulationOptions timetable = SimulationOptions.DEFAULT.withPolicy(Scenario.Policy.TIMETABLE);
    assertThatThrownBy(() -> run(program, timetable)).hasMessageContaining("timetable");
  }
}
