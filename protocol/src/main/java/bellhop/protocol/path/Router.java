package bellhop.protocol.path;

import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Path;
import bellhop.network.Timekeeping;
import bellhop.pair.Memory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.TreeSet;

/**
 * Finds the best paths between two nodes by rate and fidelity, over what is up (Yen, Management
 * Science 17, 712, 1971; loopless). It looks at no traffic and plans no distillation.
 *
 * <p>The cost of a path is the sum over its links of four parts, all in nats of the Werner
 * parameter w = (4F − 1)/3 that an end-to-end pair loses:
 *
 * <ul>
 *   <li>−ln w of the link's pairs when they are made (swaps multiply w);
 *   <li>4/3 of the infidelity of half a swap at either end (the two ends of a path count for every
 *       path);
 *   <li>t (1/T1 + 2/T2)/3 at either end, t being the mean time in which the link makes a pair: how
 *       long others wait for it, to first order of {@link Memory#infidelity};
 *   <li>{@value #SLOWNESS} t/t̄ with t̄ the mean over all links: where memories forget nothing,
 *       slow links cost rate.
 * </ul>
 *
 * <p>Costs are whole numbers, so that equal ones are equal: then fewer links are better, then the
 * links that come first in the file.
 */
public final class Router {
  /** What an average link costs for its time alone, in nats. */
  private static final double SLOWNESS = 0.02;

  private static final double UNITS_PER_NAT = 1e9;

  /** A path has fewer links; the number of links decides among equals. */
  private static final long HOPS = 1 << 12;

  /** More than any path, and small enough to be added. */
  private static final long FAR = Long.MAX_VALUE / 4;

  /** A link that costs more is as good as none. */
  private static final double MOST_NATS = 1e3;

  /** For pairs that are no better than chance. */
  private static final double LEAST_WERNER = 1e-6;

  private final long[] cost;
  private final int[] nodeA;
  private final int[] nodeB;

  /** By node: its links, ascending. */
  private final int[][] linksAt;

  private final BitSet downLinks = new BitSet();
  private final BitSet downNodes = new BitSet();

  /** By target: the cost from each node. Forgotten when something goes down or up. */
  private final Map<Integer, long[]> towards = new HashMap<>();

  private static final Comparator<Found> ORDER =
      Comparator.comparingLong(Found::cost)
          .thenComparing(Found::links, (a, b) -> Arrays.compare(a, b));

  private static final class Found {
    private final long cost;
    private final int[] links;

    Found(long cost, int[] links) {
      this.cost = cost;
      this.links = links;
    }

    long cost() {
      return cost;
    }

    int[] links() {
      return links;
    }
  }

  /** A network all of which is up; links without lanes are not used. */
  public Router(Network network, LaneShares shares) {
    this(ends(network), network.qpus().size(), costs(network, shares));
    for (int l = 0; l < cost.length; l++) {
      if (shares.lanes(l) == 0) {
        setLink(l, false);
      }
    }
  }

  /**
   * @param ends of each link
   * @param costs in units, at least 0
   */
  Router(int[][] ends, int nodes, long[] costs) {
    cost = new long[costs.length];
    nodeA = new int[costs.length];
    nodeB = new int[costs.length];
    List<List<Integer>> at = new ArrayList<>();
    for (int n = 0; n < nodes; n++) {
      at.add(new ArrayList<>());
    }
    for (int l = 0; l < costs.length; l++) {
      cost[l] = costs[l] * HOPS + 1;
      nodeA[l] = ends[l][0];
      nodeB[l] = ends[l][1];
      at.get(nodeA[l]).add(l);
      at.get(nodeB[l]).add(l);
    }
    linksAt =
        at.stream()
            .map(its -> its.stream().mapToInt(Integer::intValue).toArray())
            .toArray(int[][]::new);
  }

  private static int[][] ends(Network network) {
    int[][] ends = new int[network.links().size()][];
    for (int l = 0; l < ends.length; l++) {
      ends[l] = new int[] {network.qpuA(l), network.qpuB(l)};
    }
    return ends;
  }

  private static long[] costs(Network network, LaneShares shares) {
    Timekeeping timekeeping = new Timekeeping(network);
    double[] times = new double[network.links().size()];
    for (int l = 0; l < times.length; l++) {
      times[l] =
          network.link(l).model().attemptPeriod().seconds()
              / network.link(l).model().successProbability()
              / Math.max(1, shares.bursts(l));
    }
    double mean = Arrays.stream(times).average().orElse(1);
    long[] costs = new long[times.length];
    for (int l = 0; l < costs.length; l++) {
      Link link = network.link(l);
      double fidelity = timekeeping.born(l, true).fidelity(link.model().heralded());
      double werner = Math.max(LEAST_WERNER, (4 * fidelity - 1) / 3);
      double nats = -StrictMath.log(werner) + SLOWNESS * times[l] / mean;
      for (int qnu : new int[] {link.qnuA(), link.qnuB()}) {
        Memory memory =
            shares.isStored(l) ? network.qnu(qnu).memory() : network.communicationMemory(qnu);
        Device device = network.qpu(network.qnu(qnu).qpu()).device();
        nats += times[l] * (1 / memory.t1() + 2 / memory.t2()) / 3;
        nats += (device.twoQubitError() + 2 * device.meanReadoutError()) * 2 / 3;
      }
      costs[l] = (long) (UNITS_PER_NAT * Math.max(0, Math.min(MOST_NATS, nats)));
    }
    return costs;
  }

  void setLink(int link, boolean isUp) {
    if (downLinks.get(link) == isUp) {
      downLinks.set(link, !isUp);
      towards.clear();
    }
  }

  void setNode(int node, boolean isUp) {
    if (downNodes.get(node) == isUp) {
      downNodes.set(node, !isUp);
      towards.clear();
    }
  }

  /** Of links in a row, in units that only compare. */
  long cost(List<Integer> links) {
    long sum = 0;
    for (int link : links) {
      sum += cost[link];
    }
    return sum;
  }

  /** The best path over what is up. */
  Optional<Path> find(int from, int to) {
    return findLinks(from, to).map(links -> path(from, links));
  }

  private Optional<int[]> findLinks(int from, int to) {
    if (from == to || downNodes.get(from) || downNodes.get(to)) {
      return Optional.empty();
    }
    long[] distance = towards.computeIfAbsent(to, _ -> distances(to, new BitSet(), new BitSet()));
    return distance[from] < FAR
        ? Optional.of(walk(from, to, distance, new BitSet()))
        : Optional.empty();
  }

  /** At most so many loopless paths over what is up, the best first. */
  public List<Path> best(int from, int to, int most) {
    List<Found> best = new ArrayList<>();
    findLinks(from, to).ifPresent(links -> best.add(found(links)));
    NavigableSet<Found> candidates = new TreeSet<>(ORDER);
    while (!best.isEmpty() && best.size() < most) {
      spur(from, to, best, candidates);
      if (candidates.isEmpty()) {
        break;
      }
      best.add(candidates.removeFirst());
    }
    return best.stream().map(its -> path(from, its.links())).toList();
  }

  private Found found(int[] links) {
    long sum = 0;
    for (int link : links) {
      sum += cost[link];
    }
    return new Found(sum, links);
  }

  /** Leaves the last path at each of its nodes in turn, in a way that no path before has taken. */
  private void spur(int from, int to, List<Found> best, NavigableSet<Found> candidates) {
    int[] last = best.getLast().links();
    BitSet passed = new BitSet();
    int here = from;
    for (int i = 0; i < last.length; i++) {
      BitSet taken = new BitSet();
      for (Found its : best) {
        if (its.links().length > i && Arrays.equals(its.links(), 0, i, last, 0, i)) {
          taken.set(its.links()[i]);
        }
      }
      long[] distance = distances(to, passed, taken);
      if (distance[here] < FAR) {
        int[] rest = walk(here, to, distance, taken);
        int[] whole = Arrays.copyOf(last, i + rest.length);
        System.arraycopy(rest, 0, whole, i, rest.length);
        candidates.add(found(whole));
      }
      passed.set(here);
      here = far(last[i], here);
    }
  }

  private int far(int link, int node) {
    return nodeA[link] == node ? nodeB[link] : nodeA[link];
  }

  /** Of each node to the target, or FAR (Dijkstra). */
  private long[] distances(int to, BitSet withoutNodes, BitSet withoutLinks) {
    long[] distance = new long[linksAt.length];
    Arrays.fill(distance, FAR);
    distance[to] = 0;
    PriorityQueue<long[]> open =
        new PriorityQueue<>(
            Comparator.<long[]>comparingLong(its -> its[0]).thenComparingLong(its -> its[1]));
    open.add(new long[] {0, to});
    while (!open.isEmpty()) {
      long[] next = open.remove();
      int here = (int) next[1];
      if (next[0] > distance[here]) {
        continue;
      }
      for (int link : linksAt[here]) {
        int there = far(link, here);
        long sum = distance[here] + cost[link];
        boolean isUp = !downLinks.get(link) && !downNodes.get(there);
        if (isUp && sum < distance[there] && !withoutLinks.get(link) && !withoutNodes.get(there)) {
          distance[there] = sum;
          open.add(new long[] {sum, there});
        }
      }
    }
    return distance;
  }

  /** Along the distances; of equal ways the link that comes first. */
  private int[] walk(int from, int to, long[] distance, BitSet withoutLinks) {
    int[] links = new int[distance.length];
    int count = 0;
    for (int here = from; here != to; here = far(links[count - 1], here)) {
      links[count++] = next(here, distance, withoutLinks);
    }
    return Arrays.copyOf(links, count);
  }

  private int next(int here, long[] distance, BitSet withoutLinks) {
    for (int link : linksAt[here]) {
      boolean fits = distance[far(link, here)] + cost[link] == distance[here];
      if (fits && !downLinks.get(link) && !withoutLinks.get(link)) {
        return link;
      }
    }
    throw new IllegalStateException("no way on from node " + here);
  }

  private Path path(int from, int[] links) {
    List<Integer> nodes = new ArrayList<>(List.of(from));
    List<Integer> all = new ArrayList<>();
    for (int link : links) {
      all.add(link);
      nodes.add(far(link, nodes.getLast()));
    }
    return new Path(nodes, all);
  }
}
