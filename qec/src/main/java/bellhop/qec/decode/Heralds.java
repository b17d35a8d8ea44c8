package bellhop.qec.decode;

import bellhop.qec.decode.DecodingGraph.Herald;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/**
 * What heralds say of edges: in shots where one fires, faults that it announces are as likely as
 * they are given that; in others they do not happen. Heralds are no nodes.
 */
final class Heralds {
  /** Edges and their weights while a herald fires. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Announced(int[] edges, int[] weights) {}

  private static final Announced NOTHING = new Announced(new int[0], new int[0]);

  private final MatchingGraph graph;
  private final Map<Integer, Announced> announced = new HashMap<>();
  private int[] fired = new int[16];
  private int firedCount;

  Heralds(MatchingGraph graph) {
    this.graph = graph;
    for (Herald herald : graph.graph().heralds()) {
      announced.put(herald.detector(), announced(herald));
    }
  }

  private Announced announced(Herald herald) {
    int[] edges = Arrays.stream(herald.faults()).map(graph::edgeOf).toArray();
    int[] weights = new int[edges.length];
    for (int i = 0; i < edges.length; i++) {
      double p = Math.max(graph.probability(edges[i]), Math.min(0.5, herald.probability(i)));
      weights[i] = graph.weight(p);
    }
    return new Announced(edges, weights);
  }

  /**
   * Takes heralds out of the events of a shot and makes cheaper what they announce.
   *
   * @return how many events are left
   */
  int takeOut(GraphDecoder decoder, int[] events, int count) {
    firedCount = 0;
    if (announced.isEmpty()) {
      return count;
    }
    int left = 0;
    for (int i = 0; i < count; i++) {
      if (announced.containsKey(events[i])) {
        fire(decoder, events[i]);
      } else {
        events[left++] = events[i];
      }
    }
    return left;
  }

  private void fire(GraphDecoder decoder, int herald) {
    fired = firedCount == fired.length ? Arrays.copyOf(fired, 2 * firedCount) : fired;
    fired[firedCount++] = herald;
    Announced its = announced.getOrDefault(herald, NOTHING);
    for (int i = 0; i < its.edges.length; i++) {
      if (its.weights[i] < decoder.weights[graph.places(its.edges[i])[0]]) {
        decoder.setWeight(its.edges[i], its.weights[i]);
      }
    }
  }

  /** The edges of the shot are again as they always are. */
  void forget(GraphDecoder decoder) {
    for (int i = 0; i < firedCount; i++) {
      for (int edge : announced.getOrDefault(fired[i], NOTHING).edges) {
        decoder.setWeight(edge, graph.weights[graph.places(edge)[0]]);
      }
    }
    firedCount = 0;
  }
}
