package bellhop.qec.code;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.qec.BruteForceErrors;
import bellhop.qec.BruteForceErrors.Symptoms;
import bellhop.qec.Unrolled;
import bellhop.qec.noise.NoiseModel;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * How many mechanisms it takes to flip the observable unseen. Seen only by the checks that find
 * such errors, each mechanism is an edge between detectors or to the boundary, so it is a search
 * for the shortest closed walk that crosses the observable an odd number of times.
 */
class HookTest {
  private record Edge(int from, int to, boolean flips) {}

  private record Place(int node, boolean flipped) {}

  @ParameterizedTest
  @CsvSource({"3, X", "3, Z", "5, X", "5, Z", "7, Z"})
  void circuitOfRotatedCodeKeepsItsDistance(int distance, Basis basis) {
    StabilizerCircuit clean =
        new MemoryTask(new RotatedSurfaceCode(distance), basis, distance).circuit();
    assertThat(weight(clean, basis)).isEqualTo(distance);
  }

  @ParameterizedTest
  @CsvSource({"3, Z, 2", "5, Z, 3", "5, X, 3"})
  void anOrderWithHooksAlongTheLogicalOperatorHalvesIt(int distance, Basis basis, int weight) {
    StabilizerCircuit clean =
        new MemoryTask(new RotatedSurfaceCode(distance), basis, distance).circuit();
    assertThat(weight(withMiddleLayersExchanged(clean), basis)).isEqualTo(weight);
  }

  @ParameterizedTest
  @CsvSource({"3, X", "3, Z", "5, Z"})
  void circuitOfUnrotatedCodeKeepsItsDistance(int distance, Basis basis) {
    StabilizerCircuit clean =
        new MemoryTask(new UnrotatedSurfaceCode(distance), basis, distance).circuit();
    List<List<Double>> places = Unrolled.detectorPlaces(clean);
    boolean[] counts = new boolean[places.size()];
    for (int d = 0; d < counts.length; d++) {
      counts[d] = (places.get(d).getFirst() % 2 == 1) == (basis == Basis.X);
    }
    assertThat(weight(clean, counts)).isEqualTo(distance);
  }

  private static StabilizerCircuit withMiddleLayersExchanged(StabilizerCircuit circuit) {
    List<Step> steps = new ArrayList<>(circuit.steps());
    List<Integer> layers = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      switch (steps.get(i)) {
        case Step.Repeat(long times, String tag, StabilizerCircuit body) ->
            steps.set(i, new Step.Repeat(times, tag, withMiddleLayersExchanged(body)));
        case Step.Apply apply when apply.op() == Op.CX -> layers.add(i);
        case Step.Apply _ -> {}
      }
    }
    Collections.swap(steps, layers.get(1), layers.get(2));
    return new StabilizerCircuit(steps);
  }

  private static int weight(StabilizerCircuit clean, Basis basis) {
    List<List<Double>> places = Unrolled.detectorPlaces(clean);
    boolean[] counts = new boolean[places.size()];
    for (int d = 0; d < counts.length; d++) {
      boolean isX = (places.get(d).getFirst() + places.get(d).getLast()) / 2 % 2 == 1;
      counts[d] = isX == (basis == Basis.X);
    }
    return weight(clean, counts);
  }

  private static int weight(StabilizerCircuit clean, boolean... counts) {
    StabilizerCircuit noisy = NoiseModel.uniform(1e-3).apply(clean);
    List<List<Edge>> edges = new ArrayList<>();
    for (int node = 0; node <= counts.length; node++) {
      edges.add(new ArrayList<>());
    }
    for (Symptoms symptoms : BruteForceErrors.of(noisy).keySet()) {
      List<Integer> ends =
          new ArrayList<>(symptoms.detectors().stream().filter(d -> counts[d]).toList());
      assertThat(ends).hasSizeLessThanOrEqualTo(2);
      while (ends.size() < 2) {
        ends.add(counts.length); // the boundary
      }
      boolean flips = !symptoms.observables().isEmpty();
      edges.get(ends.get(0)).add(new Edge(ends.get(0), ends.get(1), flips));
      edges.get(ends.get(1)).add(new Edge(ends.get(1), ends.get(0), flips));
    }
    int shortest = Integer.MAX_VALUE;
    for (int start = 0; start <= counts.length; start++) {
      shortest = Math.min(shortest, findWalk(edges, start).orElse(Integer.MAX_VALUE));
    }
    return shortest;
  }

  private static Optional<Integer> findWalk(List<List<Edge>> edges, int start) {
    int[][] steps = new int[edges.size()][2];
    for (int[] its : steps) {
      Arrays.fill(its, -1);
    }
    steps[start][0] = 0;
    Deque<Place> next = new ArrayDeque<>(List.of(new Place(start, false)));
    while (!next.isEmpty()) {
      Place place = next.poll();
      for (Edge edge : edges.get(place.node())) {
        int flipped = place.flipped() ^ edge.flips() ? 1 : 0;
        if (steps[edge.to()][flipped] < 0) {
          steps[edge.to()][flipped] = steps[place.node()][place.flipped() ? 1 : 0] + 1;
          next.add(new Place(edge.to(), flipped == 1));
        }
      }
    }
    return steps[start][1] < 0 ? Optional.empty() : Optional.of(steps[start][1]);
  }
}
