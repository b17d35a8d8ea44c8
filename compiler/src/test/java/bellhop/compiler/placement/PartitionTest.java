package bellhop.compiler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** The fast bookkeeping against plain recounts. */
class PartitionTest {
  private static final int PARTS = 4;

  private static Hypergraph random(RandomStream random) {
    int vertices = 12;
    int edges = 15;
    int[] weight = new int[vertices];
    Arrays.fill(weight, 1);
    int[] fixed = new int[vertices];
    Arrays.fill(fixed, -1);
    int[] edgeWeight = new int[edges];
    int[] firstPin = new int[edges + 1];
    int[] pins = new int[edges * 4];
    int next = 0;
    for (int e = 0; e < edges; e++) {
      edgeWeight[e] = 1 + random.nextInt(3);
      int[] order = Shuffle.order(vertices, random);
      int size = 2 + random.nextInt(3);
      for (int i = 0; i < size; i++) {
        pins[next++] = order[i];
      }
      firstPin[e + 1] = next;
    }
    return new Hypergraph(weight, fixed, edgeWeight, firstPin, Arrays.copyOf(pins, next));
  }

  private static long plainCost(Hypergraph graph, Spread spread, int[] part) {
    long cost = 0;
    for (int e = 0; e < graph.edgeCount(); e++) {
      long mask = 0;
      for (int i = 0; i < graph.size(e); i++) {
        mask |= 1L << part[graph.pin(e, i)];
      }
      cost += (long) graph.edgeWeight(e) * spread.cost(mask);
    }
    return cost;
  }

  @Test
  void gainsStayTrueWhileVerticesMove() {
    RandomStream random = new Seed(3).stream("partition");
    Spread spread = new Spread(new Routes(Lines.line(PARTS, 3, 2)));
    for (int round = 0; round < 20; round++) {
      Hypergraph graph = random(random);
      int[] part = new int[graph.vertexCount()];
      Arrays.setAll(part, _ -> random.nextInt(PARTS));
      Partition partition = new Partition(graph, spread, PARTS, part);
      for (int move = 0; move < 30; move++) {
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
    }
  }

  @Test
  void refinementNeverCostsMoreAndKeepsCapacity() {
    RandomStream random = new Seed(4).stream("refinement");
    Spread spread = new Spread(new Routes(Lines.line(PARTS, 3, 2)));
    int[] capacity = {3, 3, 3, 3};
    for (int round = 0; round < 20; round++) {
      Hypergraph graph = random(random);
      int[] part = new int[graph.vertexCount()];
      Arrays.setAll(part, v -> v % PARTS);
      Partition partition = new Partition(graph, spread, PARTS, part);
      Refinement.run(partition, capacity, 1_000_000);
      assertThat(partition.cost()).isLessThanOrEqualTo(plainCost(graph, spread, part));
      for (int p = 0; p < PARTS; p++) {
        assertThat(partition.load(p)).isLessThanOrEqualTo(3);
      }
    }
  }
}
