package bellhop.qec.decode;

import bellhop.qec.decode.DecodingGraph.Herald;
import bellhop.qec.decode.DecodingGraph.Shared;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Cuts parts out of a graph, each in time of its own size. */
final class GraphParts {
  private final DecodingGraph graph;

  /** For each fault the mechanisms that share it, and the heralds that announce it. */
  private final int[][] sharedOf;

  private final int[][] heraldsOf;
  private final Map<Integer, Integer> heraldAt = new HashMap<>();

  /** Of what is not in the part, -1. */
  private final int[] newDetector;

  private final int[] newFault;

  GraphParts(DecodingGraph graph) {
    this.graph = graph;
    sharedOf = inverse(graph.shared().stream().map(Shared::parts).toList());
    heraldsOf = inverse(graph.heralds().stream().map(Herald::faults).toList());
    for (int i = 0; i < graph.heralds().size(); i++) {
      heraldAt.put(graph.heralds().get(i).detector(), i);
    }
    newDetector = filled(graph.detectorCount());
    newFault = filled(graph.faultCount());
  }

  private static int[] filled(int size) {
    int[] numbers = new int[size];
    Arrays.fill(numbers, -1);
    return numbers;
  }

  /** For each fault the numbers of the lists that it is in, ascending. */
  private int[][] inverse(List<int[]> lists) {
    int[] counts = new int[graph.faultCount()];
    lists.forEach(list -> Arrays.stream(list).forEach(fault -> counts[fault]++));
    int[][] inverse = new int[counts.length][];
    Arrays.setAll(inverse, fault -> new int[counts[fault]]);
    for (int i = lists.size() - 1; i >= 0; i--) {
      for (int fault : lists.get(i)) {
        inverse[fault][--counts[fault]] = i;
      }
    }
    return inverse;
  }

  /** Detectors of the heralds that announce any of these faults, ascending. */
  int[] heralds(int... faults) {
    return Arrays.stream(faults)
        .flatMap(fault -> Arrays.stream(heraldsOf[fault]))
        .map(herald -> graph.heralds().get(herald).detector())
        .distinct()
        .sorted()
        .toArray();
  }

  boolean isHerald(int detector) {
    return heraldAt.containsKey(detector);
  }

  /**
   * Some faults on some detectors, each of both numbered as it stands in its list. Faults that look
   * alike there stay apart.
   */
  DecodingGraph part(int[] faults, int... detectors) {
    number(newDetector, detectors);
    number(newFault, faults);
    DecodingGraph part =
        new DecodingGraph(
            detectors.length,
            null,
            graph.observableCount(),
            Arrays.stream(faults).mapToDouble(graph::probability).toArray(),
            Arrays.stream(faults).mapToObj(this::detectors).toArray(int[][]::new),
            Arrays.stream(faults).mapToObj(graph::observables).toArray(int[][]::new),
            shared(faults),
            heraldsAmong(detectors),
            new double[graph.observableCount()]);
    Arrays.stream(detectors).forEach(detector -> newDetector[detector] = -1);
    Arrays.stream(faults).forEach(fault -> newFault[fault] = -1);
    return part;
  }

  private static void number(int[] numbers, int... some) {
    for (int i = 0; i < some.length; i++) {
      numbers[some[i]] = i;
    }
  }

  private int[] detectors(int fault) {
    return Arrays.stream(graph.detectors(fault))
        .map(detector -> newDetector[detector])
        .filter(detector -> detector >= 0)
        .sorted()
        .toArray();
  }

  private List<Shared> shared(int... faults) {
    TreeSet<Integer> touched = new TreeSet<>();
    IntStream all = Arrays.stream(faults).flatMap(fault -> Arrays.stream(sharedOf[fault]));
    all.forEach(touched::add);
    return touched.stream()
        .map(number -> graph.shared().get(number).renumbered(newFault))
        .filter(Shared::isShared)
        .toList();
  }

  private List<Herald> heraldsAmong(int... detectors) {
    return Arrays.stream(detectors)
        .filter(this::isHerald)
        .mapToObj(detector ->
            graph
                .heralds()
                .get(heraldAt.getOrDefault(detector, -1))
                .renumbered(newDetector[detector], newFault))
        .toList();
  }
}
