package bellhop.compiler.packets;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.ProgramBuilder;
import bellhop.compiler.lowering.Lowering;
import bellhop.compiler.lowering.Segments;
import bellhop.compiler.placement.Bundles;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;

class CoverTest {

  @Test
  void oneCopyServesAStar() {
    ProgramBuilder builder = new ProgramBuilder("star").qubits("q", 4);
    builder.cz(0, 1).cz(2, 1).cz(0, 3).cz(0, 2);
    Bundles bundles = bundles(builder);
    assertThat(Cover.places(bundles, new int[] {0, 1, 1, 1})).containsExactly(1, 1, 1, 1);
  }

  @Test
  void ofEqualCoversTheShorterLivedWins() {
    ProgramBuilder builder = new ProgramBuilder("fourier").qubits("q", 4);
    builder.cz(0, 2).cz(0, 3).h(0).cz(1, 2).cz(1, 3);
    assertThat(Cover.places(bundles(builder), new int[] {0, 0, 1, 1})).containsExactly(1, 1, 1, 1);
    assertThat(Cover.places(bundles(builder), new int[] {1, 1, 0, 0})).containsExactly(0, 0, 0, 0);
  }

  private static Bundles bundles(ProgramBuilder builder) {
    return new Bundles(Segments.of(Lowering.lower(builder.build())));
  }

  /** Hopcroft and Karp's answer against plain augmenting paths. */
  @Test
  void matchingsAreLargestAndCoversAsLarge() {
    RandomStream random = new Seed(1).stream("cover");
    for (int round = 0; round < 200; round++) {
      int left = 1 + random.nextInt(6);
      int right = 1 + random.nextInt(6);
      List<int[]> edges = new ArrayList<>();
      for (int i = 0; i < random.nextInt(15); i++) {
        edges.add(new int[] {i, random.nextInt(left), left + random.nextInt(right)});
      }
      List<Boolean> onLeft = new ArrayList<>(Collections.nCopies(left, true));
      onLeft.addAll(Collections.nCopies(right, false));
      Matching matching = new Matching(left + right, edges);
      for (boolean prefer : new boolean[] {true, false}) {
        boolean[] cover = matching.cover(onLeft, prefer);
        assertThat(edges).allMatch(edge -> cover[edge[1]] || cover[edge[2]]);
        assertThat(count(cover)).isEqualTo(plainMatching(left, right, edges));
      }
    }
  }

  private static int count(boolean[] flags) {
    int count = 0;
    for (boolean flag : flags) {
      count += flag ? 1 : 0;
    }
    return count;
  }

  private static int plainMatching(int left, int right, List<int[]> edges) {
    int[] mate = new int[left + right];
    Arrays.fill(mate, -1);
    int size = 0;
    for (int v = 0; v < left; v++) {
      size += augment(v, edges, mate, new boolean[left + right]) ? 1 : 0;
    }
    return size;
  }

  private static boolean augment(int v, List<int[]> edges, int[] mate, boolean[] seen) {
    for (int[] edge : edges) {
      if (edge[1] == v && !seen[edge[2]]) {
        seen[edge[2]] = true;
        if (mate[edge[2]] < 0 || augment(mate[edge[2]], edges, mate, seen)) {
          mate[edge[2]] = v;
          return true;
        }
      }
    }
    return false;
  }
}
