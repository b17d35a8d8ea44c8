package bellhop.qec.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.dem.ErrorModelReader;
import bellhop.circuit.shots.Hits;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorSampler;
import bellhop.units.InputException;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import org.junit.jupiter.api.Test;

class UnionFindTest {
  @Test
  void peelsClustersOfAChain() {
    String chain = "error(0.1) D0 L0\nerror(0.1) D0 D1\nerror(0.1) D1 D2\nerror(0.1) D2\n";
    assertThat(predicted(chain, 0)).isEqualTo("1");
    assertThat(predicted(chain, 2)).isEqualTo("0");
    assertThat(predicted(chain, 0, 1)).isEqualTo("0");
    assertThat(predicted(chain)).isEqualTo("0");
    assertThat(predicted("error(0.9) D0 L0\nerror(0.1) D0\n")).isEqualTo("1");
  }

  @Test
  void explainsEventsOfRandomModels() {
    RandomStream chance = new Seed(6).stream("graphs", 0);
    for (int turn = 0; turn < 400; turn++) {
      String model = Shots.randomModel(chance, false);
      DecodingGraph graph = Shots.split(model);
      ErrorSampler sampler =
          ErrorSampler.of(ErrorModelReader.read(model, "random"), "random", new Seed(turn), false);
      sampler.draw(0);
      Hits hits = new Hits();
      hits.fill(sampler.detectors(), 0, 64);
      Hits faults = new Hits();
      UnionFind.of(graph, "random").correct(hits, faults);
      for (int shot = 0; shot < 64; shot++) {
        assertThat(Shots.explain(graph, faults.of(shot), hits.of(shot))).isTrue();
      }
    }
  }

  @Test
  void refusesEventsThatNothingExplains() {
    assertThatThrownBy(() -> predicted("error(0.1) D0 D1 L0\nerror(0.1) D2\n", 0))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("shot 17: no faults of the model explain the event of D0");
    // of three nodes that grew together, the one with the event
    assertThatThrownBy(() -> predicted("error(0.1) D0 D1\nerror(0.1) D1 D2 L0\n", 2))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("the event of D2");
  }

  /**
   * Five to twenty per cent more often. The two differ in 139 of these shots, so the difference has
   * a sigma of 12; it lies between those shares of matching's 599 within four of them.
   */
  @Test
  void errsALittleMoreOftenThanMatching() {
    int matching = Shots.errors(Shots.memory(5, 0.005), AnalysisOptions.PLAIN, 20, Matching::of);
    int unionFind = Shots.errors(Shots.memory(5, 0.005), AnalysisOptions.PLAIN, 20, UnionFind::of);
    assertThat(unionFind - matching).isBetween(30 - 48, 120 + 48);
  }

  private static String predicted(String model, int... events) {
    DecodingGraph graph = Shots.split(model);
    return Shots.predicted(UnionFind.of(graph, "model"), graph, events);
  }
}
