package bellhop.qec.decode;

import static bellhop.qec.decode.MatchingGraph.BOUNDARY;
import static bellhop.qec.decode.RadixHeap.NEVER;

import java.util.Arrays;
import java.util.function.IntConsumer;

/**
 * Shortest paths through a matching graph (Dijkstra, Numer. Math. 1, 269). A search costs as much
 * as there are nodes nearer than its end.
 */
final class Paths {
  private final MatchingGraph graph;
  private final int[] weights;
  private final RadixHeap queue = new RadixHeap();

  /** Of each node; and by which place in the arrays of neighbours it is reached, from the start. */
  private final long[] distances;

  private final int[] cameBy;
  private final int[] cameFrom;
  private int[] seen = new int[64];
  private int seenCount;

  /** Where the path leaves for the boundary. */
  private int boundaryAt;

  private int boundaryFrom;

  /**
   * @param weights of each place in the arrays of neighbours
   */
  Paths(MatchingGraph graph, int... weights) {
    this.graph = graph;
    this.weights = weights;
    distances = new long[graph.nodeCount];
    cameBy = new int[graph.nodeCount];
    cameFrom = new int[graph.nodeCount];
    Arrays.fill(distances, NEVER);
  }

  /**
   * Gives the edges of a shortest path.
   *
   * @param to a node or the boundary; there must be a path
   */
  void edges(int from, int to, IntConsumer taker) {
    search(from, to);
    int node = to;
    if (to == BOUNDARY) {
      taker.accept(graph.edges[boundaryAt]);
      node = boundaryFrom;
    }
    while (node != from) {
      taker.accept(graph.edges[cameBy[node]]);
      node = cameFrom[node];
    }
  }

  private void search(int from, int to) {
    forget();
    reach(from, 0, -1, -1);
    long boundary = NEVER;
    while (!queue.isEmpty()) {
      long entry = queue.poll();
      int node = RadixHeap.id(entry);
      long distance = RadixHeap.time(entry);
      if (node == to || distance >= boundary) {
        return;
      }
      if (distance > distances[node]) {
        continue;
      }
      for (int at = graph.starts[node]; at < graph.starts[node + 1]; at++) {
        long next = distance + weights[at];
        int neighbour = graph.neighbours[at];
        if (neighbour != BOUNDARY) {
          reach(neighbour, next, at, node);
        } else if (to == BOUNDARY && next < boundary) {
          boundary = next;
          boundaryAt = at;
          boundaryFrom = node;
        }
      }
    }
  }

  private void forget() {
    for (int i = 0; i < seenCount; i++) {
      distances[seen[i]] = NEVER;
    }
    seenCount = 0;
    queue.clear();
  }

  private void reach(int node, long distance, int by, int from) {
    if (distance >= distances[node]) {
      return;
    }
    if (distances[node] == NEVER) {
      seen = seenCount == seen.length ? Arrays.copyOf(seen, 2 * seenCount) : seen;
      seen[seenCount++] = node;
    }
    distances[node] = distance;
    cameBy[node] = by;
    cameFrom[node] = from;
    queue.add(distance, node);
  }
}
