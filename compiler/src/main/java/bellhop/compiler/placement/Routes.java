package bellhop.compiler.placement;

import bellhop.network.Link;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.stream.IntStream;
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

  private static final int[] NO_LINKS = {};

  private final Network network;
  private final int[] qpuA;
  private final int[] qpuB;
  private final int[] qnuA;
  private final int[] qnuB;
  private final double[] loss;
  private final double[] seconds;
  private final List<List<Integer>> leaving;
  private final Map<Long, int[]> direct = new HashMap<>();
  private final int[] partSize;
  private final boolean complete;

  /** By source, searched for when first asked for. */
  private final AtomicReferenceArray<@Nullable Row> rows;

  /** The best ways from one QPU to all others; null where there is none. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Row(@Nullable Reach... best) {}

  public Routes(Network network) {
    this.network = network;
    int k = network.qpus().size();
    qpuA = IntStream.range(0, network.links().size()).map(network::qpuA).toArray();
    qpuB = IntStream.range(0, network.links().size()).map(network::qpuB).toArray();
    qnuA = network.links().stream().mapToInt(Link::qnuA).toArray();
    qnuB = network.links().stream().mapToInt(Link::qnuB).toArray();
    loss = network.links().stream().mapToDouble(Routes::loss).toArray();
    seconds = network.links().stream().mapToDouble(Routes::meanSeconds).toArray();
    leaving = leaving(k);
    partSize = partSizes(k);
    rows = new AtomicReferenceArray<>(k);
    complete = direct.size() == (long) k * (k - 1);
  }

  public Network network() {
    return network;
  }

  public int qpuCount() {
    return partSize.length;
  }

  /** Links of the best path, 0 for a QPU itself, or {@link #APART}. */
  public int distance(int from, int to) {
    Reach best = row(from).best()[to];
    return from == to ? 0 : best == null ? APART : best.links();
  }

  /** Links of the best path in order; none if the QPUs are apart or the same. */
  public int[] path(int from, int to) {
    Reach best = row(from).best()[to];
    int[] links = new int[best == null ? 0 : best.links()];
    for (Reach step = best; step != null; step = step.before()) {
      links[step.links() - 1] = step.link();
    }
    return links;
  }

  /** How many usable links join two QPUs directly. */
  public int directCount(int from, int to) {
    return links(from, to).length;
  }

  /** One of the links that join two QPUs directly, best first. */
  public int direct(int from, int to, int index) {
    return links(from, to)[index];
  }

  private int[] links(int from, int to) {
    return direct.getOrDefault(key(from, to), NO_LINKS);
  }

  private static long key(int from, int to) {
    return ((long) from << 32) | to;
  }

  /** Whether every two QPUs have a direct link. */
  public boolean isComplete() {
    return complete;
  }

  /** The QNU of a link at one of its QPUs. */
  public int qnu(int link, int qpu) {
    return qpuA[link] == qpu ? qnuA[link] : qnuB[link];
  }

  public int qnuA(int link) {
    return qnuA[link];
  }

  public int qnuB(int link) {
    return qnuB[link];
  }

  /** The QPU at the other end of a link. */
  public int farQpu(int link, int qpu) {
    return qpuA[link] == qpu ? qpuB[link] : qpuA[link];
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
    List<List<Integer>> found = new ArrayList<>();
    for (int q = 0; q < k; q++) {
      found.add(new ArrayList<>());
    }
    for (int link = 0; link < network.links().size(); link++) {
      int a = network.qpuA(link);
      int b = network.qpuB(link);
      boolean usable =
          communicationQubits(network.link(link).qnuA()) > 0
              && communicationQubits(network.link(link).qnuB()) > 0;
      if (a != b && usable) {
        found.get(a).add(link);
        found.get(b).add(link);
        int[] links = withLink(links(a, b), link);
        direct.put(key(a, b), links);
        direct.put(key(b, a), links);
      }
    }
    return found;
  }

  /** Of the connected part that a QPU belongs to, so that a search knows when it has all. */
  private int[] partSizes(int k) {
    int[] sizes = new int[k];
    for (int start = 0; start < k; start++) {
      if (sizes[start] == 0) {
        List<Integer> part = new ArrayList<>(List.of(start));
        sizes[start] = 1;
        for (int i = 0; i < part.size(); i++) {
          for (int link : leaving.get(part.get(i))) {
            int far = farQpu(link, part.get(i));
            if (sizes[far] == 0) {
              sizes[far] = 1;
              part.add(far);
            }
          }
        }
        part.forEach(qpu -> sizes[qpu] = part.size());
      }
    }
    return sizes;
  }

  private int[] withLink(int[] links, int link) {
    List<Integer> sorted = new ArrayList<>(Arrays.stream(links).boxed().toList());
    sorted.add(link);
    sorted.sort(
        Comparator.<Integer>comparingDouble(l -> loss[l]).thenComparingDouble(l -> seconds[l]));
    return sorted.stream().mapToInt(Integer::intValue).toArray();
  }

  private static double loss(Link link) {
    return -StrictMath.log(link.model().fidelity());
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

  /** Searched for twice by two threads, it is the same both times. */
  private Row row(int from) {
    Row known = rows.get(from);
    if (known != null) {
      return known;
    }
    Row found = new Row(search(from));
    rows.set(from, found);
    return found;
  }

  private @Nullable Reach[] search(int from) {
    @Nullable Reach[] best = new Reach[partSize.length];
    int missing = partSize[from] - 1;
    BitSet settled = new BitSet(2 * network.links().size());
    PriorityQueue<Reach> open = new PriorityQueue<>(Reach.BEST_FIRST);
    for (int link : leaving.get(from)) {
      open.add(new Reach(link, farQpu(link, from), 1, loss[link], seconds[link], null));
    }
    while (missing > 0 && !open.isEmpty()) {
      Reach reach = open.remove();
      int state = 2 * reach.link() + (network.qpuB(reach.link()) == reach.qpu() ? 1 : 0);
      if (settled.get(state)) {
        continue;
      }
      settled.set(state);
      if (reach.qpu() != from && best[reach.qpu()] == null) {
        best[reach.qpu()] = reach;
        missing--;
      }
      extend(open, reach, leaving.get(reach.qpu()));
    }
    return best;
  }

  private void extend(PriorityQueue<Reach> open, Reach reach, List<Integer> onward) {
    for (int link : onward) {
      if (link != reach.link() && canRelay(reach.qpu(), reach.link(), link)) {
        open.add(
            new Reach(
                link,
                farQpu(link, reach.qpu()),
                reach.links() + 1,
                reach.loss() + loss[link],
                reach.seconds() + seconds[link],
                reach));
      }
    }
  }
}
