package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.page.LinksPage;
import bellhop.experiment.screen.Ink;
import bellhop.experiment.screen.LinksScreen;
import bellhop.network.LinkFile;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class LinkTargetsTest {
  /** Of the time integral in the planner's forecast. */
  private static final double FORECAST = 1e-5;

  private static final String MACHINES =
      """
      format: bellhop-network/1
      qpus:
        - {name: a, qubits: 1, coherence: {t1: 1e11 s, t2: 1e11 s, residual-excitation: 0}}
        - {name: b, qubits: 1, coherence: {t1: 1e11 s, t2: 1e11 s, residual-excitation: 0}}
      """;

  private static final String PLAIN =
      MACHINES
          + """
          qnus:
            - {name: a/0, qpu: a, communication-qubits: 1}
            - {name: b/0, qpu: b, communication-qubits: 1}
          """;

  private static LinksResult result(String file, double target) {
    return Links.of(LinkFile.first(30, file, "a.yaml"), NetworkReader.read(file, "a.yaml"), target);
  }

  private static LinkTarget target(String file, double target) {
    return result(file, target).targets().getFirst();
  }

  private static String measured(double fidelity) {
    return PLAIN
        + "links: [{between: [a/0, b/0], kind: measured, attempt-period: 1 us, rate: 100 Hz,"
        + " fidelity: "
        + fidelity
        + "}]\n";
  }

  /** Emits with 5 % of either qubit unless told, loses light with 1 − η, and has no dark clicks. */
  private static String converting(double efficiency) {
    return MACHINES
        + """
        qnus:
          - {name: a/0, qpu: a, communication-qubits: 1, transducer: &t {mode: conversion, efficiency: %s}}
          - {name: b/0, qpu: b, communication-qubits: 1, transducer: *t}
        nodes: [{name: hub, kind: analyser, detector: {efficiency: 1, dark-rate: 0 Hz}}]
        fibres:
          - {between: [a/0, hub], length: 0 m, connectors: 0}
          - {between: [b/0, hub], length: 0 m, connectors: 0}
        links: [{between: [a/0, b/0], kind: single-click, window: 100 ns}]
        """
            .formatted(efficiency);
  }

  @Test
  void aLinkThatIsGoodEnoughGivesAllItsPairs() {
    LinkTarget target = target(measured(0.97), 0.95);
    assertThat(target.reachable()).isTrue();
    assertThat(target.ratePerS() / 100).isCloseTo(1, within(FORECAST));
    assertThat(target.fidelity()).isCloseTo(0.97, within(1e-9));
    assertThat(target.schedule()).isEqualTo("no distillation");
    assertThat(target.operatingPoint()).isEmpty();
    assertThat(target.asGiven().ratePerS()).isEqualTo(target.ratePerS());
  }

  @Test
  void twiceTheRateIsTwiceTheRate() {
    LinkTarget target = target(measured(0.97), 0.95);
    assertThat(target.sensitivities()).hasSize(1);
    LinkTarget.Sensitivity rate = target.sensitivities().getFirst();
    assertThat(rate.name()).isEqualTo("link rate");
    assertThat(rate.words()).isEqualTo("100 Hz → 200 Hz");
    assertThat(rate.changes()).containsExactly(new LinkTarget.Changed("rate", "Hz", 100, 200));
    assertThat(rate.rateFactor().orElseThrow()).isCloseTo(2, within(FORECAST));
    assertThat(rate.log2RateFactor().orElseThrow()).isCloseTo(1, within(FORECAST));
    assertThat(target.withoutEffect()).contains("link fidelity", "gates two-qubit-error");
    assertThat(target.headline())
        .isEqualTo(
            "What matters most for pairs of fidelity 0.95 on a-b: link rate (100 Hz → 200 Hz)"
                + " brings ×2, from 100 Hz to 200 Hz.");
  }

  /** Half of what lacks to 1: 0.93 becomes 0.965, which is enough. */
  @Test
  void saysWhichImprovementBringsATargetIntoReach() {
    LinkTarget target = target(measured(0.93), 0.95);
    assertThat(target.reachable()).isFalse();
    assertThat(target.ratePerS()).isZero();
    assertThat(target.fidelity()).isCloseTo(0.93, within(1e-9));
    LinkTarget.Sensitivity first = target.sensitivities().getFirst();
    assertThat(first.name()).isEqualTo("link fidelity");
    assertThat(first.reachable()).isTrue();
    assertThat(first.rateFactor()).isEmpty();
    assertThat(first.ratePerS() / 100).isCloseTo(1, within(FORECAST));
    assertThat(first.fidelityGain()).isCloseTo(0.035, within(1e-9));
    assertThat(target.headline())
        .startsWith("a-b does not reach pairs of fidelity 0.95: its best is 0.93. It would with");
    LinkTarget far = target(measured(0.6), 0.95);
    assertThat(far.headline()).contains("No single improvement is enough; link fidelity");
    assertThat(far.canBeReached()).isFalse();
  }

  /**
   * Without dark clicks F = 2(1−α) / (2 − αη), which is 1 − α for weak light; so a fidelity F wants
   * α = 2(1−F) / (2 − Fη), and an attempt then succeeds with 2α(1−α)η + α²(2η−η²).
   */
  @Test
  void findsTheBrightestQubitsThatAreGoodEnough() {
    for (double eta : new double[] {0.001, 0.1, 0.5}) {
      double alpha = 0.2 / (2 - 0.9 * eta);
      LinkTarget target = target(converting(eta), 0.9);
      LinkTarget.Tuned bright = target.operatingPoint().orElseThrow();
      assertThat(bright.parameter()).isEqualTo("bright");
      assertThat(bright.given()).isEqualTo(0.05);
      assertThat(bright.best() / alpha).isCloseTo(1, within(3e-4));
      assertThat(bright.best()).isLessThan(alpha * (1 + 1e-9));
      double chance = 2 * alpha * (1 - alpha) * eta + alpha * alpha * (2 - eta) * eta;
      double period = Links.of(network(converting(eta))).links().getFirst().attemptPeriodS();
      assertThat(target.ratePerS() * period / chance).isCloseTo(1, within(1e-3));
      assertThat(target.fidelity()).isBetween(0.9, 0.9001);
      assertThat(target.ratePerS()).isGreaterThan(target.asGiven().ratePerS());
    }
  }

  private static Network network(String file) {
    return NetworkReader.read(file, "a.yaml");
  }

  @Test
  void improvementsOfALinkThatIsInReachTakeNothingAway() {
    LinkTarget target = target(converting(0.1), 0.95);
    assertThat(target.sensitivities()).isNotEmpty();
    assertThat(target.sensitivities())
        .allMatch(s -> s.reachable() && s.ratePerS() > target.ratePerS());
    LinkTarget.Sensitivity first = target.sensitivities().getFirst();
    assertThat(first.name()).isEqualTo("transducer efficiency");
    assertThat(first.words()).isEqualTo("0.1 → 0.2");
    // Twice as many photons, and brighter qubits by what η adds: (2−Fη) / (2−2Fη).
    assertThat(first.rateFactor().orElseThrow()).isBetween(2.0, 2.2);
  }

  @Test
  void ranksTheSameWayEveryTime() {
    LinkTarget target = target(converting(0.1), 0.95);
    assertThat(target).isEqualTo(target(converting(0.1), 0.95));
    assertThat(target.sensitivities())
        .isSortedAccordingTo(
            Comparator.comparingDouble(LinkTarget.Sensitivity::ratePerS).reversed());
  }

  @Test
  void improvesBothEndsEachByItsOwn() {
    String file =
        converting(0.1)
            .replace("transducer: *t", "transducer: {mode: conversion, efficiency: 0.6}");
    LinkTarget.Sensitivity efficiency =
        target(file, 0.95).sensitivities().stream()
            .filter(s -> s.name().equals("transducer efficiency"))
            .findFirst()
            .orElseThrow();
    assertThat(efficiency.words()).isEqualTo("0.1 → 0.2, 0.6 → 0.8");
    assertThat(efficiency.changes()).hasSize(2);
  }

  /** Preparation and pulse of 300 ns leave no room for an attempt every 150 ns. */
  @Test
  void namesImprovementsThatTheFileDoesNotAllow() {
    String file =
        PLAIN
            + "links: [{between: [a/0, b/0], kind: microwave, attempt-period: 300 ns,"
            + " efficiency: 0.99}]\n";
    LinkTarget target = target(file, 0.95);
    assertThat(target.refused()).containsExactly("link attempt-period");
    assertThat(target.headline()).contains("no single improvement brings more");
  }

  @Test
  void halvesWhatLacksAndDoublesWhatIsSmall() {
    assertThat(Improvement.Rule.SHARE.better(0.7)).isCloseTo(0.85, within(1e-15));
    assertThat(Improvement.Rule.SHARE.better(0.2)).isEqualTo(0.4);
    assertThat(Improvement.Rule.SHARE.better(1)).isEqualTo(1);
    assertThat(Improvement.Rule.HALVED.better(3)).isEqualTo(1.5);
    assertThat(Improvement.Rule.DOUBLED.better(3)).isEqualTo(6);
  }

  @Test
  void namesEachImprovementOnce() {
    List<String> names = Improvement.ALL.stream().map(Improvement::name).toList();
    assertThat(names).doesNotHaveDuplicates();
  }

  @Test
  void saysTheSameOfLinksThatDifferInTheirNamesAlone() {
    String two =
        converting(0.1)
            .replace("communication-qubits: 1", "communication-qubits: 2")
            .replace("links: [{", "links: [{name: one, ")
            .replace(
                "ns}]",
                "ns}, {name: two, between: [a/0, b/0], kind: single-click," + " window: 100 ns}]");
    List<LinkTarget> targets = result(two, 0.95).targets();
    assertThat(targets).hasSize(2);
    assertThat(targets.getLast().link()).isEqualTo("two");
    assertThat(targets.getLast().headline()).contains(" on two: ");
    assertThat(targets.getLast().sensitivities()).isEqualTo(targets.getFirst().sensitivities());
  }

  @Test
  void printsItOnScreenAsJsonAndAsAPage() {
    LinksResult result = result(converting(0.1), 0.95);
    String headline = result.targets().getFirst().headline();
    assertThat(LinksScreen.print(result, Ink.PLAIN))
        .contains("transducer efficiency  0.1 → 0.2", "bright 0.0", "instead of 0.05", "No effect");
    assertThat(LinksScreen.print(result, Ink.PLAIN).lines()).allMatch(line -> line.length() <= 100);
    assertThat(RecordWriter.print(result)).contains("\"rate_factor\": 2.", "\"assumed\": [");
    assertThat(LinksPage.print(result))
        .contains("<svg", headline, "What is assumed", "transducer efficiency");
    LinksResult plain = Links.of(network(measured(0.9)));
    assertThat(plain.targets()).isEmpty();
    assertThat(LinksPage.print(plain)).contains("The links of ").doesNotContain("<svg");
    assertThat(LinksPage.print(result(measured(0.93), 0.95))).contains("reached, 100 Hz");
  }
}
