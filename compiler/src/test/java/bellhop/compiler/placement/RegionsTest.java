package bellhop.compiler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class RegionsTest {
  private static Regions of(int qpus, int[]... edges) {
    return Regions.of(new Routes(Lines.network(qpus, 3, 2, List.of(edges))));
  }

  private static int[] joined(int a, int b) {
    return new int[] {a, b};
  }

  @Test
  void linesAreGroupedFromTheirEnds() {
    Regions line = Regions.of(new Routes(Lines.line(6, 3, 2)));
    Regions.Grouped grouped = line.grouped().orElseThrow();
    assertThat(grouped.regions().count()).isEqualTo(3);
    for (int qpu = 0; qpu < 6; qpu++) {
      assertThat(grouped.groupOf()[qpu]).isEqualTo(grouped.groupOf()[qpu ^ 1]);
    }
    assertThat(grouped.regions().capacities()).containsExactly(6, 6, 6);
    int first = grouped.groupOf()[0];
    int last = grouped.groupOf()[5];
    assertThat(grouped.regions().distance(first, last)).isEqualTo(2);
    assertThat(grouped.regions().isDirect(first, last)).isFalse();
  }

  @Test
  void onlyNeighboursAreGroupedAndAllThatIsHeldStays() {
    int side = 4;
    List<int[]> edges = new ArrayList<>();
    for (int qpu = 0; qpu < side * side; qpu++) {
      if (qpu % side + 1 < side) {
        edges.add(joined(qpu, qpu + 1));
      }
      if (qpu + side < side * side) {
        edges.add(joined(qpu, qpu + side));
      }
    }
    Regions regions = of(side * side, edges.toArray(int[][]::new));
    for (Optional<Regions.Grouped> next = regions.grouped(); next.isPresent(); ) {
      int[] groupOf = next.get().groupOf();
      for (int a = 0; a < groupOf.length; a++) {
        for (int b = 0; b < a; b++) {
          assertThat(groupOf[a] != groupOf[b] || regions.isDirect(a, b)).isTrue();
        }
      }
      regions = next.get().regions();
      assertThat(Arrays.stream(regions.capacities()).sum()).isEqualTo(3 * side * side);
      next = regions.grouped();
    }
    assertThat(regions.count()).isEqualTo(1);
  }

  /** The hub can be grouped with one leaf alone; the others wait for the next round. */
  @Test
  void starsAreGroupedLeafByLeaf() {
    Regions star = of(5, joined(2, 0), joined(2, 1), joined(2, 3), joined(2, 4));
    Regions.Grouped grouped = star.grouped().orElseThrow();
    assertThat(grouped.regions().count()).isEqualTo(4);
    assertThat(grouped.groupOf()[2]).isEqualTo(grouped.groupOf()[0]);
  }

  @Test
  void machinesThatNothingJoinsStayApart() {
    Regions apart = of(4, joined(0, 1), joined(2, 3));
    Regions two = apart.grouped().orElseThrow().regions();
    assertThat(two.count()).isEqualTo(2);
    assertThat(two.distance(0, 1)).isEqualTo(Routes.APART);
    assertThat(two.grouped()).isEmpty();
  }
}
