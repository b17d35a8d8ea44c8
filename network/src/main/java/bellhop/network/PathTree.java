package bellhop.network;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * The paths with the fewest links from one QPU to all others; among equals the one whose links come
 * first in the file. One search finds them all, so that who asks for many from the same QPU pays
 * once. It looks at no rate and no fidelity.
 */
public final class PathTree {
  private static final int NONE = -1;

  private final Network network;

  /** By QPU: its links, ascending; and who is at their far ends. */
  private final int[][] linksAt;

  private final int[][] farAt;

  /** By QPU: the link by which it was found. */
  private final int[] via;

  private final int[] open;
  private int root = NONE;

  /** For any QPU of a network; the first search is made when it is asked for. */
  public PathTree(Network network) {
    this.network = network;
    int count = network.qpus().size();
    int[] degree = new int[count];
    for (int l = 0; l < network.links().size(); l++) {
      degree[network.qpuA(l)]++;
      degree[network.qpuB(l)]++;
    }
    linksAt = new int[count][];
    farAt = new int[count][];
    for (int q = 0; q < count; q++) {
      linksAt[q] = new int[degree[q]];
      farAt[q] = new int[degree[q]];
    }
    Arrays.fill(degree, 0);
    for (int l = 0; l < network.links().size(); l++) {
      add(network.qpuA(l), l, network.qpuB(l), degree);
      add(network.qpuB(l), l, network.qpuA(l), degree);
    }
    via = new int[count];
    open = new int[count];
  }

  private void add(int qpu, int link, int far, int[] degree) {
    linksAt[qpu][degree[qpu]] = link;
    farAt[qpu][degree[qpu]++] = far;
  }

  /** The path between two QPUs; quick where the one before began at the same. */
  public Optional<Path> find(int from, int to) {
    if (root != from) {
      search(from);
    }
    return to == from || via[to] != NONE ? Optional.of(walkBack(to)) : Optional.empty();
  }

  private void search(int from) {
    Arrays.fill(via, NONE);
    root = from;
    open[0] = from;
    int end = 1;
    for (int next = 0; next < end; next++) {
      int here = open[next];
      for (int i = 0; i < farAt[here].length; i++) {
        int there = farAt[here][i];
        if (there != from && via[there] == NONE) {
          via[there] = linksAt[here][i];
          open[end++] = there;
        }
      }
    }
  }

  private Path walkBack(int to) {
    List<Integer> qpus = new ArrayList<>(List.of(to));
    List<Integer> links = new ArrayList<>();
    for (int here = to; here != root; here = qpus.getLast()) {
      links.add(via[here]);
      qpus.add(network.farQpu(via[here], here));
    }
    Collections.reverse(qpus);
    Collections.reverse(links);
    return new Path(qpus, links);
  }
}
