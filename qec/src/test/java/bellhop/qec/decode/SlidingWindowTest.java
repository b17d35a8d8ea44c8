package bellhop.qec.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.shots.Hits;
import bellhop.circuit.shots.ShotTable;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.sample.FrameSampler;
import bellhop.units.InputException;
import bellhop.units.Seed;
import java.util.Arrays;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SlidingWindowTest {
  private static final int ROUNDS = 12;
  private static final int LENGTH = 6;
  private static final int STEP = 3;

  private static final StabilizerCircuit CIRCUIT =
      NoiseModel.generator(0.005, 0.005, 0.005, 0.005)
          .apply(
              MemoryTask.of("surface_code", "rotated_memory_z", OptionalInt.of(3), ROUNDS)
                  .circuit());

  private static final ErrorModel MODEL =
      ErrorAnalysis.of(CIRCUIT, "memory", AnalysisOptions.PLAIN.splitting());

  private static final DecodingGraph GRAPH = DecodingGraph.split(MODEL, "memory");
  private static final int[] TIMES = DetectorRounds.of(MODEL, "memory");

  private static Stream<Function<DecodingGraph, Corrector>> decoders() {
    return Stream.of(
        graph -> Matching.of(graph, "window"),
        graph -> Matching.correlated(graph, "window"),
        graph -> UnionFind.of(graph, "window"));
  }

  private static Hits draw(int shots, int before) {
    FrameSampler sampler = FrameSampler.ofDetectors(CIRCUIT, "memory", new Seed(4));
    sampler.draw(0);
    ShotTable events = sampler.detectors();
    for (int detector = 0; detector < TIMES.length; detector++) {
      if (TIMES[detector] >= before) {
        Arrays.fill(events.row(detector), 0);
      }
    }
    Hits hits = new Hits();
    hits.fill(events, 0, shots);
    return hits;
  }

  @Test
  void knowsTheRoundsOfDetectors() {
    assertThat(Arrays.stream(TIMES).distinct().sorted().toArray())
        .containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);
  }

  @Test
  void commitsTheSameIfTheStreamIsCutAfterTheWindow() {
    decoders()
        .forEach(decoder -> {
          SlidingWindow window = SlidingWindow.of(GRAPH, TIMES, LENGTH, STEP, decoder);
          Hits whole = new Hits();
          window.correct(draw(500, ROUNDS + 1), whole);
          for (int from = 0; from + LENGTH <= ROUNDS; from += STEP) {
            Hits cut = new Hits();
            window.correct(draw(500, from + LENGTH), cut);
            for (int shot = 0; shot < 500; shot++) {
              assertThat(before(from + STEP, cut.of(shot)))
                  .isEqualTo(before(from + STEP, whole.of(shot)));
            }
          }
        });
  }

  /** Faults that belong to earlier rounds. */
  private static int[] before(int round, int... faults) {
    return Arrays.stream(faults)
        .filter(fault ->
            Arrays.stream(GRAPH.detectors(fault)).map(its -> TIMES[its]).min().orElseThrow()
                < round)
        .sorted()
        .toArray();
  }

  @Test
  void explainsAllEventsAndIsTheDecoderItselfIfTheWindowIsLong() {
    decoders()
        .forEach(decoder -> {
          Hits hits = draw(500, ROUNDS + 1);
          Hits faults = new Hits();
          SlidingWindow.of(GRAPH, TIMES, LENGTH, STEP, decoder).correct(hits, faults);
          for (int shot = 0; shot < 500; shot++) {
            assertThat(Shots.explain(GRAPH, faults.of(shot), hits.of(shot))).isTrue();
          }
          ShotTable one = new ShotTable(1, 512);
          ShotTable other = new ShotTable(1, 512);
          SlidingWindow.of(GRAPH, TIMES, ROUNDS + 1, 1, decoder).decode(hits, one);
          decoder.apply(GRAPH).decode(hits, other);
          assertThat(one.row(0)).isEqualTo(other.row(0));
        });
  }

  /**
   * Windows of twice the distance cost little: at most a hundredth more of 1,281 errors, here
   * within four sigma. The answers differ in ten of the shots, so the difference has a sigma of 3.
   */
  @Test
  void errsHardlyMoreOftenThanOneWindow() {
    int whole = Shots.errors(CIRCUIT, AnalysisOptions.PLAIN, 10, Matching::of);
    int windows =
        Shots.errors(
            CIRCUIT,
            AnalysisOptions.PLAIN,
            10,
            (graph, source) ->
                SlidingWindow.of(graph, TIMES, LENGTH, STEP, its -> Matching.of(its, source)));
    assertThat(windows - whole).isBetween(-13, 13 + 13);
  }

  /** Windows on one basis do not look at the events of the other. */
  @Test
  void leavesOutDetectorsThatAreNotRead() {
    BitSet kept =
        MemoryTask.of("surface_code", "rotated_memory_z", OptionalInt.of(3), ROUNDS)
            .keptDetectors();
    DecodingGraph graph = GRAPH.on(kept);
    Hits hits = draw(500, ROUNDS + 1);
    ShotTable windows = new ShotTable(1, 512);
    ShotTable whole = new ShotTable(1, 512);
    SlidingWindow.of(graph, TIMES, 9, 4, its -> Matching.of(its, "window")).decode(hits, windows);
    Matching.of(graph, "whole").decode(hits, whole);
    assertThat(windows.unlike(whole, 500)).isLessThan(10);
  }

  /**
   * A code cut in two that loses pairs: windows hear of it and err hardly more often. The answers
   * differ in eight of the shots, so the difference has a sigma of 3; it lies below a fiftieth of
   * the 226 errors within four of them.
   */
  @Test
  void heraldsAreHeardInEachWindowTheySpeakOf() {
    StabilizerCircuit circuit = Shots.losingPairs(ROUNDS, 0.05);
    AnalysisOptions options = AnalysisOptions.PLAIN.approximating(1);
    int[] rounds =
        DetectorRounds.of(ErrorAnalysis.of(circuit, "memory", options.splitting()), "memory");
    int whole = Shots.errors(circuit, options, 3, Matching::of);
    int windows =
        Shots.errors(
            circuit,
            options,
            3,
            (graph, source) ->
                SlidingWindow.of(graph, rounds, LENGTH, STEP, its -> Matching.of(its, source)));
    assertThat(windows - whole).isBetween(-12, 5 + 12);
    assertThat(whole).isGreaterThan(100);
  }

  @Test
  void roundsMayBeFarApart() {
    DecodingGraph graph = Shots.split("error(0.1) D0 L0\nerror(0.1) D1 L1\ndetector D2\n");
    int[] rounds = {3, 2_000_000_000, 1_000_000_000};
    SlidingWindow window = SlidingWindow.of(graph, rounds, 2, 1, its -> Matching.of(its, "window"));
    assertThat(Shots.predicted(window, graph, 0)).isEqualTo("10");
    assertThat(Shots.predicted(window, graph, 0, 1)).isEqualTo("11");
    assertThatThrownBy(() -> Shots.predicted(window, graph, 2)).isInstanceOf(InputException.class);
  }

  @Test
  void refusesWindowsThatCommitNothingOrMoreThanTheySee() {
    for (int step : new int[] {0, 4}) {
      assertThatThrownBy(
              () -> SlidingWindow.of(GRAPH, TIMES, 3, step, graph -> Matching.of(graph, "window")))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("commits " + step);
    }
  }
}
