package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.LinkTiming.Catch;
import bellhop.network.LinkTiming.Interference;
import bellhop.network.LinkTiming.Reference;
import bellhop.network.LinkTiming.Shape;
import bellhop.network.physics.Oscillator;
import bellhop.network.physics.PitchAndCatch;
import bellhop.network.physics.Visibility;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** The three ways in which time costs fidelity, each alone and all together. */
class TimingPriceTest {
  private static final Reference SHARED = new Reference(true, 0, 0);

  /** Physics of section "Time": exponential photons of 1 ns, 100 ps rms at each end. */
  @Test
  void gatesCostVisibility() {
    double both = StrictMath.sqrt(2) * 100e-12;
    LinkTiming exponential = new Interference(Shape.EXPONENTIAL, 1e-9, 0, 0, true, 1e-8, SHARED);
    double v = exponential.gating(0, both);
    assertThat(Visibility.doubleClickFidelity(v)).isEqualTo(0.94822849, within(1e-8));
    LinkTiming gaussian = new Interference(Shape.GAUSSIAN, 1e-9, 0, 0, true, 1e-8, SHARED);
    assertThat(gaussian.gating(0.5e-9, 0)).isEqualTo(0.9394130628, within(1e-10));
    assertThat(gaussian.gating(0, 0.5e-9)).isEqualTo(0.9428090416, within(1e-10));
  }

  @Test
  void gatesCostCatches() {
    LinkTiming sech = new Catch(50e-9, 0, 200e-9, SHARED);
    double x = 0.2;
    double ratio = x / StrictMath.sinh(x);
    assertThat(sech.gating(-20e-9, 0)).isEqualTo(ratio * ratio, within(1e-12));
    // To second order the mean loss is κ²σ²/12.
    assertThat(1 - sech.gating(0, 1e-9)).isEqualTo(0.02 * 0.02 / 12, within(1e-8));
  }

  @Test
  void sharedReferencesDoNotMindTheClocks() {
    assertThat(new Catch(50e-9, 0, 200e-9, SHARED).loPhase(1e-9)).isEqualTo(1);
    assertThat(new Catch(50e-9, 0, 200e-9, SHARED).loPhaseRms(1e-9)).isZero();
    LinkTiming apart = new Catch(50e-9, 0, 200e-9, new Reference(false, 5e9, 3e-12));
    assertThat((1 + apart.loPhase(13e-12)) / 2).isEqualTo(0.9599923879, within(1e-10));
    assertThat(apart.loPhaseRms(4e-12)).isEqualTo(2 * StrictMath.PI * 5e9 * 5e-12, within(1e-12));
  }

  /** The price of a file's link is what the reader makes of the same figures in the file. */
  @Test
  void pricesAreThoseOfTheReader() {
    for (String kind : new String[] {"single-click", "double-click"}) {
      String optical = "kind: " + kind + ", visibility: 0.9, photon-shape: exponential, ";
      TimingPrice price = TimingPrice.of(link(optical + "jitter: 1 ns, offset: 2 ns"), -3e-9, 4e-9);
      double jitter = StrictMath.sqrt(1 + 16 / 2.0);
      Link twin = link(optical + "jitter: " + jitter + " ns, offset: 5 ns");
      double slack = kind.equals("single-click") ? 5e-4 : 1e-4;
      assertThat(price.gatingFidelity()).isEqualTo(twin.model().fidelity(), within(slack));
      assertThat(price.gatingFidelity()).isLessThan(link(optical).model().fidelity() - 0.02);
    }
    String line = "kind: microwave, attempt-period: 2 us, efficiency: 0.9, ";
    Link late = link(line + "catch-offset: 30 ns");
    assertThat(TimingPrice.of(late, 10e-9, 0).gatingFidelity())
        .isEqualTo(link(line + "catch-offset: 40 ns").model().fidelity(), within(1e-12));
    Link apart = link(line + "lo: independent, lo-rms: 3 ps");
    assertThat(TimingPrice.of(apart, 10e-9, 4e-12).loFidelity())
        .isEqualTo(link(line + "lo: independent, lo-rms: 5 ps").model().fidelity(), within(1e-12));
  }

  @Test
  void causesAreApartAndTogether() {
    Link link =
        link(
            "kind: microwave, attempt-period: 2 us, efficiency: 1, lo: independent, lo-rms: 0 s,"
                + " phase-rms: 0.1 rad");
    TimingPrice price = TimingPrice.of(link, 5e-9, 2e-12);
    double lo = Oscillator.kappa(5e9, 2e-12);
    double optical = StrictMath.exp(-0.005);
    double root = StrictMath.sqrt(price.gating());
    assertThat(price.loFidelity()).isEqualTo((1 + lo) / 2, within(1e-12));
    assertThat(price.opticalFidelity()).isEqualTo((1 + optical) / 2, within(1e-12));
    assertThat(price.gatingFidelity())
        .isEqualTo(PitchAndCatch.bellFidelity(price.gating()), within(1e-12));
    assertThat(price.fidelity())
        .isEqualTo((1 + price.gating() + 2 * root * lo * optical) / 4, within(1e-12));
    assertThat(price.fidelityFactor())
        .isEqualTo(price.fidelity() / price.opticalFidelity(), within(1e-12));
    // Clocks never touch the optical phase.
    TimingPrice worse = TimingPrice.of(link, 50e-9, 20e-12);
    assertThat(worse.opticalCoherence()).isEqualTo(price.opticalCoherence());
  }

  @Test
  void measuredLinksLoseNothing() {
    Link link = link("kind: measured, attempt-period: 1 us, rate: 10 Hz, fidelity: 0.9");
    TimingPrice price = TimingPrice.of(link, 1, 1);
    assertThat(price.fidelity()).isEqualTo(link.model().fidelity());
    assertThat(link.timing().halfWindow()).isInfinite();
    assertThat(
            new Link(
                    "a-b",
                    0,
                    1,
                    "microwave",
                    OptionalInt.empty(),
                    link.model(),
                    link.cutoff(),
                    link.latency(),
                    0,
                    0,
                    0)
                .timing())
        .isEqualTo(new LinkTiming.Measured());
  }

  private static Link link(String keys) {
    String text =
        """
        format: bellhop-network/1
        qpus: [{name: a, qubits: 1}, {name: b, qubits: 1}]
        qnus:
          - {name: a/0, qpu: a, communication-qubits: 1, transducer: light}
          - {name: b/0, qpu: b, communication-qubits: 1, transducer: light}
        nodes: [{name: mid, kind: analyser, detector: nanowire-2017}]
        fibres:
          - {between: [a/0, mid], length: 10 m}
          - {between: [b/0, mid], length: 10 m}
        links: [{between: [a/0, b/0], KEYS}]
        """
            .replace("transducer: light", "transducer: {mode: conversion, efficiency: 0.5}")
            .replace("KEYS", keys);
    return NetworkReader.read(text, "text").link(0);
  }
}
