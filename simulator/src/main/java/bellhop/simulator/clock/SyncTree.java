package bellhop.simulator.clock;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Who takes the time from whom: a tree with the reference at node 0, parents before children.
 *
 * @param parent of each node; −1 for the reference
 * @param delay of a message from the parent, one way, in s
 */
public record SyncTree(List<Integer> parent, List<Double> delay) {
  public SyncTree {
    parent = List.copyOf(parent);
    delay = List.copyOf(delay);
    if (parent.isEmpty() || parent.getFirst() != -1 || parent.size() != delay.size()) {
      throw new IllegalArgumentException("a tree starts at its reference, with a delay each");
    }
    for (int node = 1; node < parent.size(); node++) {
      if (parent.get(node) < 0 || parent.get(node) >= node) {
        throw new IllegalArgumentException("node " + node + " comes before its parent");
      }
    }
  }

  public int size() {
    return parent.size();
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
