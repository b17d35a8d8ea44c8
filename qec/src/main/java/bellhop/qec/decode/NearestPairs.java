package bellhop.qec.decode;

import static bellhop.qec.decode.MatchingGraph.BOUNDARY;
import static bellhop.qec.decode.Region.NONE;

import java.util.Arrays;

/**
 * Pairs of neighbouring events that are each other's nearest, where half of their edge is no longer
 * than any edge of either. Regions of that radius around both cover no other node and overlap with
 * nothing, as any path from one of them to another event begins and ends with edges at least as
 * long as the radii there. So the pair may be matched before anything else is looked at.
 */
final class NearestPairs {
  private final MatchingGraph graph;
  private final int[] weights;

  /** No edge of a node is shorter. */
  private final int[] shortest;

  private final int[] shortestOfAll;

  private final boolean[] isEvent;

  /** Of each node that is an event: where its nearest event is among its neighbours. */
  private final int[] nearestAt;

  /**
   * @param weights of each place in the arrays of neighbours, which may change: see {@link
   *     #changed}
   */
  NearestPairs(MatchingGraph graph, int... weights) {
    this.graph = graph;
    this.weights = weights;
    shortestOfAll = new int[graph.nodeCount];
    for (int node = 0; node < graph.nodeCount; node++) {
      shortestOfAll[node] =
          Arrays.stream(graph.weights, graph.starts[node], graph.starts[node + 1]).min().orElse(0);
    }
    shortest = shortestOfAll.clone();
    isEvent = new boolean[graph.nodeCount];
    nearestAt = new int[graph.nodeCount];
  }

  /** An edge has become cheaper, or is again as it always is; all are, before the next shot. */
  void changed(int edge, int weight) {
    boolean isBack = weight >= graph.weights[graph.places(edge)[0]];
    for (int node : new int[] {graph.low(edge), graph.high(edge)}) {
      if (node != BOUNDARY) {
        shortest[node] = isBack ? shortestOfAll[node] : Math.min(shortest[node], weight);
      }
    }
  }

  /** Finds the pairs among some events, and how many events are in none. */
  int find(int[] events, int count) {
    for (int i = 0; i < count; i++) {
      isEvent[events[i]] = true;
    }
    for (int i = 0; i < count; i++) {
      nearestAt[events[i]] = nearest(events[i]);
    }
    int left = 0;
    for (int i = 0; i < count; i++) {
      left += isPaired(events[i]) ? 0 : 1;
      isEvent[events[i]] = false;
    }
    return left;
  }

  private int nearest(int node) {
    int[] neighbours = graph.neighbours;
    int least = Integer.MAX_VALUE;
    int nearestIs = NONE;
    for (int at = graph.starts[node]; at < graph.starts[node + 1]; at++) {
      int neighbour = neighbours[at];
      if (neighbour != BOUNDARY && isEvent[neighbour] && weights[at] < least) {
        least = weights[at];
        nearestIs = at;
      }
    }
    return least / 2 <= shortest[node] ? nearestIs : NONE;
  }

  boolean isPaired(int event) {
    int at = nearestAt[event];
    if (at == NONE) {
      return false;
    }
    int back = nearestAt[graph.neighbours[at]];
    return back != NONE && graph.neighbours[back] == event;
  }

  /** Where the partner of a paired event is among its neighbours. */
  int at(int event) {
    return nearestAt[event];
  }

  /** Whether a paired event is the one of the two that speaks for both. */
  boolean isFirst(int event) {
    return event < graph.neighbours[nearestAt[event]];
  }
}
