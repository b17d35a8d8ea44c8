package bellhop.compiler.placement;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Multilevel partitioning of the packet hypergraph: join vertices until few are left, divide those
 * in several ways, and refine while the levels are undone. Divisions are improved by joining and
 * refining them again, where only vertices on one part are joined, and two are combined by joining
 * only what both keep together (Sanders and Schulz, Distributed evolutionary graph partitioning,
 * ALENEX 2012).
 */
public final class Partitioner {
  /** Vertices per part at which joining stops. */
  private static final int COARSEST = 24;

  /** Divisions of the coarsest level that are tried. */
  private static final int TRIES = 6;

  private final Bundles bundles;
  private final Slices slices;
  private final int[] pins;
  private final Regions regions;
  private final Hypergraph finest;
  private final Spread spread;
  private final int[] capacity;

  /** Of each vertex, with its like where its qubit only waits. */
  private final int[] pauses;

  private final int parts;
  private final int homes;
  private final int sliceCount;
  private final int qubits;
  private long steps;

  /**
   * @param pins QPU of each qubit, or −1
   */
  public Partitioner(Bundles bundles, Slices slices, Routes routes, int[] pins) {
    this(bundles, slices, Regions.of(routes), pins);
  }

  private Partitioner(Bundles bundles, Slices slices, Regions regions, int[] pins) {
    this.bundles = bundles;
    this.slices = slices;
    this.regions = regions;
    this.pins = pins;
    finest = Hypergraph.of(bundles, slices, pins);
    sliceCount = slices.count();
    qubits = pins.length;
    homes = qubits * sliceCount;
    pauses = pauses(bundles, slices, qubits);
    spread = new Spread(regions);
    parts = regions.count();
    capacity = regions.capacities();
  }

  /** Whether sets of its QPUs fit the masks used here. */
  public static boolean canHandle(Routes routes) {
    return routes.qpuCount() > 1 && routes.qpuCount() <= Spread.MOST_QPUS;
  }

  /** How many QPUs or groups of them. */
  int parts() {
    return parts;
  }

  /** Of the finest hypergraph. */
  public int pinCount() {
    return finest.pinCount();
  }

  /** Pins visited so far. */
  public long steps() {
    return steps;
  }

  /** The QPU of each home, by qubit and then by slice, and of each bundle; what they cost. */
  public final class Division {
    private final int[] part;
    private final long cost;

    private Division(Partition partition) {
      part = partition.toArray();
      cost = partition.cost();
    }

    /** Ebits, without a limit of communication qubits. */
    public long cost() {
      return cost;
    }

    /** By qubit and then by slice. */
    public int[] homes() {
      return Arrays.copyOf(part, homes);
    }

    /** By bundle. */
    public int[] places() {
      return Arrays.copyOfRange(part, homes, part.length);
    }

    public boolean isSameAs(Division other) {
      return Arrays.equals(part, other.part);
    }
  }

  /**
   * From given homes.
   *
   * @param home by qubit and then by slice
   * @param places QPU of each bundle
   */
  public Division refine(int[] home, int[] places, Seed seed, long maxSteps) {
    int[] part = joined(home, places);
    return new Division(refined(finest, part, capacity, seed.stream("compiler/refine"), maxSteps));
  }

  /** Ebits of given homes, without a limit of communication qubits. */
  public long cost(int[] home, int[] places) {
    return new Partition(finest, spread, parts, joined(home, places)).cost();
  }

  private int[] joined(int[] home, int[] places) {
    int[] part = Arrays.copyOf(home, finest.vertexCount());
    System.arraycopy(places, 0, part, homes, places.length);
    return part;
  }

  /**
   * From homes that never change: first each qubit may move at the middle of the program, then at
   * its quarters, and so on; then before each of its gates, then at every slice.
   *
   * @param home by qubit
   * @param places QPU of each bundle
   */
  public Division unrolled(int[] home, int[] places, Seed seed, long maxSteps) {
    RandomStream random = seed.stream("compiler/unroll");
    int[] part = new int[finest.vertexCount()];
    Arrays.setAll(part, v -> v < homes ? home[v / sliceCount] : places[v - homes]);
    for (int length = Integer.highestOneBit(Math.max(1, sliceCount - 1)); length > 1; length /= 2) {
      refineJoined(part, stretches(length), random, maxSteps);
    }
    refineJoined(part, pauses, random, maxSteps);
    return new Division(refined(finest, part, capacity, random, maxSteps));
  }

  private void refineJoined(int[] part, int[] cluster, RandomStream random, long maxSteps) {
    int[] coarse = new int[1 + cluster[cluster.length - 1]];
    for (int v = 0; v < part.length; v++) {
      coarse[cluster[v]] = part[v];
    }
    Partition refined =
        refined(finest.joined(cluster, coarse.length), coarse, capacity, random, maxSteps);
    for (int v = 0; v < part.length; v++) {
      part[v] = refined.part(cluster[v]);
    }
  }

  /** Slices in which a qubit has no gates as one with the slice before. */
  private static int[] pauses(Bundles bundles, Slices slices, int qubits) {
    int count = slices.count();
    boolean[] hasGate = new boolean[qubits * count];
    for (int gate = 0; gate < bundles.gateCount(); gate++) {
      for (int side = 0; side < 2; side++) {
        hasGate[bundles.qubit(bundles.ofGate(gate), side) * count + slices.of(gate)] = true;
      }
    }
    int[] cluster = new int[hasGate.length + bundles.count()];
    for (int v = 1; v < cluster.length; v++) {
      boolean goesOn = v < hasGate.length && v % count > 0 && !hasGate[v];
      cluster[v] = cluster[v - 1] + (goesOn ? 0 : 1);
    }
    return cluster;
  }

  /** So many slices in a row as one. */
  private int[] stretches(int length) {
    int perQubit = Math.ceilDiv(sliceCount, length);
    int[] cluster = new int[finest.vertexCount()];
    for (int v = 0; v < homes; v++) {
      cluster[v] = v / sliceCount * perQubit + v % sliceCount / length;
    }
    for (int v = homes; v < cluster.length; v++) {
      cluster[v] = qubits * perQubit + v - homes;
    }
    return cluster;
  }

  /** The same program over groups of neighbouring QPUs. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  record Coarser(Partitioner partitioner, int[] groupOf) {}

  /** Over groups of QPUs, if some are neighbours. */
  Optional<Coarser> coarser() {
    return regions.grouped().map(grouped -> new Coarser(over(grouped), grouped.groupOf()));
  }

  private Partitioner over(Regions.Grouped grouped) {
    int[] groupPins = Arrays.stream(pins).map(p -> p < 0 ? p : grouped.groupOf()[p]).toArray();
    return new Partitioner(bundles, slices, grouped.regions(), groupPins);
  }

  /**
   * Divides what each group of QPUs holds over its QPUs, then refines all.
   *
   * @param grouped a division of the coarser partitioner
   * @param groupOf of each QPU
   */
  Division split(Division grouped, int[] groupOf, Seed seed, long maxSteps) {
    RandomStream random = seed.stream("compiler/split");
    List<Coarsening.Level> levels = levels(grouped.part, random);
    int[] group = grouped.part;
    for (int i = 0; i + 1 < levels.size(); i++) {
      group = lifted(levels.get(i), levels.get(i + 1).graph().vertexCount(), group);
    }
    Hypergraph graph = levels.getLast().graph();
    List<Partition> tries = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      int[] start = new Growth(graph, capacity, group, groupOf, random).parts();
      tries.add(refined(graph, start, roomy(graph), random, maxSteps));
    }
    return undo(levels, cheapest(tries), random, maxSteps);
  }

  /** From scratch. */
  public Division divide(Seed seed, long maxSteps) {
    RandomStream random = seed.stream("compiler/partition");
    List<Coarsening.Level> levels = levels(new int[finest.vertexCount()], random);
    Partition coarse = coarsest(levels.getLast().graph(), random, maxSteps);
    return undo(levels, coarse, random, maxSteps);
  }

  /** Joins only what is together and refines again; never costs more. */
  public Division again(Division division, Seed seed, long maxSteps) {
    return joined(division, division.part, seed, maxSteps);
  }

  /** The cheaper of two, refined with what both keep together joined; never costs more. */
  public Division combined(Division one, Division two, Seed seed, long maxSteps) {
    Division better = one.cost <= two.cost ? one : two;
    int[] label = new int[one.part.length];
    Arrays.setAll(label, v -> one.part[v] * parts + two.part[v]);
    return joined(better, label, seed, maxSteps);
  }

  private Division joined(Division start, int[] label, Seed seed, long maxSteps) {
    RandomStream random = seed.stream("compiler/again");
    List<Coarsening.Level> levels =
        Coarsening.levels(finest, label, few(random), heaviest(), random);
    int[] part = start.part;
    for (int i = 0; i + 1 < levels.size(); i++) {
      part = lifted(levels.get(i), levels.get(i + 1).graph().vertexCount(), part);
    }
    Partition coarse = refined(levels.getLast().graph(), part, capacity, random, maxSteps);
    return undo(levels, coarse, random, maxSteps);
  }

  private static int[] lifted(Coarsening.Level level, int coarser, int[] part) {
    int[] coarse = new int[coarser];
    for (int v = 0; v < part.length; v++) {
      coarse[level.cluster(v)] = part[v];
    }
    return coarse;
  }

  private List<Coarsening.Level> levels(int[] label, RandomStream random) {
    return Coarsening.levels(finest, label, COARSEST * parts, heaviest(), random);
  }

  private int heaviest() {
    return Math.max(1, qubits / (4 * parts));
  }

  /**
   * At how many vertices the joining of a division stops: a small hypergraph is made smaller by
   * chance, else nothing would be joined and each turn would end where it began.
   */
  private int few(RandomStream random) {
    int share = finest.vertexCount() / (2 << random.nextInt(3));
    return Math.min(COARSEST * parts, Math.max(2 * parts, share));
  }

  private Division undo(
      List<Coarsening.Level> levels, Partition coarsest, RandomStream random, long maxSteps) {
    Partition partition = coarsest;
    for (int i = levels.size() - 2; i >= 0; i--) {
      Coarsening.Level level = levels.get(i);
      int[] part = new int[level.graph().vertexCount()];
      for (int v = 0; v < part.length; v++) {
        part[v] = partition.part(level.cluster(v));
      }
      partition = refined(level.graph(), part, roomy(level.graph()), random, maxSteps);
    }
    return new Division(partition);
  }

  private Partition coarsest(Hypergraph graph, RandomStream random, long maxSteps) {
    List<Partition> tries = new ArrayList<>();
    int[] roomy = roomy(graph);
    for (int i = 0; i < TRIES; i++) {
      int[] start = new Growth(graph, capacity, random).parts();
      tries.add(refined(graph, start, roomy, random, maxSteps));
    }
    return cheapest(tries);
  }

  private static Partition cheapest(List<Partition> tries) {
    return tries.stream().min(Comparator.comparingLong(Partition::cost)).orElseThrow();
  }

  /** Coarse vertices get some slack, because heavy ones do not pack exactly. */
  private int[] roomy(Hypergraph graph) {
    int slack = graph.maxWeight() - 1;
    return Arrays.stream(capacity).map(c -> c == 0 ? 0 : c + slack).toArray();
  }

  private Partition refined(
      Hypergraph graph, int[] part, int[] room, RandomStream random, long maxSteps) {
    Partition partition = new Partition(graph, spread, parts, part);
    Refinement.run(partition, room, random, maxSteps);
    steps += partition.steps();
    return partition;
  }
}
