package bellhop.qec.seam;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.dem.Target;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.qec.Unrolled;
import bellhop.qec.code.Basis;
import bellhop.qec.model.AnalysisOptions;
import bellhop.qec.model.ErrorAnalysis;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The fewest faults that flip the observable of a planar code unseen: a search for the shortest
 * closed walk that crosses it an odd number of times, where faults are edges between the detectors
 * of the checks that find such errors, or to the boundary.
 */
public final class ShortestFault {
  private record Edge(int to, boolean flips) {}

  private record Place(int node, int flipped) {}

  private final List<List<Edge>> edges = new ArrayList<>();
  private final boolean[] counts;

  private ShortestFault(StabilizerCircuit noisy, boolean... counts) {
    this.counts = counts;
    for (int node = 0; node <= counts.length; node++) {
      edges.add(new ArrayList<>());
    }
    ErrorAnalysis.of(noisy, "test", AnalysisOptions.PLAIN)
        .flattened(step -> {
          if (step instanceof Mechanism mechanism) {
            add(mechanism.targets().flipped().toArray());
          }
        });
  }

  /**
   * Of a circuit on rotated patches.
   *
   * @param basis of the checks that see what flips the observable
   */
  public static int weight(StabilizerCircuit noisy, Basis basis) {
    List<List<Double>> places = Unrolled.detectorPlaces(noisy);
    boolean[] counts = new boolean[places.size()];
    for (int d = 0; d < counts.length; d++) {
      boolean isX = (places.get(d).getFirst() + places.get(d).getLast()) / 2 % 2 == 1;
      counts[d] = isX == (basis == Basis.X);
    }
    return weight(noisy, counts);
  }

  /**
   * @param counts which detectors see what flips the observable
   */
  public static int weight(StabilizerCircuit noisy, boolean... counts) {
    ShortestFault search = new ShortestFault(noisy, counts);
    int shortest = Integer.MAX_VALUE;
    for (int start = 0; start <= counts.length; start++) {
      shortest = Math.min(shortest, search.from(start));
    }
    return shortest;
  }

  private void add(long... flipped) {
    int[] ends =
        Arrays.stream(flipped)
            .filter(Target::isDetector)
            .mapToInt(d -> (int) Target.index(d))
            .filter(d -> counts[d])
            .toArray();
    assertThat(ends.length).isLessThanOrEqualTo(2);
    boolean flips = Arrays.stream(flipped).anyMatch(Target::isObservable);
    int a = ends.length > 0 ? ends[0] : counts.length;
    int b = ends.length > 1 ? ends[1] : counts.length;
    edges.get(a).add(new Edge(b, flips));
    edges.get(b).add(new Edge(a, flips));
  }

  private int from(int start) {
    int[][] steps = new int[edges.size()][2];
    for (int[] its : steps) {
      Arrays.fill(its, Integer.MAX_VALUE);
    }
    steps[start][0] = 0;
    Deque<Place> next = new ArrayDeque<>(List.of(new Place(start, 0)));
    while (!next.isEmpty()) {
      Place place = next.poll();
      for (Edge edge : edges.get(place.node())) {
        int flipped = place.flipped() ^ (edge.flips() ? 1 : 0);
        if (steps[edge.to()][flipped] == Integer.MAX_VALUE) {
          steps[edge.to()][flipped] = steps[place.node()][place.flipped()] + 1;
          next.add(new Place(edge.to(), flipped));
        }
      }
    }
    return steps[start][1];
  }
}
