package bellhop.experiment;

import bellhop.network.Scenario;
import bellhop.units.Seed;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Those pairs of ends that a line of random requests will ask for, out of more than are worth a
 * path each; drawn beforehand, as the requests themselves will be. It plans no paths.
 */
final class DrawnEnds {
  private final List<Integer> talkers;

  /** By number among all pairs, in order of their first requests: how many requests. */
  private final Map<Integer, Integer> counts = new LinkedHashMap<>();

  DrawnEnds(int line, Scenario scenario, Seed seed) {
    talkers = scenario.talkers();
    Arrivals arrivals = new Arrivals(line, scenario, pairs(talkers.size()), seed);
    while (arrivals.findNext()) {
      counts.merge(arrivals.pick(), 1, Integer::sum);
    }
  }

  /** Of so many, any two: numbered by the first of the two, then by the second. */
  static int pairs(int talkers) {
    return Math.toIntExact((long) talkers * (talkers - 1) / 2);
  }

  /** How many requests each of the drawn pairs has, by its number among all. */
  Map<Integer, Integer> counts() {
    return counts;
  }

  int from(int pick) {
    return talkers.get(row(pick));
  }

  int to(int pick) {
    int row = row(pick);
    return talkers.get((int) (pick - before(row)) + row + 1);
  }

  /** The last row that begins at that number or before. */
  private int row(int pick) {
    int low = 0;
    int high = talkers.size() - 1;
    while (high - low > 1) {
      int middle = (low + high) >>> 1;
      if (before(middle) <= pick) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** Pairs whose first one comes before that of a row. */
  private long before(int row) {
    return (long) row * (2L * talkers.size() - row - 1) / 2;
  }
}
