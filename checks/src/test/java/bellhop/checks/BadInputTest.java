package bellhop.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What a user can get wrong, through the packaged launcher in a small heap: exit code 2 and one
 * line that says where, what, why and what may be meant, within seconds.
 */
class BadInputTest {
  private static final String SMALL_HEAP = "-Xmx512m";
  private static final double PATIENCE_SECONDS = 10;
  private static final double IDLE_START_SECONDS = 0.25;
  private static final String CRYOSTATS = "examples/networks/two-cryostats.yaml";

  @TempDir Path folder;

  @Test
  void missingFiles() throws IOException {
    refused(run("examples/programs/qft12.qasm", CRYOSTATS), "no such file", "qft-12.qasm");
    refused(
        run("examples/programs/bell.qasm", "examples/networks/two-cryostat.yaml"), "two-cryostat");
  }

  @Test
  void wrongSyntax() throws IOException {
    refused(program("OPENQASM 3.0;\nqubit q\nh q;\n"), "p.qasm:3:");
    refused(program("OPENQASM 3.0;\nqubit q; h q; }\n"), "p.qasm:2:");
    refused(program("\u0000\u0001\u0002"), "p.qasm");
  }

  @Test
  void unknownGate() throws IOException {
    refused(
        program("OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\ncnott q[0], q[1];\n"),
        "p.qasm:4:",
        "cnott");
  }

  @Test
  void qubitOutOfRange() throws IOException {
    refused(
        program("OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[2] q;\nh q[2];\n"), "p.qasm:4:");
  }

  @Test
  void programLargerThanTheNetwork() throws IOException {
    refused(program("OPENQASM 3.0;\nqubit[21] q;\n"), "5 too many");
  }

  @Test
  void hugeRegister() throws IOException {
    refused(program("OPENQASM 3.0;\nqubit[2000000000] q;\n"), "p.qasm:2:");
    refused(program("OPENQASM 3.0;\nqubit[99999999999999999999] q;\n"), "p.qasm:2:");
    refused(program("OPENQASM 3.0;\nqubit q;\nbit[2000000000] c;\n"), "p.qasm:3:");
  }

  @Test
  void nestedParentheses() throws IOException {
    String deep = "(".repeat(100_000) + "1" + ")".repeat(100_000);
    refused(
        program("OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit q;\nrz(" + deep + ") q;\n"),
        "p.qasm:4:");
    String lines = "(\n".repeat(100_000) + "1" + "\n)".repeat(100_000);
    refused(
        program("OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit q;\nrz(" + lines + ") q;\n"),
        "p.qasm:");
  }

  @Test
  void chainOfDefinitionsThatDoublesSixtyTimes() throws IOException {
    StringBuilder text =
        new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\ngate g0 q { h q; h q; }\n");
    for (int i = 1; i <= 60; i++) {
      text.append("gate g%d q { g%d q; g%d q; }\n".formatted(i, i - 1, i - 1));
    }
    refused(program(text + "qubit q;\ng60 q;\n"), "p.qasm:");
  }

  @Test
  void loopsOfBillions() throws IOException {
    refused(
        program(
            "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit q;\n"
                + "for int i in [0:2000000000] { h q; }\n"),
        "p.qasm:4:");
  }

  @Test
  void moreAmplitudesThanMemory() throws IOException {
    StringBuilder text =
        new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[40] q;\n");
    for (int i = 0; i < 40; i++) {
      text.append("t q[%d]; h q[%d]; t q[%d];\n".formatted(i, i, i));
    }
    Path file = write("wide.qasm", text.toString());
    refused(List.of("run", file.toString(), "--network", "one"), "40");
    refused(
        List.of("run", file.toString(), "--network", "one", "--backend", "stabilizer"),
        "stabilizer");
  }

  @Test
  void contradictingPins() throws IOException {
    Path pins = write("pins.yaml", "q[0]: east\nq[0]: west\n");
    Path program = write("p.qasm", "OPENQASM 3.0;\nqubit[2] q;\n");
    List<String> words = new ArrayList<>(run(program.toString(), CRYOSTATS));
    words.addAll(List.of("--place", pins.toString()));
    refused(words, "pins.yaml:2:1");
    Files.writeString(pins, "q[0]: eest\n");
    refused(words, "pins.yaml:1:1", "\"east\" was meant");
  }

  @Test
  void unconnectedQpus() throws IOException {
    String network = Repository.read(Repository.root().resolve(CRYOSTATS));
    Path apart = write("apart.yaml", withoutSection(network, "links"));
    refused(run("examples/programs/qft-12.qasm", apart.toString()), "no links lead");
  }

  @Test
  void noCommunicationQubits() throws IOException {
    String network = Repository.read(Repository.root().resolve(CRYOSTATS));
    Path none =
        write(
            "none.yaml",
            network.replaceAll("communication-qubits: *\\d+", "communication-qubits: 0"));
    refused(run("examples/programs/qft-12.qasm", none.toString()), "communication");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "qubits: 8 | qbits: 8 | qubits",
        "qubits: 8 | qubits: -3 | -3",
        "qubits: 8 | qubits: many | many",
        "qubits: 8 | qubits: 8, coherence: {t1: 1 ms, t2: 3 ms} | T2",
        "qubits: 8 | qubits: 8, coherence: {t1: 1 parsec, t2: 1 ms} | parsec",
        "preset: transmon-2029 | preset: transmon-20299 | transmon-2029",
        "preset: microwave-2029 | preset: microwave-2029, efficiency: 1.7 | 1.7",
        "preset: microwave-2029 | preset: microwave-2029, efficiency: 0 | ",
        "kind: microwave | kind: microwafe | microwave",
      })
  void wrongNetworks(String found, String wrong, String named) throws IOException {
    String network = Repository.read(Repository.root().resolve(CRYOSTATS));
    assertThat(network).contains(found);
    Path file = write("network.yaml", network.replaceFirst(found, wrong));
    refused(
        run("examples/programs/bell.qasm", file.toString()),
        "network.yaml:",
        named == null ? "" : named);
  }

  @Test
  void networksThatAreNoYaml() throws IOException {
    refused(network("qpus: [\n"), "network.yaml:");
    refused(network("a: &a [*a, *a]\n"), "network.yaml");
    refused(network(""), "network.yaml");
    refused(network("[".repeat(100_000)), "network.yaml");
    refused(network(doublingAliases()), "network.yaml");
  }

  @Test
  void measuredStatesThatAreNone() throws IOException {
    refused(
        network(
            """
            format: bellhop-network/1
            name: measured
            qpus:
              - {name: a, preset: transmon-2029, qubits: 2}
              - {name: b, preset: transmon-2029, qubits: 2}
            qnus:
              - {name: a/0, qpu: a, communication-qubits: 1}
              - {name: b/0, qpu: b, communication-qubits: 1}
            links:
              - {between: [a/0, b/0], kind: measured, rate: 1 kHz, weights: [0.9, 0.3, 0.1, 0.1]}
            """),
        "network.yaml:");
  }

  @Test
  void wrongFlags() throws IOException {
    List<String> job = List.of("run", "examples/programs/bell.qasm", "--network", CRYOSTATS);
    refusedWith(job, List.of("--shots", "-5"), "--shots -5: too small");
    refusedWith(job, List.of("--shots", "1e99"), "--shots 1e99");
    refusedWith(job, List.of("--shotz", "5"), "\"--shots\" was meant");
    refusedWith(job, List.of("--noise", "of"), "--noise of");
    refusedWith(job, List.of("--time-limit", "10 parsecs"), "parsecs");
    refusedWith(job, List.of("--report", "/no/such/folder/r.html"), "--report");
    refused(List.of("rum"), "\"run\" was meant");
  }

  @Test
  void foldersThatTheSystemRefuses() {
    List<String> job = List.of("compile", "examples/programs/bell.qasm", "--network", "one");
    refusedWith(job, List.of("--out", "/proc/x"), "--out /proc/x: the folder cannot be made");
    refusedWith(job, List.of("--out", "x".repeat(300)), "cannot be made");
  }

  @Test
  void filesWithoutAnEnd() {
    refused(run("/dev/zero", CRYOSTATS), "/dev/zero: the file has more than");
    refused(run("examples/programs/bell.qasm", "/dev/zero"), "/dev/zero: the file has more than");
  }

  @Test
  void tableauLargerThanMemory() throws IOException {
    Path file =
        write(
            "long.qasm",
            "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[100000] q;\nh q[0];\n"
                + "for int i in [0:99998] { cx q[i], q[i+1]; }\n");
    refused(List.of("run", file.toString(), "--network", "one"), "a tableau of 100,000 qubits");
  }

  @Test
  void longLinesOfMachinesAreForecastInTime() throws IOException {
    StringBuilder qpus = new StringBuilder("format: bellhop-network/1\nname: line\nqpus:\n");
    StringBuilder qnus = new StringBuilder("qnus:\n");
    StringBuilder links = new StringBuilder("links:\n");
    for (int i = 0; i < 1000; i++) {
      qpus.append("  - {name: q%d, preset: transmon-2029, qubits: 2}\n".formatted(i));
      qnus.append("  - {name: n%d, qpu: q%d, communication-qubits: 2}\n".formatted(i, i));
      if (i > 0) {
        links.append(
            "  - {between: [n%d, n%d], kind: microwave, preset: microwave-2029}\n"
                .formatted(i - 1, i));
      }
    }
    String network = write("line.yaml", "" + qpus + qnus + links).toString();
    answered(List.of("links", "--network", network), "more; --json prints");
    answered(run("examples/programs/ghz-16.qasm", network), "Right answers");
  }

  private static void answered(List<String> words, String named) {
    Launcher.Answer answer = Launcher.run(SMALL_HEAP, words);
    assertThat(answer.exitCode()).as("%s: %s", words, answer.errors()).isZero();
    assertThat(answer.output()).contains(named);
    assertInTime(answer);
  }

  /** Where others work on this machine too, patience is as many times longer. */
  private static void assertInTime(Launcher.Answer answer) {
    if (answer.seconds() >= PATIENCE_SECONDS) {
      double emptyStart = Launcher.run("--version").seconds();
      double load = Math.max(1, emptyStart / IDLE_START_SECONDS);
      assertThat(answer.seconds()).as(answer.errors()).isLessThan(PATIENCE_SECONDS * load);
    }
  }

  private static String doublingAliases() {
    StringBuilder text = new StringBuilder("a0: &a0 [x, x]\n");
    for (int i = 1; i < 60; i++) {
      text.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    return text.toString();
  }

  private static String withoutSection(String yaml, String key) {
    return yaml.replaceAll("(?m)^" + key + ":.*\\n(?:[ #].*\\n|\\n)*", "");
  }

  private static List<String> run(String program, String network) {
    return List.of("run", program, "--network", network, "--shots", "10");
  }

  private List<String> program(String text) throws IOException {
    return run(write("p.qasm", text).toString(), CRYOSTATS);
  }

  private List<String> network(String text) throws IOException {
    return run("examples/programs/bell.qasm", write("network.yaml", text).toString());
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }

  private static void refusedWith(List<String> job, List<String> more, String named) {
    List<String> words = new ArrayList<>(job);
    words.addAll(more);
    refused(words, named);
  }

  private static void refused(List<String> words, String... named) {
    Launcher.Answer answer = Launcher.run(SMALL_HEAP, words);
    assertThat(answer.exitCode()).as("%s: %s", words, answer.errors()).isEqualTo(2);
    assertThat(answer.output()).isEmpty();
    assertThat(answer.errors()).endsWith("\n").hasLineCount(1).contains("; ").contains(named);
    assertThat(answer.errors().length()).as(answer.errors()).isLessThan(1000);
    assertInTime(answer);
  }
}
