package bellhop.compiler;

import bellhop.compiler.placement.Bundles;
import bellhop.compiler.placement.Routes;
import bellhop.network.Qpu;
import java.util.Arrays;
import java.util.Comparator;
import java.util.TreeSet;

/**
 * A number of ebits below which no answer can be. Qubits that gates join, directly or through
 * others, are one cluster. A cluster that starts on t QPUs needs at least t − 1 pairs: across every
 * division of these QPUs in two, some gate or move must go. An ebit serves one qubit, so one
 * cluster, and the bounds of clusters add up. A cluster needs as many QPUs as hold it, largest
 * first, and as many as its pins name; two pins that are d links apart need d pairs.
 */
final class Bound {
  private final int[] cluster;
  private final int[] pins;
  private final Routes routes;

  private Bound(Bundles bundles, Routes routes, int[] pins) {
    this.routes = routes;
    this.pins = pins;
    cluster = new int[pins.length];
    Arrays.setAll(cluster, q -> q);
    for (int b = 0; b < bundles.count(); b++) {
      cluster[find(bundles.qubit(b, 0))] = find(bundles.qubit(b, 1));
    }
  }

  static int of(Bundles bundles, Routes routes, int[] pins) {
    return new Bound(bundles, routes, pins).sum();
  }

  private int find(int qubit) {
    int q = qubit;
    while (cluster[q] != q) {
      cluster[q] = cluster[cluster[q]];
      q = cluster[q];
    }
    return q;
  }

  private int sum() {
    int[] size = new int[cluster.length];
    TreeSet<Integer> roots = new TreeSet<>();
    for (int q = 0; q < cluster.length; q++) {
      size[find(q)]++;
      roots.add(find(q));
    }
    int sum = 0;
    for (int root : roots) {
      sum += Math.max(bySize(size[root]), byPins(root));
    }
    return sum;
  }

  private int bySize(int qubits) {
    int[] largestFirst =
        routes.network().qpus().stream()
            .map(Qpu::dataQubits)
            .sorted(Comparator.reverseOrder())
            .mapToInt(Integer::intValue)
            .toArray();
    int used = 0;
    for (int room = 0; room < qubits && used < largestFirst.length; used++) {
      room += largestFirst[used];
    }
    return Math.max(0, used - 1);
  }

  private int byPins(int root) {
    TreeSet<Integer> named = new TreeSet<>();
    for (int q = 0; q < pins.length; q++) {
      if (pins[q] != Pins.FREE && find(q) == root) {
        named.add(pins[q]);
      }
    }
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
