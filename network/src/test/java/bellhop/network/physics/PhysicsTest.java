package bellhop.network.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.pair.BellState;
import bellhop.pair.Distilled;
import bellhop.pair.XState;
import org.junit.jupiter.api.Test;

/** The closed forms against reference values that independent calculations agree with. */
class PhysicsTest {
  @Test
  void heraldsASingleClickOnPaper() {
    // No dark counts, alike photons, equal arms: P = 1−(1−αη)², F = (1−α)/(1−αη/2).
    Heralded h = Clicks.single(0.05, 0.1, 0.1, 0, 1, 1, false);
    near(h.probability(), 1 - 0.995 * 0.995);
    near(h.probability(), 0.009975);
    near(h.fidelity(), 0.95 / (1 - 0.0025));
    near(h.fidelity(), 0.952380952381);
  }

  @Test
  void heraldsASingleClickWithEveryFault() {
    double kappa = Math.exp(-0.4 * 0.4 / 2);
    Heralded h = Clicks.single(0.3, 0.7, 0.5, 1e-3, 0.6, kappa, false);
    near(h.probability(), 0.323219457);
    near(h.fidelity(), 0.664527624408);
    near(Clicks.single(0.3, 0.7, 0.5, 1e-3, 0.6, kappa, true).fidelity(), 0.720657971476);
    XState s = h.state();
    close(s.r00(), .00302896);
    close(s.r01(), .32518089);
    close(s.r10(), .45473399);
    close(s.r11(), .21705616);
    close(s.cRe(), .27457018);
  }

  @Test
  void heraldsADoubleClick() {
    double[][] rows = {
      {0.1, 0.1, 0, 1, 0.005, 1},
      {0.01, 0.02, 1e-6, 0.95, 0.000100059198762, 0.974569126548},
      {0.5, 0.4, 1e-3, 0.8, 0.100978938781, 0.891967084794}
    };
    for (double[] r : rows) {
      Heralded h = Clicks.twice(r[0], r[1], r[2], r[3]);
      near(h.probability(), r[4]);
      near(h.fidelity(), r[5]);
    }
  }

  @Test
  void letsDarkCountsWinWhenNoPhotonComes() {
    Heralded h = Clicks.single(0.1, 1e-9, 1e-9, 1e-4, 1, 1, false);
    assertThat(h.fidelity()).isLessThan(0.1);
    assertThat(h.state().r00()).isEqualTo(0.81, within(1e-3));
    assertThat(Clicks.twice(0, 0, 1e-3, 1).fidelity()).isEqualTo(0.25, within(1e-12));
    assertThat(Clicks.twice(0, 0, 0, 1).probability()).isZero();
  }

  @Test
  void heraldsFromASourceInTheMiddle() {
    near(PairSource.probability(0.05, 0.1, 0.1), 0.00115104681705);
    near(PairSource.fidelity(0.05, 0.1, 0.1), 0.943802035153);
  }

  @Test
  void heraldsFromTwoTransducers() {
    PumpedTransducer t = new PumpedTransducer(0.02, 0.005, 0.95, 0.1);
    near(TransducerPair.right(t), 0.887328340517);
    near(TransducerPair.wrong(t), 0.00108500184376);
    near(TransducerPair.empty(t), 0.0465872808858);
    near(TransducerPair.several(t), 0.0649993767537);
    close(TransducerPair.oneEach(t), 0.02066557);
    PumpedTransducer hot = new PumpedTransducer(0.05, 0.05, 1, 0.1);
    near(TransducerPair.right(hot), 0.746215396637);
    near(TransducerPair.empty(hot), 0);
    PumpedTransducer good = new PumpedTransducer(5e-4, 5e-4, 1, 0.1);
    near(TransducerPair.right(good), 0.997005243008);
    near(TransducerPair.noiseAfterHerald(0.01), 0.961076442517);
  }

  @Test
  void givesTheHeraldedStateTheWeightsOfItsFormula() {
    PumpedTransducer t = new PumpedTransducer(0.02, 0.005, 0.95, 0.1);
    for (MultiQuanta multi : MultiQuanta.values()) {
      Heralded h = TransducerPair.herald(t, t, 1, 1, 0, multi);
      double kept = multi == MultiQuanta.FLAG ? h.probability() / (2 * t.click()) : 1;
      near(h.state().cRe() * kept, (TransducerPair.right(t) - TransducerPair.wrong(t)) / 2);
      near(h.state().r00() * kept, TransducerPair.empty(t));
    }
    Heralded as11 = TransducerPair.herald(t, t, 1, 1, 0, MultiQuanta.AS_11);
    near(as11.fidelity(), TransducerPair.right(t));
    near(as11.state().r11(), TransducerPair.several(t));
    Heralded flagged = TransducerPair.herald(t, t, 1, 1, 0, MultiQuanta.FLAG);
    assertThat(flagged.probability()).isLessThan(as11.probability());
    assertThat(flagged.fidelity()).isGreaterThan(as11.fidelity());
  }

  @Test
  void distilsTransducerPairsLessWellWhenQuantaSaturate() {
    // A planning instance: overlap times phase 0.985; before any wait of the first pair.
    PumpedTransducer t = new PumpedTransducer(0.02, 0.005, 0.95, 0.10051075);
    near(2 * t.click(), 2 * 0.02 * 1.005 * 0.10051075);
    XState booked = TransducerPair.herald(t, t, 0.985, 1, 0, MultiQuanta.AS_11).state();
    Distilled kept = booked.epl(booked, 0, 0);
    near(kept.probability(), 0.400695421887);
    assertThat(kept.state().fidelity(BellState.PSI_PLUS)).isBetween(0.9653, 0.9680);
    XState saturated = TransducerPair.herald(t, t, 0.985, 1, 0, MultiQuanta.SATURATE).state();
    assertThat(saturated.epl(saturated, 0, 0).state().fidelity(BellState.PSI_PLUS))
        .isBetween(0.925, 0.936);
  }

  @Test
  void mixesInTheUnheraldedStateByItsWeight() {
    PumpedTransducer t = new PumpedTransducer(0.01, 0.002, 0.9, 0.1);
    double dark = 1e-4;
    Heralded clean = TransducerPair.herald(t, t, 1, 1, 0, MultiQuanta.SATURATE);
    Heralded noisy = TransducerPair.herald(t, t, 1, 1, dark, MultiQuanta.SATURATE);
    near(noisy.probability(), clean.probability() + 2 * dark);
    near(noisy.state().cRe() * noisy.probability(), clean.state().cRe() * clean.probability());
    Heralded nothing =
        TransducerPair.herald(
            new PumpedTransducer(0.01, 0, 1, 0),
            new PumpedTransducer(0.01, 0, 1, 0),
            1,
            1,
            dark,
            MultiQuanta.SATURATE);
    near(nothing.probability(), 2 * dark);
    near(nothing.state().r00(), 1 / (1.01 * 1.01));
  }

  @Test
  void pitchesAndCatches() {
    near(PitchAndCatch.bellFidelity(0.98), 0.989974746831);
    near(PitchAndCatch.transferFidelity(0.98), 0.993316497887);
    near(PitchAndCatch.bellFidelityOfTransfer(0.858), 0.787);
    near(PitchAndCatch.efficiencyOfBell(PitchAndCatch.bellFidelity(0.7)), 0.7);
    near(PitchAndCatch.pair(0.98, 1).fidelity(BellState.PSI_PLUS), 0.989974746831);
    near(PitchAndCatch.catchEfficiency(0, 1e-9), 1);
    double ratio = 0.5 / Math.sinh(0.5);
    near(PitchAndCatch.catchEfficiency(-1e-9, 1e-9), ratio * ratio);
  }

  @Test
  void losesVisibility() {
    near(Visibility.gaussian(1, 0.5, 0), 0.939413062813);
    near(Visibility.gaussian(1, 0, 0.5, 0, 0), 0.942809041582);
    near(Visibility.gaussian(1, 0, 0.7), 0.612626394184);
    near(Visibility.gaussian(1, 0, 0, 0, 0.9), 0.617802063215);
    near(Visibility.exponential(1.3, 0.4, 0), 0.59452054797);
    near(Visibility.exponential(1, 0, 0.6), 0.656681188921);
    near(Visibility.exponentialMismatch(1, 2, 0.8), 0.692041522491);
    near(Visibility.dephasing(1, 0.3), 0.625);
    near(Visibility.multiPhoton(1, 0), 1);
  }

  @Test
  void losesVisibilityByJitterAboutAnOffset() {
    // Against Simpson's rule over the normal distribution.
    for (double[] r : new double[][] {{1, 0.5, 0.3}, {2, 0.1, 1.5}, {0.4, 3, 0.5}, {1, 0, 2}}) {
      near(Visibility.exponential(r[0], r[1], r[2]), quadrature(r[0], r[1], r[2]), 1e-9);
    }
    near(Visibility.exponential(1, 0.4, 1e-9), Math.exp(-0.4), 1e-9);
  }

  private static double quadrature(double gamma, double offset, double jitter) {
    int half = 200_000;
    double h = 10.0 / half;
    double sum = 0;
    // The kink at τ = 0 is a grid point: the grid is laid from there.
    for (int side = -1; side <= 1; side += 2) {
      for (int i = 0; i <= 2 * half; i++) {
        double tau = side * i * h * jitter;
        double z = (tau - offset) / jitter;
        double f = Math.exp(-gamma * Math.abs(tau) - z * z / 2);
        sum += f * (i == 0 || i == 2 * half ? 1 : i % 2 == 1 ? 4 : 2);
      }
    }
    return sum * h / 3 / Math.sqrt(2 * Math.PI);
  }

  @Test
  void scalesTheErrorFunctionOverTheWholeLine() {
    near(Erf.erfcx(0), 1);
    near(Erf.erfcx(1e-7), 1 - 2e-7 / Math.sqrt(Math.PI) + 1e-14);
    near(Erf.erfcx(1), 0.427583576155807);
    near(Erf.erfcx(2 - 1e-12), Erf.erfcx(2));
    near(Erf.erfcx(50), 0.011281536265323772);
    near(Erf.erfcx(1e4), 5.641895807268084e-5);
    near(Erf.erfc(-1), 1.842700792949715);
    near(Erf.erfc(3), 2.209049699858544e-5);
  }

  @Test
  void knowsTransducers() {
    near(Conversion.thermalPhotons(5e9, 0.02), 6.15588805072e-06);
    near(Conversion.thermalPhotons(5e9, 0.1), 0.0998103074954);
    assertThat(Conversion.thermalPhotons(5e9, 1e-6)).isZero();
    assertThat(Conversion.thermalPhotons(5e9, 0)).isZero();
    near(Conversion.addedNoise(0.3, 0.2), 0.466666666667);
    near(Conversion.environmentLimit(0.3), 0.428571428571);
    near(Conversion.addedNoise(0.3, Conversion.environmentLimit(0.3)), 1);
    near(Conversion.cascadeNoise(0.16, 0.087, 0.5, 0.16), 3.83816091954);
    near(Conversion.capacity(0.75), 1.58496250072);
    assertThat(Conversion.capacity(0.5)).isZero();
    near(Conversion.pulseEnergy(83e-9, 48e-9), 9.98640704613e-15);
    near(Conversion.pulseEnergy(83e-9, 48e-9) * 1e5, 9.98640704613e-10);
    near(Conversion.figureOfMerit(0.1, 1e6, 0.07), 7e3);
    near(0.50 * 0.27 * 0.90 * 0.79 * 0.79 * 0.88 * 0.83, 0.05538488076);
  }

  @Test
  void mixesModesWithoutLosingAny() {
    for (double eta : new double[] {0, 1e-9, 0.3, 0.5, 1}) {
      double[] m = Conversion.mixer(eta);
      near(m[0] * m[0] + m[2] * m[2], 1);
      near(m[1] * m[1] + m[3] * m[3], 1);
      near(m[0] * m[1] + m[2] * m[3], 0);
    }
  }

  @Test
  void passesFibre() {
    near(Optics.transmission(25 * 0.2), 0.316227766017);
    near(Optics.delay(10e3, 1.468), 4.89672091751e-05);
    near(Clicks.darkProbability(100, 1e-6), 9.99950001667e-05);
  }

  @Test
  void keepsCool() {
    near(Cooling.power(0.02, 0.001, 0.008), 3.38164251208e-05);
    near(Cooling.power(0.02, 0.003, 0.008), 0.000101449275362);
    near(Cooling.power(0.02, 0.00045, 0.008), 1.52173913043e-05);
    near(Cooling.temperature(20e-6, 0.001, 0.008), 0.0162086396715);
    near(Cooling.attemptsPerSecond(1e-5, 1, 1e-12), 10_000_000);
    near(Cooling.attemptsPerSecond(1e-5, 1, 1e-12) * 4.0405e-3, 40405);
    assertThat(Cooling.fit(10e-6, 8 * 1e5 * 1e-12 + 12 * 13e-9)).isEqualTo(10);
  }

  @Test
  void turnsWithTheReference() {
    near(Oscillator.fidelity(5e9, 1e-12), 0.999753320761);
    near(Oscillator.fidelity(5e9, 1.3e-11), 0.959992387868);
    near(Oscillator.sigmaForFidelity(5e9, 0.99), 6.39837826045e-12);
    // Two nodes of 100 ps rms each: the difference has √2 of it.
    double root2 = Math.sqrt(2);
    near(
        Visibility.doubleClickFidelity(Visibility.exponential(1e9, 0, 100e-12 * root2)),
        0.948228489985);
    near(
        Visibility.doubleClickFidelity(Visibility.gaussian(20e-9, 0, 2e-9 * root2, 0, 0)),
        0.997518595105);
  }

  @Test
  void countsFabrics() {
    near(Fabric.blocking(20, 24), 0.0660967170042);
    near(Fabric.retryWindow(4.04e-3, 500), 0.867886175782);
    near(Fabric.usefulFraction(0.1, 0.01), 0.909090909091);
    assertThat(Fabric.closStrict(16)).isEqualTo(31);
    assertThat(Fabric.fatTreeHosts(16)).isEqualTo(1024);
    assertThat(Fabric.fatTreeSwitches(16)).isEqualTo(320);
  }

  @Test
  void refusesATransducerThatCannotBe() {
    assertThatThrownBy(() -> new PumpedTransducer(0, 0, 1, 1)).hasMessageContaining("N = 0");
    assertThatThrownBy(() -> new PumpedTransducer(0.1, 0, 1.1, 1)).hasMessageContaining("1.1");
    assertThatThrownBy(() -> new PumpedTransducer(0.1, Double.NaN, 1, 1))
        .hasMessageContaining("NaN");
  }

  private static void near(double value, double expected) {
    assertThat(value).isEqualTo(expected, within(1e-12 + 1e-9 * Math.abs(expected)));
  }

  private static void near(double value, double expected, double slack) {
    assertThat(value).isEqualTo(expected, within(slack));
  }

  private static void close(double value, double expected) {
    assertThat(value).isEqualTo(expected, within(1e-8));
  }
}
