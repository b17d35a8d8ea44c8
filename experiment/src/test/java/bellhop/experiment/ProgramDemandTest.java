package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.qasm.QasmReader;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.Compiler;
import bellhop.compiler.Effort;
import bellhop.compiler.Objective;
import bellhop.compiler.Placement;
import bellhop.distributed.Dataflow;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.PairOrder;
import bellhop.distributed.Timing;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.network.Scenario;
import bellhop.network.ScenarioReader;
import bellhop.units.InputException;
import bellhop.units.Seed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProgramDemandTest {
  private static final Path EXAMPLES = Path.of("../examples").toAbsolutePath();
  private static final Path STAR = EXAMPLES.resolve("networks/four-qpu-star.yaml");
  private static final double SIGMAS = 5;

  @TempDir private Path folder;

  private Scenario scenario(String network, String duration, String traffic) throws IOException {
    Path file = folder.resolve("scenario.yaml");
    Files.writeString(
        file,
        """
        format: bellhop-scenario/1
        network: %s
        duration: %s
        traffic:
        %s
        """
            .formatted(EXAMPLES.resolve("networks").resolve(network), duration, traffic));
    return ScenarioReader.read(file);
  }

  private static String line(String program, String more) {
    Path file = EXAMPLES.resolve("programs").resolve(program);
    return "  - {kind: program, program: \"" + file + "\"" + more + "}\n";
  }

  private static SimulateDetails run(Scenario scenario, long seed) {
    return Simulate.inDetail(new SimulateInputs(scenario, seed, false, false), Watch.NONE);
  }

  /** The plain twin: the longest path, pairs as steps that take a fixed time. */
  @ParameterizedTest
  @CsvSource({
    "qft-12.qasm, four-qpu-star.yaml, 0",
    "qft-12.qasm, four-qpu-star.yaml, 37",
    "adder-10.qasm, four-qpu-star.yaml, 5",
    "qaoa-12.qasm, two-cryostats.yaml, 2",
    "qaoa-12.qasm, two-buildings.yaml, 90",
    "ghz-1000.qasm, eight-qpu-line.yaml, 10",
    "repetition-code.qasm, two-cryostats.yaml, 1",
  })
  void theOrderOfPairsGivesTheLongestPath(String program, String network, double micros) {
    Network its = NetworkReader.read(EXAMPLES.resolve("networks").resolve(network));
    Distributed distributed =
        Compiler.compile(
                QasmReader.read(EXAMPLES.resolve("programs").resolve(program)),
                its,
                new CompileOptions(Effort.FAST, Objective.EBITS, Placement.FREE, new Seed(1), 1))
            .distributed();
    PairOrder order = PairOrder.of(distributed, its);
    long pairPs = (long) (micros * 1e6);
    assertThat(endPs(order, pairPs)).isEqualTo(longestPathPs(distributed, its, pairPs));
  }

  private static long endPs(PairOrder order, long pairPs) {
    long[] arrivals = new long[order.asked().size()];
    Arrays.fill(arrivals, -1);
    for (int pair = 0; pair < arrivals.length; pair++) {
      arrive(pair, order, pairPs, arrivals);
    }
    return atPs(order.end(), arrivals);
  }

  private static void arrive(int pair, PairOrder order, long pairPs, long[] arrivals) {
    if (arrivals[pair] < 0) {
      PairOrder.Moment asked = order.asked().get(pair);
      asked.after().forEach(after -> arrive(after.pair(), order, pairPs, arrivals));
      arrivals[pair] = atPs(asked, arrivals) + pairPs;
    }
  }

  private static long atPs(PairOrder.Moment moment, long[] arrivals) {
    return moment.after().stream()
        .mapToLong(after -> arrivals[after.pair()] + after.delay().picos())
        .reduce(moment.afterStart().picos(), Math::max);
  }

  private static long longestPathPs(Distributed distributed, Network network, long pairPs) {
    Dataflow flow = Dataflow.of(distributed);
    Timing timing = new Timing(network);
    long[] start = new long[flow.instructionCount()];
    long end = 0;
    for (int node : flow.order()) {
      for (int i = 0; i < flow.predecessorCount(node); i++) {
        int before = flow.predecessor(node, i);
        Instruction its = flow.instruction(before);
        long lagPs =
            its instanceof Instruction.RequestPair
                ? pairPs
                : timing.lagPs(flow.qpuOf(before), its, flow.qpuOf(node), flow.instruction(node));
        start[node] = Math.max(start[node], start[before] + lagPs);
      }
      end =
          Math.max(end, start[node] + timing.durationPs(flow.qpuOf(node), flow.instruction(node)));
    }
    return end;
  }

  /** Alone on the network, an execution takes as long as a shot of {@code run}. */
  @Test
  void anExecutionTakesAsLongAsAShot() throws IOException {
    Scenario scenario =
        scenario("four-qpu-star.yaml", "40 s", line("qft-12.qasm", ", rate: 10 Hz"));
    SimulateResult.ProgramUse use = run(scenario, 3).result().programs().getFirst();
    RunResult shots =
        Run.of(RunInputs.of(EXAMPLES.resolve("programs/qft-12.qasm"), STAR.toString()));
    assertThat(use.ebits()).isEqualTo(shots.ebits());
    assertThat(use.finished()).isGreaterThan(300);
    double deviation = shots.makespanS().mean() / 2; // four pairs one after another, at least
    double sigma = deviation * StrictMath.sqrt(1.0 / shots.shots() + 1.0 / use.finished());
    assertThat(use.makespanS().mean().orElseThrow())
        .isBetween(
            shots.makespanS().mean() - SIGMAS * sigma, shots.makespanS().mean() + SIGMAS * sigma);
  }

  @Test
  void programsThatShareAnAnalyserTakeLonger() throws IOException {
    Scenario alone = scenario("four-qpu-star.yaml", "5 s", line("qft-12.qasm", ", rate: 100 Hz"));
    double without = run(alone, 1).result().programs().getFirst().makespanS().mean().orElseThrow();
    Scenario both =
        scenario(
            "four-qpu-star.yaml",
            "5 s",
            line("qft-12.qasm", ", rate: 100 Hz") + "  - {kind: stream, between: [south, west]}\n");
    double with = run(both, 1).result().programs().getFirst().makespanS().mean().orElseThrow();
    assertThat(with).isGreaterThan(1.5 * without);
  }

  @Test
  void anExecutionThatLosesAPairStopsAndIsCountedAsFailed() throws IOException {
    Scenario scenario =
        scenario(
            "four-qpu-star.yaml", "20 s", line("qft-12.qasm", ", rate: 20 Hz, deadline: 1 ms"));
    SimulateResult result = run(scenario, 1).result();
    SimulateResult.ProgramUse use = result.programs().getFirst();
    assertThat(use.failed()).isPositive();
    assertThat(use.finished()).isPositive();
    assertThat(use.begun()).isEqualTo(use.finished() + use.failed() + use.running());
    assertThat(result.requests().timedOut() + result.requests().refused())
        .as("the first that fails ends an execution; two may be asked for at a time")
        .isBetween(use.failed(), 2 * use.failed());
    assertThat(use.makespanS().p99().orElseThrow()).isLessThan(1.1e-3);
  }

  @Test
  void aProgramThatNeedsNoPairIsRefusedAtItsLine() throws IOException {
    Scenario scenario = scenario("eight-qpu-line.yaml", "1 s", line("qft-12.qasm", ""));
    assertThatThrownBy(() -> run(scenario, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("scenario.yaml:5:")
        .hasMessageContaining("needs no pair");
  }

  @Test
  void aFileOfPinsSpreadsAProgram() throws IOException {
    Path pins = folder.resolve("pins.yaml");
    Files.writeString(pins, "q[0..5]: 0\nq[6..11]: 1\n");
    Scenario scenario =
        scenario("eight-qpu-line.yaml", "1 s", line("qft-12.qasm", ", place: pins.yaml"));
    SimulateResult result = run(scenario, 1).result();
    assertThat(result.programs()).hasSize(1);
    assertThat(result.programs().getFirst().begun()).isEqualTo(1);
    assertThat(result.links()).hasSize(1);
  }

  @Test
  void tooManyExecutionsAreRefusedBeforeTheyFillTheMemory() throws IOException {
    Scenario scenario = scenario("four-qpu-star.yaml", "9 s", line("qft-12.qasm", ", rate: 1 MHz"));
    assertThatThrownBy(() -> run(scenario, 1))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("asks for 4 pairs");
  }

  @Test
  void oneSeedGivesOneResult() throws IOException {
    Scenario scenario =
        scenario(
            "four-qpu-star.yaml",
            "1 s",
            line("qft-12.qasm", ", rate: 200 Hz") + line("adder-10.qasm", ", rate: 200 Hz"));
    List<SimulateResult> results = List.of(run(scenario, 5).result(), run(scenario, 5).result());
    assertThat(results.getFirst()).isEqualTo(results.getLast());
    assertThat(run(scenario, 6).result().traceHash()).isNotEqualTo(results.getFirst().traceHash());
  }
}
