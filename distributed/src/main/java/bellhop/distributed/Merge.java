package bellhop.distributed;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Merges the local programs into one line: Kahn's method (1962) with a plain queue. An extra chain
 * of one successor a node holds the draws of the program in the order of their turns.
 */
final class Merge {
  private final Rows predecessors;
  private final int[] next;
  private final int[] order;
  private final int[] waitsFor;
  private int ready;

  /**
   * @param next for each node the one that the chain puts after it, or −1
   */
  Merge(Rows successors, Rows predecessors, int[] next) {
    this.predecessors = predecessors;
    this.next = next;
    int count = successors.nodeCount();
    order = new int[count];
    waitsFor = new int[count];
    for (int node = 0; node < count; node++) {
      waitsFor[node] += predecessors.count(node);
      if (next[node] >= 0) {
        waitsFor[next[node]]++;
      }
    }
    run(successors);
  }

  private void run(Rows successors) {
    for (int node = 0; node < order.length; node++) {
      if (waitsFor[node] == 0) {
        order[ready++] = node;
      }
    }
    for (int done = 0; done < ready; done++) {
      int node = order[done];
      for (int i = 0; i < successors.count(node); i++) {
        release(successors.get(node, i));
      }
      if (next[node] >= 0) {
        release(next[node]);
      }
    }
  }

  private void release(int node) {
    if (--waitsFor[node] == 0) {
      order[ready++] = node;
    }
  }

  boolean isComplete() {
    return ready == order.length;
  }

  int[] order() {
    return order;
  }

  /** Nodes that were never released; each waits for the next, the last for the first. */
  List<Integer> cycle() {
    int[] chainBefore = new int[order.length];
    Arrays.fill(chainBefore, -1);
    for (int node = 0; node < next.length; node++) {
      if (next[node] >= 0) {
        chainBefore[next[node]] = node;
      }
    }
    int[] step = new int[order.length];
    int node = firstStuck();
    for (int i = 1; step[node] == 0; i++) {
      step[node] = i;
      node = stuckBefore(node, chainBefore);
    }
    return circleThrough(node, chainBefore);
  }

  private List<Integer> circleThrough(int first, int[] chainBefore) {
    List<Integer> circle = new ArrayList<>(Collections.singletonList(first));
    for (int n = stuckBefore(first, chainBefore); n != first; n = stuckBefore(n, chainBefore)) {
      circle.add(n);
    }
    return circle;
  }

  private int firstStuck() {
    int node = 0;
    while (waitsFor[node] == 0) {
      node++;
    }
    return node;
  }

  /** A stuck node always waits for another stuck one. */
  private int stuckBefore(int node, int[] chainBefore) {
    for (int i = 0; i < predecessors.count(node); i++) {
      if (waitsFor[predecessors.get(node, i)] > 0) {
        return predecessors.get(node, i);
      }
    }
    return chainBefore[node];
  }
}
