package bellhop.qec.decode;

import static org.junit.jupiter.api.Assertions.assertEquals;

import bellhop.circuit.dem.ErrorModelReader;
import bellhop.units.RandomStream;
import bellhop.units.Seed;
import java.util.Arrays;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LanesTest {
  private static final long NEVER = Long.MAX_VALUE;

  @Test
  void eachLaneIsAsThePlainDefinitionSays() {
    RandomStream random = new Seed(1).stream("lanes");
    RandomFaults faults = new RandomFaults(random);
    for (int model = 0; model < 20; model++) {
      DecodingGraph graph = faults.graph(1 + random.nextInt(12), 1 + random.nextInt(30));
      boolean remembers = random.nextInt(2) == 0;
      Lanes lanes = lanes(graph, remembers);
      PlainBelief[] plain = new PlainBelief[Lanes.WIDTH];
      int[] losses = new int[Lanes.WIDTH];
      for (int lane = 0; lane < Lanes.WIDTH; lane++) {
        int[] events = faults.shots(graph, 1, 4).of(0);
        int[] strengths = remembers ? strengths(random, graph) : new int[0];
        plain[lane] = new PlainBelief(graph, events, strengths.clone());
        losses[lane] = random.nextInt(256);
        lanes.flipEvents(lane, events);
        lanes.setLoss(lane, losses[lane]);
        set(lanes, lane, strengths);
      }
      lanes.forget(-1, 0);
      sweepAndCompare(lanes, plain, losses, 12);
      if (remembers) {
        int[] next = strengths(random, graph);
        set(lanes, 3, next);
        plain[3].relay(next);
        lanes.forget(0, 1 << 3);
        sweepAndCompare(lanes, plain, losses, 8);
      }
    }
  }

  private static int[] strengths(RandomStream random, DecodingGraph graph) {
    return IntStream.range(0, graph.faultCount()).map(_ -> random.nextInt(511) - 255).toArray();
  }

  private static void set(Lanes lanes, int lane, int... strengths) {
    if (strengths.length > 0) {
      lanes.setStrengths(lane, fault -> strengths[fault]);
    }
  }

  private static void sweepAndCompare(Lanes lanes, PlainBelief[] plain, int[] losses, int sweeps) {
    for (int sweep = 0; sweep < sweeps; sweep++) {
      lanes.sweep();
      for (int lane = 0; lane < Lanes.WIDTH; lane++) {
        plain[lane].sweep(losses[lane]);
        for (int fault = 0; fault < plain[lane].sums.length; fault++) {
          assertEquals(plain[lane].sums[fault], lanes.sum(fault, lane));
        }
      }
    }
  }

  private static Lanes lanes(DecodingGraph graph, boolean remembers) {
    int[] priors = new int[graph.faultCount()];
    int[][] faults = new int[graph.detectorCount()][];
    Arrays.setAll(priors, fault -> BeliefPropagation.odds(graph.probability(fault)));
    Arrays.setAll(faults, detector -> faultsOf(graph, detector));
    int degree =
        IntStream.range(0, priors.length).map(i -> graph.detectors(i).length).max().orElse(1);
    return new Lanes(Layer.of(faults, graph), priors, graph.detectorCount(), degree, remembers);
  }

  private static int[] faultsOf(DecodingGraph graph, int detector) {
    return IntStream.range(0, graph.faultCount())
        .filter(fault -> Arrays.stream(graph.detectors(fault)).anyMatch(its -> its == detector))
        .toArray();
  }

  @Test
  void twoFaultsOnOneDetectorTellEachOther() {
    DecodingGraph graph =
        DecodingGraph.whole(ErrorModelReader.read("error(0.1) D0\nerror(0.2) D0 L0\n", "m"), "m");
    Lanes lanes = lanes(graph, false);
    lanes.flipEvents(0, 0);
    lanes.forget(-1, 0);
    lanes.sweep();
    int first = BeliefPropagation.odds(0.1);
    int second = BeliefPropagation.odds(0.2);
    assertEquals(first - second, lanes.sum(0, 0)); // ln 9 − ln 4: the other one did it
    assertEquals(second - first, lanes.sum(1, 0));
    assertEquals(first + second, lanes.sum(0, 1)); // no event: neither
  }

  /** On a tree min-sum gives by how much the best explanations with and without a fault differ. */
  @Test
  void beliefsAreExactOnTrees() {
    RandomStream random = new Seed(2).stream("trees");
    for (int model = 0; model < 30; model++) {
      DecodingGraph graph = tree(random, 1 + random.nextInt(5));
      Lanes lanes = lanes(graph, false);
      int[] events =
          IntStream.range(0, graph.detectorCount()).filter(_ -> random.nextInt(2) == 0).toArray();
      lanes.flipEvents(5, events);
      lanes.forget(-1, 0);
      for (int sweep = 0; sweep < 12; sweep++) {
        lanes.sweep();
      }
      for (int fault = 0; fault < graph.faultCount(); fault++) {
        long with = least(graph, events, fault, true);
        long without = least(graph, events, fault, false);
        if (with == NEVER || without == NEVER) {
          assertEquals(with == NEVER, lanes.sum(fault, 5) > 1000 * Lanes.UNIT);
        } else {
          assertEquals(with - without, lanes.sum(fault, 5));
        }
      }
    }
  }

  /** Each detector but the first hangs on an earlier one, and has one or two faults of its own. */
  private static DecodingGraph tree(RandomStream random, int detectors) {
    StringBuilder text = new StringBuilder();
    for (int detector = 0; detector < detectors; detector++) {
      for (int own = random.nextInt(2); own >= 0; own--) {
        text.append("error(%s) D%d L%d%n".formatted(chance(random), detector, own));
      }
      if (detector > 0) {
        text.append(
            "error(%s) D%d D%d%n".formatted(chance(random), random.nextInt(detector), detector));
      }
    }
    return DecodingGraph.whole(ErrorModelReader.read(text.toString(), "tree"), "tree");
  }

  private static double chance(RandomStream random) {
    return 0.4 * random.nextPositive();
  }

  private static long least(DecodingGraph graph, int[] events, int fault, boolean happened) {
    long least = NEVER;
    for (int set = 0; set < 1 << graph.faultCount(); set++) {
      int chosen = set;
      int[] its =
          IntStream.range(0, graph.faultCount()).filter(i -> (chosen >>> i & 1) != 0).toArray();
      if ((set >>> fault & 1) != 0 == happened
          && Arrays.equals(events, RandomFaults.flipped(graph, its))) {
        least =
            Math.min(
                least,
                Arrays.stream(its)
                    .mapToLong(i -> BeliefPropagation.odds(graph.probability(i)))
                    .sum());
      }
    }
    return least;
  }
}
