package bellhop.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.Path;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The best paths beside all paths, tried one by one, on small random graphs with many ties. */
final class RouterTest {
  private final RandomStream chance = new Seed(11).stream("router");
  private final List<List<Integer>> all = new ArrayList<>();
  private int[][] ends = {};
  private long[] costs = {};
  private boolean[] isDown = {};

  @Test
  void findsTheBestPathsInOrder() {
    for (int trial = 0; trial < 2_000; trial++) {
      int nodes = 2 + chance.nextInt(6);
      draw(nodes, chance.nextInt(2 * nodes + 3));
      Router router = new Router(ends, nodes, costs);
      for (int l = 0; l < costs.length; l++) {
        isDown[l] = chance.nextBoolean(0.2);
        router.setLink(l, !isDown[l]);
      }
      int most = 1 + chance.nextInt(12);
      all.clear();
      tryAll(0, 1, new ArrayList<>(), new boolean[nodes]);
      all.sort(
          Comparator.comparingLong(this::cost)
              .thenComparingInt(List::size)
              .thenComparing(RouterTest::compare));
      List<List<Integer>> found = router.best(0, 1, most).stream().map(Path::links).toList();
      assertThat(found).as("trial %d", trial).isEqualTo(all.subList(0, Math.min(most, all.size())));
      assertThat(router.find(0, 1).map(Path::links)).isEqualTo(found.stream().findFirst());
    }
  }

  @Test
  void goesAroundNodesThatAreDown() {
    ends = new int[][] {{0, 1}, {1, 2}, {0, 3}, {3, 4}, {4, 2}};
    Router router = new Router(ends, 5, new long[] {1, 1, 1, 1, 1});
    assertThat(router.find(0, 2).orElseThrow().qpus()).containsExactly(0, 1, 2);
    router.setNode(1, false);
    assertThat(router.find(0, 2).orElseThrow().qpus()).containsExactly(0, 3, 4, 2);
    router.setNode(2, false);
    assertThat(router.find(0, 2)).isEmpty();
  }

  private void draw(int nodes, int links) {
    ends = new int[links][];
    costs = new long[links];
    isDown = new boolean[links];
    for (int l = 0; l < links; l++) {
      int a = chance.nextInt(nodes);
      ends[l] = new int[] {a, (a + 1 + chance.nextInt(nodes - 1)) % nodes};
      costs[l] = chance.nextInt(4);
    }
  }

  private void tryAll(int here, int to, List<Integer> links, boolean[] passed) {
    if (here == to) {
      all.add(List.copyOf(links));
      return;
    }
    passed[here] = true;
    for (int l = 0; l < ends.length; l++) {
      boolean isHere = ends[l][0] == here || ends[l][1] == here;
      int there = ends[l][0] == here ? ends[l][1] : ends[l][0];
      if (isHere && !passed[there] && !isDown[l]) {
        links.add(l);
        tryAll(there, to, links, passed);
        links.removeLast();
      }
    }
    passed[here] = false;
  }

  private long cost(List<Integer> links) {
    return links.stream().mapToLong(l -> costs[l]).sum();
  }

  private static int compare(List<Integer> a, List<Integer> b) {
    return Arrays.compare(
        a.stream().mapToInt(Integer::intValue).toArray(),
        b.stream().mapToInt(Integer::intValue).toArray());
  }
}
