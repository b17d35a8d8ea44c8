package bellhop.network.physics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import bellhop.pair.BellState;
import bellhop.pair.BellWeights;
import bellhop.pair.Chsh;
import bellhop.pair.Memory;
import bellhop.pair.Teleportation;
import bellhop.pair.Waiting;
import bellhop.pair.XState;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every computed value of the reference sheet on which this product's physics rests, under its
 * number there, beside the call that has to give it, to a relative 1e-9 (1e-12 where the value is
 * 0), which is stricter than the sheet's 1e-12 + 1e-9 |value| for small ones. Values of planning
 * belong to the planner; published figures are presets, not formulas.
 */
class ReferenceValuesTest {
  /** What the sheet has of this kind; a row that gets lost is missed here. */
  private static final int ROW_COUNT = 125;

  private static final double ROOT2 = StrictMath.sqrt(2);
  private static final Memory SHORT = new Memory(3e-4, 2e-4, 0);
  private static final Memory CAVITY = new Memory(0.025, 0.034, 0);
  private static final Memory LONG = new Memory(2, 1, 0);

  /** One photon kept with 0.85, phase factor 0.93. */
  private static final XState EPL_PAIR =
      new XState(0.09, 0.425, 0.425, 0.06, 0.93 * 0.425, 0, 0, 0);

  /** A, B, C, D of DEJMPS: Φ+, Ψ−, Ψ+, Φ−. */
  private static final BellWeights UNEVEN = new BellWeights(0.75, 0.05, 0.12, 0.08);

  /**
   * A value of the sheet.
   *
   * @param id its number there
   * @param call the product's way to it
   * @param expected one number or several
   */
  record Row(String id, Supplier<List<Double>> call, List<Double> expected) {
    @Override
    public String toString() {
      return id;
    }
  }

  private static final List<Row> ROWS =
      List.of(
          row("R001", () -> single(0.05, 0.1, 0.1, 0, 1, 0, false).probability(), 0.009975),
          row("R002", () -> single(0.05, 0.1, 0.1, 0, 1, 0, false).fidelity(), 0.952380952381),
          row(
              "R007",
              () -> single(0.3, 0.7, 0.5, 0.001, 0.6, 0.4, false).probability(),
              0.323219457),
          row(
              "R008",
              () -> single(0.3, 0.7, 0.5, 0.001, 0.6, 0.4, false).fidelity(),
              0.664527624408),
          row(
              "R009",
              () -> single(0.3, 0.7, 0.5, 0.001, 0.6, 0.4, true).fidelity(),
              0.720657971476),
          row("R010", () -> Clicks.twice(0.1, 0.1, 0, 1).probability(), 0.005),
          row("R011", () -> Clicks.twice(0.1, 0.1, 0, 1).fidelity(), 1),
          row("R012", () -> Clicks.twice(0.01, 0.02, 1e-6, 0.95).probability(), 0.000100059198762),
          row("R013", () -> Clicks.twice(0.01, 0.02, 1e-6, 0.95).fidelity(), 0.974569126548),
          row("R016", () -> Clicks.twice(0.5, 0.4, 0.001, 0.8).probability(), 0.100978938781),
          row("R017", () -> Clicks.twice(0.5, 0.4, 0.001, 0.8).fidelity(), 0.891967084794),
          row(
              "R018",
              () -> PairSource.herald(0.05, 0.1, 0.1, 0, 0).probability(),
              0.00115104681705),
          row("R019", () -> PairSource.herald(0.05, 0.1, 0.1, 0, 0).fidelity(), 0.943802035153),
          row(
              "R022",
              () -> PitchAndCatch.pair(0.98, 1).fidelity(BellState.PSI_PLUS),
              0.989974746831),
          row("R023", () -> PitchAndCatch.transferFidelity(0.98), 0.993316497887),
          row("R026", () -> PitchAndCatch.bellFidelityOfTransfer(0.858), 0.787),
          row("R027", () -> TransducerPair.right(pumped(0.02, 0.005, 0.95)), 0.887328340517),
          row("R028", () -> TransducerPair.empty(pumped(0.02, 0.005, 0.95)), 0.0465872808858),
          row("R029", () -> TransducerPair.right(pumped(0.05, 0.05, 1)), 0.746215396637),
          row("R030", () -> TransducerPair.empty(pumped(0.05, 0.05, 1)), 0),
          row("R035", () -> EPL_PAIR.epl(EPL_PAIR, 0, 0).probability(), 0.37205),
          row(
              "R036",
              () -> EPL_PAIR.epl(EPL_PAIR, 0, 0).state().fidelity(BellState.PSI_PLUS),
              0.905382509071),
          row("R037", () -> Visibility.gaussian(1, 0.5, 0), 0.939413062813),
          row("R038", () -> Visibility.gaussian(1, 0, 0.5, 0, 0), 0.942809041582),
          row("R039", () -> Visibility.gaussian(1, 0, 0.7), 0.612626394184),
          row("R041", () -> Visibility.exponential(1.3, 0.4, 0), 0.59452054797),
          row("R042", () -> Visibility.exponential(1, 0, 0.6), 0.656681188921),
          row("R043", () -> Visibility.exponentialMismatch(1, 2, 0.8), 0.692041522491),
          row("R044", () -> Visibility.dephasing(1, 0.3), 0.625),
          row("R046", () -> Conversion.thermalPhotons(5e9, 0.02), 6.15588805072e-06),
          row("R048", () -> Conversion.thermalPhotons(5e9, 0.1), 0.0998103074954),
          row("R052", () -> Cooling.power(0.02, 0.001, 0.008), 3.38164251208e-05),
          row("R053", () -> Conversion.pulseEnergy(83e-9, 48e-9), 9.98640704613e-15),
          row("R054", () -> Conversion.pulseEnergy(83e-9, 48e-9) * 1e5, 9.98640704613e-10),
          row("R056", () -> Conversion.environmentLimit(0.3), 0.428571428571),
          row("R057", () -> Conversion.capacity(0.75), 1.58496250072),
          row("R058", () -> waited(BellState.PHI_PLUS, 1e-4, SHORT, SHORT), 0.582382624815),
          row("R059", () -> waited(BellState.PSI_PLUS, 1e-4, SHORT, SHORT), 0.542205375873),
          row("R062", () -> waited(BellState.PHI_PLUS, 1e-3, CAVITY, LONG), 0.975105201516),
          row("R063", () -> waited(BellState.PSI_PLUS, 1e-3, CAVITY, LONG), 0.975095401326),
          row("R064", () -> BellWeights.swapWerner(0.9, 0.9, 1, 1), 0.813333333333),
          row("R065", () -> BellWeights.swapWerner(0.95, 0.9, 0.99, 0.99), 0.83466408),
          rows(
              "R066",
              () -> ordered(weights(0.8, 0.1, 0.06, 0.04).convolve(weights(0.7, 0.05, 0.15, 0.1))),
              0.578,
              0.122,
              0.174,
              0.126),
          row("R067", () -> BellWeights.bbpssw(0.6).probability(), 0.608888888889),
          row("R068", () -> BellWeights.bbpssw(0.6).weights().fidelity(), 0.620437956204),
          row("R069", () -> BellWeights.bbpssw(0.8).probability(), 0.768888888889),
          row("R070", () -> BellWeights.bbpssw(0.8).weights().fidelity(), 0.838150289017),
          row("R073", () -> BellWeights.bbpssw(0.8, 0.99, 0.99).probability(), 0.7531018952),
          row(
              "R074",
              () -> BellWeights.bbpssw(0.8, 0.99, 0.99).weights().fidelity(),
              0.826877030013),
          row("R075", () -> UNEVEN.dejmps(UNEVEN).probability(), 0.7178),
          row("R076", () -> UNEVEN.dejmps(UNEVEN).weights().fidelity(), 0.792560601839),
          row("R077", () -> Teleportation.averageFidelity(0.9), 0.933333333333),
          row("R078", () -> Teleportation.gateAverageFidelity(0.9689), 0.97512),
          row("R079", () -> Chsh.werner(0.9), 2.45130350811),
          row("R081", () -> BellWeights.werner(0.9).hashingYield(), 0.372508156339),
          row("R082", () -> Waiting.meanSlowest(0.1, 0.1, 0.1), 17.9005632162),
          row("R083", () -> Optics.transmission(25 * 0.2), 0.316227766017),
          row("R085", () -> Optics.delay(10e3, 1.468), 4.89672091751e-05),
          row("R087", () -> TimeTransfer.asymmetryError(25.0e-6, 24.9987e-6), 6.50000000001e-10),
          row("R088", () -> TimeTransfer.alphaOfFixedPoint(72_169_888), 0.000262586994493),
          row(
              "R089",
              () -> TimeTransfer.errorWithoutAlpha(49e-6, 0.0002625869944931452),
              6.43338136508e-09),
          row("R090", () -> TimeTransfer.phaseResolution(125e6, 14), 4.8828125e-13),
          row("R092", () -> AllanDeviation.whiteFrequency(2e-22, 1), 1e-11),
          row("R093", () -> AllanDeviation.flickerFrequency(1e-24), 1.17741002252e-12),
          row("R094", () -> AllanDeviation.randomWalkFrequency(3e-24, 1), 4.44288293816e-12),
          row("R095", () -> AllanDeviation.whitePhase(1e-12, 1), 1.73205080757e-12),
          row("R096", () -> ServoLoop.varianceRatio(0.7, 0.3), 1.11180124224),
          row("R098", () -> Oscillator.fidelity(5e9, 1e-12), 0.999753320761),
          row("R100", () -> Oscillator.fidelity(5e9, 1.3e-11), 0.959992387868),
          row(
              "R101",
              () -> Visibility.doubleClickFidelity(Visibility.exponential(1e9, 0, ROOT2 * 100e-12)),
              0.948228489985),
          row("R103", () -> Fabric.blocking(20, 24), 0.0660967170042),
          row("R104", () -> Fabric.retryWindow(4.04e-3, 500), 0.867886175782),
          row("R105", () -> Fabric.usefulFraction(0.1, 0.01), 0.909090909091),
          row("R110", () -> TransducerPair.right(pumped(5e-4, 5e-4, 1)), 0.997005243008),
          row("R112", () -> Cooling.attemptsPerSecond(1e-5, 1, 1e-12), 10000000),
          row("R113", () -> Cooling.attemptsPerSecond(1e-5, 1, 1e-12) * 4.0405e-3, 40405),
          row("R114", () -> Waiting.meanFactor(0.01, 0.9801986733067553), 0.331111135835),
          row("R115", () -> Waiting.meanFactor(0.01, 0.9801986733067553, 200), 0.381398224615),
          row("R116", () -> Fabric.closStrict(16), 31),
          rows(
              "R117",
              () -> List.of((double) Fabric.fatTreeHosts(16), (double) Fabric.fatTreeSwitches(16)),
              1024.0,
              320.0),
          row("R125", () -> Cooling.power(0.02, 0.003, 0.008), 0.000101449275362),
          row("R126", () -> Cooling.power(0.02, 0.00045, 0.008), 1.52173913043e-05),
          row("R127", () -> TransducerPair.noiseAfterHerald(0.01), 0.961076442517),
          row("N001", () -> Conversion.addedNoise(0.3, 0.2), 0.466666666667),
          row("N002", () -> Conversion.cascadeNoise(0.16, 0.087, 0.5, 0.16), 3.83816091954),
          row("N003", () -> Clicks.darkProbability(100, 1e-6), 9.99950001667e-05),
          row("N004", () -> Cooling.temperature(20e-6, 0.001, 0.008), 0.0162086396715),
          row("N005", () -> Oscillator.sigmaForFidelity(5e9, 0.99), 6.39837826045e-12),
          row("N006", () -> TransducerPair.wrong(pumped(0.02, 0.005, 0.95)), 0.00108500184376),
          row("N007", () -> TransducerPair.several(pumped(0.02, 0.005, 0.95)), 0.0649993767537),
          row(
              "N008",
              () ->
                  Visibility.doubleClickFidelity(Visibility.gaussian(20e-9, 0, ROOT2 * 2e-9, 0, 0)),
              0.997518595105),
          row("N009", () -> Visibility.gaussian(1, 0, 0, 0, 0.9), 0.617802063215),
          rows(
              "N010",
              () -> byLetter(UNEVEN.dejmps(UNEVEN).weights()),
              0.792560601839,
              0.0167177486765,
              0.0235441627194,
              0.167177486765),
          row("N018", () -> Chsh.wernerFidelity(2.4), 0.886396103068),
          row("N019", () -> PhotonTrains.linkTime(1000, 1, 10e3, 10e3), 0.482928298261),
          row("N020", () -> PhotonTrains.linkTime(1000, 2, 10e3, 10e3), 0.241586744205),
          row("N021", () -> PhotonTrains.linkTime(1000, 4, 10e3, 10e3), 0.120915967177),
          row("N022", () -> PhotonTrains.linkTime(1000, 8, 10e3, 10e3), 0.0605805786626),
          row("N023", () -> PhotonTrains.linkTime(1000, 16, 10e3, 10e3), 0.0304128844056),
          row("N024", () -> PhotonTrains.linkTime(1000, 32, 10e3, 10e3), 0.0153290372771),
          row("N025", () -> PhotonTrains.linkTime(1000, 1, 12e3, 8e3), 0.579465483329),
          row("N026", () -> PhotonTrains.linkTime(1000, 1, 15e3, 5e3), 0.724271260932),
          row("N027", () -> PhotonTrains.linkTime(1000, 1, 20e3, 0), 0.965614223603),
          row("N028", () -> PhotonTrains.swapFidelity(0, 0.1), 0.81),
          row("N029", () -> PhotonTrains.swapFidelity(0.05, 0), 0.96),
          row("N030", () -> PhotonTrains.swapFidelity(0.05, 0.1), 0.780133333333),
          row("N031", () -> PhotonTrains.swapFidelity(0.5, 0.1), 0.511333333333),
          row("N032", () -> PhotonTrains.swapFidelity(0, 0.25), 0.5625),
          row("N033", () -> PhotonTrains.swapFidelity(0, 0, 10e3, 9728e-6), 0.831113338539),
          row("N034", () -> PhotonTrains.swapFidelity(0, 0, 10e3, 29723e-6), 0.931196336754),
          row("N035", () -> purify(0.6).fidelity(), 0.620437956204),
          row("N036", () -> purify(0.6).success(), 0.608888888889),
          row("N037", () -> purify(0.6).time(), 60.5535285933),
          row("N038", () -> purify(0.8).fidelity(), 0.838150289017),
          row("N039", () -> purify(0.8).success(), 0.768888888889),
          row("N040", () -> purify(0.8).time(), 47.9527735031),
          row("N041", () -> purify(0.9).fidelity(), 0.926395939086),
          row("N042", () -> purify(0.9).success(), 0.875555555556),
          row("N043", () -> purify(0.9).time(), 42.1107990619),
          row("N044", () -> purify(1).fidelity(), 1),
          row("N045", () -> purify(1).success(), 1),
          row("N046", () -> purify(1).time(), 36.8703316188),
          row(
              "N047",
              () -> PhotonTrains.purify(0.8, 10_000, 20e3, 9728e-6).fidelity(),
              0.629567304836),
          row(
              "N048",
              () -> PhotonTrains.purify(0.8, 10_000, 20e3, 9728e-6).success(),
              0.621495643175),
          row("N049", () -> PhotonTrains.purify(0.8, 10_000, 20e3, 9728e-6).time(), 59.3252259887));

  private static Stream<Row> everyRow() {
    return ROWS.stream();
  }

  @ParameterizedTest
  @MethodSource("everyRow")
  void givesTheValueOfTheSheet(Row row) {
    List<Double> values = row.call().get();
    assertThat(values).hasSameSizeAs(row.expected());
    for (int i = 0; i < values.size(); i++) {
      double expected = row.expected().get(i);
      assertThat(values.get(i))
          .as("%s, number %d", row, i)
          .isEqualTo(expected, within(expected == 0 ? 1e-12 : 1e-9 * Math.abs(expected)));
    }
  }

  @Test
  void losesNoRow() {
    assertThat(ROWS).hasSize(ROW_COUNT);
    assertThat(ROWS.stream().map(Row::id)).doesNotHaveDuplicates();
  }

  private static Row row(String id, DoubleSupplier call, double expected) {
    return new Row(id, () -> List.of(call.getAsDouble()), List.of(expected));
  }

  private static Row rows(String id, Supplier<List<Double>> call, Double... expected) {
    return new Row(id, call, List.of(expected));
  }

  private static Heralded single(
      double alpha,
      double etaA,
      double etaB,
      double dark,
      double visibility,
      double sigmaPhi,
      boolean resolving) {
    double kappa = StrictMath.exp(-sigmaPhi * sigmaPhi / 2);
    return Clicks.single(alpha, etaA, etaB, dark, visibility, kappa, resolving);
  }

  private static PumpedTransducer pumped(double pairs, double thermal, double capture) {
    return new PumpedTransducer(pairs, thermal, capture, 0.1);
  }

  private static double waited(BellState state, double seconds, Memory a, Memory b) {
    return XState.bell(state).decay(a, seconds, b, seconds).fidelity(state);
  }

  private static PhotonTrains.Purified purify(double fidelity) {
    return PhotonTrains.purify(fidelity, 10_000, 20e3);
  }

  /** In the sheet's order: Φ+, Ψ+, Ψ−, Φ−. */
  private static BellWeights weights(double i, double x, double y, double z) {
    return new BellWeights(i, z, x, y);
  }

  private static List<Double> ordered(BellWeights w) {
    return List.of(w.i(), w.x(), w.y(), w.z());
  }

  /** A, B, C, D of DEJMPS. */
  private static List<Double> byLetter(BellWeights w) {
    return List.of(w.i(), w.y(), w.x(), w.z());
  }
}
