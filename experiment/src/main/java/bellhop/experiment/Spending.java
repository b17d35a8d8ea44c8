package bellhop.experiment;

import bellhop.compiler.Course;
import bellhop.distributed.Packet;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;

/**
 * Where the Bell pairs of a compiled program go: by packet, by pair of QPUs, by link. It counts
 * what the compiler decided and knows no better answer.
 *
 * @param servedGates two-qubit gates for which a copy stands in
 * @param alone pairs if each of these gates had copies of its own, made and measured for it alone
 * @param forMoves pairs that moved a qubit
 * @param packets the most expensive first, then in the order in which they begin
 * @param between the most first; pairs over relays count for the two ends
 * @param links those that are used, in the order of the network
 */
public record Spending(
    int servedGates,
    int alone,
    int forMoves,
    List<PacketCost> packets,
    List<Between> between,
    List<PerLink> links) {
  public Spending {
    packets = List.copyOf(packets);
    between = List.copyOf(between);
    links = List.copyOf(links);
  }

  /**
   * @param number in the course
   * @param rank among the packets of the result, or {@link Course#NONE} if it serves no gate
   * @param gates served by it
   * @param alone pairs if each of them had a copy of the root for itself
   * @param from gates before the first pair
   * @param until gates before the last copy ends
   */
  public record PacketCost(
      int number,
      int rank,
      int root,
      int home,
      int gates,
      int alone,
      int from,
      int until,
      List<Packet.Edge> tree) {
    public PacketCost {
      tree = List.copyOf(tree);
    }

    public int ebits() {
      return tree.size();
    }

    /** Fewer than none where copies serve nothing but become the qubit. */
    public int saved() {
      return alone - ebits();
    }
  }

  /** QPUs a &lt; b by index. */
  public record Between(int a, int b, int ebits, int forMoves) {}

  public record PerLink(int link, int ebits) {}

  public int ebits() {
    return forMoves + packets.stream().mapToInt(PacketCost::ebits).sum();
  }

  /** How many packets serve how many gates. */
  public SortedMap<Integer, Integer> packetsByGates() {
    SortedMap<Integer, Integer> counts = new TreeMap<>();
    packets.forEach(packet -> counts.merge(packet.gates(), 1, Integer::sum));
    return counts;
  }

  static Spending of(Course course, List<Integer> homes, Network network) {
    return new Counter(course, homes, network).spending();
  }

  /** Goes through gates and moves in order. */
  private static final class Counter {
    private final Course course;
    private final Network network;
    private final List<Integer> homes;
    private final int[] gates;
    private final int[] alone;
    private final int[] firstGate;
    private final Map<List<Integer>, Integer> distances = new HashMap<>();
    private int servedGates;

    Counter(Course course, List<Integer> homes, Network network) {
      this.course = course;
      this.network = network;
      this.homes = new ArrayList<>(homes);
      gates = new int[course.packets().size()];
      alone = new int[course.packets().size()];
      firstGate = new int[course.packets().size()];
      Arrays.fill(firstGate, Integer.MAX_VALUE);
    }

    Spending spending() {
      int moved = 0;
      for (int at = 0; at < course.gates().size(); at++) {
        while (moved < course.moves().size() && course.moves().get(moved).at() <= at) {
          Course.Move move = course.moves().get(moved++);
          homes.set(move.qubit(), move.to());
        }
        Course.Gate gate = course.gates().get(at);
        servedGates += gate.isServed() ? 1 : 0;
        count(gate.copyA(), gate);
        count(gate.copyB(), gate);
      }
      int all = 0;
      for (int pairs : alone) {
        all += pairs;
      }
      int forMoves = (int) course.pairs().stream().filter(Course.Pair::isForMove).count();
      return new Spending(servedGates, all, forMoves, packets(), between(), links());
    }

    private void count(int copy, Course.Gate gate) {
      if (copy != Course.NONE) {
        int packet = course.copies().get(copy).packet();
        gates[packet]++;
        firstGate[packet] = Math.min(firstGate[packet], gate.number());
        int home = homes.get(course.packets().get(packet).root());
        alone[packet] += distance(home, gate.qpu());
      }
    }

    private int distance(int a, int b) {
      return distances.computeIfAbsent(
          List.of(Math.min(a, b), Math.max(a, b)),
          ends -> network.findPath(ends.getFirst(), ends.getLast()).orElseThrow().links().size());
    }

    private List<PacketCost> packets() {
      List<List<Packet.Edge>> trees = trees();
      int[] until = new int[gates.length];
      for (Course.Copy copy : course.copies()) {
        until[copy.packet()] = Math.max(until[copy.packet()], copy.until());
      }
      int[] from = new int[gates.length];
      for (int p = course.pairs().size() - 1; p >= 0; p--) {
        Course.Pair pair = course.pairs().get(p);
        if (!pair.isForMove()) {
          from[pair.packet()] = pair.at();
        }
      }
      int[] ranks = ranks();
      List<PacketCost> packets = new ArrayList<>();
      for (int p = 0; p < gates.length; p++) {
        Course.Packet packet = course.packets().get(p);
        packets.add(
            new PacketCost(
                p,
                ranks[p],
                packet.root(),
                packet.home(),
                gates[p],
                alone[p],
                from[p],
                until[p],
                trees.get(p)));
      }
      packets.sort(Comparator.comparingInt(PacketCost::ebits).reversed());
      return packets;
    }

    /** By packet: the place in the order of first gates, as the result lists them. */
    private int[] ranks() {
      int[] ranks = new int[gates.length];
      Arrays.fill(ranks, Course.NONE);
      List<Integer> served =
          IntStream.range(0, gates.length)
              .filter(p -> gates[p] > 0)
              .boxed()
              .sorted(Comparator.comparingInt(p -> firstGate[p]))
              .toList();
      for (int rank = 0; rank < served.size(); rank++) {
        ranks[served.get(rank)] = rank;
      }
      return ranks;
    }

    /** By packet. The pairs of a path follow each other, from the end where the copy begins. */
    private List<List<Packet.Edge>> trees() {
      List<List<Packet.Edge>> trees = new ArrayList<>();
      course.packets().forEach(_ -> trees.add(new ArrayList<>()));
      int here = Course.NONE;
      for (Course.Pair pair : course.pairs()) {
        here = here == Course.NONE ? pair.from() : here;
        int next = network.farQpu(pair.link(), here);
        if (!pair.isForMove()) {
          trees.get(pair.packet()).add(new Packet.Edge(here, next));
        }
        here = next == pair.to() ? Course.NONE : next;
      }
      return trees;
    }

    private List<Between> between() {
      SortedMap<Long, int[]> counts = new TreeMap<>();
      for (Course.Pair pair : course.pairs()) {
        long low = Math.min(pair.from(), pair.to());
        long high = Math.max(pair.from(), pair.to());
        int[] its = counts.computeIfAbsent((low << 32) + high, _ -> new int[2]);
        its[0]++;
        its[1] += pair.isForMove() ? 1 : 0;
      }
      List<Between> between = new ArrayList<>();
      counts.forEach((ends, its) ->
          between.add(new Between((int) (ends >> 32), (int) (ends & 0xffffffffL), its[0], its[1])));
      between.sort(Comparator.comparingInt(Between::ebits).reversed());
      return between;
    }

    private List<PerLink> links() {
      SortedMap<Integer, Integer> counts = new TreeMap<>();
      course.pairs().forEach(pair -> counts.merge(pair.link(), 1, Integer::sum));
      List<PerLink> links = new ArrayList<>();
      counts.forEach((link, ebits) -> links.add(new PerLink(link, ebits)));
      return links;
    }
  }
}
