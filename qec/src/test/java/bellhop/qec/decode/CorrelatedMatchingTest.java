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

class CorrelatedMatchingTest {
  /** All edges are of even chance, so that a step of weight is hardly anything. */
  @Test
  void whatIsFarRarerThanAllEdgesIsNoCheaper() {
    DecodingGraph graph =
        Shots.split("error(0.5) D0\nerror(0.1) D0 ^ D1\nerror(0.5) D1\nerror(0.5) D0 D1 L0\n");
    for (int weight : MatchingGraph.of(graph, "model").weights) {
      assertThat(weight).isNotNegative();
    }
    assertThat(MatchingGraph.of(graph, "model").weight(1e-6)).isPositive();
  }

  /**
   * The event of D0 has one explanation, which mostly comes with D1 D2; so the events of D1 and D2
   * are not those of their boundaries, likelier though these are without D0.
   */
  @Test
  void believesWhatTheFirstMatchingImplies() {
    String model =
        """
        error(0.01) D0 ^ D1 D2 L0
        error(0.2) D1
        error(0.2) D2
        """;
    DecodingGraph graph = Shots.split(model);
    assertThat(Shots.predicted(Matching.of(graph, "model"), graph, 0, 1, 2)).isEqualTo("0");
    assertThat(Shots.predicted(Matching.correlated(graph, "model"), graph, 0, 1, 2)).isEqualTo("1");
    assertThat(Shots.predicted(Matching.correlated(graph, "model"), graph, 1, 2)).isEqualTo("0");
  }

  /**
   * PyMatching has 3.43e-3, and 2.57e-3 with correlations, for d = 5 at p = 0.003; here 40 batches
   * of 2,048.
   */
  @Test
  void errsLessOftenThanMatching() {
    int plain = Shots.errors(Shots.memory(5, 0.003), AnalysisOptions.PLAIN, 40, Matching::of);
    int correlated =
        Shots.errors(Shots.memory(5, 0.003), AnalysisOptions.PLAIN, 40, Matching::correlated);
    assertThat(plain / 81_920.0).isBetween(2.7e-3, 4.1e-3); // 3.43e-3 at 3.5 sigma
    assertThat(correlated / 81_920.0).isBetween(1.95e-3, 3.2e-3); // 2.57e-3 at 3.5 sigma
    assertThat(correlated).isLessThan(plain - 7); // 58 fewer at 3.6 sigma: 198 of the shots differ
  }

  @Test
  void explainsEventsAndForgetsOneShotForTheNext() {
    RandomStream chance = new Seed(8).stream("graphs", 0);
    for (int turn = 0; turn < 100; turn++) {
      String model = paired(Shots.randomModel(chance, true));
      DecodingGraph graph = Shots.split(model);
      ErrorSampler sampler =
          ErrorSampler.of(ErrorModelReader.read(model, "random"), "random", new Seed(turn), false);
      sampler.draw(0);
      Hits hits = new Hits();
      hits.fill(sampler.detectors(), 0, 32);
      Hits faults = new Hits();
      Matching decoder = Matching.correlated(graph, "random");
      decoder.correct(hits, faults);
      for (int shot = 0; shot < 32; shot++) {
        assertThat(Shots.explain(graph, faults.of(shot), hits.of(shot))).isTrue();
        Hits alone = new Hits();
        decoder.another().correct(Shots.of(graph, hits.of(shot)), alone);
        assertThat(alone.of(0)).containsExactly(faults.of(shot));
      }
    }
  }

  /** Each two faults are parts of one mechanism. */
  private static String paired(String model) {
    String[] lines = model.split("\n");
    StringBuilder paired = new StringBuilder(lines[0]).append('\n');
    for (int i = 1; i < lines.length; i++) {
      paired.append(lines[i]);
      if (i % 3 == 0 && i > 1) {
        paired.append(" ^ ").append(lines[i - 1].substring(lines[i - 1].indexOf(')') + 2));
      }
      paired.append('\n');
    }
    return paired.toString();
  }

  @Test
  void refusesFaultsThatAreLikelierThanNot() {
    DecodingGraph graph = Shots.split("error(0.9) D0 L0\n");
    assertThatThrownBy(() -> Matching.correlated(graph, "model"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("above one half");
  }
}
