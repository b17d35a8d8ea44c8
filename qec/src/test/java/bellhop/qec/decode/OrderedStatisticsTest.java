package bellhop.qec.decode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class OrderedStatisticsTest {
  private final RandomStream random = new Seed(3).stream("statistics");
  private final RandomFaults faults = new RandomFaults(random);

  @Test
  void whatItFindsExplainsTheEventsWhereAnythingDoes() {
    for (int model = 0; model < 300; model++) {
      DecodingGraph graph = faults.graph(1 + random.nextInt(6), 1 + random.nextInt(9));
      int[] weights = weights(graph);
      OrderedStatistics statistics = new OrderedStatistics(graph, weights, random.nextInt(4));
      for (int shot = 0; shot < 5; shot++) {
        int[] events = someHeard(graph);
        int[] belief = beliefs(graph);
        int[] found = statistics.solve(events, fault -> belief[fault]);
        if (sets(graph).noneMatch(set -> explains(graph, set, events))) {
          assertNull(found);
        } else {
          assertNotNull(found);
          assertArrayEquals(events, RandomFaults.flipped(graph, found));
        }
      }
    }
  }

  @Test
  void sweepFindsTheLeastWeightOfWhatItTries() {
    for (int model = 0; model < 200; model++) {
      DecodingGraph graph = faults.graph(1 + random.nextInt(4), 1 + random.nextInt(8));
      int[] weights = weights(graph);
      int order = random.nextInt(5);
      int[] belief = beliefs(graph);
      int[] events = faults.shots(graph, 1, 3).of(0);
      int[] found = new OrderedStatistics(graph, weights, order).solve(events, f -> belief[f]);
      assertNotNull(found);
      assertEquals(tried(graph, weights, order, belief, events), weight(weights, found));
    }
  }

  @Test
  void leastWeightOfAllIsFoundWhereAtMostTwoColumnsAreFree() {
    int seen = 0;
    for (int model = 0; model < 400; model++) {
      DecodingGraph graph = faults.graph(1 + random.nextInt(6), 1 + random.nextInt(8));
      int[] belief = beliefs(graph);
      if (graph.faultCount() - basis(graph, ranked(belief)).size() <= 2) {
        seen++;
        int[] weights = weights(graph);
        int[] events = faults.shots(graph, 1, 3).of(0);
        int[] found = new OrderedStatistics(graph, weights, 1000).solve(events, f -> belief[f]);
        assertNotNull(found);
        long least =
            sets(graph)
                .filter(set -> explains(graph, set, events))
                .mapToLong(set -> weight(weights, members(set)))
                .min()
                .orElseThrow();
        assertEquals(least, weight(weights, found));
      }
    }
    assertTrue(seen > 100);
  }

  /** By definition: all that differ from the basis in one free column, or in two of the first. */
  private static long tried(
      DecodingGraph graph, int[] weights, int order, int[] belief, int... events) {
    List<Integer> ranked = ranked(belief);
    List<Integer> basis = basis(graph, ranked);
    List<Integer> free = ranked.stream().filter(fault -> !basis.contains(fault)).toList();
    return sets(graph)
        .filter(set -> explains(graph, set, events))
        .filter(set -> isTried(free.stream().map(fault -> set >>> fault & 1).toList(), order))
        .mapToLong(set -> weight(weights, members(set)))
        .min()
        .orElseThrow();
  }

  private static boolean isTried(List<Integer> free, int order) {
    int[] ones = IntStream.range(0, free.size()).filter(i -> free.get(i) == 1).toArray();
    return ones.length == 0
        || (order > 0 && ones.length == 1)
        || (ones.length == 2 && ones[1] < order);
  }

  private static List<Integer> ranked(int... belief) {
    return IntStream.range(0, belief.length)
        .boxed()
        .sorted((a, b) -> Integer.compare(belief[a], belief[b]))
        .toList();
  }

  /** The first columns that are no sum of those before. */
  private static List<Integer> basis(DecodingGraph graph, List<Integer> ranked) {
    List<Integer> basis = new ArrayList<>();
    for (int fault : ranked) {
      int[] column = graph.detectors(fault);
      boolean depends =
          IntStream.range(0, 1 << basis.size())
              .anyMatch(set -> explains(graph, basis, set, column));
      if (!depends) {
        basis.add(fault);
      }
    }
    return basis;
  }

  private static boolean explains(
      DecodingGraph graph, List<Integer> basis, int set, int... column) {
    int[] chosen = Arrays.stream(members(set)).map(basis::get).toArray();
    return Arrays.equals(column, RandomFaults.flipped(graph, chosen));
  }

  private static boolean explains(DecodingGraph graph, int set, int... events) {
    return Arrays.equals(events, RandomFaults.flipped(graph, members(set)));
  }

  private static IntStream sets(DecodingGraph graph) {
    return IntStream.range(0, 1 << graph.faultCount());
  }

  private static int[] members(int set) {
    return IntStream.range(0, 31).filter(i -> (set >>> i & 1) != 0).toArray();
  }

  private static long weight(int[] weights, int... chosen) {
    return Arrays.stream(chosen).mapToLong(fault -> weights[fault]).sum();
  }

  private static int[] weights(DecodingGraph graph) {
    return IntStream.range(0, graph.faultCount())
        .map(fault -> BeliefPropagation.odds(graph.probability(fault)))
        .toArray();
  }

  private int[] beliefs(DecodingGraph graph) {
    return IntStream.range(0, graph.faultCount()).map(_ -> random.nextInt(9) - 4).toArray();
  }

  private int[] someHeard(DecodingGraph graph) {
    return IntStream.range(0, graph.faultCount())
        .flatMap(fault -> Arrays.stream(graph.detectors(fault)))
        .distinct()
        .sorted()
        .filter(_ -> random.nextInt(2) == 0)
        .toArray();
  }
}
