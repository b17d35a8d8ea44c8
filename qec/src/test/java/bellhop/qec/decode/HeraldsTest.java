package bellhop.qec.decode;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeraldsTest {
  /** Two ways from D0 to D1: the rarer one is the right one when its herald fires. */
  private static final String MODEL =
      """
      error(0.01) D2 D0 D1 L0
      error(0.01) D2
      error(0.1) D0 D3
      error(0.1) D3 D1
      error(0.001) D0
      error(0.001) D1
      detector[herald] D2
      """;

  @Test
  void believesAnErasureThatIsAnnounced() {
    DecodingGraph graph = Shots.split(MODEL);
    for (Corrector decoder :
        new Corrector[] {Matching.of(graph, "model"), UnionFind.of(graph, "model")}) {
      assertThat(Shots.predicted(decoder, graph, 0, 1, 2)).isEqualTo("1");
      assertThat(Shots.predicted(decoder, graph, 0, 1)).isEqualTo("0");
      assertThat(Shots.predicted(decoder, graph, 2)).isEqualTo("0");
      assertThat(Shots.predicted(decoder, graph, 0, 1, 2)).isEqualTo("1");
    }
  }

  @Test
  void heraldsAreNoEvents() {
    DecodingGraph graph = Shots.split(MODEL);
    assertThat(graph.heralds()).hasSize(1);
    assertThat(graph.heralds().getFirst().probability(0)).isEqualTo(0.5);
    assertThat(graph.faultCount()).isEqualTo(5);
  }
}
