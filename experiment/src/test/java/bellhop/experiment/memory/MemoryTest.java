package bellhop.experiment.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import bellhop.circuit.shots.Hits;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.experiment.Watch;
import bellhop.experiment.json.RecordWriter;
import bellhop.experiment.memory.CutSeam.Variant;
import bellhop.experiment.memory.MemoryResult.Point;
import bellhop.pair.BellState;
import bellhop.pair.BellWeights;
import bellhop.pair.XState;
import bellhop.qec.code.Basis;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.decode.Decoder;
import bellhop.qec.decode.DecoderKind;
import bellhop.qec.decode.DecodingGraph;
import bellhop.qec.decode.Matching;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.sample.Shot;
import bellhop.qec.sample.TableauSampler;
import bellhop.qec.seam.Axis;
import bellhop.qec.seam.Machines;
import bellhop.units.InputException;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MemoryTest {
  private static final int BATCH = 2_048;

  private static MemoryPoint rotated(int distance, double p) {
    return rotated(distance, p, Optional.empty());
  }

  private static MemoryPoint rotated(int distance, double p, Optional<CutSeam> seam) {
    MemoryCode code = new MemoryCode("rotated-surface");
    return new MemoryPoint(code, distance, Basis.Z, distance, NoiseKind.GEN, p, seam);
  }

  private static Optional<CutSeam> direct(Axis cut, double p) {
    return Optional.of(CutSeam.direct(cut, p));
  }

  private static Optional<CutSeam> pairs(Variant variant, double fidelity, double loss) {
    BellWeights pair = XState.werner(fidelity, BellState.PHI_PLUS).weights();
    return Optional.of(
        new CutSeam(
            new Division.Cut(Axis.X),
            variant,
            OptionalDouble.empty(),
            Optional.of(pair),
            Optional.empty(),
            loss));
  }

  private static MemoryInputs inputs(List<MemoryPoint> points, long shots, long errors) {
    return new MemoryInputs(points, DecoderKind.MATCHING, DetectorChoice.ALL, shots, errors, 1, 2);
  }

  private static Point point(MemoryPoint point, long shots) {
    return Memory.of(inputs(List.of(point), shots, Long.MAX_VALUE)).points().getFirst();
  }

  // ---- numbers ----

  /** Shots of the tableau simulator, decoded one batch after the other; 4.4 sigma. */
  @Test
  void isWrongAsOftenAsALoopByHand() {
    for (int distance : new int[] {3, 5}) {
      int shots = 2_500;
      double byHand = errorsByHand(distance, shots) / (double) shots;
      Point counted = point(rotated(distance, 0.005), 40_000);
      double sigma = StrictMath.sqrt(byHand * 1.1 / shots);
      assertThat(counted.logicalErrorRate().orElseThrow()).isCloseTo(byHand, within(4.4 * sigma));
      assertThat(byHand).isPositive();
    }
  }

  private static int errorsByHand(int distance, int shots) {
    NoiseModel noise = NoiseModel.generator(0.005, 0.005, 0.005, 0.005);
    String task = "rotated_memory_z";
    StabilizerCircuit circuit =
        noise.apply(
            MemoryTask.of("surface_code", task, OptionalInt.of(distance), distance).circuit());
    DecodingGraph graph =
        DecodingGraph.split(ErrorAnalysis.of(circuit, "c", AnalysisOptions.PLAIN.splitting()), "c");
    Decoder decoder = Matching.of(graph, "c");
    ShotTable events = new ShotTable(graph.detectorCount(), 1);
    ShotTable predictions = new ShotTable(1, 1);
    Hits hits = new Hits();
    int errors = 0;
    for (int shot = 0; shot < shots; shot++) {
      Shot its = TableauSampler.shot(circuit, "c", new Seed(9).stream("shots", shot));
      for (int d = 0; d < graph.detectorCount(); d++) {
        events.set(d, 0, its.detectors().get(d));
      }
      hits.fill(events, shot, 1);
      decoder.decode(hits, predictions);
      errors += predictions.get(0, 0) == its.observables().get(0) ? 0 : 1;
    }
    return errors;
  }

  /**
   * PyMatching errs in 13,526 of 200,000 shots of this circuit by the same error model; 4 sigma. By
   * the model that Stim makes, which splits what flips a check of each kind, it errs in 0.0802.
   */
  @Test
  void aNoisySeamIsAsBadAsForAPeer() {
    Point x = point(rotated(5, 0.001, direct(Axis.X, 0.1)), 20_000);
    double expected = 13_526 / 200_000.0;
    double sigma = StrictMath.sqrt(1.1 * expected / 20_000);
    assertThat(x.logicalErrorRate().orElseThrow()).isCloseTo(expected, within(4 * sigma));
    assertThat(x.pairsPerRound()).hasValue(9);
  }

  /** Its logical operator lies along the other cut. */
  @Test
  void aMemoryOfZFearsACutAcrossXAlone() {
    Point x = point(rotated(5, 0.001, direct(Axis.X, 0.1)), 10_000);
    Point y = point(rotated(5, 0.001, direct(Axis.Y, 0.1)), 10_000);
    assertThat(10 * y.errors()).isLessThan(x.errors());
  }

  @Test
  void aSeamAsNoisyAsTheRestIsNone() {
    Point whole = point(rotated(3, 0.01), 8_000);
    Point cut = point(rotated(3, 0.01, direct(Axis.X, 0.01)), 8_000);
    double sigma = StrictMath.sqrt(2.0 * whole.errors());
    assertThat((double) cut.errors()).isCloseTo((double) whole.errors(), within(4.4 * sigma));
  }

  /**
   * A lost pair is a qubit of any state: three of four Paulis, which are known to have happened.
   */
  @Test
  void lossThatIsAnnouncedHurtsLess() {
    Point heralded = point(rotated(3, 0.001, pairs(Variant.TELEPORTED, 1, 0.1)), 8_000);
    Point silent = point(rotated(3, 0.001, pairs(Variant.TELEPORTED, 0.925, 0)), 8_000);
    assertThat(heralded.errors()).isPositive();
    assertThat(2 * heralded.errors()).isLessThan(silent.errors());
  }

  @Test
  void packetsNeedFewerPairs() {
    assertThat(point(rotated(5, 0.001, pairs(Variant.TELEPORTED, 0.95, 0)), 1).pairsPerRound())
        .hasValue(9);
    assertThat(point(rotated(5, 0.001, pairs(Variant.CAT, 0.95, 0)), 1).pairsPerRound())
        .hasValue(7);
  }

  @Test
  void nothingIsWrongWithoutNoise() {
    Point point = point(rotated(3, 0), 100);
    assertThat(point.shots()).isEqualTo(100);
    assertThat(point.errors()).isZero();
    assertThat(point.logicalErrorRatePerRound()).hasValue(0);
  }

  /** With a single round as one patch nothing repeats the outcome. Rate within 4 sigma. */
  @Test
  void noDecoderGetsBelowTheFloor() {
    MemoryCode code = new MemoryCode("rotated-surgery-zz");
    BellWeights pair = BellWeights.werner(0.95);
    CutSeam seam =
        new CutSeam(
            new Division.Cut(Axis.Y),
            Variant.TELEPORTED,
            OptionalDouble.empty(),
            Optional.of(pair),
            Optional.empty(),
            0);
    Point once =
        point(new MemoryPoint(code, 5, Basis.Z, 1, NoiseKind.GEN, 0.001, Optional.of(seam)), 8_000);
    double floor = once.floor().orElseThrow();
    assertThat(floor).isCloseTo(0.126, within(5e-4));
    double sigma = StrictMath.sqrt(floor * (1 - floor) / 8_000);
    assertThat(once.logicalErrorRate().orElseThrow()).isGreaterThan(floor - 4 * sigma);
    assertThat(point(rotated(3, 0.01), 10).floor()).hasValue(0);
  }

  /** Copies of checks of the kept basis alone are shared: as the cut across x for Z. */
  @Test
  void aListOfMachinesIsTheCutThatItDescribes() {
    MemoryPoint cut = rotated(3, 0.001, pairs(Variant.CAT, 0.95, 0));
    String lines = Machines.middle(cut.task().circuit(), Axis.X).toString();
    CutSeam listed =
        new CutSeam(
            new Division.Listed("file", lines),
            Variant.CAT,
            OptionalDouble.empty(),
            cut.seam().orElseThrow().pair(),
            Optional.empty(),
            0);
    assertThat(rotated(3, 0.001, Optional.of(listed)).circuit()).isEqualTo(cut.circuit());
  }

  @Test
  void aBicycleCodeHasItsOwnDistance() {
    MemoryCode code = new MemoryCode("bicycle_72_12_6");
    MemoryPoint other =
        new MemoryPoint(code, 5, Basis.X, 2, code.usualNoise(), 0.01, Optional.empty());
    assertThatThrownBy(other::circuit)
        .isInstanceOf(InputException.class)
        .hasMessageContaining("--distance 5: a distance for bicycle_72_12_6");
  }

  @Test
  void anyLogicalQubitOfABicycleCodeCounts() {
    MemoryCode code = new MemoryCode("bicycle_72_12_6");
    assertThat(code.ownDistance()).isEqualTo(6);
    MemoryPoint its =
        new MemoryPoint(code, 6, Basis.X, 2, code.usualNoise(), 0.01, Optional.empty());
    MemoryInputs inputs =
        new MemoryInputs(
            List.of(its), code.usualDecoder(), DetectorChoice.ALL, 200, Long.MAX_VALUE, 1, 2);
    Point point = Memory.of(inputs).points().getFirst();
    assertThat(point.observables()).isEqualTo(12);
    assertThat(point.errors()).isBetween(1L, 199L);
  }

  /** 1 − 2·0.18 = (1 − 2·0.1)²; 1 − 0.19 = (1 − 0.1)². */
  @Test
  void theRateOfARoundMakesThatOfAll() {
    assertThat(MemoryResult.perRound(0.18, 2, 1).orElseThrow()).isCloseTo(0.1, within(1e-15));
    assertThat(MemoryResult.perRound(0.19, 2, 12).orElseThrow()).isCloseTo(0.1, within(1e-15));
    assertThat(MemoryResult.perRound(0.5, 2, 1)).isEmpty();
    assertThat(MemoryResult.perRound(Double.NaN, 2, 1)).isEmpty();
  }

  // ---- batches in their order ----

  @Test
  void threadsChangeNothing() {
    List<MemoryPoint> points = List.of(rotated(3, 0.003), rotated(3, 0.01));
    MemoryResult one =
        Memory.of(
            new MemoryInputs(points, DecoderKind.MATCHING, DetectorChoice.ALL, 20_001, 50, 1, 1));
    for (int threads : new int[] {2, 4}) {
      assertThat(
              Memory.of(
                  new MemoryInputs(
                      points, DecoderKind.MATCHING, DetectorChoice.ALL, 20_001, 50, 1, threads)))
          .isEqualTo(one);
    }
    assertThat(one.points().getFirst().shots()).isBetween(2L * BATCH, 8L * BATCH);
    assertThat(one.points().getLast().shots()).isEqualTo(BATCH);
  }

  @Test
  void aPointIsTheSameInAnyGrid() {
    Point alone = point(rotated(3, 0.01), 5_000);
    assertThat(alone.shots()).isEqualTo(5_000);
    MemoryInputs both = inputs(List.of(rotated(3, 0.005), rotated(3, 0.01)), 5_000, 10_000);
    assertThat(Memory.of(both).points()).last().isEqualTo(alone);
  }

  // ---- going on ----

  /** Says that the time is up after so many questions. */
  private static Watch patient(int questions) {
    AtomicInteger left = new AtomicInteger(questions);
    return new Watch() {
      @Override
      public double wallSeconds() {
        return 0;
      }

      @Override
      public boolean isTimeUp() {
        return left.getAndDecrement() <= 0;
      }

      @Override
      public void stage(String name, long total) {}

      @Override
      public void done(long count) {}
    };
  }

  @Test
  void whatGoesOnEndsAsWhatWasNeverStopped() {
    MemoryInputs inputs = inputs(List.of(rotated(3, 0.003), rotated(3, 0.004)), 15_000, 100);
    List<MemoryState> kept = new ArrayList<>(List.of(MemoryState.NEW));
    MemoryResult result = Memory.of(inputs, kept.getLast(), patient(3), kept::add);
    assertThat(result.deadlineHit()).isTrue();
    for (int pauses = 0; result.deadlineHit(); pauses++) {
      assertThat(pauses).isLessThan(20);
      result = Memory.of(inputs, kept.getLast(), patient(5), kept::add);
    }
    assertThat(result).isEqualTo(Memory.of(inputs));
  }

  @Test
  void aLongerRunGoesOnFromAShorterOne() {
    List<MemoryPoint> points = List.of(rotated(3, 0.003));
    List<MemoryState> kept = new ArrayList<>();
    Memory.of(inputs(points, 5_000, 20), MemoryState.NEW, Watch.NONE, kept::add);
    assertThat(Memory.of(inputs(points, 15_000, 60), kept.getLast(), Watch.NONE, _ -> {}))
        .isEqualTo(Memory.of(inputs(points, 15_000, 60)));
  }

  @Test
  void refusesWhatOtherRunsHaveKept() {
    MemoryInputs inputs = inputs(List.of(rotated(3, 0.01)), 5_000, 10_000);
    List<MemoryState> kept = new ArrayList<>();
    Memory.of(inputs, MemoryState.NEW, Watch.NONE, kept::add);
    MemoryInputs other = inputs(List.of(rotated(3, 0.02)), 5_000, 10_000);
    assertRefused(other, kept.getLast(), "the file is of another run");
    MemoryInputs shorter = inputs(List.of(rotated(3, 0.01)), 2_000, 10_000);
    assertRefused(shorter, kept.getLast(), "farther than these flags lead");
    MemoryInputs content = inputs(List.of(rotated(3, 0.01)), 5_000, 5);
    assertRefused(content, kept.getLast(), "farther than these flags lead");
    String key = kept.getLast().tallies().firstKey();
    MemoryState changed = MemoryState.NEW.with(key, new Tally(100, 1, 1));
    assertRefused(inputs, changed, "100 shots; this circuit is counted by batches of 2048");
  }

  private static void assertRefused(MemoryInputs inputs, MemoryState state, String what) {
    assertThatThrownBy(() -> Memory.of(inputs, state, Watch.NONE, _ -> {}))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(what);
  }

  @Test
  void withoutTimeThereIsNoRate() {
    MemoryInputs inputs = inputs(List.of(rotated(3, 0.01)), 5_000, 10_000);
    MemoryResult result = Memory.of(inputs, MemoryState.NEW, patient(0), _ -> {});
    assertThat(RecordWriter.print(result))
        .contains("\"logical_error_rate\": null", "\"high\": 1.0", "\"deadline_hit\": true");
    assertThat(result.headline()).isEqualTo("There was no time for a shot.");
  }
}
