package bellhop.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every shipped program on every network that it is shipped for, each over at least one pair. */
class ExamplesTest {
  static Stream<Arguments> pairings() {
    List<String> small =
        List.of("bell", "teleport", "ghz-16", "qft-12", "qaoa-12", "adder-10", "repetition-code");
    return Stream.of(
            small.stream().map(program -> Arguments.of(program, "two-cryostats")),
            small.stream().map(program -> Arguments.of(program, "four-qpu-star")),
            small.stream().map(program -> Arguments.of(program, "nearest-neighbours")),
            Stream.of(
                Arguments.of("qft-12", "two-cryostats-today"),
                Arguments.of("bernstein-vazirani-20", "two-buildings"),
                Arguments.of("qaoa-12", "two-buildings"),
                Arguments.of("ghz-1000", "eight-qpu-line"),
                Arguments.of("grover-2", "two-ions")))
        .flatMap(stream -> stream);
  }

  @ParameterizedTest(name = "{0} on {1}")
  @MethodSource("pairings")
  void runsOverBellPairs(String program, String network) {
    int shots = program.equals("bernstein-vazirani-20") ? 2 : 20; // a million amplitudes each
    Launcher.Answer answer =
        Launcher.run(
            "run",
            "examples/programs/" + program + ".qasm",
            "--network",
            "examples/networks/" + network + ".yaml",
            "--shots",
            Integer.toString(shots),
            "--json");
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    assertThat(answer.errors()).isEmpty();
    int ebits = Json.number(answer.output(), "ebits");
    assertThat(ebits).isPositive();
    assertThat(Json.number(answer.output(), "used")).isEqualTo(shots * ebits);
    assertThat(Json.number(answer.output(), "shots")).isEqualTo(shots);
  }

  /** The noiseless answer of the main job is the one bitstring that the example says. */
  @ParameterizedTest
  @MethodSource("fourierNetworks")
  void withoutNoiseTheFourierAnswerIsAlwaysRight(String network) {
    Launcher.Answer answer =
        Launcher.run(
            "run",
            "examples/programs/qft-12.qasm",
            "--network",
            network,
            "--noise",
            "off",
            "--shots",
            "50",
            "--json");
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    assertThat(Json.number(answer.output(), "101010110101")).isEqualTo(50);
  }

  static Stream<String> fourierNetworks() {
    return Stream.of(
        "examples/networks/two-cryostats.yaml", "examples/networks/four-qpu-star.yaml", "one");
  }
}
