package bellhop.qec.decode;

import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import org.jgrapht.Graph;
import org.jgrapht.alg.matching.blossom.v5.KolmogorovWeightedPerfectMatching;
import org.jgrapht.graph.DefaultWeightedEdge;
import org.jgrapht.graph.SimpleWeightedGraph;

/**
 * The weight of the best matching, by all distances between events and Blossom V of JGraphT on the
 * complete graph of them: the slow twin of {@link Matching}.
 */
final class LeastMatching {
  private static final long FAR = Long.MAX_VALUE / 4;

  private final MatchingGraph graph;

  /** From a node to all nodes, and last to the boundary. */
  private final Map<Integer, long[]> distances = new HashMap<>();

  LeastMatching(MatchingGraph graph) {
    this.graph = graph;
  }

  private record Stop(int node, long distance) {}

  private long[] from(int start) {
    return distances.computeIfAbsent(start, this::search);
  }

  private long[] search(int start) {
    long[] found = new long[graph.nodeCount + 1];
    Arrays.fill(found, FAR);
    PriorityQueue<Stop> queue = new PriorityQueue<>(Comparator.comparingLong(Stop::distance));
    queue.add(new Stop(start, 0));
    while (!queue.isEmpty()) {
      Stop stop = queue.poll();
      if (stop.distance >= found[stop.node]) {
        continue;
      }
      found[stop.node] = stop.distance;
      for (int at = graph.starts[stop.node]; at < graph.starts[stop.node + 1]; at++) {
        long distance = stop.distance + graph.weights[at];
        if (graph.neighbours[at] == MatchingGraph.BOUNDARY) {
          found[graph.nodeCount] = Math.min(found[graph.nodeCount], distance);
        } else {
          queue.add(new Stop(graph.neighbours[at], distance));
        }
      }
    }
    return found;
  }

  /** In steps of the graph; more than all edges together if there is no matching. */
  long weight(int... events) {
    int size = events.length + events.length % 2;
    if (size == 0) {
      return 0;
    }
    Graph<Integer, DefaultWeightedEdge> all = new SimpleWeightedGraph<>(DefaultWeightedEdge.class);
    for (int i = 0; i < size; i++) {
      all.addVertex(i);
      for (int j = 0; j < i; j++) {
        all.setEdgeWeight(all.addEdge(j, i), (double) distance(events, j, i));
      }
    }
    return Math.round(new KolmogorovWeightedPerfectMatching<>(all).getMatching().getWeight());
  }

  /** The event after the last is the boundary; two events may also meet by way of it. */
  private long distance(int[] events, int low, int high) {
    long[] its = from(events[low]);
    long out = its[graph.nodeCount];
    if (high == events.length) {
      return out;
    }
    return Math.min(its[events[high]], Math.min(FAR, out + from(events[high])[graph.nodeCount]));
  }

  /** Of some edges of the graph. */
  long weightOf(boolean... edges) {
    long twice = 0;
    long once = 0;
    for (int at = 0; at < graph.weights.length; at++) {
      if (edges[graph.edges[at]]) {
        if (graph.neighbours[at] == MatchingGraph.BOUNDARY) {
          once += graph.weights[at];
        } else {
          twice += graph.weights[at];
        }
      }
    }
    return once + twice / 2;
  }
}
