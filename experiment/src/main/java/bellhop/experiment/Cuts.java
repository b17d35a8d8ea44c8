package bellhop.experiment;

import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.protocol.path.Wanted;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Cuts of a network across which more pairs are asked for than its links can make, whatever the
 * paths, the policy and the protocol: each end-to-end pair takes a pair at least of some link of
 * the cut. Only that is said; a demand above no cut may still be too much.
 *
 * <p>Not all cuts are looked at, which would take exponential time: those around each node and each
 * domain; those between the ends of the greatest demands, by max-flow; and those that the links
 * make which the plan loads most. What is found is exact.
 */
final class Cuts {
  private static final int MOST = 10;
  private static final int MOST_NAMES = 4;
  private static final int MOST_LINKS = 20;
  private static final int MOST_FLOWS = 20;
  private static final int MOST_SINGLE = 20;

  /**
   * Parts of what a link makes: who is loaded beyond one is taken away, and what is left looked at.
   */
  private static final double[] LOADS = {1, 0.5, 0.25};

  private final Network network;
  private final TrafficLoad load;
  private final List<Wanted> wanted;

  /** By what is wanted: pairs per second; 0 where nothing leads from end to end. */
  private final double[] demand;

  /** By node: the part of the network that it hangs together with. */
  private final int[] parts;

  /** By link: pairs per second at most. */
  private final double[] capacity;

  private final int[][] ends;

  /** By their links. */
  private final Map<List<Integer>, SimulateResult.Cut> found = new LinkedHashMap<>();

  Cuts(Network network, Demand demand, TrafficLoad load) {
    this.network = network;
    this.load = load;
    wanted = demand.wanted();
    int links = network.links().size();
    capacity = IntStream.range(0, links).mapToDouble(this::capacity).toArray();
    ends =
        IntStream.range(0, links)
            .mapToObj(l -> new int[] {network.qpuA(l), network.qpuB(l)})
            .toArray(int[][]::new);
    parts = components(new boolean[ends.length]);
    this.demand =
        IntStream.range(0, wanted.size())
            .mapToDouble(d -> isApart(wanted.get(d)) ? 0 : load.ofWanted()[d])
            .toArray();
  }

  private boolean isApart(Wanted its) {
    return parts[its.from()] != parts[its.to()];
  }

  /** With all the qubits of its ends, if nothing else took any. */
  private double capacity(int link) {
    Link its = network.link(link);
    int qubits =
        Math.min(
            network.qnu(its.qnuA()).communicationQubits(),
            network.qnu(its.qnuB()).communicationQubits());
    return Math.min(qubits, its.model().channels()) * perChannel(its);
  }

  private static double perChannel(Link link) {
    LinkModel model = link.model();
    return model.successProbability() / model.attemptPeriod().seconds();
  }

  /** Those that are exceeded, the worst first; and parts of the network that nothing joins. */
  List<SimulateResult.Cut> exceeded() {
    around(nodes());
    around(domains());
    for (double share : LOADS) {
      around(components(share));
    }
    alone();
    flows();
    List<SimulateResult.Cut> cuts = new ArrayList<>(apart());
    found.values().stream()
        .sorted(Comparator.comparingDouble(c -> -c.demandPerS() / c.capacityPerS()))
        .limit(MOST)
        .forEach(cuts::add);
    return cuts;
  }

  private int[] nodes() {
    return IntStream.range(0, network.qpus().size()).toArray();
  }

  /** By node: the number of its domain, those without one in the last. */
  private int[] domains() {
    List<String> names =
        network.qpus().stream().flatMap(q -> q.domain().stream()).distinct().toList();
    Map<String, Integer> numbers = new LinkedHashMap<>();
    names.forEach(name -> numbers.put(name, numbers.size()));
    return network.qpus().stream()
        .mapToInt(q -> q.domain().map(numbers::get).orElse(names.size()))
        .toArray();
  }

  /** What hangs together without the links that are loaded beyond a share of what they make. */
  private int[] components(double share) {
    boolean[] without = new boolean[ends.length];
    for (int l = 0; l < without.length; l++) {
      without[l] = load.offered(l) > share * capacity[l];
    }
    return components(without);
  }

  private int[] components(boolean[] without) {
    int[] of = nodes();
    for (int l = 0; l < without.length; l++) {
      if (!without[l]) {
        int a = root(of, ends[l][0]);
        int b = root(of, ends[l][1]);
        of[Math.max(a, b)] = Math.min(a, b);
      }
    }
    return IntStream.range(0, of.length).map(n -> root(of, n)).toArray();
  }

  private static int root(int[] of, int node) {
    int root = node;
    while (of[root] != root) {
      of[root] = of[of[root]];
      root = of[root];
    }
    return root;
  }

  /** Each of the links that are loaded most, if the network falls apart without it. */
  private void alone() {
    IntStream.range(0, ends.length)
        .filter(l -> load.offered(l) > capacity[l])
        .boxed()
        .sorted(Comparator.comparingDouble(l -> -load.offered(l) / capacity[l]))
        .limit(MOST_SINGLE)
        .forEach(this::alone);
  }

  private void alone(int link) {
    boolean[] without = new boolean[ends.length];
    without[link] = true;
    int[] of = components(without);
    if (of[ends[link][0]] != of[ends[link][1]]) {
      around(side(of, of[ends[link][0]]));
    }
  }

  /** One group of nodes against the others that hang together with it. */
  private int[] side(int[] of, int group) {
    return IntStream.range(0, of.length).map(n -> of[n] == group ? of.length : parts[n]).toArray();
  }

  /** Between the ends of the greatest demands. */
  private void flows() {
    MaxFlow flow = new MaxFlow(network.qpus().size(), ends, capacity);
    IntStream.range(0, demand.length)
        .filter(d -> demand[d] > 0)
        .boxed()
        .sorted(Comparator.comparingDouble(d -> -demand[d]))
        .limit(MOST_FLOWS)
        .forEach(d -> {
          Wanted its = wanted.get(d);
          flow.between(its.from(), its.to());
          around(twoSides(flow.near(its.from())));
          around(twoSides(flow.notFar(its.to())));
        });
  }

  private static int[] twoSides(boolean[] inside) {
    return IntStream.range(0, inside.length).map(n -> inside[n] ? 0 : 1).toArray();
  }

  /** Looks at the cuts around each of some groups of nodes, by node the number of its group. */
  private void around(int[] group) {
    int groups = Arrays.stream(group).max().orElse(0) + 1;
    double[] asked = new double[groups];
    for (int d = 0; d < demand.length; d++) {
      int from = group[wanted.get(d).from()];
      int to = group[wanted.get(d).to()];
      if (from != to) {
        asked[from] += demand[d];
        asked[to] += demand[d];
      }
    }
    double[] made = new double[groups];
    for (int l = 0; l < ends.length; l++) {
      int a = group[ends[l][0]];
      int b = group[ends[l][1]];
      made[a] += a == b ? 0 : capacity[l];
      made[b] += a == b ? 0 : capacity[l];
    }
    boolean isStationed = !network.analysers().isEmpty();
    for (int g = 0; g < groups; g++) {
      if (asked[g] > 0 && (isStationed || asked[g] > made[g])) {
        look(group, g, asked[g]);
      }
    }
  }

  private void look(int[] group, int its, double asked) {
    List<Integer> across =
        IntStream.range(0, ends.length)
            .filter(l -> (group[ends[l][0]] == its) != (group[ends[l][1]] == its))
            .boxed()
            .toList();
    double made = capacity(across);
    if (!across.isEmpty() && asked > made && !found.containsKey(across)) {
      found.put(across, cut(group, its, across, made, asked));
    }
  }

  /** Links of one station share its channels. */
  private double capacity(List<Integer> links) {
    double[] byStation = new double[network.analysers().size()];
    double[] fastest = new double[byStation.length];
    double sum = 0;
    for (int l : links) {
      int station = network.link(l).analyser().orElse(-1);
      if (station < 0) {
        sum += capacity[l];
      } else {
        byStation[station] += capacity[l];
        fastest[station] = Math.max(fastest[station], perChannel(network.link(l)));
      }
    }
    for (int s = 0; s < byStation.length; s++) {
      sum += Math.min(byStation[s], network.analysers().get(s).channels() * fastest[s]);
    }
    return sum;
  }

  private SimulateResult.Cut cut(
      int[] group, int its, List<Integer> across, double made, double asked) {
    List<Integer> inside = members(group, its);
    boolean isSmaller = 2 * inside.size() <= group.length;
    List<Integer> named =
        isSmaller ? inside : nodesOf(across, group, its); // the rest is the shorter story
    String words =
        "%s %s can make %s pairs a second at most, and %s are asked across"
            .formatted(
                links(across),
                isSmaller ? "around " + names(inside) : "before " + names(named),
                number(made),
                number(asked));
    return new SimulateResult.Cut(
        SimulateResult.CutKind.EXCEEDED,
        across.stream().limit(MOST_LINKS).map(l -> network.link(l).name()).toList(),
        across.size(),
        made,
        asked,
        words);
  }

  private List<Integer> members(int[] group, int its) {
    return IntStream.range(0, group.length).filter(n -> group[n] == its).boxed().toList();
  }

  /** Nodes outside at which links across end. */
  private List<Integer> nodesOf(List<Integer> across, int[] group, int its) {
    return across.stream()
        .map(l -> group[ends[l][0]] == its ? ends[l][1] : ends[l][0])
        .distinct()
        .sorted()
        .toList();
  }

  private String links(List<Integer> across) {
    String words =
        across.stream()
            .limit(MOST_NAMES)
            .map(l -> network.link(l).name())
            .collect(Collectors.joining(", "));
    int more = across.size() - MOST_NAMES;
    return (across.size() == 1 ? "the link " : "the links ")
        + words
        + (more > 0 ? " and " + Numbers.count(more) + " more" : "");
  }

  private String names(List<Integer> nodes) {
    String domain = network.qpu(nodes.getFirst()).domain().orElse("");
    boolean isDomain =
        !domain.isEmpty()
            && network.qpus().stream().filter(q -> q.domain().equals(Optional.of(domain))).count()
                == nodes.size()
            && nodes.stream().allMatch(n -> network.qpu(n).domain().orElse("").equals(domain));
    if (isDomain) {
      return "the domain " + domain + " of " + Numbers.count(nodes.size(), "node");
    }
    String words =
        nodes.stream()
            .limit(MOST_NAMES)
            .map(n -> network.qpu(n).name())
            .collect(Collectors.joining(", "));
    int more = nodes.size() - MOST_NAMES;
    return words + (more > 0 ? " and " + Numbers.count(more, "more node") : "");
  }

  /** Parts between which pairs are wanted and no links lead. */
  private List<SimulateResult.Cut> apart() {
    Map<List<Integer>, double[]> asked = new LinkedHashMap<>();
    for (int d = 0; d < wanted.size(); d++) {
      if (isApart(wanted.get(d))) {
        int a = parts[wanted.get(d).from()];
        int b = parts[wanted.get(d).to()];
        List<Integer> two = List.of(Math.min(a, b), Math.max(a, b));
        asked.computeIfAbsent(two, _ -> new double[1])[0] += load.ofWanted()[d];
      }
    }
    return asked.entrySet().stream()
        .sorted(Comparator.comparingDouble(its -> -its.getValue()[0]))
        .limit(MOST)
        .map(its -> apart(its.getKey(), its.getValue()[0]))
        .toList();
  }

  private SimulateResult.Cut apart(List<Integer> two, double asked) {
    String words =
        "no links lead from %s to %s"
            .formatted(names(members(parts, two.getFirst())), names(members(parts, two.getLast())));
    return new SimulateResult.Cut(SimulateResult.CutKind.APART, List.of(), 0, 0, asked, words);
  }

  private static String number(double value) {
    return value >= 100 ? Numbers.count(StrictMath.round(value)) : Numbers.significant(value, 3);
  }
}
