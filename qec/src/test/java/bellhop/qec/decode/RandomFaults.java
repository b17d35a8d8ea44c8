package bellhop.qec.decode;

import bellhop.circuit.dem.ErrorModel;
import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.dem.Step;
import bellhop.circuit.dem.Target;
import bellhop.circuit.dem.Targets;
import bellhop.circuit.shots.Hits;
import bellhop.units.RandomStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/** Small error models of any shape, and shots of them. */
final class RandomFaults {
  private final RandomStream random;

  RandomFaults(RandomStream random) {
    this.random = random;
  }

  /** Each fault flips some of the detectors, seldom many, and perhaps an observable. */
  DecodingGraph graph(int detectors, int faults) {
    List<Step> steps = new ArrayList<>();
    for (int i = 0; i < faults; i++) {
      int some = 1 + random.nextInt(random.nextInt(5) == 0 ? detectors : Math.min(3, detectors));
      LongStream flipped =
          IntStream.range(0, some).mapToLong(_ -> Target.detector(random.nextInt(detectors)));
      LongStream observable = LongStream.of(Target.observable(random.nextInt(80)));
      steps.add(
          new Mechanism(
              probability(), Targets.of(LongStream.concat(flipped, observable).toArray())));
    }
    return DecodingGraph.whole(new ErrorModel(steps), "model");
  }

  private double probability() {
    return switch (random.nextInt(12)) {
      case 0 -> 0.5;
      case 1 -> 0.5 + random.nextDouble() / 2;
      case 2 -> random.nextInt(4) == 0 ? 1 : 1e-9;
      default -> random.nextDouble() / 4;
    };
  }

  /** Shots in which some faults happened. */
  Hits shots(DecodingGraph graph, int count, int most) {
    Hits hits = new Hits();
    hits.clear(0);
    for (int shot = 0; shot < count; shot++) {
      int[] happened =
          IntStream.range(0, graph.faultCount() == 0 ? 0 : random.nextInt(most + 1))
              .map(_ -> random.nextInt(graph.faultCount()))
              .toArray();
      add(hits, flipped(graph, happened));
    }
    return hits;
  }

  static void add(Hits hits, int... events) {
    Arrays.stream(events).forEach(hits::add);
    hits.endShot();
  }

  /** The detectors that these faults flip together, ascending. */
  static int[] flipped(DecodingGraph graph, int... faults) {
    BitSet flipped = new BitSet();
    for (int fault : faults) {
      Arrays.stream(graph.detectors(fault)).forEach(flipped::flip);
    }
    return flipped.stream().toArray();
  }
}
