package bellhop.compiler.placement;

import bellhop.network.Link;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/**
 * Paths over which Bell pairs can reach. A relay holds two halves at once, so a path may pass a QPU
 * only if the QNUs of its two links have a communication qubit each, or two if they are one QNU.
 *
 * <p>Best is the path with the fewest links, then the highest product of link fidelities, then the
 * shortest mean time for its pairs, then the links that come first in the file. Found by Dijkstra's
 * method over directed links, once for each source: O(links · links per QPU · log links).
 */
public final class Routes {
  /** The distance of QPUs that no pair can join. Small enough that thousands of them add up. */
  public static final int APART = 1 << 20;

  private final Network network;
  private final int[][] distance;
  private final int[][][] path;
  private final int[][][] direct;
  private final boolean complete;

  public Routes(Network network) {
    this.network = network;
    int k = network.qpus().size();
    direct = new int[k][k][];
    distance = new int[k][k];
    path = new int[k][k][];
    List<List<Integer>> leaving = leaving(k);
    for (int from = 0; from < k; from++) {
      search(from, leaving);
    }
    complete = Arrays.stream(distance).flatMapToInt(Arrays::stream).allMatch(d -> d <= 1);
  }

  public Network network() {
    return network;
  }

  public int qpuCount() {
    return distance.length;
  }

  /** Links of the best path, 0 for a QPU itself, or {@link #APART}. */
  public int distance(int from, int to) {
    return distance[from][to];
  }

  /** Links of the best path in order; none if the QPUs are apart or the same. */
  public int[] path(int from, int to) {
    return path[from][to].clone();
  }

  /** How many usable links join two QPUs directly. */
  public int directCount(int from, int to) {
    return direct[from][to].length;
  }

  /** One of the links that join two QPUs directly, best first. */
  public int direct(int from, int to, int index) {
    return direct[from][to][index];
  }

  /** Whether every two QPUs have a direct link. */
  public boolean isComplete() {
    return complete;
  }

  /** The QNU of a link at one of its QPUs. */
  public int qnu(int link, int qpu) {
    return network.qpuA(link) == qpu ? network.link(link).qnuA() : network.link(link).qnuB();
  }

  public int communicationQubits(int qnu) {
    return network.qnu(qnu).communicationQubits();
  }

  /** Whether a relay can swap between two of its links. */
  public boolean canRelay(int qpu, int linkIn, int linkOut) {
    int in = qnu(linkIn, qpu);
    return in != qnu(linkOut, qpu) || communicationQubits(in) >= 2;
  }

  /** Mean time until a link has made a pair, in s. */
  public static double meanSeconds(Link link) {
    return link.model().attemptPeriod().seconds() / link.model().successProbability();
  }

  /** For each QPU its usable links, in the order of the file; also fills {@link #direct}. */
  private List<List<Integer>> leaving(int k) {
    List<List<Integer>> leaving = new ArrayList<>();
    for (int q = 0; q < k; q++) {
      leaving.add(new ArrayList<>());
      Arrays.fill(direct[q], new int[0]);
      Arrays.fill(path[q], new int[0]);
    }
    for (int link = 0; link < network.links().size(); link++) {
      int a = network.qpuA(link);
      int b = network.qpuB(link);
      boolean usable =
          communicationQubits(network.link(link).qnuA()) > 0
              && communicationQubits(network.link(link).qnuB()) > 0;
      if (a != b && usable) {
        leaving.get(a).add(link);
        leaving.get(b).add(link);
        direct[a][b] = withLink(direct[a][b], link);
        direct[b][a] = direct[a][b];
      }
    }
    return leaving;
  }

  private int[] withLink(int[] links, int link) {
    List<Integer> sorted = new ArrayList<>(Arrays.stream(links).boxed().toList());
    sorted.add(link);
    sorted.sort(Comparator.comparingDouble(this::loss).thenComparingDouble(this::seconds));
    return sorted.stream().mapToInt(Integer::intValue).toArray();
  }

  private double loss(int link) {
    return -StrictMath.log(network.link(link).model().fidelity());
  }

  private double seconds(int link) {
    return meanSeconds(network.link(link));
  }

  /** A directed link and the way to its far end. */
  private record Reach(
      int link, int qpu, int links, double loss, double seconds, @Nullable Reach before) {
    static final Comparator<Reach> BEST_FIRST =
        Comparator.comparingInt(Reach::links)
            .thenComparingDouble(Reach::loss)
            .thenComparingDouble(Reach::seconds)
            .thenComparingInt(Reach::link);
  }

  private void search(int from, List<List<Integer>> leaving) {
    Arrays.fill(distance[from], APART);
    distance[from][from] = 0;
    boolean[] settled = new boolean[2 * network.links().size()];
    PriorityQueue<Reach> open = new PriorityQueue<>(Reach.BEST_FIRST);
    for (int link : leaving.get(from)) {
      open.add(new Reach(link, network.farQpu(link, from), 1, loss(link), seconds(link), null));
    }
    while (!open.isEmpty()) {
      Reach reach = open.remove();
      int state = 2 * reach.link() + (network.qpuB(reach.link()) == reach.qpu() ? 1 : 0);
      if (!settled[state]) {
        settled[state] = true;
        settle(from, reach);
        extend(open, reach, leaving.get(reach.qpu()));
      }
    }
  }

  private void extend(PriorityQueue<Reach> open, Reach reach, List<Integer> leaving) {
    for (int link : leaving) {
      if (link != reach.link() && canRelay(reach.qpu(), reach.link(), link)) {
        open.add(
            new Reach(
                link,
                network.farQpu(link, reach.qpu()),
                reach.links() + 1,
                reach.loss() + loss(link),
                reach.seconds() + seconds(link),
                reach));
      }
    }
  }

  private void settle(int from, Reach reach) {
    if (distance[from][reach.qpu()] != APART) {
      return;
    }
    distance[from][reach.qpu()] = reach.links();
    int[] links = new int[reach.links()];
    int i = links.length;
    for (Reach step = reach; step != null; step = step.before()) {
      links[--i] = step.link();
    }
    path[from][reach.qpu()] = links;
  }
}
