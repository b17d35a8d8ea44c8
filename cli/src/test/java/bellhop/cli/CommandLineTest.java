package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
  @TempDir Path folder;

  @Test
  void aloneItShowsWhatCanBeDone() {
    Called called = Called.with();
    assertThat(called.code()).isZero();
    assertThat(called.out()).contains("run", "compile", "links", "doctor", "help");
  }

  @ParameterizedTest
  @ValueSource(strings = {"run", "compile", "links", "simulate", "clock", "doctor", "qec memory"})
  void helpAndTheHelpFlagAgree(String command) {
    Called byName = Called.with(("help " + command).split(" "));
    assertThat(byName.code()).isZero();
    assertThat(byName.out()).contains("Usage: bellhop " + command);
    assertThat(Called.with((command + " --help").split(" ")).out()).isEqualTo(byName.out());
  }

  /** For those who change the models: it works, and the help stays short. */
  @Test
  void validatesWithoutBeingListed() {
    assertThat(Called.with().out()).doesNotContain("validate");
    String folder = "../examples/policies";
    assertThat(
            Called.with(
                    "validate",
                    "--memory-shots",
                    "0",
                    "--runs",
                    "2",
                    "--workloads",
                    folder,
                    "--policy-runs",
                    "1",
                    "--policy-time",
                    "1ms")
                .out())
        .startsWith("# Validation")
        .contains("## Policies of the fabric");
    refused("validate", "--runs", "2", "--workloads", "nowhere")
        .startsWith("nowhere/star-qft-12.yaml: no such file");
    refused("validate", "--runs", "1").startsWith("--runs 1: too small; ");
  }

  @Test
  void tellsItsVersion() {
    assertThat(Called.with("--version").out()).startsWith("bellhop ");
  }

  @Test
  void namesTheNearestFlag() {
    refused("run", "p.qasm", "--network", "one", "--shotz", "3")
        .isEqualTo("--shotz: unknown flag; run does not take it. Maybe \"--shots\" was meant.\n");
  }

  @Test
  void namesTheNearestCommand() {
    refused("rnu").startsWith("rnu: unknown command; ").contains("\"run\" was meant");
    refused("help", "lnks").contains("\"links\" was meant");
    refused("help", "qec", "memry")
        .contains("bellhop qec has no such command", "\"memory\" was meant");
  }

  @Test
  void refusesNumbersOutOfRange() throws IOException {
    refused("run", program(), "--network", "one", "--shots", "-5")
        .isEqualTo("--shots -5: too small; it lies from 1 to 1000000000. Maybe --shots 1.\n");
    refused("run", program(), "--network", "one", "--shots", "many")
        .startsWith("--shots many: not a whole number; ");
    refused("run", program(), "--network", "one", "--threads", "0")
        .startsWith("--threads 0: too small; ");
    refused("run", program(), "--network", "one", "--time-limit", "5")
        .startsWith("--time-limit 5: \"5\" has no unit; ");
  }

  /** Such as a full disk, or a reader that has gone. */
  @Test
  void saysThatItsAnswerCouldNotBeWritten() {
    StringWriter err = new StringWriter();
    Writer full =
        new Writer() {
          @Override
          public void write(char[] text, int from, int count) throws IOException {
            throw new IOException("No space left on device");
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    assertThat(Main.run(new PrintWriter(full), new PrintWriter(err), Map.of(), "help"))
        .isEqualTo(2);
    assertThat(err).asString().startsWith("standard output: cannot be written; ");
  }

  @Test
  void refusesUnknownWords() throws IOException {
    refused("run", program(), "--network", "one", "--backend", "statevektor")
        .contains("--backend statevektor: unknown word; ", "\"statevector\" was meant");
    refused("run", program(), "--network", "one", "--noise", "maybe").contains("on, off");
  }

  @Test
  void refusesCompanyThatCannotBe() throws IOException {
    String missing = folder.resolve("nothing.qasm").toString();
    refused("run", program(), "--network", "one", "--with", missing)
        .contains("nothing.qasm: no such file; ");
    refused("run", program(), "--network", "one", "--with", "").startsWith("--with: an empty word");
    refused("run", program(), "--network", "one", "--with", program())
        .contains("nothing to share; ", "Maybe a network file was meant");
    refused("run", folder.toString(), "--network", "one", "--with", program())
        .contains("nothing to share; ");
    refused("run", program(), "--network", "one", "--policy", "first-comes")
        .contains("--policy first-comes: unknown word; ", "\"first-come\" was meant");
    refused("run", program(), "--network", "one", "--with", program(), "--report", program())
        .contains("--report");
  }

  @Test
  void refusesWhatIsMissing() throws IOException {
    refused("run", program()).startsWith("--network: missing; run needs it");
    refused("run", "--network", "one").startsWith("PROGRAM: missing; run needs it");
    refused("run", folder.resolve("nothing.qasm").toString(), "--network", "one")
        .contains("nothing.qasm: no such file; ");
    refused("run", program(), "more", "--network", "one").startsWith("more: one word too many");
    refused("run", program(), "--network", "one", "--network", "one")
        .startsWith("--network: given twice; ");
  }

  @Test
  void refusesUnwritablePlacesBeforeTheWorkStarts() throws IOException {
    refused("run", program(), "--network", "one", "--report", folder + "/no/where.html")
        .contains("--report ", "no folder ");
    refused("run", program(), "--network", "one", "--trace", folder.toString())
        .contains("is a folder");
    refused("compile", program(), "--network", "one", "--out", program())
        .contains("--out ", "cannot be written");
  }

  @Test
  void refusesFoldersThatCannotBeMade() throws IOException {
    String longName = folder.resolve("x".repeat(300)).toString();
    refused("compile", program(), "--network", "one", "--out", longName)
        .startsWith("--out /")
        .contains(": the folder cannot be made; ", "too long");
    String two = folder.resolve("a/b").toString();
    assertThat(Called.with("compile", program(), "--network", "one", "--out", two).code()).isZero();
    assertThat(folder.resolve("a/b/schedule.json")).exists();
    refused("compile", "none.qasm", "--network", "one", "--out", folder.resolve("c/d").toString())
        .startsWith("none.qasm: no such file");
    assertThat(folder.resolve("c")).doesNotExist();
  }

  @Test
  void saysWhatIsWrongWithAFlag() throws IOException {
    refused("run", program(), "--network", "one", "--shots")
        .startsWith("--shots: its value is missing; ");
    refused("run", program(), "--network", "one", "--json=maybe")
        .startsWith("--json maybe: it takes no value; ");
    refused("run", program(), "--network", "one", "--shots", "\u0663")
        .startsWith("--shots \u0663: not a whole number; ");
    refused("run", "@" + program(), "--network", "one").contains("no such file");
    refused("run", "", "--network", "one").startsWith("PROGRAM: an empty word; ");
    refused("run", program(), "--network", "").startsWith("--network: an empty word; ");
    refused("run", program(), "--network", "one", "--place", " ")
        .startsWith("--place: an empty word; ");
    refused("links", "--network", "one").contains("the word belongs to run and compile");
  }

  @Test
  void takesInputsFromAFile() throws IOException {
    String open =
        write(
            "open.qasm",
            "input int[8] n; input angle theta; qubit[2] q; bit[2] c;"
                + " for int i in [1:n] x q[0]; rz(theta) q[1]; c = measure q;");
    String values = write("values.yaml", "n: 3\ntheta: pi/4\n");
    String[] run = {"run", open, "--network", "one", "--shots", "10", "--json", "--input"};
    assertThat(Called.with(with(run, values)).out()).contains("\"01\"");
    String json = write("values.json", "{\"n\": 2, \"theta\": 0.5}");
    assertThat(Called.with(with(run, json)).out()).contains("\"00\"");
    refused("compile", open, "--network", "one")
        .isEqualTo(
            open
                + ":1:1: the input \"n\" has no value; it is given beside the program."
                + " Maybe --input FILE gives it, with a line \"n: …\".\n");
    refused(with(run, write("range.yaml", "theta: 0\nn: 200\n")))
        .startsWith(
            folder.resolve("range.yaml")
                + ":2:4: the value 200 does not fit int[8]; it holds -128");
    refused(with(run, write("names.yaml", "theta: 0\nn: 2\nm: 3\n")))
        .startsWith(folder.resolve("names.yaml") + ":3:1: unknown input \"m\"; ")
        .contains("Maybe \"n\" was meant");
    refused(with(run, write("nested.yaml", "theta: {a: 1}\nn: 2\n")))
        .contains("nested.yaml:1:8: names within a value");
    refused(with(run, "none.yaml")).startsWith("none.yaml: no such file");
    refused("run", folder.toString(), "--network", "one", "--input", values)
        .startsWith("--input " + values + ": inputs for a folder of compiled programs; ");
    refused(with(run, values, "--trace", values)).contains("the same file as --input");
  }

  private String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static String[] with(String[] words, String... more) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of(more));
    return all.toArray(String[]::new);
  }

  @Test
  void includesFilesBesideTheProgram() throws IOException {
    write("gates.inc", "gate bell a, b { h a; cx a, b; }");
    String program = write("p.qasm", "include \"gates.inc\"; qubit[2] q; bell q[0], q[1];");
    assertThat(Called.with("compile", program, "--network", "one").code()).isZero();
    String outside = write("outside.qasm", "include \"../gates.inc\";");
    refused("compile", outside, "--network", "one").startsWith(outside + ":1:9: the included file");
  }

  @Test
  void saysWhichLoopTurnsTooOften() throws IOException {
    String program =
        write("loop.qasm", "qubit q; bit c = \"1\";\nwhile (c) { h q; c = measure q; }");
    assertThat(Called.with("run", program, "--network", "one").code()).isZero();
    refused("run", program, "--network", "one", "--max-turns", "1")
        .startsWith("loop.qasm:2:1: the loop did not end after 1 turn in shot");
  }

  @Test
  void refusesLoopsThatCannotEnd() throws IOException {
    String program = write("loop.qasm", "qubit q; bit c; c = measure q;\nwhile (c) { h q; }");
    refused("compile", program, "--network", "one").contains("does not end");
  }

  @Test
  void refusesOneFileForTwoThings() throws IOException {
    String file = folder.resolve("out").toString();
    String same = folder.resolve("x/../out").toString();
    refused("run", program(), "--network", "one", "--trace", file, "--report", file)
        .contains("--report ", "the same file as --trace");
    Files.createDirectory(folder.resolve("x"));
    refused("run", program(), "--network", "one", "--trace", file, "--report", same)
        .contains("the same file as --trace");
  }

  @Test
  void namesTheFileThatIsTooLong() {
    refused("run", "/dev/zero", "--network", "one").startsWith("/dev/zero: the file has more than");
    refused("links", "--network", "/dev/zero").startsWith("/dev/zero: the file has more than");
  }

  @Test
  void clockRefusesTimesInWhichNothingHappens() {
    String star = "../examples/networks/four-qpu-star.yaml";
    refused("clock", "--network", star, "--duration", "0s")
        .startsWith("--duration 0s: no time at all; ");
    refused("clock", "--network", star, "--duration", "0")
        .startsWith("--duration 0: \"0\" has no unit; ");
    refused("clock", "--network", star, "--duration", "100ms")
        .startsWith("--duration 100ms: no exchange falls into it; ")
        .contains("every 1 s");
    String line = "../examples/networks/eight-qpu-line.yaml";
    refused("clock", "--network", line, "--duration", "2400h")
        .startsWith("--duration 2400h: too long; ")
        .contains("up to 77.2 days");
    refused("clock", "--network", star, "--seed", "x").startsWith("--seed x: not a whole number; ");
    refused("clock", "--network", star, "--report", folder.toString()).contains("is a folder");
    refused("clock", "--network", "one").contains("one machine has one clock");
    refused("clock").startsWith("--network: missing; clock needs it");
  }

  @Test
  void linksRefusesTargetsThatAreNone() throws IOException {
    String ions = "../examples/networks/two-ions.yaml";
    refused("links", "--network", ions, "--target-fidelity", "0.5")
        .startsWith("--target-fidelity 0.5: no use; ")
        .contains("--target-fidelity 0.95");
    refused("links", "--network", ions, "--target-fidelity", "95")
        .startsWith("--target-fidelity 95: more than 1; ")
        .contains("Maybe --target-fidelity 95%");
    refused("links", "--network", ions, "--target-fidelity", "high")
        .startsWith("--target-fidelity high: \"high\" is not a plain number; ");
    refused("links", "--network", ions, "--target-fidelity", "NaN")
        .startsWith("--target-fidelity NaN: ");
    refused("links", "--network", ions, "--report", folder.toString()).contains("is a folder");
    Path lonely = folder.resolve("lonely.yaml");
    Files.writeString(lonely, "format: bellhop-network/1\nqpus: [{name: a, qubits: 1}]\n");
    refused("links", "--network", lonely.toString(), "--target-fidelity", "0.95")
        .contains("lonely.yaml: it has no links; ");
    assertThat(Called.with("links", "--network", lonely.toString()).code()).isZero();
  }

  @Test
  void linksSaysWhatMattersAndReports() throws IOException {
    Path page = folder.resolve("links.html");
    String ions = "../examples/networks/two-ions.yaml";
    Called called =
        Called.with(
            "links", "--network", ions, "--target-fidelity", "95 %", "--report", page.toString());
    assertThat(called.code()).isZero();
    assertThat(called.out()).contains("What matters most for pairs of fidelity 0.95 on alice-bob");
    assertThat(Files.readString(page)).contains("What matters most", "<svg");
    assertThat(Called.with("links", "--network", ions, "--json").out())
        .contains("\"targets\": [ ]");
  }

  @Test
  void compileReports() throws IOException {
    Path page = folder.resolve("compiled.html");
    String star = "../examples/networks/four-qpu-star.yaml";
    String large = "../examples/programs/ghz-16.qasm";
    String[] command = {"compile", large, "--network", star, "--report", page.toString()};
    Called called = Called.with(command);
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.out()).contains("Pairs", "between");
    assertThat(page).content().contains("<svg", "Where the Bell pairs go", "</html>");
    refused("compile", program(), "--network", star, "--report", folder.toString())
        .contains("is a folder");
    refused("compile", program(), "--network", star, "--report", folder + "/no/where.html")
        .contains("--report ", "no folder ");
    refused("compile", program(), "--network", star, "--report", program())
        .contains("--report ", "the same file as the input");
  }

  @Test
  void compileDrawsACurve() throws IOException {
    Path page = folder.resolve("curve.html");
    String network = "../examples/networks/four-qpu-star.yaml";
    String qft = "../examples/programs/qft-12.qasm";
    Called called =
        Called.with("compile", qft, "--network", network, "--curve", "--report", page.toString());
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.out()).contains("Curve", "this network", "communication qubit");
    assertThat(page).content().contains("How many communication qubits");
    assertThat(Called.with("compile", qft, "--network", network, "--curve", "--json").out())
        .contains("\"ebits_by_communication\": [ {", "\"own\": true");
    assertThat(Called.with("compile", qft, "--network", network, "--json").out())
        .contains("\"ebits_by_communication\": [ ]", "\"enough_communication_qubits\": null");
  }

  @Test
  void clockAnswersAndReports() throws IOException {
    Path page = folder.resolve("clocks.html");
    Called called =
        Called.with(
            "clock",
            "--network",
            "../examples/networks/two-buildings.yaml",
            "--duration",
            "5min",
            "--json",
            "--report",
            page.toString());
    assertThat(called.code()).isZero();
    assertThat(called.out()).contains("\"locked_after_s\"", "\"holdover_stops_after_s\"");
    assertThat(page).content().contains("<svg", "</html>");
  }

  @Test
  void simulateAnswersReportsAndTraces() throws IOException {
    Path page = folder.resolve("traffic.html");
    Path trace = folder.resolve("traffic.pftrace");
    Called called =
        Called.with(
            "simulate",
            METRO,
            "--duration",
            "2s",
            "--json",
            "--report",
            page.toString(),
            "--trace",
            trace.toString());
    assertThat(called.code()).as(called.err()).isZero();
    assertThat(called.out()).contains("\"trace_hash\"", "\"simulated_s\": 2.0");
    assertThat(page).content().contains("<svg", "</html>");
    assertThat(trace).isNotEmptyFile();
    assertThat(Called.with("simulate", METRO, "--duration", "2s", "--threads", "1").out())
        .contains("Requests", "Traffic", "Links");
  }

  @Test
  void simulateStopsAtItsTimeLimit() {
    Called called = Called.with("simulate", METRO, "--time-limit", "1ns", "--json");
    assertThat(called.code()).isZero();
    assertThat(called.out()).contains("\"deadline_hit\": true");
  }

  @Test
  void simulateRefusesWhatItCannotDo() throws IOException {
    refused("simulate").startsWith("SCENARIO: missing; simulate needs it");
    refused("simulate", METRO.replace("metro", "metroo")).contains("\"metro.yaml\" was meant");
    refused("simulate", METRO, "--duration", "0s").startsWith("--duration 0s: no time at all; ");
    refused("simulate", METRO, "--duration", "600h")
        .startsWith("--duration 600h: too long; at most 500 h");
    refused("simulate", METRO, "--duration", "100h")
        .startsWith("--duration 100h: too long; ")
        .contains("at most 10,000,000 are simulated");
    refused("simulate", METRO, "--seed", "x").startsWith("--seed x: not a whole number; ");
    refused("simulate", METRO, "--report", folder.toString()).contains("is a folder");
    String same = folder.resolve("same").toString();
    refused("simulate", METRO, "--report", same, "--trace", same)
        .contains("the same file as --trace");
    Path lost = folder.resolve("lost.yaml");
    Files.writeString(
        lost,
        "format: bellhop-scenario/1\nnetwork: nowhere.yaml\nduration: 1 s\n"
            + "traffic: [{kind: stream}]\n");
    refused("simulate", lost.toString()).startsWith(lost + ":2:10: no such file: ");
    refused("simulate", "../examples/networks/metro.yaml").contains("this is a network file");
    refused("links", "--network", METRO).contains("this is a scenario file");
  }

  @Test
  void doctorSaysWhatItFound() {
    Called called = Called.with("doctor");
    assertThat(called.code()).isZero();
    assertThat(called.out()).contains("java", "memory", "disk", "ports", "clock", "solver");
    assertThat(Called.with("doctor", "--json").out()).contains("\"healthy\": true");
  }

  private static final String METRO = "../examples/scenarios/metro.yaml";

  private String program() throws IOException {
    Path file = folder.resolve("p.qasm");
    Files.writeString(file, "OPENQASM 3.0;\nqubit q;\n");
    return file.toString();
  }

  private static org.assertj.core.api.AbstractStringAssert<?> refused(String... arguments) {
    Called called = Called.with(arguments);
    assertThat(called.code()).as(called.err()).isEqualTo(2);
    assertThat(called.out()).isEmpty();
    assertThat(called.err()).endsWith("\n").hasLineCount(1);
    return assertThat(called.err());
  }

  @Test
  void generatesNetworksThatItReads(@TempDir Path folder) {
    Path file = folder.resolve("net.yaml");
    String[] words = {"generate", "network", "clos", "--qpus", "4", "--qubits", "2"};
    String text = Called.with(words).out();
    assertThat(text).startsWith("# A Clos network").contains("kind: switch");
    List<String> toFile = new ArrayList<>(List.of(words));
    toFile.addAll(List.of("--out", file.toString()));
    assertThat(Called.with(toFile.toArray(String[]::new)).out()).startsWith("Wrote ");
    assertThat(file).hasContent(text);
    Called links = Called.with("links", "--network", file.toString());
    assertThat(links.code()).isZero();
    assertThat(links.out()).contains("light passes in0, mid0, out0");
    assertThat(Called.with("generate", "networks").err()).contains("\"network\" was meant");
    assertThat(Called.with("generate").code()).isEqualTo(2);
    assertThat(Called.with("generate", "network", "clos", "--qpus", "4").err())
        .contains("--qubits", "bellhop generate network --help");
  }

  @Test
  void generatesProgramsThatItReads(@TempDir Path folder) {
    Path file = folder.resolve("qaoa.qasm");
    String[] words = {"generate", "program", "qaoa", "--qubits", "6", "--edge-probability", "0.3"};
    String text = Called.with(words).out();
    assertThat(text).startsWith("OPENQASM 3.0;").contains("qubit[6] q;", "rzz(0.7)");
    List<String> toFile = new ArrayList<>(List.of(words));
    toFile.addAll(List.of("--seed", "1", "--out", file.toString()));
    assertThat(Called.with(toFile.toArray(String[]::new)).out()).startsWith("Wrote ");
    assertThat(file).hasContent(text);
    assertThat(Called.with("compile", file.toString(), "--network", "one").code()).isZero();
    assertThat(Called.with("generate", "program", "--help").out())
        .contains("random-clifford", "--fraction", "odd, 3 or more");
    refused("generate", "program", "knn", "--qubits", "8")
        .startsWith("--qubits 8: even; knn takes a number of qubits that is odd, 3 or more.");
    refused("generate", "program", "qft", "--qubits", "8", "--fraction", "x")
        .startsWith("--fraction x: ");
    refused("generate", "program", "cz-fraction", "--qubits", "8", "--fraction", "1.2")
        .isEqualTo("--fraction 1.2: not from 0 to 1; it is a probability. Maybe 1 was meant.\n");
    refused("generate", "program", "qft").contains("--qubits");
    refused("generate", "program", "qtf", "--qubits", "8").contains("\"qft\" was meant");
  }
}
