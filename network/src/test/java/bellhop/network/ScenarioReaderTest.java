package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.units.InputException;
import bellhop.units.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenario files: what they mean, and what is refused where. */
class ScenarioReaderTest {
  private static final Network STAR =
      NetworkReader.read(Path.of("../examples/networks/four-qpu-star.yaml"));

  private static final String HEAD =
      """
      format: bellhop-scenario/1
      network: star.yaml
      duration: 2 s
      """;

  private static Scenario read(String rest) {
    return ScenarioReader.read(HEAD + rest, "s.yaml", STAR);
  }

  private static Traffic line(String items) {
    return read("traffic: [{" + items + "}]").traffic().getFirst();
  }

  @Test
  void aLineWithoutEndsIsAboutAllPairs() {
    Traffic line = line("kind: poisson, rate: 2 kHz, minimum-fidelity: 0.9, deadline: 50 ms");
    assertThat(line.ends()).isEqualTo(new Traffic.AllToAll());
    assertThat(line.arrivals()).isEqualTo(new Traffic.Poisson(2000));
    assertThat(line.deadline()).hasValue(Span.seconds(0.05));
    assertThat(line.pairs()).isEqualTo(1);
  }

  @Test
  void endsComeFromTheKindThePatternOrTheirNames() {
    assertThat(line("kind: hot-spot, target: east, rate: 1 Hz").ends())
        .isEqualTo(new Traffic.HotSpot(1));
    assertThat(line("kind: stream, target: east").ends()).isEqualTo(new Traffic.HotSpot(1));
    assertThat(line("kind: once, pattern: permutation").ends())
        .isEqualTo(new Traffic.Permutation());
    assertThat(line("kind: steady, between: [west, north], rate: 1 Hz"))
        .extracting(Traffic::ends, Traffic::arrivals)
        .containsExactly(new Traffic.Between(3, 0), new Traffic.Steady(1));
    assertThat(line("kind: all-to-all, rate: 1 Hz").ends()).isEqualTo(new Traffic.AllToAll());
  }

  @Test
  void defaultsAreFirstComeWithDistillationAndTheCutoffOfThePlanner() {
    Scenario scenario = read("traffic: [{kind: stream}]");
    assertThat(scenario.policy()).isEqualTo(Scenario.Policy.FIRST_COME);
    assertThat(scenario.distil()).isTrue();
    assertThat(scenario.cutoff()).isEmpty();
    assertThat(scenario.requests()).isEqualTo(6); // one for each pair of four
    assertThat(read("cutoff: 0 s\ndistil: no\ntraffic: [{kind: stream}]"))
        .extracting(s -> s.cutoff().orElseThrow(), Scenario::distil)
        .containsExactly(Span.ZERO, false);
  }

  @Test
  void countsRequestsFromTheStartOfALine() {
    Scenario scenario = read("traffic: [{kind: poisson, rate: 10 Hz, start: 500 ms}]");
    assertThat(scenario.requests()).isEqualTo(15);
    assertThat(scenario.lasting(Span.seconds(10)).requests()).isEqualTo(95);
    assertThat(scenario.lasting(Span.seconds(0.1)).requests()).isZero();
  }

  @Test
  void readsFaults() {
    Scenario scenario =
        read(
            """
            traffic: [{kind: stream}]
            faults:
              - {kind: node-down, node: west, at: 1 s, for: 10 ms}
              - {kind: link-cut, link: north-east, for: 10 ms}
              - {kind: analyser-down, node: hub, for: 10 ms}
              - {kind: link-drift, link: east-west, for: 10 ms, factor: 0.5}
              - {kind: clock-step, node: north, for: 10 ms, offset: -2 us}
              - {kind: bad-messages, for: 10 ms, loss: 1 %}
              - {kind: slow-messages, for: 10 ms, factor: 3}
              - {kind: fibre-cut, between: [hub, east/0], at: 1 s, for: 2 ms, times: 2, every: 5 ms}
            """);
    assertThat(scenario.troubles()).hasSize(9);
    assertThat(scenario.troubles().subList(7, 9))
        .extracting(Scenario.TimedTrouble::at)
        .containsExactly(Span.seconds(1), Span.seconds(1.005));
    assertThat(scenario.troubles().getLast().trouble())
        .isEqualTo(new Scenario.Trouble.FibreCut(List.of(1)));
    assertThat(scenario.troubles().getFirst())
        .isEqualTo(
            new Scenario.TimedTrouble(
                new Scenario.Trouble.NodeDown(3), Span.seconds(1), Span.seconds(0.01)));
    assertThat(scenario.troubles().get(4).trouble())
        .isEqualTo(new Scenario.Trouble.ClockStep(0, Span.micros(-2)));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: poisson                                      | 4:11 | \"rate\" is missing",
        "kind: poisson, rate: 0 Hz                          | 4:33 | out of range; it is above 0",
        "kind: poisson, rate: -1 Hz                         | 4:33 | the sign is wrong",
        "kind: poisson, rate: 5                             | 4:33 | has no unit",
        "kind: poisson, rate: 6 MHz                         | 4:33 | about 1.20e+07 requests; at most 10,000,000",
        "kind: poison, rate: 1 Hz                           | 4:18 | \"poisson\" was meant",
        "kind: poisson, rate: 1 Hz, deadline: 0 s           | 4:49 | out of range; it is above 0",
        "kind: poisson, rate: 1 Hz, minimum-fidelity: 90    | 4:57 | \"90 %\" was meant",
        "kind: poisson, rate: 1 Hz, pairs: 0                | 4:46 | out of range",
        "kind: poisson, rate: 1 Hz, pair: 2                 | 4:39 | \"pairs\" was meant",
        "kind: stream, between: [north, nord]               | 4:43 | \"north\" was meant",
        "kind: stream, between: [north, north]              | 4:43 | a QPU and itself",
        "kind: stream, between: [north]                     | 4:35 | has 1 items",
        "kind: stream, rate: 1 Hz                           | 4:26 | no meaning for a traffic of kind stream",
        "kind: stream, pairs: 2                             | 4:26 | no meaning for a traffic of kind stream",
        "kind: stream, pattern: hot-spot                    | 4:11 | \"target\" is missing",
        "kind: stream, pattern: permutation, target: east   | 4:48 | no meaning for the pattern permutation",
        "kind: stream, start: 2 s                           | 4:33 | begins after the end",
        "kind: program, program: p.qasm, rate: 1 Hz         | 4:36 | no such file",
      })
  void refusesLinesAtTheirPlace(String items, String place, String words) {
    refused("traffic: [{" + items + "}]", place, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "kind: node-down, node: hub, for: 1 s         | 5:34 | unknown QPU \"hub\"",
        "kind: analyser-down, node: hup, for: 1 s     | 5:38 | \"hub\" was meant",
        "kind: link-cut, link: a-b, for: 1 s          | 5:33 | unknown link",
        "kind: link-cut, link: north-east             | 5:10 | \"for\" is missing",
        "kind: link-cut, link: north-east, for: 0 s   | 5:50 | above 0",
        "kind: link-drift, link: north-east, for: 1 s, factor: 2  | 5:65 | above 1",
        "kind: slow-messages, for: 1 s, factor: 1.5   | 5:50 | not a whole number",
        "kind: switch-down, node: hub, for: 1 s       | 5:36 | no such switch",
        "kind: fibre-cut, between: [hub, hub], for: 1 s         | 5:37 | no fibre between hub and hub",
        "kind: fibre-cut, between: [east/0, west/0], for: 1 s   | 5:37 | no fibre between east/0 and west/0",
        "kind: fibre-cut, between: [east/0, hup], for: 1 s      | 5:46 | \"hub\" was meant",
        "kind: node-down, node: east, for: 1 s, times: 2        | 5:57 | every says the time",
        "kind: node-down, node: east, for: 2 s, times: 2, every: 1 s | 5:67 | begins again before it is over",
        "kind: node-down, node: east, for: 1 ps, times: 10000, every: 500 h | 5:58 | for longer than is simulated",
        "kind: node-down, node: east, for: 1 s, every: 2 s      | 5:57 | times says how often",
        "kind: node-down, node: east, for: 1 s, at: 2 s         | 5:54 | begins after the end",
        "kind: bad-messages, for: 1 s, loss: 2        | 5:47 | out of range",
        "kind: bad-messages, for: 1 s, factor: 2      | 5:41 | no meaning for a fault of kind bad-messages",
        "kind: bad-messages, for: 1 s}, {kind: bad-messages, at: 500 ms, for: 1 s | 5:67 | overlaps",
      })
  void refusesFaultsAtTheirPlace(String items, String place, String words) {
    refused("traffic: [{kind: stream}]\nfaults: [{" + items + "}]", place, words);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "policy: look-around   | 4:9 | it is one of one-at-a-time, first-come",
        "cutoff: -1 s          | 4:9 | the sign is wrong",
        "slot: 1 ps            | 4:7 | more than 1,000,000 of them",
        "period: 1 ps          | 4:9 | more than 1,000,000 of them",
        "distil: perhaps       | 4:9 | it is yes or no",
        "duratoin: 3 s         | 4:1 | \"duration\" was meant",
        "duration: 3 s         | 4:1 | stands here twice",
      })
  void refusesWhatTheFileSaysOfItself(String key, String place, String words) {
    refused(key + "\ntraffic: [{kind: stream}]", place, words);
  }

  @Test
  void refusesFilesThatAskForNothing() {
    refused("", "1:1", "\"traffic\" is missing");
    refused("traffic: []", "4:10", "at least one is needed");
    assertThatThrownBy(() ->
            ScenarioReader.read(
                HEAD.replace("2 s", "0 s") + "traffic: [{kind: stream}]", "s.yaml", STAR))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("s.yaml:3:11: duration 0 s is out of range");
    Network one = Network.one(4);
    assertThatThrownBy(() -> ScenarioReader.read(HEAD + "traffic: [{kind: stream}]", "s.yaml", one))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("s.yaml:4:18: nobody asks");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pairs: 99999999999        | 4:31 | at most 1000000: that a request wants",
        "pairs: 0                  | 4:31 | at least 1: that a request wants.",
        "minimum-fidelity: 1.2     | 4:42 | a value up to 1 was meant",
        "deadline: 2 m             | 4:34 | \"min\" or \"ms\" was meant",
        "between: []               | 4:33 | a list of 2 items",
      })
  void saysWhatIsWrongWithANumber(String key, String place, String words) {
    refused("traffic: [{kind: once, " + key.strip() + "}]", place, words);
  }

  /** The parser notices at the end of the file, the reader wants to know where it begins. */
  @Test
  void showsWhereWhatNeverEndsBegins() {
    refused("name: \"unclosed\ntraffic: [{kind: stream}]\n", "4:7", "never ends");
    refused("traffic: [{kind: stream}\n", "4:10", "closing mark is missing");
  }

  @Test
  void refusesControlCharactersWhereTheyStand() {
    refused("name: a\u0007\ntraffic: [{kind: stream}]\n", "4:8", "a control character, number 7");
    refused("name: \"a\\e[31m\"\ntraffic: [{kind: stream}]\n", "4:7", "a control character");
    refused("name: !!python/name:x a\n", "4:7", "a scenario file has plain values");
  }

  @Test
  void lastsUpToFiveHundredHours() {
    String rest = "traffic: [{kind: stream, start: 400 h}]";
    Scenario longest = ScenarioReader.read(HEAD.replace("2 s", "500 h") + rest, "s.yaml", STAR);
    assertThat(longest.duration().seconds()).isEqualTo(Scenario.LONGEST);
    assertThatThrownBy(
            () -> ScenarioReader.read(HEAD.replace("2 s", "501 h") + rest, "s.yaml", STAR))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("s.yaml:3:11: duration 501 h is out of range")
        .hasMessageContaining("at most 500 h");
  }

  private static void refused(String rest, String place, String words) {
    assertThatThrownBy(() -> read(rest))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("s.yaml:" + place + ":")
        .hasMessageContaining(words);
  }

  @Test
  void generatesItsNetwork(@TempDir Path folder) throws IOException {
    String text =
        """
        format: bellhop-scenario/1
        network: {generate: domains, count: 3, nodes: 6}
        duration: 1 s
        traffic: [{kind: once, between: [q0, q17]}]
        """;
    Path file = folder.resolve("scenario.yaml");
    Network network = generated(file, text).network();
    assertThat(network.qpus()).hasSize(18);
    assertThat(network.dataQubits()).isEqualTo(180);
    String ring = "{generate: ring, qpus: 18, qubits: 2, communication-qubits: 7}";
    String counted = "{generate: domains, count: 3, nodes: 6}";
    Network small = generated(file, text.replace(counted, ring)).network();
    assertThat(small.links()).hasSize(18);
    assertThat(small.qnu(0).communicationQubits()).isEqualTo(7);
    for (String wrong :
        new String[] {
          "{generate: rings, qpus: 18}",
          "{generate: ring}",
          "{generate: ring, qpus: 18, count: 3, nodes: 6}",
          "{generate: ring, count: 3, nodes: 6}",
          "{generate: domains, count: 3}",
          "{generate: domains, count: 3, nodes: 6, domains: 3}",
          "{generate: domains, count: 20000, nodes: 20000}",
          "{generate: ring, qpus: 1}",
          "{generate: ring, qpus: 18, communication-qubits: many}",
          "{generate: ring, qpus: 18, communication-qubits: 0}",
          "{generate: ring, qpus: 18, radix: 4}",
          "{qpus: 18}",
          "{}"
        }) {
      assertThatThrownBy(() -> generated(file, text.replace(counted, wrong)))
          .as(wrong)
          .isInstanceOf(InputException.class)
          .hasMessageContaining("scenario.yaml:2:");
    }
  }

  private static Scenario generated(Path file, String text) throws IOException {
    Files.writeString(file, text);
    return ScenarioReader.read(file);
  }
}
