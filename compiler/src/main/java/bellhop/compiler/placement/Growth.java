package bellhop.compiler.placement;

import bellhop.units.RandomStream;
import java.util.Arrays;

/**
 * A first division: in random order, each vertex goes to the part to which its edges already lead
 * most, if there is room. Heavy vertices go first while every part has room.
 */
final class Growth {
  private final Hypergraph graph;
  private final int[] room;
  private final int[] part;
  private final boolean[] reached;
  private final RandomStream random;

  Growth(Hypergraph graph, int[] capacity, RandomStream random) {
    this.graph = graph;
    this.random = random;
    room = capacity.clone();
    part = new int[graph.vertexCount()];
    Arrays.fill(part, -1);
    reached = new boolean[graph.edgeCount() * room.length];
  }

  int[] parts() {
    for (int v = 0; v < part.length; v++) {
      if (graph.fixed(v) >= 0) {
        put(v, graph.fixed(v));
      }
    }
    int[] order = Shuffle.order(part.length, random);
    for (int weight = graph.maxWeight(); weight >= 0; weight--) {
      for (int v : order) {
        if (part[v] < 0 && graph.weight(v) == weight) {
          put(v, best(v));
        }
      }
    }
    return part;
  }

  private void put(int v, int to) {
    part[v] = to;
    room[to] -= graph.weight(v);
    for (int i = 0; i < graph.degree(v); i++) {
      reached[graph.edge(v, i) * room.length + to] = true;
    }
  }

  /** Most edges, then most room; a part without room only if none has any. */
  private int best(int v) {
    int best = 0;
    long most = Long.MIN_VALUE;
    for (int to = 0; to < room.length; to++) {
      long score = score(v, to);
      if (score > most) {
        most = score;
        best = to;
      }
    }
    return best;
  }

  private long score(int v, int to) {
    long edges = 0;
    for (int i = 0; i < graph.degree(v); i++) {
      edges += reached[graph.edge(v, i) * room.length + to] ? 1 : 0;
    }
    boolean fits = room[to] >= graph.weight(v);
    return (fits ? 1L << 50 : 0) + (fits ? edges << 24 : 0) + room[to];
  }
}
