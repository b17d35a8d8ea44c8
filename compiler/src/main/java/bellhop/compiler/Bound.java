package bellhop.compiler;

import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Parts;
import bellhop.compiler.placement.Routes;
import bellhop.network.Qpu;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A number of ebits below which no answer can be. It takes the order of the gates as it is, and
 * knows no limit of communication qubits.
 *
 * <p>Qubits that gates join, directly or through others, are one cluster. A cluster that starts on
 * t QPUs needs at least t − 1 pairs: across every division of these QPUs in two, some gate or move
 * must go. An ebit serves one qubit, so one cluster, and the bounds of clusters add up. A cluster
 * needs as many QPUs as hold it, largest first, and as many as its pins name; two pins that are d
 * links apart need d pairs. What gates cost again and again is counted by {@link Windows}; small
 * programs are searched to the end by {@link ExactBound}. The largest of these counts.
 */
final class Bound {
  /** A window may end when it costs so many pairs; each is tried. */
  private static final int LARGEST_WINDOW = 3;

  private final Bundles bundles;
  private final Routes routes;
  private final int[] pins;
  private final Parts clusters;
  private final int[] roomOfLargest;

  private Bound(Bundles bundles, Routes routes, int[] pins) {
    this.bundles = bundles;
    this.routes = routes;
    this.pins = pins;
    clusters = new Parts(pins.length);
    for (int b = 0; b < bundles.count(); b++) {
      clusters.join(bundles.qubit(b, 0), bundles.qubit(b, 1));
    }
    roomOfLargest = roomOfLargest();
  }

  /**
   * Linear in qubits and bundles, but for the pins of a cluster, of which it looks at every two.
   */
  static int of(Bundles bundles, Routes routes, int[] pins) {
    return Math.max(byClusters(bundles, routes, pins), ExactBound.of(bundles, routes, pins));
  }

  /** What holds for programs of any size. */
  static int byClusters(Bundles bundles, Routes routes, int[] pins) {
    return new Bound(bundles, routes, pins).byClusters();
  }

  private int byClusters() {
    int[] most = byWindows();
    byPins().forEach((root, pairs) -> most[root] = Math.max(most[root], pairs));
    return Arrays.stream(most).sum();
  }

  private int[] roomOfLargest() {
    int[] largestFirst =
        routes.network().qpus().stream()
            .map(Qpu::dataQubits)
            .sorted(Comparator.reverseOrder())
            .mapToInt(Integer::intValue)
            .toArray();
    int[] room = new int[largestFirst.length + 1];
    for (int i = 0; i < largestFirst.length; i++) {
      room[i + 1] = room[i] + largestFirst[i];
    }
    return room;
  }

  /** By root: windows that end, and one that never does, which is the cluster itself. */
  private int[] byWindows() {
    int[] most = Windows.pairs(bundles, roomOfLargest, clusters, pins.length, Integer.MAX_VALUE);
    for (int enough = 1; enough <= Math.min(LARGEST_WINDOW, routes.qpuCount() - 1); enough++) {
      int[] pairs = Windows.pairs(bundles, roomOfLargest, clusters, pins.length, enough);
      Arrays.setAll(most, q -> Math.max(most[q], pairs[q]));
    }
    return most;
  }

  private Map<Integer, Integer> byPins() {
    Map<Integer, Set<Integer>> named = new TreeMap<>();
    for (int q = 0; q < pins.length; q++) {
      if (pins[q] != Pins.FREE) {
        named.computeIfAbsent(clusters.root(q), _ -> new TreeSet<>()).add(pins[q]);
      }
    }
    Map<Integer, Integer> pairs = new TreeMap<>();
    named.forEach((root, qpus) -> pairs.put(root, byPins(qpus)));
    return pairs;
  }

  private int byPins(Set<Integer> named) {
    int farthest = 0;
    for (int a : named) {
      for (int b : named) {
        int distance = routes.distance(a, b);
        farthest = Math.max(farthest, distance == Routes.APART ? 0 : distance);
      }
    }
    return Math.max(named.size() - 1, farthest);
  }
}
