package bellhop.experiment.page;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.compiler.Effort;
import bellhop.compiler.Objective;
import bellhop.experiment.Compile;
import bellhop.experiment.CompileDetails;
import bellhop.experiment.CompileInputs;
import bellhop.experiment.CompilePlan;
import bellhop.experiment.CompileResult;
import bellhop.experiment.Verification;
import bellhop.experiment.Watch;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;
import org.xml.sax.SAXException;

class CompilePageTest {
  private static final String STAR = "../examples/networks/four-qpu-star.yaml";
  private static final String NAMES = "<b onclick=\"x\">&'</b>";

  @TempDir Path folder;

  private static CompileDetails example(String program) {
    return details(Path.of("../examples/programs/" + program), STAR, 1);
  }

  private static CompileDetails details(Path program, String network, int threads) {
    return Compile.withFiles(inputs(program, network, threads), Watch.NONE).details();
  }

  private static CompileInputs inputs(Path program, String network, int threads) {
    return new CompileInputs(
        program,
        network,
        Optional.empty(),
        Optional.empty(),
        Effort.FAST,
        Objective.EBITS,
        Verification.OFF,
        1,
        threads);
  }

  /** Random gates; H in between ends packets. */
  private Path random(int qubits, int gates) throws IOException {
    SplittableRandom random = new SplittableRandom(1);
    StringBuilder text = new StringBuilder("OPENQASM 3.0;\ninclude \"stdgates.inc\";\n");
    text.append("qubit[").append(qubits).append("] q;\n");
    for (int g = 0; g < gates; g++) {
      int a = random.nextInt(qubits);
      int b = (a + 1 + random.nextInt(qubits - 1)) % qubits;
      text.append("cz q[%d], q[%d];%n".formatted(a, b));
      if (random.nextInt(3) == 0) {
        text.append("h q[%d];%n".formatted(a));
      }
    }
    Path file = folder.resolve("random.qasm");
    Files.writeString(file, text.toString());
    return file;
  }

  /** QPUs in a line, so that pairs go over relays. */
  private String line(int qpus, int qubits, int communicationQubits, String name)
      throws IOException {
    StringBuilder text =
        new StringBuilder("format: bellhop-network/1\nname: '" + name + "'\nqpus:\n");
    for (int q = 0; q < qpus; q++) {
      text.append("  - {name: m%d, preset: transmon-2029, qubits: %d}%n".formatted(q, qubits));
    }
    text.append("qnus:\n");
    for (int q = 0; q < qpus; q++) {
      text.append(
          "  - {name: m%d/0, qpu: m%d, communication-qubits: %d}%n"
              .formatted(q, q, communicationQubits));
    }
    text.append("links:\n");
    for (int q = 1; q < qpus; q++) {
      text.append("  - {between: [m%d/0, m%d/0], preset: microwave-2029}%n".formatted(q - 1, q));
    }
    Path file = folder.resolve("line.yaml");
    Files.writeString(file, text.toString());
    return file.toString();
  }

  private static List<String> data(String page, String name) {
    return Pattern.compile("data-" + name + "=\"([^\"]*)\"")
        .matcher(page)
        .results()
        .map(found -> found.group(1))
        .toList();
  }

  private static int sum(List<String> numbers) {
    return numbers.stream().mapToInt(Integer::parseInt).sum();
  }

  private static void requireSameNumbers(CompileDetails details) {
    CompileResult result = details.result();
    String page = CompilePage.print(details);
    assertThat(data(page, "ebits").getFirst()).isEqualTo("" + result.ebits());
    assertThat(data(page, "ebits-lower-bound")).containsExactly("" + result.ebitsLowerBound());
    assertThat(data(page, "state-teleports")).containsExactly("" + result.stateTeleports());
    assertThat(data(page, "makespan-s")).containsExactly("" + result.makespanS());
    assertThat(sum(data(page, "between"))).isEqualTo(result.ebits());
    int forMoves = details.spending().forMoves();
    assertThat(sum(data(page, "sum-packets"))).isEqualTo(result.ebits() - forMoves);
    List<CompileResult.Qpu> busy =
        result.qpus().stream().filter(qpu -> qpu.communicationPeak() > 0).toList();
    assertThat(data(page, "qpu"))
        .containsExactlyElementsOf(busy.stream().map(CompileResult.Qpu::name).toList());
    assertThat(data(page, "peak"))
        .containsExactlyElementsOf(busy.stream().map(qpu -> "" + qpu.communicationPeak()).toList());
    assertThat(result.ebitsBetween().stream().mapToInt(CompileResult.Between::ebits).sum())
        .isEqualTo(result.ebits());
    assertThat(result.ebitsByLink().stream().mapToInt(CompileResult.PerLink::ebits).sum())
        .isEqualTo(result.ebits());
  }

  @Test
  void saysWhatTheAnswerSays() throws IOException {
    requireSameNumbers(example("ghz-16.qasm"));
    requireSameNumbers(example("adder-10.qasm"));
    requireSameNumbers(details(random(20, 600), line(6, 5, 2, "line"), 1));
    requireSameNumbers(details(random(12, 300), line(3, 5, 4, "line"), 1));
  }

  @Test
  void packetsAreThoseOfTheResult() throws IOException {
    CompileDetails details = details(random(20, 200), line(6, 5, 2, "line"), 1);
    List<CompileResult.Packet> packets = details.result().packets();
    assertThat(packets).hasSizeGreaterThan(20);
    for (var cost : details.spending().packets()) {
      if (cost.rank() >= 0) {
        CompileResult.Packet packet = packets.get(cost.rank());
        assertThat(cost.root()).isEqualTo(packet.root());
        assertThat(cost.gates()).isEqualTo(packet.gates().size());
        assertThat(cost.ebits()).isEqualTo(packet.tree().size());
      }
    }
    assertThat(details.spending().ebits()).isEqualTo(details.result().ebits());
  }

  @Test
  void onePacketOfThreeGatesSavesTwoPairs() throws IOException {
    Path program = folder.resolve("one.qasm");
    Files.writeString(
        program,
        """
        OPENQASM 3.0;
        include "stdgates.inc";
        @bellhop.qpu "m0"
        qubit a;
        @bellhop.qpu "m2"
        qubit[3] b;
        cz a, b[0];
        cz a, b[1];
        cz a, b[2];
        """);
    CompileDetails details = details(program, line(3, 3, 2, "line"), 1);
    assertThat(details.result().ebits()).isEqualTo(2);
    var packet = details.spending().packets().getFirst();
    assertThat(packet.gates()).isEqualTo(3);
    assertThat(packet.ebits()).isEqualTo(2);
    assertThat(packet.saved()).isEqualTo(4);
    assertThat(details.spending().between())
        .singleElement()
        .satisfies(
            its -> assertThat(List.of(its.a(), its.b(), its.ebits())).isEqualTo(List.of(0, 2, 2)));
    String page = CompilePage.print(details);
    assertThat(page).contains("m0 → m1 → m2", "By link", "2 Bell pairs");
    assertThat(data(page, "saved")).containsExactly("4");
  }

  @Test
  void plansAtMeanTimesWithinThePredictedMakespan() {
    CompileDetails details = example("adder-10.qasm");
    CompilePlan plan = CompilePlan.of(details);
    assertThat(plan.isTime()).isTrue();
    double predicted = details.result().makespanS();
    assertThat(plan.end()).isBetween(predicted / 2, predicted);
    assertThat(plan.longestChain().stream().mapToDouble(CompilePlan.Share::share).sum())
        .isBetween(1 - 1e-9, 1 + 1e-9);
    for (CompilePlan.Lane lane : plan.lanes()) {
      for (CompilePlan.Bar bar : lane.bars()) {
        assertThat(bar.from()).isBetween(0.0, bar.to());
        assertThat(bar.to()).isLessThanOrEqualTo(plan.end() * (1 + 1e-9));
      }
    }
  }

  @Test
  void aProgramOnOneQpuNeedsNoTables() throws IOException {
    CompileDetails details = details(random(4, 20), "one", 1);
    assertThat(CompilePage.print(details))
        .contains("fits on one QPU and needs no Bell pair", "No communication qubit is used.")
        .doesNotContain("Where the Bell pairs go", "Bold: ");
    Path none = folder.resolve("none.qasm");
    Files.writeString(none, "OPENQASM 3.0;\nqubit q;\n");
    assertThat(CompilePage.print(details(none, STAR, 1))).contains("needs no Bell pair", "</html>");
  }

  private CompileDetails curve(Path program, String network) {
    CompileInputs inputs = inputs(program, network, 1);
    return Compile.withCurve(inputs, Watch.NONE).details();
  }

  @Test
  void drawsTheCurveOfCommunicationQubits() throws IOException {
    CompileDetails details = curve(random(12, 200), line(3, 5, 2, "line"));
    String page = CompilePage.print(details);
    List<CompileResult.ByCommunication> served =
        details.result().ebitsByCommunication().stream()
            .filter(point -> point.ebits().isPresent())
            .toList();
    assertThat(data(page, "limit-of-curve"))
        .containsExactlyElementsOf(
            served.stream().map(point -> "" + point.communicationQubits()).toList());
    assertThat(data(page, "ebits-of-curve"))
        .containsExactlyElementsOf(
            served.stream().map(point -> "" + point.ebits().getAsInt()).toList());
    assertThat(page)
        .contains("How many communication qubits", "no answer", "class=\"one\"", "this network");
    var svg = Pattern.compile("<svg[^>]*aria-label=\"Bell pairs over.*?</svg>", Pattern.DOTALL);
    assertThat(svg.matcher(page).results().map(found -> parses(found.group())))
        .containsExactly(true);
    assertThat(CompilePage.print(details(random(12, 200), line(3, 5, 2, "line"), 1)))
        .doesNotContain("How many communication qubits");
  }

  @Test
  void drawsNoCurveWhereNoPairIsNeeded() throws IOException {
    assertThat(CompilePage.print(curve(random(4, 20), "one")))
        .contains("How many communication qubits", "No Bell pair is needed")
        .doesNotContain("data-limit-of-curve");
  }

  @Test
  void escapesNames() throws IOException {
    Path program = folder.resolve("<script>alert(1)<.qasm");
    Files.writeString(
        program,
        "OPENQASM 3.0;\ninclude \"stdgates.inc\";\nqubit[4] q;\ncz q[0], q[1];\ncz q[1], q[2];"
            + "\ncz q[2], q[3];\n");
    String network = line(2, 2, 1, NAMES.replace("'", "''"));
    String page = CompilePage.print(details(program, network, 1));
    assertThat(page)
        .doesNotContain("<script>", "<b onclick")
        .contains("&lt;script&gt;", "&lt;b onclick=&quot;x&quot;&gt;&amp;");
  }

  @Test
  void needsNothingFromOutside() {
    assertThat(CompilePage.print(example("adder-10.qasm")))
        .doesNotContain("http://", "https://", "src=", "@import", "url(http", "<script");
  }

  @Test
  void drawsEveryGateOfASmallProgramAndAnOverviewOfALargeOne() throws IOException {
    CompileDetails small = details(random(8, 50), line(3, 3, 2, "line"), 1);
    String page = CompilePage.print(small);
    long drawn = Pattern.compile("<title>gate \\d+: ").matcher(page).results().count();
    assertThat(drawn).isEqualTo(50);
    String large = CompilePage.print(details(random(20, 600), line(6, 5, 2, "line"), 1));
    assertThat(large).contains("Overview over 600 two-qubit gates", "heights say what share");
    for (String its : List.of(page, large)) {
      var drawings = Pattern.compile("<svg.*?</svg>", Pattern.DOTALL).matcher(its).results();
      assertThat(drawings.map(found -> parses(found.group())))
          .hasSizeGreaterThan(4)
          .doesNotContain(false);
    }
  }

  /** What grows without limit is drawn in slices, so ten times the gates cost no more room. */
  @Test
  void staysSmall() throws IOException {
    String network = line(8, 5, 3, "line");
    int some = CompilePage.print(details(random(36, 500), network, 1)).length();
    int many = CompilePage.print(details(random(36, 4_000), network, 1)).length();
    assertThat(many).isLessThan(1_000_000).isLessThan(2 * some);
  }

  @Test
  void sameBytesForTheSameInput() throws IOException {
    Path program = random(12, 120);
    String network = line(3, 5, 2, "line");
    assertThat(CompilePage.print(details(program, network, 2)))
        .isEqualTo(CompilePage.print(details(program, network, 1)));
  }

  private static boolean parses(String svg) {
    try {
      DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(new InputSource(new StringReader(svg)));
      return true;
    } catch (SAXException | ParserConfigurationException | IOException e) {
      return false;
    }
  }
}
