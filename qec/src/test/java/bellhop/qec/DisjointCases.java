package bellhop.qec;

import static java.lang.StrictMath.sqrt;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cases of which at most one comes true, by what they flip. One alone is independent, and so are
 * three of which each is the product of the others, where (1 − 2q₁)² = λ₂λ₃/λ₁ has a solution; λ is
 * what is left of an observable that the others flip.
 */
final class DisjointCases {
  private final List<BitSet> symptoms;
  private final double[] p;
  private final double[] q;

  /**
   * @param cases with their probabilities; those that flip nothing do not count
   */
  DisjointCases(Map<BitSet, Double> cases) {
    Map<BitSet, Double> its = new LinkedHashMap<>(cases);
    its.remove(new BitSet());
    its.values().removeIf(probability -> probability == 0);
    symptoms = new ArrayList<>(its.keySet());
    p = its.values().stream().mapToDouble(Double::doubleValue).toArray();
    q = isTriple() ? independent() : new double[0];
  }

  private boolean isTriple() {
    BitSet odd = new BitSet();
    symptoms.forEach(odd::xor);
    return symptoms.size() == 3 && odd.isEmpty();
  }

  /** Nothing where there is no solution. */
  private double[] independent() {
    double[] left = {1 - 2 * (p[1] + p[2]), 1 - 2 * (p[0] + p[2]), 1 - 2 * (p[0] + p[1])};
    double[] solution = new double[3];
    for (int i = 0; i < 3; i++) {
      solution[i] = (1 - sqrt(left[(i + 1) % 3] * left[(i + 2) % 3] / left[i])) / 2;
      if (!(left[i] > 0 && solution[i] > -1e-15)) {
        return new double[0];
      }
    }
    return solution;
  }

  boolean areIndependent() {
    return p.length <= 1 || q.length == 3;
  }

  /** Of independent faults; their own where they are none. */
  Map<BitSet, Double> probabilities() {
    Map<BitSet, Double> probabilities = new LinkedHashMap<>();
    for (int i = 0; i < p.length; i++) {
      probabilities.put(symptoms.get(i), q.length == 3 ? q[i] : p[i]);
    }
    return probabilities;
  }
}
