package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.pair.BellState;
import bellhop.units.InputException;
import bellhop.units.Span;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NetworkReaderTest {
  private static final String HEAD =
      """
      format: bellhop-network/1
      qpus:
        - {name: east, preset: transmon-2026, qubits: 8}
        - {name: west, preset: transmon-2026, qubits: 8}
      """;
  private static final String QNUS =
      """
      qnus:
        - {name: east/0, qpu: east, communication-qubits: 2}
        - {name: west/0, qpu: west, communication-qubits: 2}
      """;
  private static final String LINK =
      "links:\n  - {between: [east/0, west/0], kind: microwave, preset: microwave-2029}\n";
  private static final String OPTICAL =
      HEAD
          + """
          qnus:
            - {name: east/0, qpu: east, communication-qubits: 2, transducer: transducer-2029}
            - {name: west/0, qpu: west, communication-qubits: 2, transducer: transducer-2029}
          nodes:
            - {name: hub, kind: analyser}
          fibres:
            - {between: [east/0, hub], length: 10 m}
            - {between: [hub, west/0], length: 30 m}
          """;

  @Test
  void overridesAPresetFieldByField() {
    String file =
        """
        format: bellhop-network/1
        qpus:
          - {name: east, preset: transmon-2026, qubits: 8}
          - name: west
            preset: transmon-2026
            qubits: 9
            coherence: {t1: 500 us}
            gates: {two-qubit-error: 0.1 %}
        """;
    Network network = read(file);
    assertThat(network.qpu(0).device()).isEqualTo(Presets.device("transmon-2026"));
    Device west = network.qpu(1).device();
    assertThat(west.memory().t1()).isEqualTo(500e-6);
    assertThat(west.memory().t2()).isEqualTo(541e-6);
    assertThat(west.twoQubitError()).isEqualTo(1e-3);
    assertThat(west.oneQubitError()).isEqualTo(2e-4);
  }

  @Test
  void countsAnOverrideAsGivenByTheUser() {
    String given = LINK.replace("microwave-2029}", "microwave-2029, efficiency: 0.9}");
    assertThat(read(HEAD + QNUS + LINK).assumptions())
        .anyMatch(a -> a.where().equals("link/microwave-2029/efficiency"));
    assertThat(read(HEAD + QNUS + given).assumptions())
        .noneMatch(a -> a.where().equals("link/microwave-2029/efficiency"))
        .anyMatch(a -> a.where().equals("link/microwave-2029/attempt-period"))
        .anyMatch(a -> a.where().equals("link/default/pulse"));
  }

  @Test
  void timesAnOpticalAttempt() {
    Network network = read(OPTICAL + "links: [{between: [east/0, west/0], kind: single-click}]\n");
    LinkModel model = network.links().getFirst().model();
    // 30 m of fibre are 146.902 ns: prepare 100 + pulse 200 + there and back + logic 200 + reset
    // 500 make 1293.804 ns, more than the transducer's 1 us of recovery.
    assertThat(model.attemptPeriod().picos()).isEqualTo(1_293_804L);
    assertThat(model.emission().picos()).isEqualTo(100_000L);
    assertThat(model.knownA().picos()).isEqualTo(200_000L + 146_902 + 200_000 + 48_967);
    assertThat(model.knownB().picos()).isEqualTo(200_000L + 146_902 + 200_000 + 146_902);
    Link link = network.links().getFirst();
    assertThat(link.latency().picos()).isEqualTo(146_902L + 48_967);
    // Which detector clicked is news to both: one message more.
    assertThat(model.drawsSign()).isTrue();
    assertThat(link.usableDelay()).isEqualTo(model.knownB().plus(link.latency()));
  }

  @Test
  void refusesACutoffThatNoPairCanMeet() {
    String link =
        "links: [{between: [east/0, west/0], kind: measured, attempt-period: 1 us, rate: 1 kHz,"
            + " fidelity: 0.9, herald: 3 us, latency: 2 us, cutoff: 4.9 us}]\n";
    refuses(HEAD + QNUS + link, "4.9 us", "no pair is used before a cutoff of", "\"5 us\"");
    Link least = read(HEAD + QNUS + link.replace("4.9", "5")).links().getFirst();
    assertThat(least.canBeUsed()).isTrue();
    assertThat(least.usableDelay()).isEqualTo(Span.micros(3));
  }

  @Test
  void letsHeatSetTheBeat() {
    String hot =
        OPTICAL.replaceFirst(
            "transducer-2029", "{preset: transducer-2029, absorbed-energy: 100 pJ}");
    LinkModel model =
        read(hot + "links: [{between: [east/0, west/0], kind: single-click}]\n")
            .links()
            .getFirst()
            .model();
    assertThat(model.attemptPeriod().picos()).isEqualTo(10_000_000L);
  }

  @Test
  void convertsPhotonsForADoubleClick() {
    String file =
        OPTICAL.replace("transducer-2029", "sahu-2022")
            + "links: [{between: [east/0, west/0], kind: double-click}]\n";
    LinkModel model = read(file).links().getFirst().model();
    assertThat(model.successProbability()).isBetween(1e-4, 1e-2);
    assertThat(model.fidelity()).isBetween(0.25, 0.75);
  }

  @Test
  void takesMeasuredStatesAsGiven() {
    String measured =
        HEAD
            + QNUS
            + """
            links:
              - between: [east/0, west/0]
                kind: measured
                attempt-period: 10 us
                success-probability: 0.5
                bell-state: psi-
                populations: [0.1, 0.4, 0.4, 0.1]
                coherence-01-10: [-0.35, 0.01]
            """;
    LinkModel model = read(measured).links().getFirst().model();
    assertThat(model.heralded()).isEqualTo(BellState.PSI_MINUS);
    assertThat(model.fidelity()).isEqualTo(0.75);
    String weights =
        measured.replaceAll("(?s)    populations.*", "    bell-weights: [0, 0, 0.1, 0.9]\n");
    assertThat(read(weights).links().getFirst().model().fidelity()).isEqualTo(0.9);
  }

  @Test
  void sharesPartsByAlias() {
    String file =
        """
        format: bellhop-network/1
        qpus:
          - {name: a, qubits: 1, coherence: &good {t1: 2 ms, t2: 2 ms}}
          - {name: b, qubits: 1, coherence: *good}
        """;
    assertThat(read(file).qpu(1).device().memory().t1()).isEqualTo(2e-3);
  }

  @Test
  void namesParallelLinksApart() {
    String two = LINK + LINK.substring("links:\n".length());
    assertThat(read(HEAD + QNUS + two).links())
        .extracting(Link::name)
        .containsExactly("east-west", "east-west-2");
  }

  @Test
  void findsNoPathWhereThereIsNone() {
    assertThat(read(HEAD).findPath(0, 1)).isEqualTo(Optional.empty());
    assertThat(read(HEAD).findPath(1, 1).orElseThrow().links()).isEmpty();
    assertThatThrownBy(() -> read(HEAD).latency(0, 1)).hasMessageContaining("apart");
  }

  @Test
  void standsInForOneMachine() {
    Network one = Network.one(5);
    assertThat(one.qpus()).extracting(Qpu::name).containsExactly("one");
    assertThat(one.qpu(0).device()).isEqualTo(Presets.device("transmon-2029"));
    assertThatThrownBy(() -> Presets.device("transmon-2028"))
        .hasMessageContaining("\"transmon-2026\" was meant");
  }

  @Test
  void suggestsTheNearestName() {
    refuses(
        HEAD.replace("qubits: 8", "qubit: 8"), "qubit: 8", "unknown key \"qubit\"", "\"qubits\"");
    refuses(
        HEAD.replace("transmon-2026", "transmom-2026"),
        "transmom",
        "unknown preset",
        "transmon-2026");
    refuses(HEAD + QNUS + LINK.replace("[east/0", "[eats/0"), "eats/0", "no QNU named", "east/0");
    refuses(HEAD + QNUS.replace("qpu: east", "qpu: eats"), "eats, c", "no QPU named", "east");
    refuses(
        HEAD + QNUS + LINK.replace("kind: microwave", "kind: microwav"),
        "microwav,",
        "is no kind",
        "microwave");
    refuses(HEAD + "clocks: {preset: black-rabbit}", "black", "unknown preset", "white-rabbit");
    refuses(HEAD.replace("/1", "/2"), "bellhop-network/2", "is no format", "bellhop-network/1");
  }

  @Test
  void refusesUnitsThatDoNotFit() {
    String bad = HEAD.replaceFirst("qubits: 8", "qubits: 8, coherence: {t1: 425 uz, t2: 1 us}");
    refuses(bad, "425 uz", "unknown unit \"uz\"", "us");
    refuses(bad.replace("425 uz", "425"), "425, t2", "has no unit", "2 s");
    refuses(bad.replace("425 uz", "soon"), "soon", "is not a time", "2 s");
    refuses(bad.replace("425 uz", "-3 us"), "-3 us", "out of range", "sign");
    refuses(bad.replace("425 uz", "0 us"), "0 us, t2", "out of range", "unit");
  }

  @Test
  void refusesWhatPhysicsForbids() {
    refuses(
        HEAD.replaceFirst("qubits: 8", "qubits: 8, coherence: {t1: 100 us, t2: 300 us}"),
        "300 us",
        "more than twice t1",
        "exchanged");
    refuses(
        HEAD.replaceFirst("qubits: 8", "qubits: 8, coherence: {t2: 900 us}"),
        "900 us",
        "more than twice t1",
        "has to be given too");
    refuses(
        HEAD + QNUS + LINK.replace("2029}", "2029, efficiency: 98}"),
        "98}",
        "out of range",
        "98 %");
    refuses(
        HEAD + QNUS + LINK.replace("2029}", "2029, length: -3 m}"), "-3 m", "out of range", "sign");
    String measured = "links: [{between: [east/0, west/0], kind: measured, attempt-period: 1 us, ";
    refuses(
        HEAD + QNUS + measured + "rate: 5 Hz, bell-weights: [0.5, 0.3, 0.1, 0.2]}]",
        "[0.5, 0.3",
        "add up to 1.1",
        "the last one is 0.1");
    refuses(
        HEAD + QNUS + measured + "rate: 5 Hz, bell-weights: [0.5, 0.7, -0.1, -0.1]}]",
        "-0.1, -0.1",
        "-0.1 is no probability",
        "");
    refuses(
        HEAD
            + QNUS
            + measured
            + "rate: 5 Hz, populations: [0, 0.5, 0.5, 0], coherence-01-10: [0.6, 0]}]",
        "[0.6, 0]",
        "larger than any state allows",
        "");
    refuses(
        HEAD + QNUS + measured + "rate: 5 Hz}]",
        "measured,",
        "state of a pair is missing",
        "fidelity");
    refuses(
        HEAD + QNUS + measured + "fidelity: 0.9}]", "measured,", "neither rate nor", "rate: 10 Hz");
    refuses(
        HEAD + QNUS + measured + "rate: 5 MHz, fidelity: 0.9}]",
        "5 MHz",
        "more pairs than",
        "shorter");
    refuses(
        HEAD + QNUS + measured + "rate: 0 Hz, fidelity: 0.9}]", "0 Hz", "can never succeed", "0");
  }

  @Test
  void refusesLinksThatCannotBe() {
    refuses(
        HEAD + QNUS + LINK.replace("west/0", "east/0"),
        "east/0], kind",
        "from a QNU to itself",
        "another");
    refuses(
        HEAD + QNUS.replace("west/0, qpu: west", "west/0, qpu: east") + LINK,
        "west/0], kind",
        "both ends belong",
        "another");
    refuses(
        HEAD + QNUS.replaceFirst("qubits: 2", "qubits: 0") + LINK,
        "west/0], kind",
        "no communication qubits",
        "communication-qubits: 2");
    refuses(
        HEAD + QNUS + LINK.replace("2029}", "2029, attempt-period: 10 ns}"),
        "10 ns}",
        "too short",
        "or more");
    refuses(
        HEAD + QNUS + LINK.replace("2029}", "2029, window: 10 ns}"),
        "window:",
        "no meaning for a link of kind microwave",
        "kind");
    refuses(
        HEAD + QNUS + LINK.replace("2029}", "2029, lo: independent}"),
        "independent",
        "without lo-rms",
        "1 ps");
    refuses(
        HEAD + QNUS + LINK.replace("between: [east/0, west/0], ", ""),
        "{kind: micro",
        "missing",
        "between");
  }

  @Test
  void refusesOpticsThatIsNotThere() {
    String link = "links: [{between: [east/0, west/0], kind: single-click}]\n";
    refuses(HEAD + QNUS + link, "single-click", "no analyser has fibres", "fibres");
    refuses(
        OPTICAL.replace("  - {between: [hub, west/0], length: 30 m}\n", "")
            + link.replace("click}", "click, analyser: hub}"),
        "single-click",
        "no fibre joins",
        "under \"fibres\"");
    refuses(OPTICAL.replace("[hub, west/0]", "[hub, east/0]"), "[hub, east/0]", "second fibre", "");
    refuses(
        OPTICAL.replace("kind: analyser", "kind: repeater"),
        "repeater",
        "a repeater is no node",
        "{name: hub, qubits: 0}");
    refuses(
        OPTICAL.replace("kind: analyser", "kind: switch, ports: 2") + link,
        "single-click",
        "comes to hub and no further",
        "fibre");
    refuses(
        OPTICAL.replaceFirst(", transducer: transducer-2029", "") + link,
        "single-click",
        "has no transducer",
        "transducer-2029");
    refuses(
        OPTICAL + link.replace("single", "double"),
        "double-click",
        "double click with pumped",
        "single");
    refuses(
        OPTICAL.replace("kind: analyser", "kind: analyser, background-rate: 10 GHz") + link,
        "single-click",
        "chance of",
        "window");
    refuses(
        OPTICAL.replaceAll("transducer-2029", "{preset: transducer-2029, efficiency: 0}") + link,
        "single-click",
        "can never succeed",
        "an arm is dark");
    refuses(
        OPTICAL.replaceFirst("transducer-2029", "sahu-2022") + link,
        "single-click",
        "converts",
        "mode");
  }

  @Test
  void refusesALinkThatIsDark() {
    String dark =
        OPTICAL
            .replace("transducer-2029", "{preset: transducer-2029, efficiency: 0}")
            .replace(
                "kind: analyser", "kind: analyser, detector: {efficiency: 0.9, dark-rate: 0 Hz}");
    refuses(
        dark + "links: [{between: [east/0, west/0], kind: single-click}]",
        "single-click",
        "can never succeed",
        "dark");
  }

  @Test
  void refusesNamesTwice() {
    refuses(HEAD.replace("west", "east"), "4:12", "is taken", "east-2");
    refuses(HEAD + QNUS.replace("west/0", "east/0"), "east/0, qpu: west", "is taken", "east/0-2");
    refuses(
        HEAD.replace("qubits: 8", "qubits: 8, qubits: 9"),
        "qubits: 9",
        "stands here twice",
        "edit");
  }

  @Test
  void refusesBrokenFiles() {
    refuses("", "1:1", "empty", "");
    refuses("format: [", "1:10", "not YAML", "bracket");
    refuses("a: b: c", "1:5", "not YAML", "");
    refuses("- 1", "1:1", "keys and values are needed", "");
    refuses("format: bellhop-network/1\nqpus: []\n", "2:7", "empty", "");
    refuses("format: bellhop-network/1\n", "1:1", "\"qpus\" is missing", "");
    refuses("format: bellhop-network/1\nqpus: [3]\n", "2:8", "keys and values", "");
    refuses(HEAD + "---\nformat: x\n", null, "not YAML", "");
    refuses(HEAD + "qnus: &a [*a]\n", null, "", "");
    refuses(HEAD.replace("qubits: 8", "qubits: 8.5"), "3:49", "not a whole number", "");
    refuses(HEAD.replace("qubits: 8", "qubits: -1"), "3:49", "out of range", "");
    refuses(HEAD.replace("qubits: 8", "qubits: [8]"), "3:49", "not a single value", "");
    refuses(HEAD + "? [a]\n: b\n", null, "no word", "");
  }

  @Test
  void survivesHostileFiles() {
    refuses("[\n".repeat(100_000), null, "nested deeper", "");
    refuses("[".repeat(10_000), null, "nested deeper", "");
    refuses("a: ".repeat(5_000), null, "", "");
    refuses("{a: ".repeat(5_000), null, "nested deeper", "");
    StringBuilder bomb = new StringBuilder("a0: &a0 [x]\n");
    for (int i = 1; i < 60; i++) {
      bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1));
    }
    refuses(bomb.toString(), "1:1", "unknown key", "");
    refuses("x: [" + "*a,".repeat(2_000) + "]", null, "", "");
    refuses("format: " + "x".repeat(1_000_000), "1:1", "a line longer", "");
    refuses("- 1\n".repeat(800_000), null, "more than 700000 entries", "");
    refuses("\u0000", null, "", "");
  }

  @Test
  void refusesFilesThatCannotBeRead(@TempDir Path folder) throws IOException {
    assertThatThrownBy(() -> NetworkReader.read(folder.resolve("none.yaml")))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("no such file");
    assertThatThrownBy(() -> NetworkReader.read(folder))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("this is a folder");
    Path binary =
        Files.write(folder.resolve("binary"), new byte[] {(byte) 0xff, (byte) 0xfe, 0x41});
    assertThatThrownBy(() -> NetworkReader.read(binary))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("not UTF-8");
    Path large = Files.write(folder.resolve("large"), new byte[8_000_001]);
    assertThatThrownBy(() -> NetworkReader.read(large))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("more than 8000000 bytes");
  }

  @Test
  void readsSharesThatAddUpToAlmostOne() {
    String thirds =
        "links: [{between: [east/0, west/0], kind: measured, rate: 1 kHz, attempt-period: 1 us,"
            + " bell-weights: [0.333333333, 0.333333333, 0.333333333, 0]}]\n";
    Network network = read(HEAD + QNUS + thirds);
    assertThat(network.link(0).model().state().weights().i()).isEqualTo(1 / 3.0);
    String one = thirds.replaceFirst("bell-weights: .*0]", "populations: [0.999999999, 0, 0, 0]");
    assertThat(read(HEAD + QNUS + one).link(0).model().state().r00()).isEqualTo(1);
  }

  @Test
  void refusesWrongValuesThatNothingReads() {
    String memory = QNUS.replace("qpu: east,", "qpu: east, memory: cavity-memori,");
    refuses(HEAD + memory, "cavity-memori", "unknown preset", "\"cavity-memory\" was meant");
    String transducer = QNUS.replace("qpu: east,", "qpu: east, transducer: {efficiency: 7},");
    refuses(HEAD + transducer, "7}", "out of range", "");
  }

  @Test
  void refusesTagsAndEmptyNames() {
    refuses(HEAD.replace("qubits: 8", "qubits: !!python/object 8"), "!!python", "the tag", "");
    assertThat(read(HEAD.replace("qubits: 8", "qubits: !!int 8")).qpu(0).dataQubits()).isEqualTo(8);
    String unnamed = LINK.replace("kind:", "name: \"\", kind:");
    refuses(HEAD + QNUS + unnamed, "\"\"", "an empty name", "");
  }

  @Test
  void saysWhichEndOfARangeIsMissed() {
    String fast =
        "links: [{between: [east/0, west/0], kind: measured, rate: 1e300 Hz, fidelity: 0.9,"
            + " attempt-period: 1 us}]\n";
    refuses(HEAD + QNUS + fast, "1e300", "out of range; it is at most 1 THz", "");
    refuses(
        HEAD + QNUS + fast.replace("1e300 Hz, fidelity: 0.9", "1 Hz, fidelity: 0.9 Hz"),
        "0.9 Hz",
        "takes no unit",
        "\"0.9\" was");
  }

  private static Network read(String text) {
    return NetworkReader.read(text, "net.yaml");
  }

  /** The place is line:column, or the first text at which the message points; null for any. */
  private static void refuses(String text, @Nullable String place, String what, String maybe) {
    String expected = place == null ? "net.yaml" : "net.yaml:" + position(text, place) + ":";
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith(expected)
        .hasMessageContaining(what)
        .hasMessageContaining(maybe);
  }

  private static String position(String text, String place) {
    if (place.matches("\\d+:\\d+")) {
      return place;
    }
    int at = text.indexOf(place);
    assertThat(at).as(place).isNotNegative();
    String before = text.substring(0, at);
    long line = 1 + before.chars().filter(c -> c == '\n').count();
    return line + ":" + (at - before.lastIndexOf('\n'));
  }
}
