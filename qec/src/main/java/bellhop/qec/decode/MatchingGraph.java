package bellhop.qec.decode;

import bellhop.circuit.dem.Mechanism;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Arrays;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A decoding graph whose faults flip one detector or two, as a weighted graph: detectors are nodes,
 * faults are edges between two of them or to the boundary. The neighbours of all nodes lie in one
 * array, so that a decoder walks over plain ints.
 *
 * <p>Parallel faults are one edge, with the probability that an odd number of them happens and the
 * observables of the likeliest. A weight is ln((1−p)/p) in steps, at most 2^24 of them, and even,
 * so that two regions that grow towards each other meet at a whole time. A fault of p above one
 * half is presumed: its edge then stands, with probability 1−p, for its not having happened.
 */
final class MatchingGraph {
  /** In place of a neighbour. */
  static final int BOUNDARY = -1;

  private static final int MOST_STEPS = 1 << 24;

  /** No path through the graph is longer. */
  private static final long LONGEST = 1L << 35;

  /** Of faults that always happen or hardly ever. */
  private static final double LARGEST_LOG = 50;

  /** An edge while parallel faults are collected. */
  private static final class Draft {
    private double probability;
    private double likeliest = -1;
    private int fault;

    void add(int next, double its) {
      probability = Mechanism.combined(probability, its);
      if (its > likeliest) {
        likeliest = its;
        fault = next;
      }
    }
  }

  private record Ends(int low, int high) {
    /** The boundary is low. */
    static Ends of(int... detectors) {
      return detectors.length == 1
          ? new Ends(BOUNDARY, detectors[0])
          : new Ends(detectors[0], detectors[1]);
    }
  }

  private final DecodingGraph graph;
  private final double steps;

  /** Of each edge. */
  private final double[] probabilities;

  private final int[][] places;
  private final List<Ends> ends;

  /** Of each fault, or of the likelier one beside it. */
  private final int[] edgeOfFault;

  final int nodeCount;

  /** Where the neighbours of a node begin in the next three arrays; its boundary comes first. */
  final int[] starts;

  final int[] neighbours;
  final int[] weights;

  /** The number of the edge, the same from both ends. */
  final int[] edges;

  /** The fault of each edge. */
  final int[] faults;

  /** For each 64 observables, which of them an edge flips. */
  final long[][] masks;

  /** Faults that are presumed, the detectors that they flip, and the observables. */
  final int[] presumed;

  final int[] presumedEvents;
  final long[] presumedMasks;

  private MatchingGraph(DecodingGraph graph, Map<Ends, Draft> drafts) {
    this.graph = graph;
    nodeCount = graph.detectorCount();
    ends = List.copyOf(drafts.keySet());
    faults = drafts.values().stream().mapToInt(draft -> draft.fault).toArray();
    probabilities = drafts.values().stream().mapToDouble(draft -> draft.probability).toArray();
    edgeOfFault = edgesOfFaults();
    steps = stepsFor(Arrays.stream(probabilities).map(MatchingGraph::size).max().orElse(1));
    starts = starts();
    neighbours = new int[starts[nodeCount]];
    weights = new int[neighbours.length];
    edges = new int[neighbours.length];
    places = new int[faults.length][];
    join();
    masks =
        IntStream.range(0, Math.max(1, (graph.observableCount() + 63) / 64))
            .mapToObj(word -> masks(word, faults))
            .toArray(long[][]::new);
    presumed =
        IntStream.range(0, graph.faultCount())
            .filter(fault -> graph.probability(fault) > 0.5)
            .toArray();
    presumedEvents = presumedEvents();
    presumedMasks = presumedMasks();
  }

  /**
   * @param source name of the model, for messages
   * @throws InputException if a fault flips more than two detectors
   */
  static MatchingGraph of(DecodingGraph graph, String source) {
    Map<Ends, Draft> drafts = new LinkedHashMap<>();
    for (int fault = 0; fault < graph.faultCount(); fault++) {
      int[] detectors = graph.detectors(fault);
      if (detectors.length > 2) {
        throw noEdge(source, detectors);
      }
      double rarer = Math.min(graph.probability(fault), 1 - graph.probability(fault));
      drafts.computeIfAbsent(Ends.of(detectors), _ -> new Draft()).add(fault, rarer);
    }
    return new MatchingGraph(graph, drafts);
  }

  private static InputException noEdge(String source, int... detectors) {
    return new InputException(
        Location.of(source),
        "a fault that flips "
            + Arrays.stream(detectors).mapToObj(i -> "D" + i).collect(Collectors.joining(" ")),
        "an edge joins one detector or two",
        "qec analyze --decompose_errors splits it");
  }

  private int[] edgesOfFaults() {
    Map<Ends, Integer> numbers = new LinkedHashMap<>();
    ends.forEach(end -> numbers.put(end, numbers.size()));
    return IntStream.range(0, graph.faultCount())
        .map(fault -> numbers.getOrDefault(Ends.of(graph.detectors(fault)), -1))
        .toArray();
  }

  /** ln((1−p)/p), for p up to one half. */
  private static double size(double p) {
    return Math.min(LARGEST_LOG, StrictMath.log1p(-p) - StrictMath.log(p));
  }

  /** For a weight of 1; half of them, as weights are even. */
  private double stepsFor(double largest) {
    long most = Math.clamp(LONGEST / Math.max(1, nodeCount), 2, MOST_STEPS);
    return most / (2 * Math.max(largest, 1e-300));
  }

  /** In even steps; the largest for what is far rarer than any edge. */
  int weight(double probability) {
    return 2 * (int) StrictMath.min(MOST_STEPS / 2.0, StrictMath.rint(steps * size(probability)));
  }

  private int[] starts() {
    int[] starts = new int[nodeCount + 1];
    for (Ends end : ends) {
      starts[end.high + 1]++;
      if (end.low != BOUNDARY) {
        starts[end.low + 1]++;
      }
    }
    Arrays.parallelPrefix(starts, Integer::sum);
    return starts;
  }

  /** Ways to the boundary first. */
  private void join() {
    int[] next = Arrays.copyOf(starts, nodeCount);
    for (int edge = 0; edge < ends.size(); edge++) {
      Ends end = ends.get(edge);
      if (end.low == BOUNDARY) {
        places[edge] = new int[] {put(next[end.high]++, BOUNDARY, edge)};
      }
    }
    for (int edge = 0; edge < ends.size(); edge++) {
      Ends end = ends.get(edge);
      if (end.low != BOUNDARY) {
        places[edge] =
            new int[] {put(next[end.high]++, end.low, edge), put(next[end.low]++, end.high, edge)};
      }
    }
  }

  private int put(int at, int neighbour, int edge) {
    neighbours[at] = neighbour;
    edges[at] = edge;
    weights[at] = weight(probabilities[edge]);
    return at;
  }

  /** Which of 64 observables each of some faults flips. */
  private long[] masks(int word, int... of) {
    long[] masks = new long[of.length];
    for (int i = 0; i < of.length; i++) {
      for (int observable : graph.observables(of[i])) {
        masks[i] |= observable / 64 == word ? 1L << observable : 0;
      }
    }
    return masks;
  }

  private int[] presumedEvents() {
    BitSet events = new BitSet();
    for (int fault : presumed) {
      Arrays.stream(graph.detectors(fault)).forEach(events::flip);
    }
    return events.stream().toArray();
  }

  private long[] presumedMasks() {
    return IntStream.range(0, masks.length)
        .mapToLong(word -> Arrays.stream(masks(word, presumed)).reduce(0, (a, b) -> a ^ b))
        .toArray();
  }

  DecodingGraph graph() {
    return graph;
  }

  int edgeCount() {
    return faults.length;
  }

  /** Where an edge is in the arrays of neighbours: once or twice. */
  int[] places(int edge) {
    return places[edge];
  }

  /** A node or the boundary. */
  int low(int edge) {
    return ends.get(edge).low;
  }

  /** A node. */
  int high(int edge) {
    return ends.get(edge).high;
  }

  double probability(int edge) {
    return probabilities[edge];
  }

  int edgeOf(int fault) {
    return edgeOfFault[fault];
  }
}
