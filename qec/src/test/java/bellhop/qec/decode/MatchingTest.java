package bellhop.qec.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.ErrorModelReader;
import bellhop.circuit.shots.Hits;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.code.MemoryTask;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import bellhop.qec.model.ErrorSampler;
import bellhop.qec.noise.NoiseModel;
import bellhop.qec.sample.FrameSampler;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MatchingTest {
  /** More by hand: 10,000 take a few minutes. */
  private static final int SHOTS = Integer.getInteger("bellhop.matching.shots", 100);

  /** A chain of three detectors between two boundaries, of which the left one is the observable. */
  private static final String CHAIN =
      """
      error(0.1) D0 L0
      error(0.05) D0 D1
      error(0.05) D1 D2
      error(0.1) D2
      """;

  @Test
  void matchesAnEventWithItsNearerBoundary() {
    assertThat(predicted(CHAIN, 0)).isEqualTo("1");
    assertThat(predicted(CHAIN, 2)).isEqualTo("0");
    assertThat(predicted(CHAIN, 0, 1)).isEqualTo("0");
    assertThat(predicted(CHAIN, 0, 2)).isEqualTo("1");
    assertThat(predicted(CHAIN, 0, 1, 2)).isEqualTo("0");
    assertThat(predicted(CHAIN)).isEqualTo("0");
  }

  @Test
  void presumesWhatIsLikelierThanNot() {
    String model = "error(0.9) D0 L0\nerror(0.1) D0 D1\nerror(0.2) D1 L1\n";
    assertThat(predicted(model, 0)).isEqualTo("10");
    assertThat(predicted(model)).isEqualTo("00");
    assertThat(predicted(model, 0, 1)).isEqualTo("11");
    assertThat(predicted("error(1) D0 L0\nerror(0.1) D0\n", 0)).isEqualTo("1");
    assertThat(predicted("error(1) D0 L0\nerror(0.1) D0\n")).isEqualTo("1");
  }

  @Test
  void evenChancesWeighNothing() {
    String model = "error(0.5) D0 D1 L0\nerror(0.1) D0\nerror(0.1) D1 L1\n";
    assertThat(predicted(model, 0, 1)).isEqualTo("10");
  }

  @Test
  void observablesNeedNotFitAWord() {
    StringBuilder model = new StringBuilder();
    for (int i = 0; i < 200; i++) {
      model.append("error(0.1) D%d D%d L%d\n".formatted(i, i + 1, i));
    }
    assertThat(predicted(model.toString(), 60, 130))
        .isEqualTo("0".repeat(60) + "1".repeat(70) + "0".repeat(70));
  }

  @Test
  void refusesEventsThatNothingExplains() {
    assertThatThrownBy(() -> predicted("error(0.1) D0 D1\nerror(0.1) D2\n", 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("shot 17: no faults of the model explain the event of D0");
    assertThatThrownBy(() -> predicted("error(0.1) D0 D1\ndetector D2\n", 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("D2");
  }

  @Test
  void refusesFaultsOfMoreThanTwoDetectors() {
    assertThatThrownBy(() -> predicted("error(0.1) D0 D1 D2\n"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("a fault that flips D0 D1 D2")
        .hasMessageContaining("decompose_errors");
  }

  private static String predicted(String model, int... events) {
    DecodingGraph graph = Shots.split(model);
    return Shots.predicted(Matching.of(graph, "model"), graph, events);
  }

  @Test
  void weighsAsLittleAsTheSlowTwinOnASurfaceCode() {
    StabilizerCircuit circuit =
        NoiseModel.generator(0.005, 0.005, 0.005, 0.005)
            .apply(
                MemoryTask.of("surface_code", "rotated_memory_x", OptionalInt.of(11), 11)
                    .circuit());
    ErrorModel model = ErrorAnalysis.of(circuit, "memory", AnalysisOptions.PLAIN.splitting());
    FrameSampler sampler = FrameSampler.ofDetectors(circuit, "memory", new Seed(3));
    Hits hits = new Hits();
    for (int batch = 0; batch * sampler.batch() < SHOTS; batch++) {
      sampler.draw(batch);
      int left = SHOTS - batch * sampler.batch();
      hits.fill(sampler.detectors(), 0, Math.min(left, sampler.batch()));
      checkWeights(DecodingGraph.split(model, "memory"), hits);
    }
  }

  @Test
  void weighsAsLittleAsTheSlowTwinOnRandomGraphs() {
    RandomStream chance = new Seed(5).stream("graphs", 0);
    for (int turn = 0; turn < 400; turn++) {
      ErrorModel model = ErrorModelReader.read(Shots.randomModel(chance, false), "random");
      ErrorSampler sampler = ErrorSampler.of(model, "random", new Seed(turn), false);
      sampler.draw(0);
      Hits hits = new Hits();
      hits.fill(sampler.detectors(), 0, 20);
      checkWeights(DecodingGraph.split(model, "random"), hits);
    }
  }

  private static void checkWeights(DecodingGraph graph, Hits hits) {
    MatchingGraph edges = MatchingGraph.of(graph, "model");
    LeastMatching twin = new LeastMatching(edges);
    Hits faults = new Hits();
    Matching.of(graph, "model").correct(hits, faults);
    for (int shot = 0; shot < hits.shots(); shot++) {
      boolean[] events = new boolean[graph.detectorCount()];
      toggle(events, hits.of(shot));
      toggle(events, edges.presumedEvents);
      long weight = twin.weight(indices(events));
      boolean[] blamed = new boolean[edges.edgeCount()];
      for (int fault : faults.of(shot)) {
        blamed[edges.edgeOf(fault)] ^= true;
      }
      for (int fault : edges.presumed) {
        blamed[edges.edgeOf(fault)] ^= true;
      }
      for (int fault : faults.of(shot)) {
        toggle(events, graph.detectors(fault));
      }
      toggle(events, edges.presumedEvents);
      assertThat(events).containsOnly(false);
      assertThat(twin.weightOf(blamed)).isEqualTo(weight);
    }
  }

  private static void toggle(boolean[] bits, int... indices) {
    for (int index : indices) {
      bits[index] ^= true;
    }
  }

  private static int[] indices(boolean... bits) {
    return IntStream.range(0, bits.length).filter(i -> bits[i]).toArray();
  }
}
