package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assertions.withinPercentage;

import bellhop.network.Scenario;
import bellhop.simulator.Backend;
import bellhop.simulator.SimulationOptions;
import bellhop.units.InputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TogetherTest {
  private static final Path PROGRAMS = Path.of("../examples/programs");
  private static final Path QFT = PROGRAMS.resolve("qft-12.qasm");
  private static final Path ADDER = PROGRAMS.resolve("adder-10.qasm");
  private static final String STAR = "../examples/networks/four-qpu-star.yaml";

  @TempDir Path folder;

  private static RunInputs inputs(
      Path program, String network, List<Path> with, long seed, int threads, boolean noise) {
    CompileInputs of = CompileInputs.of(program, network);
    CompileInputs compilation =
        new CompileInputs(
            program,
            network,
            Optional.empty(),
            Optional.empty(),
            of.effort(),
            of.objective(),
            Verification.OFF,
            seed,
            threads);
    return new RunInputs(
        compilation,
        with,
        Scenario.Policy.FIRST_COME,
        60,
        noise,
        Backend.AUTO,
        false,
        SimulationOptions.MOST_TURNS,
        false,
        false);
  }

  private static RunResult run(
      Path program, String network, List<Path> with, long seed, boolean noise) {
    return Run.of(inputs(program, network, with, seed, 1, noise));
  }

  @Test
  void isRefusedWhereSwapsGoThroughAllQubits() {
    String neighbours = "../examples/networks/nearest-neighbours.yaml";
    assertThatThrownBy(() -> run(ADDER, neighbours, List.of(ADDER), 1, false))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--with ../examples/programs/adder-10.qasm: programs together on")
        .hasMessageContaining("\"east\", which has a coupling");
  }

  /** A Bell pair whose halves are pinned to two machines. */
  private Path bell(String name, String left, String right) throws IOException {
    Path file = folder.resolve(name);
    Files.writeString(
        file,
        """
        OPENQASM 3.0;
        include "stdgates.inc";
        @bellhop.qpu "%s"
        qubit a;
        @bellhop.qpu "%s"
        qubit b;
        bit[2] c;
        h a;
        cx a, b;
        c[0] = measure a;
        c[1] = measure b;
        """
            .formatted(left, right));
    return file;
  }

  @Test
  void withoutNoiseEachGivesWhatOneMachineGives() {
    RunResult together =
        run(QFT, STAR, List.of(ADDER, PROGRAMS.resolve("grover-2.qasm")), 1, false);
    assertThat(together.programs()).hasSize(3);
    for (RunResult.ProgramShare its : together.programs()) {
      Path file = PROGRAMS.resolve(its.program());
      RunResult alone = run(file, "one", List.of(), its.seed(), false);
      assertThat(its.counts()).isEqualTo(alone.counts());
      assertThat(its.verified()).isEmpty(); // not asked for
    }
  }

  @Test
  void mainProgramKeepsItsFields() {
    RunResult together = run(QFT, STAR, List.of(ADDER), 5, true);
    RunResult.ProgramShare main = together.programs().getFirst();
    assertThat(main.program()).isEqualTo(together.program()).isEqualTo("qft-12.qasm");
    assertThat(main.counts()).isEqualTo(together.counts());
    assertThat(main.seed()).isEqualTo(together.seed()).isEqualTo(5);
    assertThat(main.makespanS()).isEqualTo(together.makespanS());
    RunResult alone = run(QFT, STAR, List.of(), 5, true);
    assertThat(main.aloneMakespanS()).isEqualTo(alone.makespanS());
    assertThat(main.slowdown())
        .isCloseTo(together.makespanS().mean() / alone.makespanS().mean(), within(1e-12));
    assertThat(alone.programs()).isEmpty();
    assertThat(alone.fairness()).isEmpty();
  }

  /** Both wait for the one analyser; with equal pairs to make, each takes up to twice as long. */
  @Test
  void sharingAnAnalyserSlowsBoth() {
    RunResult together = run(QFT, STAR, List.of(ADDER), 1, true);
    for (RunResult.ProgramShare its : together.programs()) {
      assertThat(its.slowdown()).isBetween(1.3, 2.3);
      RunResult.WaitedFor most = its.waitedFor().getFirst();
      assertThat(most.what()).isEqualTo("station hub");
      assertThat(most.meanS()).isGreaterThan(most.aloneMeanS());
    }
    double[] speeds = together.programs().stream().mapToDouble(its -> 1 / its.slowdown()).toArray();
    double x = speeds[0];
    double y = speeds[1];
    double index = (x + y) * (x + y) / (2 * (x * x + y * y));
    assertThat(together.fairness().orElseThrow()).isCloseTo(index, within(1e-12));
  }

  @Test
  void programsThatShareNothingRunAsAlone() throws IOException {
    String line = "../examples/networks/eight-qpu-line.yaml";
    List<String> names = lineNames(line);
    Path one = bell("one.qasm", names.get(0), names.get(1));
    Path two = bell("two.qasm", names.get(4), names.get(5));
    RunResult together = run(one, line, List.of(two), 3, true);
    assertThat(together.fairness().orElseThrow()).isEqualTo(1);
    for (RunResult.ProgramShare its : together.programs()) {
      RunResult alone = run(folder.resolve(its.program()), line, List.of(), its.seed(), true);
      assertThat(its.counts()).isEqualTo(alone.counts());
      assertThat(its.makespanS()).isEqualTo(alone.makespanS());
      assertThat(its.predictedSuccess()).isEqualTo(alone.predictedSuccess());
      assertThat(its.stallShare()).isEqualTo(alone.stallShare());
      assertThat(its.slowdown()).isEqualTo(1);
      assertThat(its.waitedFor()).isEmpty();
    }
  }

  private List<String> lineNames(String network) throws IOException {
    Path any = bell("any.qasm", "0", "1");
    return run(any, network, List.of(), 1, true).qpus().stream()
        .map(RunResult.QpuShare::name)
        .toList();
  }

  @Test
  void threadsChangeNothing() {
    RunResult one = Run.of(inputs(QFT, STAR, List.of(ADDER), 1, 1, true));
    RunResult four = Run.of(inputs(QFT, STAR, List.of(ADDER), 1, 4, true));
    assertThat(four.programs()).isEqualTo(one.programs());
    assertThat(four.fairness()).isEqualTo(one.fairness());
  }

  /** Equal programs draw apart: the same file twice is two programs. */
  @Test
  void theSameFileTwiceIsTwoPrograms() throws IOException {
    Path bell = bell("bell.qasm", "north", "east");
    RunResult together = run(bell, STAR, List.of(bell), 1, true);
    List<RunResult.ProgramShare> both = together.programs();
    assertThat(both.get(0).seed()).isNotEqualTo(both.get(1).seed());
    assertThat(both.get(0).qpus()).isEqualTo(both.get(1).qpus());
    assertThat(both.get(1).makespanS().mean()).isGreaterThan(both.get(0).makespanS().mean());
  }

  /** Three at two communication qubits a machine: shares of 1, 1 and 0. */
  @Test
  void namesTheMachineThatIsShortOfCommunicationQubits() throws IOException {
    Path bell = bell("bell.qasm", "north", "east");
    assertThatThrownBy(() -> run(bell, STAR, List.of(bell, bell), 1, true))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(bell.toString())
        .hasMessageContaining("\"north\"")
        .hasMessageContaining("and 0 of 2 communication qubits")
        .hasMessageContaining("Maybe --place");
  }

  @Test
  void namesTheMachineThatIsShortOfDataQubits() {
    String two = "../examples/networks/two-cryostats.yaml";
    assertThatThrownBy(() -> run(QFT, two, List.of(ADDER), 1, true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("adder-10.qasm")
        .hasMessageContaining("6 too many")
        .hasMessageContaining("0 of 8 data")
        .hasMessageContaining("Maybe --place");
  }

  /** One that takes both qubits of its machine leaves none; in equal shares there is one each. */
  @Test
  void dividesCommunicationQubitsWhereTheFirstWouldTakeAll() throws IOException {
    Path greedy = folder.resolve("greedy.qasm");
    Files.writeString(
        greedy,
        """
        OPENQASM 3.0;
        include "stdgates.inc";
        @bellhop.qpu "north"
        qubit[4] a;
        @bellhop.qpu "east"
        qubit[4] b;
        h a;
        cx a[0], b[0];
        cx a[1], b[1];
        cx a[2], b[2];
        cx a[3], b[3];
        """);
    Path bell = bell("bell.qasm", "north", "east");
    RunResult alone = run(greedy, STAR, List.of(), 1, true);
    assertThat(alone.qpus().getFirst().communicationPeak()).isEqualTo(2);
    RunResult together = run(greedy, STAR, List.of(bell), 1, true);
    assertThat(together.qpus().getFirst().communicationPeak()).isEqualTo(1);
    assertThat(together.programs().get(1).ebits()).isEqualTo(1);
  }

  @Test
  void refusesCompanyForOneMachine() {
    assertThatThrownBy(() -> run(QFT, "one", List.of(ADDER), 1, true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--network one");
  }

  @Test
  void refusesCompanyForCompiledFolders() {
    assertThatThrownBy(() -> run(folder, STAR, List.of(ADDER), 1, true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a folder does not fit --with");
    assertThatThrownBy(() -> run(QFT, STAR, List.of(folder), 1, true))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a folder does not fit --with");
  }

  /** The most unequal of n is 1/n; equal speeds give 1. */
  @Test
  void fairnessIsJainsIndex() {
    assertThat(RunResult.jain(new double[] {0.5, 0.5, 0.5})).isEqualTo(1);
    assertThat(RunResult.jain(new double[] {1, 0, 0, 0})).isEqualTo(0.25);
    assertThat(RunResult.jain(new double[] {1, 0.5})).isEqualTo(0.9);
  }

  /**
   * The compiler's prediction and runs from end to end, on the networks that are shipped. Chains of
   * four pairs and more give the mean of 600 shots a deviation of 2 %; {@link
   * PredictedMakespanTest} has more networks and looks closer.
   */
  @ParameterizedTest
  @CsvSource({
    "star-16, qft-12",
    "star-16, adder-10",
    "star-16, qaoa-12",
    "clos-16, qft-12",
    "clos-16, qaoa-12"
  })
  void forecastIsWithinATenthOfTheSimulatedMean(String network, String program) {
    Path file = PROGRAMS.resolve(program + ".qasm");
    String where = "../examples/networks/" + network + ".yaml";
    RunInputs inputs = inputs(file, where, List.of(), 1, 2, false).withShots(600);
    double predicted = Compile.of(inputs.compilation()).makespanS();
    assertThat(Run.of(inputs).makespanS().mean()).isCloseTo(predicted, withinPercentage(10));
  }
}
