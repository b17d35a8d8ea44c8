package bellhop.network;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who takes the time from whom: trees of nodes, each with its reference at the root. Nodes of
 * different trees never hear of each other.
 *
 * @param parent of each node; −1 for a reference
 * @param delay of a message from the parent, one way, in s
 */
public record SyncTree(List<Integer> parent, List<Double> delay) {
  public SyncTree {
    parent = List.copyOf(parent);
    delay = List.copyOf(delay);
    if (parent.isEmpty() || parent.size() != delay.size()) {
      throw new IllegalArgumentException("a tree has a node at least, and a delay for each");
    }
    if (ordered(parent).size() != parent.size()) {
      throw new IllegalArgumentException("every node has its time from a reference: " + parent);
    }
  }

  public int size() {
    return parent.size();
  }

  /** Whether others take the time from it and it from none. */
  public boolean isReference(int node) {
    return parent.get(node) < 0;
  }

  /** The root of each node's tree. */
  public List<Integer> references() {
    List<Integer> roots = new ArrayList<>(Collections.nCopies(size(), -1));
    for (int node : order()) {
      roots.set(node, isReference(node) ? node : roots.get(parent.get(node)));
    }
    return List.copyOf(roots);
  }

  /** All nodes, parents before children, else ascending. */
  public List<Integer> order() {
    return ordered(parent);
  }

  /** How many exchanges lie between two nodes of a tree. */
  public int exchanges(int node, int other) {
    if (parent.get(node) == other || parent.get(other) == node) {
      return 1; // most links join such nodes, and roots may be far
    }
    List<Integer> up = toReference(node);
    List<Integer> back = toReference(other);
    if (!up.getLast().equals(back.getLast())) {
      throw new IllegalArgumentException(node + " and " + other + " have no common reference");
    }
    int common = 0;
    int least = Math.min(up.size(), back.size());
    while (common < least
        && up.get(up.size() - 1 - common).equals(back.get(back.size() - 1 - common))) {
      common++;
    }
    return up.size() + back.size() - 2 * common;
  }

  private List<Integer> toReference(int node) {
    List<Integer> way = new ArrayList<>();
    for (int at = node; at >= 0; at = parent.get(at)) {
      way.add(at);
    }
    return way;
  }

  /** Layer by layer; a circle is never reached. */
  private static List<Integer> ordered(List<Integer> parent) {
    List<List<Integer>> children = new ArrayList<>();
    List<Integer> found = new ArrayList<>();
    parent.forEach(_ -> children.add(new ArrayList<>()));
    for (int node = 0; node < parent.size(); node++) {
      if (parent.get(node) < 0) {
        found.add(node);
      } else {
        children.get(parent.get(node)).add(node);
      }
    }
    for (int i = 0; i < found.size(); i++) {
      found.addAll(children.get(found.get(i)));
    }
    return List.copyOf(found);
  }

  /** Nodes one after another, each steered by the one before. */
  public static SyncTree chain(int nodes, double delay) {
    List<Integer> parents = new ArrayList<>();
    for (int node = 0; node < nodes; node++) {
      parents.add(node - 1);
    }
    return new SyncTree(parents, Collections.nCopies(nodes, delay));
  }
}
