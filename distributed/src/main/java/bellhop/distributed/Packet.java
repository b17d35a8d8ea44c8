package bellhop.distributed;

import java.util.List;

/**
 * Gates served by one shared copy of a qubit.
 *
 * @param root the program qubit that is copied
 * @param gates numbers of the two-qubit gates in canonical form, ascending
 * @param tree the edges over which the copy spreads, from its root outward
 */
public record Packet(int root, List<Integer> gates, List<Edge> tree) {
  public Packet {
    Checks.index("qubit", root);
    gates = List.copyOf(gates);
    tree = List.copyOf(tree);
  }

  /** One Bell pair's worth of the tree, by QPU index. */
  public record Edge(int from, int to) {
    public Edge {
      Checks.index("QPU", from);
      Checks.index("QPU", to);
    }
  }
}
