package bellhop.simulator.photon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.network.physics.Clicks;
import bellhop.network.physics.Heralded;
import bellhop.network.physics.Visibility;
import bellhop.pair.End;
import bellhop.pair.XState;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Single and double clicks, photon by photon, against their closed forms. */
class ClickBenchesTest {
  @ParameterizedTest
  @CsvSource({
    // the case of the reference values, and of composition.md, case 2
    "0.3, 0.7, 0.5, 1e-3, 0.6, 0.4, false",
    "0.3, 0.7, 0.5, 1e-3, 0.6, 0.4, true",
    // dark counts dominate
    "0.05, 0.02, 0.05, 0.1, 0.9, 0, false",
    // unequal arms; photons that share nothing
    "0.2, 0.9, 0.1, 1e-4, 0.5, 0.2, false",
    "0.5, 0.8, 0.8, 1e-3, 0, 0, false",
    // nothing is lost, everything is bright
    "0.5, 1, 1, 0, 1, 0, false",
    "0.5, 1, 1, 0.05, 1, 0, true",
    "0.9, 0.95, 1, 0.01, 0.8, 0.7, true",
    // one arm is dead
    "0.3, 0, 0.6, 0.02, 0.7, 0, false"
  })
  void singleClicksAgree(
      double bright,
      double etaA,
      double etaB,
      double dark,
      double visibility,
      double phase,
      boolean resolving) {
    SingleClickBench bench =
        new SingleClickBench(
            bright, etaA, etaB, new Detectors(dark, resolving), new CommonMode(visibility), phase);
    Agreement.check(
        bench.toString(),
        bench::attempt,
        Clicks.single(bright, etaA, etaB, dark, visibility, kappa(phase), resolving));
  }

  @ParameterizedTest
  @CsvSource({
    "0.5, 0.4, 1e-3, 0.8",
    // dark counts dominate
    "0.1, 0.05, 0.15, 0.9",
    // unequal arms; photons that share nothing; nothing is lost
    "0.9, 0.2, 0.01, 0.5",
    "0.7, 0.7, 1e-3, 0",
    "1, 1, 0, 1",
    "1, 1, 0.03, 0.7"
  })
  void doubleClicksAgree(double etaA, double etaB, double dark, double visibility) {
    DoubleClickBench bench =
        new DoubleClickBench(
            etaA, etaB, new Detectors(dark, false), new CommonMode(visibility), false);
    Agreement.check(bench.toString(), bench::attempt, Clicks.twice(etaA, etaB, dark, visibility));
  }

  /** Enough pairs to see 1 % in the chance at z = 8, and a tenth of it in the coherence. */
  @Test
  void manyClicksAgreeClosely() {
    Detectors detectors = new Detectors(0.01, false);
    CommonMode photons = new CommonMode(0.6);
    SingleClickBench single = new SingleClickBench(0.3, 0.7, 0.5, detectors, photons, 0);
    Agreement.check(
        "many single",
        single::attempt,
        Agreement.MANY,
        Clicks.single(0.3, 0.7, 0.5, 0.01, 0.6, 1, false));
    DoubleClickBench twice = new DoubleClickBench(0.9, 0.7, detectors, photons, false);
    Agreement.check(
        "many double", twice::attempt, Agreement.MANY, Clicks.twice(0.9, 0.7, 0.01, 0.6));
  }

  /** Exactly half without dark counts; a blind detector also hides those, which halving ignores. */
  @Test
  void deadTimeHalvesTheHeraldsAndKeepsTheState() {
    DoubleClickBench bench =
        new DoubleClickBench(0.8, 0.6, new Detectors(0, false), new CommonMode(0.8), true);
    Heralded free = Clicks.twice(0.8, 0.6, 0, 0.8);
    Agreement.check(
        bench.toString(), bench::attempt, new Heralded(free.probability() / 2, free.state()));
  }

  /** Static offset and detuning act through the overlap of the packets, whatever its phase. */
  @Test
  void wavePacketsAtAFixedOffsetActAsTheirVisibility() {
    WavePackets photons =
        WavePackets.alike(new Packet.Gaussian(1e-9)).withTiming(0.8e-9, 0, 0).withColour(4e8, 0);
    double visibility = Visibility.gaussian(1e-9, 0.8e-9, 4e8);
    SingleClickBench bench =
        new SingleClickBench(0.3, 0.7, 0.5, new Detectors(1e-3, false), photons, 0);
    Heralded closed = Clicks.single(0.3, 0.7, 0.5, 1e-3, visibility, 1, false);
    // ψA* ψB turns by half of offset times detuning: a phase that a link calibrates away
    XState turned = closed.state().turn(End.B, -0.8e-9 * 4e8 / 2);
    Agreement.check(bench.toString(), bench::attempt, new Heralded(closed.probability(), turned));
  }

  @Test
  void jitterOfTheStartsCostsADoubleClickItsVisibility() {
    WavePackets photons =
        WavePackets.alike(new Packet.Gaussian(1e-9))
            .withTiming(0.3e-9, 0.4e-9, 0.3e-9)
            .withColour(2e8, 5e8);
    double visibility = Visibility.gaussian(1e-9, 0.3e-9, 0.5e-9, 2e8, 5e8);
    DoubleClickBench bench =
        new DoubleClickBench(0.8, 0.6, new Detectors(0.01, false), photons, false);
    Agreement.check(bench.toString(), bench::attempt, Clicks.twice(0.8, 0.6, 0.01, visibility));
  }

  @Test
  void exponentialPhotonsWithJitterCostADoubleClickTheirVisibility() {
    WavePackets photons =
        WavePackets.alike(new Packet.Exponential(1e9)).withTiming(0.2e-9, 0.4e-9, 0.3e-9);
    double visibility = Visibility.exponential(1e9, 0.2e-9, 0.5e-9);
    DoubleClickBench bench =
        new DoubleClickBench(0.8, 0.6, new Detectors(0.01, false), photons, false);
    Agreement.check(bench.toString(), bench::attempt, Clicks.twice(0.8, 0.6, 0.01, visibility));
  }

  /**
   * The rule c ∝ √V holds for offsets that stay. Where they jitter the coherence takes the mean of
   * the overlap, which is less than the root of the mean of its square: (1+j²/4s²)^(−1/2) and not
   * (1+j²/2s²)^(−1/4), here 0.707 and 0.760.
   */
  @Test
  void jitterCostsASingleClickMoreThanTheRootOfTheVisibility() {
    WavePackets photons = WavePackets.alike(new Packet.Gaussian(1e-9)).withTiming(0, 2e-9, 0);
    double visibility = Visibility.gaussian(1e-9, 0, 2e-9, 0, 0);
    coherenceOfSingleClicks(photons, StrictMath.sqrt(0.5), StrictMath.sqrt(visibility));
  }

  @Test
  void aSingleClickKeepsTheMeanOverlapOfGaussianPhotons() {
    WavePackets timed =
        WavePackets.alike(new Packet.Gaussian(1e-9)).withTiming(0.6e-9, 1.2e-9, 0.9e-9);
    double overlap = Visibility.gaussianOverlap(1e-9, 0.6e-9, 1.5e-9, 0, 0);
    singleClick(timed, Visibility.gaussian(1e-9, 0.6e-9, 1.5e-9, 0, 0), overlap);
    WavePackets coloured = WavePackets.alike(new Packet.Gaussian(1e-9)).withColour(0, 1e9);
    double mixed = Visibility.gaussianOverlap(1e-9, 0, 0, 0, 1e9);
    singleClick(coloured, Visibility.gaussian(1e-9, 0, 0, 0, 1e9), mixed);
  }

  @Test
  void aSingleClickKeepsTheMeanOverlapOfExponentialPhotons() {
    WavePackets photons =
        WavePackets.alike(new Packet.Exponential(1e9)).withTiming(0.3e-9, 0.8e-9, 0.6e-9);
    double overlap = Visibility.exponentialOverlap(1e9, 0.3e-9, 1e-9);
    singleClick(photons, Visibility.exponential(1e9, 0.3e-9, 1e-9), overlap);
  }

  private static void singleClick(WavePackets photons, double visibility, double overlap) {
    SingleClickBench bench =
        new SingleClickBench(0.3, 0.7, 0.5, new Detectors(1e-3, false), photons, 0);
    double rest = overlap / StrictMath.sqrt(visibility);
    Heralded closed = Clicks.single(0.3, 0.7, 0.5, 1e-3, visibility, rest, false);
    Agreement.check(bench.toString(), bench::attempt, closed);
  }

  /**
   * Emitters that dephase while they emit lose the phase between photon and none as fast as that
   * between two photons: c ∝ γ/(γ+2γ*) = V, where the rule says √V.
   */
  @Test
  void dephasingCostsASingleClickItsWholeVisibility() {
    WavePackets photons = WavePackets.alike(new Packet.Exponential(1e9)).withDephasing(0.3e9);
    double visibility = Visibility.dephasing(1e9, 0.3e9);
    coherenceOfSingleClicks(photons, visibility, StrictMath.sqrt(visibility));
  }

  /** The two photons that herald come in two windows, each with a walk of its own: V², not V. */
  @Test
  void dephasingCostsADoubleClickTheSquareOfTheVisibility() {
    WavePackets photons = WavePackets.alike(new Packet.Exponential(1e9)).withDephasing(0.3e9);
    double visibility = Visibility.dephasing(1e9, 0.3e9);
    DoubleClickBench bench =
        new DoubleClickBench(0.8, 0.8, new Detectors(0, false), photons, false);
    Estimate estimate = estimate("dephasing", bench::attempt);
    double error = Agreement.Z * estimate.errors()[4];
    assertThat(estimate.state().cRe())
        .isEqualTo(visibility * visibility / 2, within(error))
        .isLessThan(visibility / 2 - error);
  }

  private static void coherenceOfSingleClicks(WavePackets photons, double factor, double rule) {
    SingleClickBench bench =
        new SingleClickBench(0.3, 0.7, 0.7, new Detectors(0, true), photons, 0);
    double perfect = Clicks.single(0.3, 0.7, 0.7, 0, 1, 1, true).state().cRe();
    Estimate estimate = estimate("coherence", bench::attempt);
    double error = Agreement.Z * estimate.errors()[4];
    assertThat(estimate.state().cRe())
        .isEqualTo(perfect * factor, within(error))
        .isLessThan(perfect * rule - error);
  }

  private static Estimate estimate(String name, Function<RandomStream, Trial> bench) {
    return Estimate.of(bench, new Seed(7).stream(name), Agreement.PAIRS);
  }

  private static double kappa(double phase) {
    return StrictMath.exp(-phase * phase / 2);
  }
}
