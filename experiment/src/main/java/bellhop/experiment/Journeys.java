package bellhop.experiment;

import bellhop.network.Network;
import bellhop.network.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * The paths with the fewest links from one QPU to all that it reaches, the same that {@link
 * Network#findPath} finds one by one. One search costs what it reaches, not the whole network.
 */
final class Journeys {
  private static final int NONE = -1;

  private final Network network;
  private final List<List<Integer>> linksAt = new ArrayList<>();
  private final int[] via;
  private final int[] distance;
  private int[] reached = {};

  Journeys(Network network) {
    this.network = network;
    int qpus = network.qpus().size();
    for (int q = 0; q < qpus; q++) {
      linksAt.add(new ArrayList<>());
    }
    for (int link = 0; link < network.links().size(); link++) {
      linksAt.get(network.qpuA(link)).add(link);
      linksAt.get(network.qpuB(link)).add(link);
    }
    via = new int[qpus];
    distance = new int[qpus];
    Arrays.fill(distance, NONE);
  }

  /** Searches from there; the QPUs that it reaches, itself included, ascending. */
  int[] reachedFrom(int start) {
    for (int qpu : reached) {
      distance[qpu] = NONE;
    }
    List<Integer> open = new ArrayList<>(List.of(start));
    distance[start] = 0;
    for (int i = 0; i < open.size(); i++) {
      int here = open.get(i);
      for (int link : linksAt.get(here)) {
        int there = network.farQpu(link, here);
        if (distance[there] == NONE) {
          distance[there] = distance[here] + 1;
          via[there] = link;
          open.add(there);
        }
      }
    }
    reached = open.stream().mapToInt(Integer::intValue).sorted().toArray();
    return reached.clone();
  }

  /** From the start of the last search. */
  int linkCount(int end) {
    return distance[end];
  }

  /** From the start of the last search. */
  Path path(int end) {
    List<Integer> qpus = new ArrayList<>(List.of(end));
    List<Integer> links = new ArrayList<>();
    while (distance[qpus.getLast()] > 0) {
      links.add(via[qpus.getLast()]);
      qpus.add(network.farQpu(links.getLast(), qpus.getLast()));
    }
    Collections.reverse(qpus);
    Collections.reverse(links);
    return new Path(qpus, links);
  }

  /** How many pairs of QPUs are joined by paths, but by no link. Ends the last search. */
  long indirectPairs() {
    boolean[] counted = new boolean[distance.length];
    long twice = 0;
    for (int start = 0; start < counted.length; start++) {
      if (!counted[start]) {
        int[] part = reachedFrom(start);
        twice += part.length * (part.length - 1L);
        for (int qpu : part) {
          counted[qpu] = true;
          int here = qpu;
          twice -=
              linksAt.get(qpu).stream().map(link -> network.farQpu(link, here)).distinct().count();
        }
      }
    }
    return twice / 2;
  }
}
