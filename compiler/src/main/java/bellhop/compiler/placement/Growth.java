package bellhop.compiler.placement;

import bellhop.units.RandomStream;
import java.util.Arrays;

/**
 * A first division: in random order, each vertex goes to the part to which its edges already lead
 * most, if there is room. Heavy vertices go first while every part has room.
 */
final class Growth {
  private final Hypergraph graph;
  private final int parts;

  /** By part and slice. */
  private final int[] room;

  /** Of each vertex, and of each part: a vertex goes to parts of its group. */
  private final int[] groupOf;

  private final int[] groupOfPart;
  private final int[] part;
  private final boolean[] reached;
  private final RandomStream random;

  /** Any vertex may go to any part. */
  Growth(Hypergraph graph, int[] capacity, RandomStream random) {
    this(graph, capacity, new int[graph.vertexCount()], new int[capacity.length], random);
  }

  /**
   * Within groups of parts.
   *
   * @param groupOf of each vertex
   * @param groupOfPart of each part
   */
  Growth(Hypergraph graph, int[] capacity, int[] groupOf, int[] groupOfPart, RandomStream random) {
    this.graph = graph;
    this.groupOf = groupOf;
    this.groupOfPart = groupOfPart;
    this.random = random;
    parts = capacity.length;
    room = new int[parts * graph.sliceCount()];
    Arrays.setAll(room, i -> capacity[i / graph.sliceCount()]);
    part = new int[graph.vertexCount()];
    Arrays.fill(part, -1);
    reached = new boolean[graph.edgeCount() * parts];
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
    for (int t = graph.firstSlice(v); graph.weight(v) > 0 && t <= graph.lastSlice(v); t++) {
      room[to * graph.sliceCount() + t] -= graph.weight(v);
    }
    for (int i = 0; i < graph.degree(v); i++) {
      reached[graph.edge(v, i) * parts + to] = true;
    }
  }

  /** Most edges, then most room; a part without room only if none has any. */
  private int best(int v) {
    int best = -1;
    long most = Long.MIN_VALUE;
    for (int to = 0; to < parts; to++) {
      if (groupOfPart[to] == groupOf[v] && score(v, to) > most) {
        most = score(v, to);
        best = to;
      }
    }
    return best;
  }

  private long score(int v, int to) {
    long edges = 0;
    for (int i = 0; i < graph.degree(v); i++) {
      edges += reached[graph.edge(v, i) * parts + to] ? 1 : 0;
    }
    int left = roomFor(v, to);
    boolean fits = left >= graph.weight(v);
    return (fits ? 1L << 50 : 0) + (fits ? edges << 24 : 0) + left;
  }

  /** What is left of a part where a vertex needs it; of one without weight, in the first slice. */
  private int roomFor(int v, int to) {
    int least = room[to * graph.sliceCount()];
    for (int t = graph.firstSlice(v); graph.weight(v) > 0 && t <= graph.lastSlice(v); t++) {
      int here = room[to * graph.sliceCount() + t];
      least = t == graph.firstSlice(v) ? here : Math.min(least, here);
    }
    return least;
  }
}
