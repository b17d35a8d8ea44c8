package bellhop.network;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Between which qubits of a QPU gates on two qubits are possible. Its positions are its data
 * qubits; each communication qubit sits beside one of them, in turn beside each of {@link
 * #linksAt}, and is coupled to nothing else. It says nothing of times and errors, which are alike
 * on all edges.
 *
 * @param positions number of data qubits, at least 1
 * @param edges ascending, each once; all positions hang together
 * @param linksAt positions, each once, beside which the communication qubits sit in turn, those of
 *     all QNUs of the QPU counted through in order
 */
public record Coupling(int positions, List<Edge> edges, List<Integer> linksAt) {
  private static final Comparator<Edge> ASCENDING =
      Comparator.comparingInt(Edge::a).thenComparingInt(Edge::b);

  /** Two coupled positions, the lower first. */
  public record Edge(int a, int b) {
    public Edge {
      if (a < 0 || a >= b) {
        throw new IllegalArgumentException("an edge joins two positions, not " + a + " and " + b);
      }
    }

    /** In either order. */
    public static Edge of(int one, int other) {
      return new Edge(Math.min(one, other), Math.max(one, other));
    }
  }

  public Coupling {
    edges = edges.stream().sorted(ASCENDING).toList();
    linksAt = List.copyOf(linksAt);
    if (positions < 1 || linksAt.isEmpty()) {
      throw new IllegalArgumentException(
          "a coupling needs positions, and one beside which to link");
    }
    for (Edge edge : edges) {
      Checks.index("position", edge.b(), positions);
    }
    for (int position : linksAt) {
      Checks.index("position", position, positions);
    }
    requireDistinct(edges);
    requireDistinct(linksAt);
    int apart = findApart(positions, edges);
    if (apart >= 0) {
      throw new IllegalArgumentException("no edges lead from position 0 to " + apart);
    }
  }

  private static void requireDistinct(List<?> items) {
    Set<Object> seen = new HashSet<>();
    for (Object item : items) {
      if (!seen.add(item)) {
        throw new IllegalArgumentException(item + " stands twice");
      }
    }
  }

  /** Each position with the next. */
  public static List<Edge> line(int positions) {
    return grid(positions, positions);
  }

  /** A line whose ends are coupled too. */
  public static List<Edge> ring(int positions) {
    List<Edge> edges = new ArrayList<>(line(positions));
    if (positions > 2) {
      edges.add(new Edge(0, positions - 1));
    }
    return edges;
  }

  /** Row by row, each with the one beside it and the one below it; the last row may be short. */
  public static List<Edge> grid(int positions, int columns) {
    List<Edge> edges = new ArrayList<>();
    for (int position = 0; position < positions; position++) {
      if ((position + 1) % columns != 0 && position + 1 < positions) {
        edges.add(new Edge(position, position + 1));
      }
      if (position + columns < positions) {
        edges.add(new Edge(position, position + columns));
      }
    }
    return edges;
  }

  /** The position beside which a communication qubit sits, counted over the QPU from 0. */
  public int besideCommunication(int qubit) {
    return linksAt.get(qubit % linksAt.size());
  }

  /** By position: those that it is coupled to, ascending. */
  public List<List<Integer>> neighbours() {
    return neighbours(positions, edges);
  }

  private static List<List<Integer>> neighbours(int positions, List<Edge> edges) {
    List<List<Integer>> neighbours = new ArrayList<>();
    for (int position = 0; position < positions; position++) {
      neighbours.add(new ArrayList<>());
    }
    for (Edge edge : edges) {
      neighbours.get(edge.a()).add(edge.b());
      neighbours.get(edge.b()).add(edge.a());
    }
    neighbours.forEach(its -> its.sort(Comparator.naturalOrder()));
    return neighbours;
  }

  /** The first position to which no edges lead from position 0, or −1. */
  static int findApart(int positions, List<Edge> edges) {
    List<List<Integer>> neighbours = neighbours(positions, edges);
    boolean[] reached = new boolean[positions];
    List<Integer> open = new ArrayList<>(List.of(0));
    reached[0] = true;
    while (!open.isEmpty()) {
      for (int next : neighbours.get(open.removeLast())) {
        if (!reached[next]) {
          reached[next] = true;
          open.add(next);
        }
      }
    }
    for (int position = 0; position < positions; position++) {
      if (!reached[position]) {
        return position;
      }
    }
    return -1;
  }
}
