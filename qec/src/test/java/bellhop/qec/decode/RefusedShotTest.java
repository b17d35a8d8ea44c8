package bellhop.qec.decode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.dem.ErrorModelReader;
import bellhop.circuit.shots.Hits;
import bellhop.units.InputException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A shot that no faults explain leaves nothing behind for the shots after it. */
class RefusedShotTest {
  /** A chain with boundaries, a herald that makes its rare middle likely, and an island. */
  private static final String MODEL =
      """
      error(0.1) D0 L0 ^ D1
      error(0.02) D0
      error(0.02) D1
      error(0.01) D4 D0 D1
      error(0.01) D4
      error(0.1) D2 D3 L0
      detector[herald] D4
      """;

  @ParameterizedTest
  @EnumSource
  void theNextShotsAreAnsweredAsIfItHadNotBeen(DecoderKind kind) {
    DecodingGraph graph = kind.graph(ErrorModelReader.read(MODEL, "model"), "model");
    Corrector fresh = kind.of(graph, "model");
    Corrector used = kind.of(graph, "model");
    for (int[] events : new int[][] {{0, 1, 2, 4}, {2}, {0, 3}, {0, 1, 3, 4}}) {
      assertThatThrownBy(() -> used.correct(Shots.of(graph, events), new Hits()))
          .isInstanceOf(InputException.class)
          .hasMessageContaining("shot 17");
      for (int[] next : new int[][] {{0, 1}, {0}, {2, 3}, {0, 1, 4}, {0, 1, 2, 3}}) {
        Hits expected = new Hits();
        Hits found = new Hits();
        fresh.correct(Shots.of(graph, next), expected);
        used.correct(Shots.of(graph, next), found);
        assertThat(found.of(0)).isEqualTo(expected.of(0));
        assertThat(Shots.predicted(used, graph, next))
            .isEqualTo(Shots.predicted(fresh, graph, next));
      }
    }
  }
}
