package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.generate.Family;
import bellhop.circuit.generate.Recipe;
import bellhop.circuit.qasm.QasmWriter;
import bellhop.compiler.CompileOptions;
import bellhop.compiler.Effort;
import bellhop.compiler.Objective;
import bellhop.distributed.LocalProgram;
import bellhop.distributed.QnuRange;
import bellhop.distributed.Validity;
import bellhop.experiment.json.RecordWriter;
import bellhop.network.Network;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommunicationCurveTest {
  private static final Path QFT = Path.of("../examples/programs/qft-12.qasm");
  private static final Path GHZ = Path.of("../examples/programs/ghz-16.qasm");

  @TempDir Path folder;

  private static CompileInputs inputs(Path program, String network, Objective what, int threads) {
    return new CompileInputs(
        program,
        network,
        Optional.empty(),
        Optional.empty(),
        Effort.FAST,
        what,
        Verification.OFF,
        1,
        threads);
  }

  private static CompileResult curve(Path program, String network) {
    return Compile.withCurve(inputs(program, network, Objective.EBITS, 2), Watch.NONE).result();
  }

  private static CompileResult answer(Path program, String network) {
    return Compile.of(inputs(program, network, Objective.EBITS, 1));
  }

  /**
   * QPUs in a line or all joined where they can be, each with one QNU of so many communication
   * qubits.
   */
  private String network(boolean isLine, int qubits, int... communicationQubits)
      throws IOException {
    int qpus = communicationQubits.length;
    StringBuilder text = new StringBuilder("format: bellhop-network/1\nname: small\nqpus:\n");
    for (int q = 0; q < qpus; q++) {
      text.append("  - {name: m%d, preset: transmon-2029, qubits: %d}%n".formatted(q, qubits));
    }
    text.append("qnus:\n");
    for (int q = 0; q < qpus; q++) {
      text.append(
          "  - {name: m%d/0, qpu: m%d, communication-qubits: %d}%n"
              .formatted(q, q, communicationQubits[q]));
    }
    text.append(Arrays.stream(communicationQubits).anyMatch(c -> c > 0) ? "links:\n" : "");
    for (int a = 0; a < qpus; a++) {
      for (int b = a + 1; b < (isLine ? Math.min(qpus, a + 2) : qpus); b++) {
        if (communicationQubits[a] > 0 && communicationQubits[b] > 0) {
          text.append("  - {between: [m%d/0, m%d/0], preset: microwave-2029}%n".formatted(a, b));
        }
      }
    }
    String numbers =
        Arrays.stream(communicationQubits)
            .mapToObj(String::valueOf)
            .collect(Collectors.joining("-"));
    Path file = folder.resolve((isLine ? "line-" : "all-") + qubits + "-" + numbers + ".yaml");
    Files.writeString(file, text.toString());
    return file.toString();
  }

  private Path volume(int qubits) throws IOException {
    Path file = folder.resolve("volume-" + qubits + ".qasm");
    Files.writeString(file, QasmWriter.write(Family.QUANTUM_VOLUME.program(Recipe.of(qubits))));
    return file;
  }

  private static CompileResult.ByCommunication own(CompileResult result) {
    List<CompileResult.ByCommunication> own =
        result.ebitsByCommunication().stream().filter(CompileResult.ByCommunication::own).toList();
    assertThat(own).hasSize(1);
    return own.getFirst();
  }

  private static List<Integer> limits(CompileResult result) {
    return result.ebitsByCommunication().stream()
        .map(CompileResult.ByCommunication::communicationQubits)
        .toList();
  }

  private static List<Integer> ebits(CompileResult result) {
    return result.ebitsByCommunication().stream()
        .filter(its -> its.ebits().isPresent())
        .map(its -> its.ebits().getAsInt())
        .toList();
  }

  private static void requireOwnIsTheAnswer(CompileResult result) {
    CompileResult.ByCommunication own = own(result);
    assertThat(own.ebits()).hasValue(result.ebits());
    assertThat(own.ebitsLowerBound()).hasValue(result.ebitsLowerBound());
    assertThat(own.makespanS()).hasValue(result.makespanS());
    assertThat(own.peak())
        .hasValue(result.qnus().stream().mapToInt(its -> its.communicationPeak()).max().orElse(0));
  }

  private static void requireMonotone(CompileResult result) {
    assertThat(limits(result)).isSorted().doesNotHaveDuplicates();
    assertThat(ebits(result).reversed()).isNotEmpty().isSorted();
    for (CompileResult.ByCommunication its : result.ebitsByCommunication()) {
      its.peak().ifPresent(peak -> assertThat(peak).isBetween(0, its.communicationQubits()));
    }
  }

  @Test
  void fallsFromNoneToAsGoodAsNoLimit() throws IOException {
    for (Path program : List.of(QFT, volume(12))) {
      for (boolean isLine : new boolean[] {true, false}) {
        CompileResult result = curve(program, network(isLine, 5, 2, 2, 2));
        requireMonotone(result);
        requireOwnIsTheAnswer(result);
        assertThat(result.ebits()).isEqualTo(answer(program, network(isLine, 5, 2, 2, 2)).ebits());
        int plenty = answer(program, network(isLine, 5, 100, 100, 100)).ebits();
        assertThat(ebits(result).getLast()).isEqualTo(plenty);
        assertThat(limits(result).getLast()).isLessThanOrEqualTo(32);
      }
    }
  }

  /** Each point is what the command answers on that network. */
  @Test
  void pointsAreCompilations() throws IOException {
    Path program = volume(12);
    CompileResult result = curve(program, network(false, 4, 3, 3, 3, 3));
    int least = Integer.MAX_VALUE;
    for (CompileResult.ByCommunication its : result.ebitsByCommunication()) {
      int c = its.communicationQubits();
      least = Math.min(least, answer(program, network(false, 4, c, c, c, c)).ebits());
      assertThat(its.ebits()).as(c + " communication qubits").hasValue(least);
    }
    assertThat(limits(result)).startsWith(1, 2, 3);
  }

  @Test
  void saysFromWhereOnMoreSaveNothing() throws IOException {
    CompileResult result = curve(volume(12), network(false, 4, 1, 1, 1, 1));
    int enough = result.enoughCommunicationQubits().orElseThrow();
    int last = ebits(result).getLast();
    for (CompileResult.ByCommunication its : result.ebitsByCommunication()) {
      assertThat(its.ebits().orElseThrow() == last).isEqualTo(its.communicationQubits() >= enough);
    }
    assertThat(CurveHeadline.of(result)).contains("more save no Bell pair");
  }

  /** Downward those that have less keep what they have; upward all that have any have as many. */
  @Test
  void unequalNetworksHaveTheirPlace() throws IOException {
    CompileResult result = curve(GHZ, network(false, 8, 5, 2, 0));
    requireMonotone(result);
    requireOwnIsTheAnswer(result);
    assertThat(limits(result)).startsWith(1, 2, 3, 4, 5);
    assertThat(own(result).communicationQubits()).isEqualTo(5);
    assertThat(ebits(result)).containsOnly(1);
  }

  @Test
  void saysWhereARelayNeedsTwo() throws IOException {
    CompileResult result = curve(volume(12), network(true, 4, 2, 2, 2));
    CompileResult.ByCommunication one = result.ebitsByCommunication().getFirst();
    assertThat(one.communicationQubits()).isEqualTo(1);
    assertThat(one.ebits()).isEmpty();
    assertThat(one.whyNot().orElseThrow())
        .endsWith("the relay \"m1\" needs two communication qubits");
    assertThat(new CurveHeadline(result).unserved())
        .singleElement()
        .satisfies(words -> assertThat(words).startsWith("With 1 no answer was found: a gate"));
    requireOwnIsTheAnswer(result);
  }

  @Test
  void needsNoPairsWhereOneQpuHasAll() throws IOException {
    for (String network : List.of(Sources.ONE, network(true, 20, 2, 2), network(true, 20, 0, 0))) {
      CompileResult result = curve(QFT, network);
      assertThat(ebits(result)).containsExactly(0);
      assertThat(result.enoughCommunicationQubits()).hasValue(0);
      assertThat(CurveHeadline.of(result)).startsWith("No Bell pair is needed");
      requireOwnIsTheAnswer(result);
    }
  }

  @Test
  void sameForAnyNumberOfThreads() throws IOException {
    String network = network(false, 3, 2, 2, 2, 2);
    Path program = volume(8);
    for (Objective what : Objective.values()) {
      String one =
          RecordWriter.print(
              Compile.withCurve(inputs(program, network, what, 1), Watch.NONE).result());
      String three =
          RecordWriter.print(
              Compile.withCurve(inputs(program, network, what, 3), Watch.NONE).result());
      assertThat(three).isEqualTo(one);
    }
  }

  /** As if the search for the network itself had been cut: fast does not move qubits. */
  @Test
  void fewerThatFoundFewerPairsAreTheAnswer() throws IOException {
    String network = network(true, 5, 3, 3, 3, 3);
    CompileInputs inputs = inputs(volume(16), network, Objective.EBITS, 1);
    Sources sources = Sources.read(inputs);
    CompileOptions fast = inputs.options(sources.placement());
    CompileOptions balanced = fast.withEffort(Effort.BALANCED);
    Built answer = Built.of(sources, fast, Watch.NONE);
    CommunicationCurve.Drawn curve =
        CommunicationCurve.of(sources, answer, balanced, 1, Watch.NONE);
    Built better = curve.better().orElseThrow();
    assertThat(better.report().ebits()).isLessThan(answer.report().ebits());
    assertThat(curve.points())
        .filteredOn(CompileResult.ByCommunication::own)
        .singleElement()
        .satisfies(own -> assertThat(own.ebits()).hasValue(better.report().ebits()));
    assertThat(better.prove(Verification.AUTO, Watch.NONE).method()).isPresent();
  }

  /** Where communication qubits sit beside data qubits, their numbers are those of the network. */
  @Test
  void anAnswerWithFewerIsWrittenForTheNetworkAsItIs() {
    Path network = Path.of("../examples/networks/nearest-neighbours.yaml");
    CompileInputs inputs = inputs(QFT, network.toString(), Objective.EBITS, 1);
    Sources sources = Sources.read(inputs);
    Network narrow =
        sources
            .network()
            .withQnus(
                sources.network().qnus().stream()
                    .map(qnu -> qnu.withCommunicationQubits(1))
                    .toList());
    Built built = Built.within(narrow, sources, inputs.options(sources.placement()), Watch.NONE);
    assertThat(Validity.check(built.distributed(), sources.network())).isEmpty();
    assertThat(built.prove(Verification.AUTO, Watch.NONE).method()).isPresent();
    for (LocalProgram local : built.distributed().programs()) {
      for (QnuRange range : local.communication()) {
        assertThat(range.count())
            .isEqualTo(sources.network().qnu(range.qnu()).communicationQubits())
            .isGreaterThan(1);
      }
    }
  }

  /** With other objectives each point is as it came, and ebits may rise. */
  @Test
  void otherObjectivesHaveTheirOwnCurve() throws IOException {
    String network = network(false, 4, 2, 2, 2, 2);
    CompileResult result =
        Compile.withCurve(inputs(volume(12), network, Objective.MAKESPAN, 1), Watch.NONE).result();
    requireOwnIsTheAnswer(result);
    double last = result.ebitsByCommunication().getLast().makespanS().orElseThrow();
    int enough = result.enoughCommunicationQubits().orElseThrow();
    for (CompileResult.ByCommunication its : result.ebitsByCommunication()) {
      if (its.communicationQubits() >= enough) {
        assertThat(its.makespanS().orElseThrow()).isLessThanOrEqualTo(1.01 * last);
      }
    }
    assertThat(CurveHeadline.of(result)).contains("more save no time");
  }

  /** A watch whose time is up once so many points are done. */
  private static Watch ending(int points) {
    return new Watch() {
      private final AtomicLong done = new AtomicLong();

      @Override
      public double wallSeconds() {
        return 0;
      }

      @Override
      public boolean isTimeUp() {
        return done.get() >= points;
      }

      @Override
      public void stage(String name, long total) {}

      @Override
      public void done(long count) {
        done.accumulateAndGet(count, Math::max);
      }
    };
  }

  @Test
  void saysWhatTimeDidNotSufficeFor() throws IOException {
    CompileInputs inputs = inputs(volume(12), network(false, 4, 4, 4, 4, 4), Objective.EBITS, 1);
    CompileResult result = Compile.withCurve(inputs, ending(2)).result();
    List<Integer> leftOut =
        result.ebitsByCommunication().stream()
            .filter(CompileResult.ByCommunication::isLeftOut)
            .map(CompileResult.ByCommunication::communicationQubits)
            .toList();
    assertThat(leftOut).containsExactly(3, 6, 8, 12, 16, 24);
    assertThat(ebits(result)).hasSize(3);
    assertThat(result.enoughCommunicationQubits()).isEmpty();
    assertThat(result.deadlineHit()).isTrue();
    assertThat(CurveHeadline.of(result)).contains("not known", "before 6 compilations");
    assertThat(new CurveHeadline(result).findLeftOut().orElseThrow())
        .endsWith("3, 6, 8, 12, 16, 24.");
    requireOwnIsTheAnswer(result);
  }

  @Test
  void isNotThereUnlessAskedFor() throws IOException {
    CompileResult result = answer(QFT, network(true, 5, 2, 2, 2));
    assertThat(result.ebitsByCommunication()).isEmpty();
    assertThat(result.enoughCommunicationQubits()).isEmpty();
  }
}
