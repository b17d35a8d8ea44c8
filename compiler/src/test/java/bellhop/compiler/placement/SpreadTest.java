package bellhop.compiler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.Network;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Every way to count trees against trying all sets of relays. */
class SpreadTest {
  private static final int QPUS = 7;

  private static int plain(List<int[]> edges, int mask) {
    int best = 1000;
    for (int set = mask; set < 1 << QPUS; set++) {
      if ((set & mask) == mask && isConnected(edges, set)) {
        best = Math.min(best, Integer.bitCount(set) - 1);
      }
    }
    return best;
  }

  private static boolean isConnected(List<int[]> edges, int set) {
    int reached = Integer.lowestOneBit(set);
    for (int before = 0; before != reached; ) {
      before = reached;
      for (int[] edge : edges) {
        int both = 1 << edge[0] | 1 << edge[1];
        reached |= (both & set) == both && (both & reached) != 0 ? both : 0;
      }
    }
    return reached == set;
  }

  private static void requireSmallest(List<int[]> edges) {
    Network network = Lines.network(QPUS, 2, 2, edges);
    Spread spread = new Spread(Regions.of(new Routes(network)));
    for (int mask = 1; mask < 1 << QPUS; mask++) {
      assertThat(spread.cost(mask)).as("set %d", mask).isEqualTo(plain(edges, mask));
    }
    assertThat(spread.cost(0)).isZero();
    requireEqualWithinReach(spread);
  }

  /** Sets of equal reach cost the same, whatever is added. */
  private static void requireEqualWithinReach(Spread spread) {
    for (int one = 1; one < 1 << QPUS; one++) {
      for (int other = 1; other < one; other++) {
        if (spread.reach(one) == spread.reach(other)) {
          for (int more = 0; more < 1 << QPUS; more++) {
            assertThat(spread.cost(one | more)).isEqualTo(spread.cost(other | more));
          }
        }
      }
    }
  }

  @Test
  void lines() {
    List<int[]> edges = new ArrayList<>();
    for (int i = 0; i + 1 < QPUS; i++) {
      edges.add(new int[] {i, i + 1});
    }
    requireSmallest(edges);
  }

  @Test
  void allBetweenTheEndsOfALineIsWithinReach() {
    Spread spread = new Spread(Regions.of(new Routes(Lines.line(QPUS, 2, 2))));
    assertThat(spread.reach(0b0100101)).isEqualTo(0b0111111);
    assertThat(spread.reach(0b0100000)).isEqualTo(0b0100000);
    assertThat(spread.reach(0)).isZero();
  }

  @Test
  void trees() {
    RandomStream random = new Seed(1).stream("trees");
    for (int round = 0; round < 10; round++) {
      List<int[]> edges = new ArrayList<>();
      for (int i = 1; i < QPUS; i++) {
        edges.add(new int[] {i, random.nextInt(i)});
      }
      requireSmallest(edges);
    }
  }

  @Test
  void networksWithCircles() {
    RandomStream random = new Seed(2).stream("circles");
    for (int round = 0; round < 10; round++) {
      List<int[]> edges = new ArrayList<>();
      for (int i = 1; i < QPUS; i++) {
        edges.add(new int[] {i, random.nextInt(i)});
      }
      edges.add(new int[] {0, QPUS - 1});
      edges.add(new int[] {2, QPUS - 2});
      requireSmallest(edges);
    }
  }
}
