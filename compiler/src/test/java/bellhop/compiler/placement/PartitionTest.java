package bellhop.compiler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.Program;
import bellhop.circuit.ProgramBuilder;
import bellhop.compiler.lowering.Lowering;
import bellhop.compiler.lowering.Segments;
import bellhop.network.Network;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The fast bookkeeping against plain recounts, with and without time. */
class PartitionTest {
  private static final int PARTS = 4;
  private static final int QUBITS = 10;

  enum Shape {
    COMPLETE(Lines.complete(PARTS, 3, 2)),
    LINE(Lines.line(PARTS, 3, 2)),
    STAR(Lines.network(PARTS, 3, 2, List.of(joined(1, 0), joined(1, 2), joined(1, 3)))),
    RING(
        Lines.network(
            PARTS, 3, 2, List.of(joined(0, 1), joined(1, 2), joined(2, 3), joined(3, 0))));

    private final Network network;

    Shape(Network network) {
      this.network = network;
    }

    private static int[] joined(int a, int b) {
      return new int[] {a, b};
    }

    Spread spread() {
      return new Spread(Regions.of(new Routes(network)));
    }
  }

  private static Hypergraph random(RandomStream random, int slices) {
    ProgramBuilder builder = new ProgramBuilder("random").qubits("q", QUBITS);
    for (int i = 0; i < 40; i++) {
      int a = random.nextInt(QUBITS);
      int b = (a + 1 + random.nextInt(QUBITS - 1)) % QUBITS;
      builder.cz(a, b);
      if (random.nextBoolean(0.4)) {
        builder.h(a);
      }
    }
    Program program = builder.build();
    Segments segments = Segments.of(Lowering.lower(program));
    int[] pins = new int[QUBITS];
    Arrays.fill(pins, -1);
    return Hypergraph.of(new Bundles(segments), Slices.byPartners(segments, slices), pins);
  }

  private static int[] dealt(Hypergraph graph) {
    int homes = QUBITS * graph.sliceCount();
    int[] part = new int[graph.vertexCount()];
    Arrays.setAll(part, v -> v < homes ? v / graph.sliceCount() % PARTS : v % PARTS);
    return part;
  }

  private static long plainCost(Hypergraph graph, Spread spread, int[] part) {
    long cost = 0;
    for (int e = 0; e < graph.edgeCount(); e++) {
      long mask = 0;
      for (int i = 0; i < graph.size(e); i++) {
        mask |= 1L << part[graph.pin(e, i)];
      }
      cost += spread.cost(mask);
    }
    return cost;
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void gainsStayTrueWhileVerticesMove(Shape shape) {
    RandomStream random = new Seed(3).stream("partition");
    Spread spread = shape.spread();
    for (int round = 0; round < 12; round++) {
      Hypergraph graph = random(random, round % 3 == 0 ? 1 : 7);
      int[] part = dealt(graph);
      Partition partition = new Partition(graph, spread, PARTS, part);
      for (int move = 0; move < 40; move++) {
        int v = random.nextInt(part.length);
        int to = random.nextInt(PARTS);
        if (to == part[v]) {
          continue;
        }
        long before = plainCost(graph, spread, part);
        int gain = partition.gain(v, to);
        part[v] = to;
        partition.move(v, to);
        assertThat(partition.cost()).isEqualTo(plainCost(graph, spread, part));
        assertThat(before - partition.cost()).isEqualTo(gain);
      }
      requireAllGains(partition, graph, spread, part);
    }
  }

  private static void requireAllGains(
      Partition partition, Hypergraph graph, Spread spread, int[] part) {
    long now = plainCost(graph, spread, part);
    for (int v = 0; v < part.length; v++) {
      int at = part[v];
      for (int to = 0; to < PARTS; to++) {
        part[v] = to;
        if (to != at) {
          assertThat(partition.gain(v, to)).isEqualTo(now - plainCost(graph, spread, part));
        }
      }
      part[v] = at;
    }
  }

  @ParameterizedTest
  @EnumSource(Shape.class)
  void refinementNeverCostsMoreAndKeepsCapacityInEverySlice(Shape shape) {
    RandomStream random = new Seed(4).stream("refinement");
    Spread spread = shape.spread();
    int[] capacity = {3, 3, 3, 3};
    for (int round = 0; round < 12; round++) {
      Hypergraph graph = random(random, 1 + round);
      int[] part = dealt(graph);
      Partition partition = new Partition(graph, spread, PARTS, part);
      Refinement.run(partition, capacity, random, 1_000_000);
      assertThat(partition.cost()).isLessThanOrEqualTo(plainCost(graph, spread, part));
      assertThat(partition.cost()).isEqualTo(plainCost(graph, spread, partition.toArray()));
      for (int slice = 0; slice < graph.sliceCount(); slice++) {
        for (int p = 0; p < PARTS; p++) {
          assertThat(partition.load(p, slice)).isLessThanOrEqualTo(3);
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 6})
  void joinedLevelsCostTheSameAndKeepRanges(int slices) {
    RandomStream random = new Seed(5).stream("coarsening");
    Spread spread = Shape.COMPLETE.spread();
    for (int round = 0; round < 10; round++) {
      Hypergraph graph = random(random, slices);
      int[] part = dealt(graph);
      var levels = Coarsening.levels(graph, part, 4, 2, random);
      int[] coarse = part;
      for (int i = 0; i + 1 < levels.size(); i++) {
        int[] next = new int[levels.get(i + 1).graph().vertexCount()];
        for (int v = 0; v < coarse.length; v++) {
          next[levels.get(i).cluster(v)] = coarse[v];
        }
        coarse = next;
      }
      Hypergraph coarsest = levels.getLast().graph();
      assertThat(plainCost(coarsest, spread, coarse)).isEqualTo(plainCost(graph, spread, part));
      Partition fine = new Partition(graph, spread, PARTS, part);
      Partition rough = new Partition(coarsest, spread, PARTS, coarse);
      for (int slice = 0; slice < graph.sliceCount(); slice++) {
        for (int p = 0; p < PARTS; p++) {
          assertThat(rough.load(p, slice)).isEqualTo(fine.load(p, slice));
        }
      }
    }
  }
}
