package bellhop.network;

import bellhop.units.Span;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lets the QPUs of a network take their time from each other along its links: by the fewest links
 * from the first QPU. QPUs that no links join to it have the first of their own as reference.
 * Analysers have no clocks here.
 */
public final class SyncTrees {
  private static final int UNSEEN = -2;

  private final Network network;
  private final List<List<Integer>> linksAt = new ArrayList<>();
  private final int[] parent;
  private final double[] delay;

  private SyncTrees(Network network) {
    this.network = network;
    parent = new int[network.qpus().size()];
    delay = new double[parent.length];
    Arrays.fill(parent, UNSEEN);
    network.qpus().forEach(_ -> linksAt.add(new ArrayList<>()));
    for (int link = 0; link < network.links().size(); link++) {
      linksAt.get(network.qpuA(link)).add(link);
      linksAt.get(network.qpuB(link)).add(link);
    }
  }

  /**
   * Nodes are the QPUs by their indices; of links that serve alike the first in the file counts.
   */
  public static SyncTree of(Network network) {
    SyncTrees trees = new SyncTrees(network);
    for (int qpu = 0; qpu < trees.parent.length; qpu++) {
      if (trees.parent[qpu] == UNSEEN) {
        trees.grow(qpu);
      }
    }
    return new SyncTree(
        Arrays.stream(trees.parent).boxed().toList(), Arrays.stream(trees.delay).boxed().toList());
  }

  private void grow(int reference) {
    parent[reference] = -1;
    ArrayDeque<Integer> open = new ArrayDeque<>(List.of(reference));
    while (!open.isEmpty()) {
      int here = open.remove();
      for (int link : linksAt.get(here)) {
        int there = network.farQpu(link, here);
        if (parent[there] == UNSEEN) {
          Span latency = network.link(link).latency();
          parent[there] = here;
          delay[there] = latency.seconds();
          open.add(there);
        }
      }
    }
  }
}
