package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.units.InputException;
import bellhop.units.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What switches and fibres of a network file do to its links, and which are refused. */
class SwitchedLinksTest {
  private static final String HEAD =
      """
      format: bellhop-network/1
      qpus:
        - {name: east, preset: transmon-2029, qubits: 1}
        - {name: west, preset: transmon-2029, qubits: 1}
      qnus:
        - {name: east/0, qpu: east, communication-qubits: 2, transducer: {mode: MODE, efficiency: 0.1}}
        - {name: west/0, qpu: west, communication-qubits: 2, transducer: {mode: MODE, efficiency: 0.1}}
      """;
  private static final String SOURCE = "kind: source, pairs-per-pulse: 0.05, clock-rate: 100 MHz";
  private static final String ANALYSER =
      "kind: analyser, detector: {efficiency: 0.9, dark-rate: 1 kHz}, background-rate: BACK";

  /** East and West at switches of their own; two fibres from each to the hub. */
  private static String switched(String mode, String node, String kind, String crosstalk) {
    return HEAD.replace("MODE", mode)
        + """
        nodes:
          - {name: hub, %s, loss: 0.3 dB}
          - {name: s1, kind: switch, ports: 3, loss: 1 dB, reconfiguration: 2 ms, crosstalk: %s}
          - {name: s2, kind: switch, ports: 3, loss: 0.5 dB, crosstalk: %s}
        fibres:
          - {between: [east/0, s1], length: 10 m, connectors: 0, extra-loss: 0.7 dB}
          - {between: [s1, hub], length: 30 m, connectors: 0, count: 2}
          - {between: [s2, west/0], length: 20 m, connectors: 0, conversion-efficiency: 0.4, conversion-noise: 1e-3}
          - {between: [hub, s2], length: 20 m, connectors: 0}
        links:
          - {between: [east/0, west/0], %s}
        """
            .formatted(node, crosstalk, crosstalk, kind);
  }

  /** The same arms without switches, their losses in the fibres. */
  private static String direct(String mode, String node, String kind) {
    return HEAD.replace("MODE", mode)
        + """
        nodes:
          - {name: hub, %s, loss: 0.3 dB}
        fibres:
          - {between: [east/0, hub], length: 40 m, connectors: 0, extra-loss: 1.7 dB}
          - {between: [hub, west/0], length: 40 m, connectors: 0, extra-loss: 0.5 dB, conversion-efficiency: 0.4, conversion-noise: 1e-3}
        links:
          - {between: [east/0, west/0], %s}
        """
            .formatted(node, kind);
  }

  private static Network read(String text) {
    return NetworkReader.read(text, "net.yaml");
  }

  private static void areAlike(Link one, Link other) {
    assertThat(one.latency().picos()).isCloseTo(other.latency().picos(), within(2L));
    LinkModel a = one.model();
    LinkModel b = other.model();
    assertThat(a.successProbability() / b.successProbability()).isEqualTo(1, within(1e-12));
    assertThat(a.fidelity()).isEqualTo(b.fidelity(), within(1e-12));
    assertThat(a.attemptPeriod().picos()).isCloseTo(b.attemptPeriod().picos(), within(4L));
  }

  @Test
  void losesInSwitchesWhatAnAnalyserWouldLose() {
    for (String kind : List.of("kind: single-click", "kind: double-click")) {
      String node = ANALYSER.replace("BACK", "0 Hz");
      areAlike(
          read(switched("conversion", node, kind, "0 Hz")).link(0),
          read(direct("conversion", node, kind)).link(0));
    }
    areAlike(
        read(switched("pairs", ANALYSER.replace("BACK", "0 Hz"), "kind: single-click", "0 Hz"))
            .link(0),
        read(direct("pairs", ANALYSER.replace("BACK", "0 Hz"), "kind: single-click")).link(0));
    areAlike(
        read(switched("conversion", SOURCE, "kind: source", "0 Hz")).link(0),
        read(direct("conversion", SOURCE, "kind: source")).link(0));
  }

  /** One switch on either arm: both leak into both detectors. */
  @Test
  void countsCrosstalkAsBackground() {
    String kind = "kind: single-click";
    LinkModel quiet =
        read(switched("conversion", ANALYSER.replace("BACK", "0 Hz"), kind, "0 Hz"))
            .link(0)
            .model();
    Link leaking =
        read(switched("conversion", ANALYSER.replace("BACK", "0 Hz"), kind, "700 Hz")).link(0);
    areAlike(
        leaking,
        read(switched("conversion", ANALYSER.replace("BACK", "1.4 kHz"), kind, "0 Hz")).link(0));
    assertThat(leaking.model().fidelity()).isLessThan(quiet.fidelity());
    LinkModel dark = read(switched("conversion", SOURCE, "kind: source", "1 kHz")).link(0).model();
    LinkModel still = read(switched("conversion", SOURCE, "kind: source", "0 Hz")).link(0).model();
    assertThat(dark.fidelity()).isLessThan(still.fidelity());
  }

  @Test
  void keepsSwitchesAndFibresInTheNetwork() {
    Fabric fabric =
        read(switched("conversion", ANALYSER.replace("BACK", "0 Hz"), "kind: single-click", "7 Hz"))
            .fabric();
    assertThat(fabric.switches()).hasSize(2);
    Switch first = fabric.switches().getFirst();
    assertThat(first.ports()).isEqualTo(3);
    assertThat(first.loss()).isEqualTo(1, within(1e-12));
    assertThat(first.reconfiguration()).isEqualTo(Span.micros(2000));
    assertThat(first.crosstalk()).isEqualTo(7);
    assertThat(fabric.fibres()).hasSize(5);
    assertThat(fabric.fibres().get(1)).isEqualTo(fabric.fibres().get(2));
    assertThat(fabric.fibres().get(0).a()).isEqualTo(new Point.AtQnu(0));
    assertThat(fabric.fibres().get(4).b()).isEqualTo(new Point.AtSwitch(1));
    Network plain =
        read(direct("conversion", ANALYSER.replace("BACK", "0 Hz"), "kind: single-click"));
    assertThat(plain.fabric().switches()).isEmpty();
    assertThat(plain.fabric().fibres()).hasSize(2);
  }

  @Test
  void cutsAFileDownToALinkWithItsSwitches() {
    String text =
        switched("conversion", ANALYSER.replace("BACK", "0 Hz"), "kind: single-click", "0 Hz");
    LinkFile file = LinkFile.first(1, text, "net.yaml").getFirst();
    areAlike(file.network().link(0), read(text).link(0));
    assertThat(file.network().fabric().switches()).hasSize(2);
  }

  private static final String FIBRES =
      """
        - {between: [east/0, s1], length: 1 m}
        - {between: [west/0, s1], length: 1 m}
        - {between: [s1, hub], length: 1 m, count: 2}
      """;

  private static String shared(String nodes, String fibres, String link) {
    return HEAD.replace("MODE", "conversion")
        + "nodes:\n  - {name: hub, kind: analyser}\n"
        + nodes
        + "fibres:\n"
        + fibres
        + "links: [{between: [east/0, west/0], kind: single-click"
        + link
        + "}]\n";
  }

  private static final String S1 = "  - {name: s1, kind: switch, ports: 4}\n";
  private static final String S2 = "  - {name: s2, kind: switch, ports: 4}\n";

  @Test
  void sharesOneSwitchByTwoArms() {
    assertThat(read(shared(S1, FIBRES, "")).links()).hasSize(1);
  }

  @Test
  void refusesAnImpossibleRadix() {
    refuses(
        shared(S1.replace("4", "3"), FIBRES, ""),
        "impossible radix: the switch \"s1\" has 3 ports and 4 fibres",
        "ports: 4");
    refuses(shared(S1.replace("4", "0"), FIBRES, ""), "ports 0 is out of range", "");
    refuses(shared(S1.replace(", ports: 4", ""), FIBRES, ""), "\"ports\" is missing", "");
    refuses(shared(S1, FIBRES.replace("count: 2", "count: 0"), ""), "count 0 is out of range", "");
    refuses(shared(S1, FIBRES.replace("count: 2", "count: 1000000000"), ""), "is out of range", "");
    refuses(shared(S1, FIBRES.replace("count: 2", "count: 999999999"), ""), "is out of range", "");
    refuses(
        shared(S1, FIBRES.replace("count: 2", "count: 10000"), ""), "4 ports and 10002 fibres", "");
  }

  @Test
  void refusesArmsThatNeedTheSameFibre() {
    refuses(
        shared(S1, FIBRES.replace(", count: 2", ""), ""),
        "both arms of the link east/0 - west/0 need the fibre between \"s1\" and \"hub\"",
        "\"count: 2\" on that fibre");
    // A second way that loses more does not count.
    String detour =
        """
          - {between: [s1, s2], length: 1 m}
          - {between: [s2, hub], length: 1 m}
        """;
    refuses(
        shared(S1 + S2, FIBRES.replace(", count: 2", "") + detour, ""),
        "both arms of the link",
        "");
  }

  @Test
  void saysWhereWaysEnd() {
    String cut = FIBRES.replace("  - {between: [west/0, s1], length: 1 m}\n", "");
    refuses(shared(S1, cut, ", analyser: hub"), "none leads from \"west/0\" to \"hub\"", "west/0");
    refuses(shared(S1, cut, ""), "no analyser has fibres to both ends", "");
    refuses(
        shared(S1 + S2, cut + "  - {between: [west/0, s2], length: 1 m}\n", ", analyser: hub"),
        "light of \"west/0\" comes to s2 and no further",
        "between: [west/0, hub]");
    refuses(shared(S1, FIBRES, ", analyser: s1"), "the node \"s1\" is a switch", "behind it");
    refuses(shared(S1, FIBRES, ", analyser: s3"), "no node named \"s3\"", "");
  }

  @Test
  void refusesFibresThatLeadNowhere() {
    refuses(shared(S1, FIBRES + "  - {between: [s1, s1], length: 1 m}\n", ""), "to itself", "");
    refuses(
        shared(S1, FIBRES + "  - {between: [east/0, west/0], length: 1 m}\n", ""),
        "a fibre from QNU to QNU",
        "microwave");
    refuses(
        shared(
            "  - {name: hub2, kind: analyser}\n", "  - {between: [hub, hub2], length: 1 m}\n", ""),
        "a fibre from station to station",
        "switch");
    refuses(
        shared(S1, FIBRES + "  - {between: [s1, s4], length: 1 m}\n", ""),
        "no QNU or node named \"s4\"",
        "s1");
    refuses(
        shared(S1, FIBRES + "  - {between: [hub, s1], length: 2 m}\n", ""),
        "second fibre",
        "count");
    refuses(
        shared(S1, FIBRES.replace("count: 2", "count: 2, conversion-efficiency: 0.5"), ""),
        "on a fibre between two nodes",
        "QNU");
    refuses(
        shared(
            S1.replace("name: s1", "name: east/0"),
            "  - {between: [east/0, hub], length: 1 m}\n",
            ""),
        "is the name of a QNU and of a node",
        "another name");
    refuses(
        shared(S1.replace("}", ", channels: 2}"), FIBRES, ""),
        "\"channels\" has no meaning for a node of kind switch",
        "");
  }

  /** Rings of switches, and one that nothing is joined to. */
  @Test
  void findsItsWayThroughLoopsOfSwitches() {
    String nodes =
        S1.replace("4", "8")
            + S2.replace("4", "8")
            + "  - {name: s3, kind: switch, ports: 8}\n"
            + "  - {name: lonely, kind: switch, ports: 2}\n";
    String loop =
        """
          - {between: [s1, s2], length: 0 m, connectors: 0, count: 2}
          - {between: [s2, s3], length: 0 m, connectors: 0, count: 2}
          - {between: [s3, s1], length: 0 m, connectors: 0, count: 2}
        """;
    Network network = read(shared(nodes, FIBRES + loop, ""));
    Way way = new FabricWays(network.fabric()).findWay(0, 0).orElseThrow();
    assertThat(way.switches()).containsExactly(0);
    assertThat(way.fibres()).containsExactly(0, 2);
  }

  @Test
  void joinsNeighboursAlongAList() {
    String text =
        """
        format: bellhop-network/1
        qpus: [{name: a, qubits: 1}, {name: b, qubits: 1}, {name: c, qubits: 1}]
        qnus:
          - {name: a/0, qpu: a, communication-qubits: 2}
          - {name: b/0, qpu: b, communication-qubits: 2}
          - {name: c/0, qpu: c, communication-qubits: 2}
        links: [{along: [a/0, b/0, c/0, a/0], preset: microwave-2029}]
        """;
    assertThat(read(text).links()).extracting(Link::name).containsExactly("a-b", "b-c", "c-a");
    assertThat(LinkFile.first(9, text, "net.yaml")).hasSize(3);
    refuses(text.replace("along:", "among: [a/0, b/0], along:"), "exclude each other", "");
  }

  private static void refuses(String text, String what, String maybe) {
    assertThatThrownBy(() -> read(text))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(maybe);
  }
}
