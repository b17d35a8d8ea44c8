package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.OperatingPoint.Bound;
import bellhop.network.physics.Clicks;
import bellhop.network.physics.Conversion;
import bellhop.network.physics.Optics;
import bellhop.pair.BellState;
import bellhop.units.InputException;
import bellhop.units.Span;
import org.junit.jupiter.api.Test;

/** What single keys of transducers, fibres, nodes and detectors do to an optical link. */
class OpticalLinksTest {
  /** Reset 500 ns; transducers of 0.1; no loss; the node and the link are to be filled in. */
  private static final String FILE =
      """
      format: bellhop-network/1
      qpus:
        - {name: east, preset: transmon-2026, qubits: 1}
        - {name: west, preset: transmon-2026, qubits: 1}
      qnus:
        - {name: east/0, qpu: east, communication-qubits: 2, transducer: {EAST}}
        - {name: west/0, qpu: west, communication-qubits: 2, transducer: {WEST}}
      nodes:
        - {name: hub, NODE, logic: 200 ns}
      fibres:
        - {between: [east/0, hub], length: 0 m, connectors: 0}
        - {between: [hub, west/0], length: 0 m, connectors: 0FIBRE}
      links:
        - {between: [east/0, west/0], prepare: 100 ns, pulse: 200 ns, LINK}
      """;

  private static final String CONVERSION = "mode: conversion, efficiency: 0.1";
  private static final String PAIRS = "mode: pairs, efficiency: 0.1";
  private static final String QUIET =
      "kind: analyser, detector: {efficiency: 1, dark-rate: 0 Hz, dead-time: 0 s}";
  private static final String SOURCE =
      "kind: source, pairs-per-pulse: 0.05263157894736842, clock-rate: 100 MHz";
  private static final String HOT = PAIRS + ", absorbed-energy: 50 pJ, stage-cooling: 1 mW";

  private static String file(String transducer, String node, String link) {
    return FILE.replace("EAST", transducer)
        .replace("WEST", transducer)
        .replace("NODE", node)
        .replace("FIBRE", "")
        .replace("LINK", link);
  }

  private static LinkModel model(String text) {
    return NetworkReader.read(text, "net.yaml").link(0).model();
  }

  private static LinkModel model(String transducer, String node, String link) {
    return model(file(transducer, node, link));
  }

  @Test
  void runsSeveralChannelsAtATime() {
    LinkModel one = model(CONVERSION, QUIET, "kind: single-click");
    LinkModel six = model(CONVERSION, QUIET, "kind: single-click, channels: 6");
    assertThat(one.channels()).isEqualTo(1);
    assertThat(six.channels()).isEqualTo(6);
    assertThat(six.ratePerSecond()).isEqualTo(6 * one.ratePerSecond(), within(1e-6));
    assertThat(model(CONVERSION, SOURCE, "kind: source, channels: 3").channels()).isEqualTo(3);
  }

  /** x = 0.05 and 0.1 at both ends; an attempt is 100 + 200 + 200 + 500 ns. */
  @Test
  void sendsPairsFromASourceInTheMiddle() {
    LinkModel model = model(CONVERSION, SOURCE, "kind: source");
    assertThat(model.successProbability()).isEqualTo(0.00115104681705, within(1e-12));
    assertThat(model.fidelity()).isEqualTo(0.943802035153, within(1e-11));
    assertThat(model.heralded()).isEqualTo(BellState.PSI_PLUS);
    assertThat(model.drawsSign()).isFalse();
    assertThat(model.attemptPeriod()).isEqualTo(Span.micros(1));
    assertThat(model.emission()).isEqualTo(Span.nanos(100));
    LinkModel slow = model(CONVERSION, SOURCE.replace("100 MHz", "100 kHz"), "kind: source");
    assertThat(slow.attemptPeriod()).isEqualTo(Span.micros(10));
    LinkModel lossy = model(CONVERSION, SOURCE + ", loss: 3 dB", "kind: source");
    double half = Optics.transmission(3);
    assertThat(lossy.successProbability() / model.successProbability())
        .isEqualTo(half * half, within(0.02));
  }

  /** A fibre of 100 ns at one end, none at the other: light there, and one message. */
  @Test
  void tellsTheFlagsOfASourceToTheOtherEnd() {
    String text =
        file(CONVERSION, SOURCE, "kind: source")
            .replace("[hub, west/0], length: 0 m", "[hub, west/0], length: 19.9861638667 m")
            .replace("connectors: 0}\nlinks", "connectors: 0, index: 1.5, loss: 0 dB/km}\nlinks");
    Link link = NetworkReader.read(text, "net.yaml").link(0);
    assertThat(link.latency()).isEqualTo(Span.nanos(100));
    // West has its photon 100 ns after East; pulse and logic are 400 ns; a message is 100 ns.
    assertThat(link.model().knownA()).isEqualTo(Span.nanos(600));
    assertThat(link.model().knownB()).isEqualTo(Span.nanos(500));
    assertThat(link.model().attemptPeriod()).isEqualTo(Span.nanos(100 + 600 + 500));
    String late = text.replace("kind: source}", "kind: source, latency: 1 us}");
    Link told = NetworkReader.read(late, "net.yaml").link(0);
    assertThat(told.model().knownA()).isEqualTo(Span.nanos(1500));
    assertThat(told.model().knownB()).isEqualTo(Span.nanos(1400));
  }

  @Test
  void countsNoiseOfAnAbsorbingTransducerAsFlags() {
    LinkModel clean = model(CONVERSION, SOURCE, "kind: source");
    LinkModel noisy = model(CONVERSION + ", added-noise: 0.01", SOURCE, "kind: source");
    assertThat(noisy.fidelity()).isLessThan(clean.fidelity() - 0.01);
    assertThat(noisy.successProbability()).isGreaterThan(clean.successProbability());
  }

  @Test
  void refusesSourcesThatMakeNoSense() {
    refuses(file(PAIRS, SOURCE, "kind: source"), "makes pairs", "mode: conversion");
    refuses(file(CONVERSION, SOURCE, "kind: single-click"), "no analyser has fibres", "");
    refuses(
        file(CONVERSION, SOURCE, "kind: single-click, analyser: hub"), "is a source", "the kind");
    refuses(file(CONVERSION, QUIET, "kind: source"), "no source has fibres", "");
    refuses(file(CONVERSION, QUIET, "kind: source, source: hub"), "is an analyser", "the kind");
    refuses(
        file(CONVERSION, SOURCE + ", background-rate: 1 Hz", "kind: source"),
        "\"background-rate\" has no meaning for a node of kind source",
        "kind");
    refuses(
        file(CONVERSION, QUIET + ", clock-rate: 1 MHz", "kind: single-click"),
        "\"clock-rate\" has no meaning for a node of kind analyser",
        "kind");
    refuses(
        file(CONVERSION, "kind: source, clock-rate: 1 MHz", "kind: source"),
        "\"pairs-per-pulse\" is missing",
        "");
    refuses(
        file(CONVERSION, SOURCE, "kind: source, window: 1 us"),
        "\"window\" has no meaning for a link of kind source",
        "");
    refuses(file(CONVERSION.replace("0.1", "0"), SOURCE, "kind: source"), "can never succeed", "");
    refuses(file(CONVERSION, SOURCE, "kind: source, attempt-period: 900 ns"), "too short", "1 us");
  }

  @Test
  void halvesADoubleClickWhoseDetectorsAreDead() {
    String link = "kind: double-click, window-separation: 1 us, visibility: 0.9";
    LinkModel awake = model(CONVERSION, QUIET.replace("0 s}", "1 us}"), link);
    LinkModel dead = model(CONVERSION, QUIET.replace("0 s}", "1.1 us}"), link);
    assertThat(awake.successProbability()).isEqualTo(0.1 * 0.1 / 2, within(1e-15));
    assertThat(dead.successProbability()).isEqualTo(0.1 * 0.1 / 4, within(1e-15));
    assertThat(dead.fidelity()).isEqualTo(awake.fidelity(), within(1e-15));
    assertThat(dead.fidelity()).isEqualTo(0.95, within(1e-12));
    assertThat(awake.drawsSign()).isTrue();
    // Only the sign of clicks on two detectors is left, so the herald has no more to tell.
    assertThat(dead.drawsSign()).isFalse();
    assertThat(dead.heralded()).isEqualTo(BellState.PSI_MINUS);
    assertThat(dead.state().cRe()).isEqualTo(-awake.state().cRe());
  }

  @Test
  void waitsForDeadDetectors() {
    LinkModel model = model(CONVERSION, QUIET.replace("0 s}", "50 us}"), "kind: single-click");
    assertThat(model.attemptPeriod()).isEqualTo(Span.micros(50));
    assertThat(model(CONVERSION, QUIET, "kind: single-click").attemptPeriod())
        .isEqualTo(Span.micros(1));
    String twice = "kind: double-click, window-separation: 3 us";
    assertThat(model(CONVERSION, QUIET.replace("0 s}", "50 us}"), twice).attemptPeriod())
        .isEqualTo(Span.micros(53));
  }

  /** An ideal double click succeeds with ηAηB/2: a stage of 0.4 brings 0.4 of it. */
  @Test
  void losesPhotonsToFrequencyConversion() {
    String text = FILE.replace("FIBRE", ", conversion-efficiency: 0.4");
    String full = fill(text, CONVERSION, QUIET, "kind: double-click");
    assertThat(model(full).successProbability()).isEqualTo(0.1 * 0.04 / 2, within(1e-15));
  }

  @Test
  void countsNoiseOfFrequencyConversionAsDarkClicks() {
    String text = FILE.replace("FIBRE", ", conversion-noise: 0.002");
    LinkModel noisy = model(fill(text, CONVERSION, QUIET, "kind: double-click"));
    double dark = Conversion.noiseClick(0, 0.002);
    assertThat(noisy.successProbability())
        .isEqualTo(Clicks.twice(0.1, 0.1, dark, 1).probability(), within(1e-15));
    // The same photons from the transducer: 0.02 at its input, a tenth of it behind.
    String added = CONVERSION + ", added-noise: 0.02";
    String other = FILE.replace("WEST", added).replace("FIBRE", "").replace("EAST", CONVERSION);
    LinkModel same = model(fill(other, CONVERSION, QUIET, "kind: double-click"));
    assertThat(same.successProbability()).isEqualTo(noisy.successProbability(), within(1e-15));
    // Two detectors more often: pairs of pumped transducers feel it, too.
    String pumped = PAIRS + ", pairs-per-pulse: 0.01";
    double more =
        model(fill(text, pumped, QUIET, "kind: single-click")).successProbability()
            - model(fill(FILE.replace("FIBRE", ""), pumped, QUIET, "kind: single-click"))
                .successProbability();
    assertThat(more).isEqualTo(2 * dark, within(1e-12));
  }

  @Test
  void losesLightInSplices() {
    String text = FILE.replace("FIBRE", ", splices: 10, splice-loss: 0.1 dB");
    LinkModel model = model(fill(text, CONVERSION, QUIET, "kind: double-click"));
    assertThat(model.successProbability())
        .isEqualTo(0.01 * Optics.transmission(1) / 2, within(1e-15));
  }

  /** 1 µs, two channels of 50 pJ: 100 µW, which is √(64e-6 + 0.1 · 9.936e-3) K = 32.52 mK. */
  @Test
  void warmsAStageByItsAttempts() {
    LinkModel model = model(HOT, QUIET, "kind: single-click, channels: 2");
    double t = StrictMath.sqrt(64e-6 + 0.1 * 9.936e-3);
    assertThat(model.transducers()).hasSize(2);
    OperatingPoint point = model.transducers().getFirst();
    assertThat(point.qnu()).isEqualTo("east/0");
    assertThat(point.load()).isEqualTo(100e-6, within(1e-15));
    assertThat(point.temperature()).isEqualTo(t, within(1e-12));
    assertThat(point.thermalQuanta()).isEqualTo(Conversion.thermalPhotons(5e9, t), within(1e-15));
    assertThat(point.bound()).isEqualTo(Bound.PERIOD);
    String given = PAIRS + ", thermal-quanta: " + (0.001 + Conversion.thermalPhotons(5e9, t));
    LinkModel same = model(given, QUIET, "kind: single-click");
    LinkModel hot =
        model(HOT + ", thermal-quanta: 0.001", QUIET, "kind: single-click, channels: 2");
    assertThat(hot.fidelity()).isEqualTo(same.fidelity(), within(1e-12));
    assertThat(same.transducers()).isEmpty();
  }

  /** 20 mK bears 33.8164251208 µW: an attempt of 50 pJ every 1.478571 µs. */
  @Test
  void slowsAttemptsToKeepAStageCool() {
    String cold = HOT + ", highest-temperature: 20 mK";
    String text = FILE.replace("EAST", cold).replace("FIBRE", "");
    LinkModel model = model(fill(text, HOT, QUIET, "kind: single-click"));
    assertThat(model.attemptPeriod().seconds())
        .isEqualTo(50e-12 / 3.38164251208e-05, within(1e-12));
    assertThat(model.transducers())
        .extracting(OperatingPoint::bound)
        .containsExactly(Bound.HIGHEST_TEMPERATURE, Bound.OTHER_END);
    assertThat(model.transducers().getFirst().temperature()).isEqualTo(0.02, within(1e-9));
  }

  @Test
  void saysWhatBoundsTheAttempts() {
    String text = FILE.replace("FIBRE", "").replace("WEST", HOT);
    LinkModel quiet = model(fill(text, HOT + ", recovery: 5 us", QUIET, "kind: single-click"));
    assertThat(quiet.transducers())
        .extracting(OperatingPoint::bound)
        .containsExactly(Bound.RECOVERY, Bound.OTHER_END);
    assertThat(quiet.attemptPeriod()).isEqualTo(Span.micros(5));
    LinkModel cooled =
        model(fill(text, HOT + ", cooling-power: 5 uW", QUIET, "kind: single-click"));
    assertThat(cooled.transducers().getFirst().bound()).isEqualTo(Bound.COOLING);
    assertThat(cooled.attemptPeriod()).isEqualTo(Span.micros(10));
    assertThat(cooled.transducers().getFirst().load()).isEqualTo(5e-6, within(1e-15));
  }

  @Test
  void addsNoiseOfAWarmConverter() {
    String warm = CONVERSION + ", absorbed-energy: 1.5 nJ, stage-cooling: 1 mW";
    LinkModel model = model(warm, QUIET, "kind: double-click");
    double quanta = model.transducers().getFirst().thermalQuanta();
    LinkModel same = model(CONVERSION + ", added-noise: " + quanta, QUIET, "kind: double-click");
    assertThat(model.fidelity()).isEqualTo(same.fidelity(), within(1e-12));
    assertThat(model.fidelity()).isLessThan(0.99);
  }

  @Test
  void refusesATransducerThatFindsNoOperatingPoint() {
    refuses(
        file(HOT.replace("50 pJ", "50 nJ"), QUIET, "kind: single-click"),
        "the transducer of \"east/0\" finds no operating point; a load of 50 mW",
        "an attempt-period of 22.14");
    refuses(
        file(HOT + ", microwave-frequency: 100 MHz", QUIET, "kind: single-click"),
        "thermal quanta",
        "a higher microwave-frequency");
    refuses(
        file(PAIRS + ", stage-base: 10 mK", QUIET, "kind: single-click"),
        "stage-base without stage-cooling",
        "stage-cooling: 1 mW");
    refuses(
        file(HOT + ", highest-temperature: 8 mK", QUIET, "kind: single-click"),
        "never below its base temperature",
        "");
    refuses(file(HOT + ", stage-base: 0.1 K", QUIET, "kind: single-click"), "out of range", "");
  }

  @Test
  void readsRepeatersAsQpusWithoutDataQubits() {
    Network network =
        NetworkReader.read(
            file(CONVERSION, SOURCE, "kind: source").replace("qubits: 1}", "qubits: 0}"), "net");
    assertThat(network.dataQubits()).isZero();
    assertThat(network.links()).hasSize(1);
  }

  private static String fill(String text, String transducer, String node, String link) {
    return text.replace("EAST", transducer)
        .replace("WEST", transducer)
        .replace("NODE", node)
        .replace("LINK", link);
  }

  private static void refuses(String text, String what, String maybe) {
    assertThatThrownBy(() -> NetworkReader.read(text, "net.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(maybe);
  }
}
