package bellhop.compiler.placement;

import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Joins vertices that share small edges, level by level (heavy-edge clustering, Karypis and Kumar).
 * The rating of two vertices is the sum over their edges of 1 / (size − 1).
 */
final class Coarsening {
  /** Edges larger than this say little about who belongs together and cost much to walk. */
  private static final int LARGE_EDGE = 200;

  /** A level that keeps more than this share of its vertices is the last. */
  private static final double STALLED = 0.95;

  /** A level and how its vertices map to those of the coarser one. */
  static final class Level {
    private final Hypergraph graph;
    private final int[] cluster;

    private Level(Hypergraph graph, int... cluster) {
      this.graph = graph;
      this.cluster = cluster;
    }

    Hypergraph graph() {
      return graph;
    }

    int cluster(int vertex) {
      return cluster[vertex];
    }
  }

  private final Hypergraph graph;
  private final int heaviest;
  private final int[] leader;
  private final int[] weight;
  private final int[] first;
  private final int[] last;
  private final int[] fixed;
  private final int[] label;
  private final double[] rating;
  private final int[] rated;
  private int ratedCount;

  private Coarsening(Hypergraph graph, int[] label, int heaviest) {
    this.graph = graph;
    this.label = label;
    this.heaviest = heaviest;
    int n = graph.vertexCount();
    leader = new int[n];
    Arrays.fill(leader, -1);
    weight = new int[n];
    Arrays.setAll(weight, graph::weight);
    first = new int[n];
    Arrays.setAll(first, graph::firstSlice);
    last = new int[n];
    Arrays.setAll(last, graph::lastSlice);
    fixed = new int[n];
    Arrays.setAll(fixed, graph::fixed);
    rating = new double[n];
    rated = new int[n];
  }

  /**
   * Levels from finest to coarsest; the coarsest has no map.
   *
   * @param label only vertices of equal label are joined
   */
  static List<Level> levels(
      Hypergraph finest, int[] label, int enough, int heaviest, RandomStream random) {
    List<Level> levels = new ArrayList<>();
    Hypergraph graph = finest;
    int[] labels = label;
    while (graph.vertexCount() > enough) {
      int[] cluster = new Coarsening(graph, labels, heaviest).cluster(random);
      int clusters = 1 + Arrays.stream(cluster).max().orElse(-1);
      if (clusters > STALLED * graph.vertexCount()) {
        break;
      }
      levels.add(new Level(graph, cluster));
      graph = graph.joined(cluster, clusters);
      int[] joined = new int[clusters];
      for (int v = 0; v < cluster.length; v++) {
        joined[cluster[v]] = labels[v];
      }
      labels = joined;
    }
    levels.add(new Level(graph));
    return levels;
  }

  private int[] cluster(RandomStream random) {
    for (int v : Shuffle.order(leader.length, random)) {
      if (leader[v] < 0) {
        rate(v);
        join(v, bestRated(v));
      }
    }
    return numbered();
  }

  private void join(int v, int to) {
    if (to < 0) {
      leader[v] = v;
      return;
    }
    leader[v] = to;
    leader[to] = to;
    fixed[to] = Math.max(fixed[to], fixed[v]);
    if (weight[to] == 0) {
      first[to] = first[v];
      last[to] = last[v];
      weight[to] = weight[v];
    } else if (weight[v] > 0 && first[to] == first[v] && last[to] == last[v]) {
      weight[to] += weight[v];
    } else if (weight[v] > 0) {
      first[to] = Math.min(first[to], first[v]);
      last[to] = Math.max(last[to], last[v]);
    }
  }

  private void rate(int v) {
    ratedCount = 0;
    for (int i = 0; i < graph.degree(v); i++) {
      int edge = graph.edge(v, i);
      if (graph.size(edge) < 2 || graph.size(edge) > LARGE_EDGE) {
        continue;
      }
      double share = 1.0 / (graph.size(edge) - 1);
      for (int j = 0; j < graph.size(edge); j++) {
        int u = graph.pin(edge, j);
        add(leader[u] < 0 ? u : leader[u], v, share);
      }
    }
  }

  private void add(int to, int v, double share) {
    if (to != v) {
      if (rating[to] == 0) {
        rated[ratedCount++] = to;
      }
      rating[to] += share;
    }
  }

  /** The best vertex that is light enough, or −1; forgets the ratings. */
  private int bestRated(int v) {
    int best = -1;
    for (int i = 0; i < ratedCount; i++) {
      int u = rated[i];
      if (fits(u, v) && (best < 0 || isBetter(u, best))) {
        best = u;
      }
    }
    for (int i = 0; i < ratedCount; i++) {
      rating[rated[i]] = 0;
    }
    return best;
  }

  private boolean fits(int u, int v) {
    if (label[u] != label[v] || (fixed[u] >= 0 && fixed[v] >= 0 && fixed[u] != fixed[v])) {
      return false;
    }
    boolean light = weight[u] == 0 || weight[v] == 0;
    boolean together = first[u] == first[v] && last[u] == last[v];
    boolean inRow = weight[u] == weight[v] && (last[u] + 1 == first[v] || last[v] + 1 == first[u]);
    return light || (together ? weight[u] + weight[v] <= heaviest : inRow);
  }

  private boolean isBetter(int u, int best) {
    return rating[u] > rating[best] || (rating[u] == rating[best] && weight[u] < weight[best]);
  }

  private int[] numbered() {
    int[] number = new int[leader.length];
    Arrays.fill(number, -1);
    int[] cluster = new int[leader.length];
    int next = 0;
    for (int v = 0; v < leader.length; v++) {
      if (number[leader[v]] < 0) {
        number[leader[v]] = next++;
      }
      cluster[v] = number[leader[v]];
    }
    return cluster;
  }
}
