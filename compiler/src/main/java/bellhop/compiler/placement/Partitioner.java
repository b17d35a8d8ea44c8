package bellhop.compiler.placement;

import bellhop.network.Qpu;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * Multilevel partitioning of the packet hypergraph: join vertices until few are left, divide those
 * in several ways, and refine while the levels are undone. Also refines placements that come from
 * elsewhere.
 */
public final class Partitioner {
  /** Vertices per part at which joining stops. */
  private static final int COARSEST = 24;

  /** Divisions of the coarsest level that are tried. */
  private static final int TRIES = 6;

  private final Bundles bundles;
  private final Hypergraph finest;
  private final Spread spread;
  private final int[] capacity;
  private final int parts;
  private long steps;

  /**
   * @param pins QPU of each qubit, or −1
   */
  public Partitioner(Bundles bundles, Routes routes, int[] pins) {
    this.bundles = bundles;
    finest = Hypergraph.of(bundles, pins);
    spread = new Spread(routes);
    parts = routes.qpuCount();
    capacity = routes.network().qpus().stream().mapToInt(Qpu::dataQubits).toArray();
  }

  /** Whether sets of its QPUs fit the masks used here. */
  public static boolean canHandle(Routes routes) {
    return routes.qpuCount() > 1 && routes.qpuCount() <= Spread.MOST_QPUS;
  }

  /** Pins visited so far. */
  public long steps() {
    return steps;
  }

  /** Homes of qubits, and the QPU of each bundle. */
  public record Division(List<Integer> homes, List<Integer> places) {}

  /**
   * From given homes.
   *
   * @param places QPU of each bundle
   */
  public Division refine(int[] homes, int[] places, long maxSteps) {
    int[] part = Arrays.copyOf(homes, finest.vertexCount());
    System.arraycopy(places, 0, part, homes.length, places.length);
    Partition partition = new Partition(finest, spread, parts, part);
    Refinement.run(partition, capacity, maxSteps);
    steps += partition.steps();
    return division(partition);
  }

  /** From scratch. */
  public Division divide(Seed seed, long maxSteps) {
    RandomStream random = seed.stream("compiler/partition");
    int qubits = finest.totalWeight();
    int heaviest = Math.max(1, qubits / (4 * parts));
    List<Coarsening.Level> levels = Coarsening.levels(finest, COARSEST * parts, heaviest, random);
    Partition partition = coarsest(levels.getLast().graph(), random, maxSteps);
    for (int i = levels.size() - 2; i >= 0; i--) {
      Coarsening.Level level = levels.get(i);
      int[] part = new int[level.graph().vertexCount()];
      for (int v = 0; v < part.length; v++) {
        part[v] = partition.part(level.cluster().get(v));
      }
      partition = refined(level.graph(), part, maxSteps);
    }
    return division(partition);
  }

  private Partition coarsest(Hypergraph graph, RandomStream random, long maxSteps) {
    List<Partition> tries = new ArrayList<>();
    for (int i = 0; i < TRIES; i++) {
      tries.add(refined(graph, new Growth(graph, capacity, random).parts(), maxSteps));
    }
    return tries.stream().min(Comparator.comparingLong(Partition::cost)).orElseThrow();
  }

  /** Coarse vertices get some slack, because heavy ones do not pack exactly. */
  private Partition refined(Hypergraph graph, int[] part, long maxSteps) {
    int slack = graph.maxWeight() - 1;
    int[] roomy = Arrays.stream(capacity).map(c -> c == 0 ? 0 : c + slack).toArray();
    Partition partition = new Partition(graph, spread, parts, part);
    Refinement.run(partition, roomy, maxSteps);
    steps += partition.steps();
    return partition;
  }

  private Division division(Partition partition) {
    int qubits = finest.vertexCount() - bundles.count();
    List<Integer> part = Arrays.stream(partition.toArray()).boxed().toList();
    return new Division(part.subList(0, qubits), part.subList(qubits, part.size()));
  }
}
