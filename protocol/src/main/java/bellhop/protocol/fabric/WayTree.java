package bellhop.protocol.fabric;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * All ways from a QNU to a station, with what they have in common at their begins told once. It
 * knows nothing of what is free.
 *
 * <p>Nodes stand in the order of a walk, each for a bundle of fibres: below a node come those that
 * go on from it, and {@link #skip} is the next that does not. So whoever walks the list goes on by
 * one where a bundle has a free fibre, and skips what lies behind it where it has none.
 */
final class WayTree {
  private final int[] bundle;
  private final int[] skip;
  private final int[] step;

  /** By node: the place where light enters its bundle. */
  private final int[] entry;

  private record Node(int bundle, Map<Integer, Node> onward) {
    int size() {
      return 1 + onward.values().stream().mapToInt(Node::size).sum();
    }
  }

  /**
   * @param ways numbers of bundles from the QNU on; none is the begin of another
   */
  WayTree(List<int[]> ways) {
    Node root = new Node(-1, new LinkedHashMap<>());
    for (int[] way : ways) {
      Node node = root;
      for (int its : way) {
        node = node.onward().computeIfAbsent(its, _ -> new Node(its, new LinkedHashMap<>()));
      }
    }
    int size = root.size() - 1;
    bundle = new int[size];
    skip = new int[size];
    step = new int[size];
    entry = new int[size];
    lay(root, 0, 0);
  }

  /** Lays what goes on from a node, from a place in the list on; the place after it. */
  private int lay(Node node, int depth, int from) {
    int at = from;
    for (Node next : node.onward().values()) {
      bundle[at] = next.bundle();
      step[at] = depth;
      skip[at] = lay(next, depth + 1, at + 1);
      at = skip[at];
    }
    return at;
  }

  /** Of nodes. */
  int size() {
    return bundle.length;
  }

  int bundle(int node) {
    return bundle[node];
  }

  /** The next node that does not go on from this one. */
  int skip(int node) {
    return skip[node];
  }

  /** How many bundles come before it on its way. */
  int step(int node) {
    return step[node];
  }

  /** The place where light enters its bundle there. */
  int entry(int node) {
    return entry[node];
  }

  void setEntry(int node, int place) {
    entry[node] = place;
  }

  /** Whether a way has reached its station there. */
  boolean isEnd(int node) {
    return skip[node] == node + 1;
  }

  /** Bundles of the longest way. */
  int longest() {
    int longest = 0;
    for (int its : step) {
      longest = Math.max(longest, its + 1);
    }
    return longest;
  }
}
