package bellhop.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Same version, files and seed: the same bytes, whatever the threads, in any JVM. */
class RepeatTest {
  @TempDir Path folder;

  @ParameterizedTest(name = "{0} on {1}")
  @CsvSource({
    "repetition-code, four-qpu-star",
    "adder-10, nearest-neighbours",
    "ghz-1000, eight-qpu-line",
    "qaoa-12, two-buildings"
  })
  void givesTheSameBytesWhateverTheThreads(String program, String network) throws IOException {
    assertSame(run(program, network, "2"), run(program, network, "1"));
  }

  /** What threads do differs from one time to the next. */
  @Test
  void givesTheSameBytesAgain() throws IOException {
    Printed one = run("qft-12", "two-cryostats", "1");
    assertSame(run("qft-12", "two-cryostats", "2"), one);
    assertSame(run("qft-12", "two-cryostats", "2"), one);
  }

  private static void assertSame(Printed again, Printed one) {
    assertThat(again.json()).isEqualTo(one.json());
    assertThat(again.trace()).isEqualTo(one.trace()).isNotEmpty();
  }

  @Test
  void generatesAndCompilesTheSameBytes() throws IOException {
    String program = "generate program cp-fraction --qubits 16 --fraction 0.4 --seed 7";
    String network = "generate network grid --qpus 4 --qubits 5 --communication-qubits 3";
    String programText = printed(program);
    String networkText = printed(network);
    assertThat(printed(program)).isEqualTo(programText);
    assertThat(printed(network)).isEqualTo(networkText);
    Path programFile = Files.writeString(folder.resolve("p.qasm"), programText);
    Path networkFile = Files.writeString(folder.resolve("n.yaml"), networkText);
    String compile = "compile " + programFile + " --network " + networkFile + " --json --threads ";
    String one = Json.withoutWall(printed(compile + 1));
    assertThat(Json.withoutWall(printed(compile + 2))).isEqualTo(one);
    assertThat(Json.withoutWall(printed(compile + 5))).isEqualTo(one);
  }

  private static String printed(String words) {
    Launcher.Answer answer = Launcher.run(List.of(words.split(" ")));
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    return answer.output();
  }

  private record Printed(String json, String trace) {}

  private Printed run(String program, String network, String threads) throws IOException {
    Path trace = folder.resolve("shot.pftrace");
    List<String> words = new ArrayList<>(List.of("run", "examples/programs/" + program + ".qasm"));
    words.addAll(List.of("--network", "examples/networks/" + network + ".yaml"));
    words.addAll(List.of("--shots", "20", "--threads", threads, "--json"));
    words.addAll(List.of("--trace", trace.toString()));
    Launcher.Answer answer = Launcher.run(words);
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    return new Printed(
        Json.withoutWall(answer.output()), HexFormat.of().formatHex(Files.readAllBytes(trace)));
  }
}
