package bellhop.compiler;

import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Parts;
import bellhop.compiler.placement.Routes;
import bellhop.network.Qpu;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * A number of ebits below which no answer can be. Qubits that gates join, directly or through
 * others, are one cluster. A cluster that starts on t QPUs needs at least t − 1 pairs: across every
 * division of these QPUs in two, some gate or move must go. An ebit serves one qubit, so one
 * cluster, and the bounds of clusters add up. A cluster needs as many QPUs as hold it, largest
 * first, and as many as its pins name; two pins that are d links apart need d pairs.
 */
final class Bound {
  private final Routes routes;
  private final int[] largestFirst;

  private Bound(Routes routes) {
    this.routes = routes;
    largestFirst =
        routes.network().qpus().stream()
            .map(Qpu::dataQubits)
            .sorted(Comparator.reverseOrder())
            .mapToInt(Integer::intValue)
            .toArray();
  }

  /**
   * Linear in qubits and bundles, but for the pins of a cluster, of which it looks at every two.
   */
  static int of(Bundles bundles, Routes routes, int[] pins) {
    Parts clusters = new Parts(pins.length);
    for (int b = 0; b < bundles.count(); b++) {
      clusters.join(bundles.qubit(b, 0), bundles.qubit(b, 1));
    }
    int[] size = new int[pins.length];
    Map<Integer, Set<Integer>> named = new TreeMap<>();
    for (int q = 0; q < pins.length; q++) {
      int root = clusters.root(q);
      size[root]++;
      Set<Integer> its = named.computeIfAbsent(root, _ -> new TreeSet<>());
      if (pins[q] != Pins.FREE) {
        its.add(pins[q]);
      }
    }
    Bound bound = new Bound(routes);
    int clusterwise = named.entrySet().stream()
        .mapToInt(e -> Math.max(bound.bySize(size[e.getKey()]), bound.byPins(e.getValue())))
        .sum();
    return Math.max(clusterwise, ExactBound.of(bundles, routes, pins));
  }

  private int bySize(int qubits) {
    int used = 0;
    for (int room = 0; room < qubits && used < largestFirst.length; used++) {
      room += largestFirst[used];
    }
    return Math.max(0, used - 1);
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
