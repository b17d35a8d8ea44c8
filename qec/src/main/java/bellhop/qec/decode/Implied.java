package bellhop.qec.decode;

import bellhop.circuit.dem.Mechanism;
import bellhop.units.InputException;
import bellhop.units.Location;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What one edge says of others: parts of one mechanism happen together. Given an edge of
 * probability m, a partner that shares mechanisms of probability j in all has the probability j/m,
 * one half at most (Fowler, arXiv:1310.0863; as in the correlated mode of PyMatching).
 */
final class Implied {
  /** Nothing is said. */
  static final Implied NOTHING = new Implied(new int[0][], new int[0][]);

  private final int[][] partners;
  private final int[][] weights;

  private Implied(int[][] partners, int[]... weights) {
    this.partners = partners;
    this.weights = weights;
  }

  /**
   * @param source name of the model, for messages
   * @throws InputException if a fault is likelier than not: to presume it says nothing of partners
   */
  static Implied of(MatchingGraph graph, String source) {
    if (graph.presumed.length > 0) {
      throw new InputException(
          Location.of(source),
          "a fault of probability above one half",
          "correlations are used only where all faults are rare",
          "matching without correlations will do");
    }
    Map<Integer, Map<Integer, Double>> joint = new LinkedHashMap<>();
    for (DecodingGraph.Shared shared : graph.graph().shared()) {
      int[] edges = Arrays.stream(shared.parts()).map(graph::edgeOf).distinct().toArray();
      for (int edge : edges) {
        for (int partner : edges) {
          if (edge != partner) {
            joint
                .computeIfAbsent(edge, _ -> new LinkedHashMap<>())
                .merge(partner, shared.probability(), Mechanism::combined);
          }
        }
      }
    }
    return of(graph, joint);
  }

  private static Implied of(MatchingGraph graph, Map<Integer, Map<Integer, Double>> joint) {
    int[][] partners = new int[graph.edgeCount()][];
    int[][] weights = new int[graph.edgeCount()][];
    for (int edge = 0; edge < graph.edgeCount(); edge++) {
      double marginal = graph.probability(edge);
      Map<Integer, Double> its = joint.getOrDefault(edge, Map.of());
      partners[edge] = its.keySet().stream().mapToInt(Integer::intValue).toArray();
      weights[edge] =
          its.values().stream().mapToInt(j -> graph.weight(Math.min(0.5, j / marginal))).toArray();
    }
    return new Implied(partners, weights);
  }

  boolean isEmpty() {
    return partners.length == 0;
  }

  int[] partners(int edge) {
    return partners[edge];
  }

  /** Of the partners, in steps of the graph. */
  int[] weights(int edge) {
    return weights[edge];
  }
}
