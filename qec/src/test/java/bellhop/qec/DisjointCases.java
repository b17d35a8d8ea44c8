package bellhop.qec;

import static java.lang.StrictMath.pow;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Cases of which at most one comes true, by what they flip. One alone is independent; of more, all
 * products of cases may be, where the equations have a solution: each test, which is an odd share
 * of the generators of the cases, keeps λ = 1 − 2p of those that it sees, and (1 − 2q) of a product
 * is the product of λ of the tests that see it over λ of those that do not, to the power 2/N.
 */
final class DisjointCases {
  private static final int MOST = 16;

  private final Map<BitSet, Double> cases;
  private final Map<BitSet, Double> independent;

  /**
   * @param all with their probabilities; those that flip nothing do not count
   */
  DisjointCases(Map<BitSet, Double> all) {
    cases = new LinkedHashMap<>(all);
    cases.remove(new BitSet());
    cases.values().removeIf(probability -> probability == 0);
    independent = cases.size() <= 1 ? cases : solved(products(cases));
  }

  private static List<BitSet> products(Map<BitSet, Double> cases) {
    List<BitSet> products = new ArrayList<>(List.of(new BitSet()));
    for (BitSet its : cases.keySet()) {
      if (!products.contains(its)) {
        for (BitSet product : List.copyOf(products)) {
          BitSet more = (BitSet) product.clone();
          more.xor(its);
          products.add(more);
        }
      }
    }
    return products;
  }

  /** Nothing where there is no solution. */
  private Map<BitSet, Double> solved(List<BitSet> products) {
    int size = products.size();
    if (size > MOST) {
      return Map.of();
    }
    double[] left = new double[size];
    for (int test = 0; test < size; test++) {
      double seen = 0;
      for (int m = 0; m < size; m++) {
        seen += sees(test, m) ? cases.getOrDefault(products.get(m), 0.0) : 0;
      }
      left[test] = 1 - 2 * seen;
      if (!(left[test] > 0)) {
        return Map.of();
      }
    }
    return solved(products, left);
  }

  private static Map<BitSet, Double> solved(List<BitSet> products, double... left) {
    Map<BitSet, Double> solution = new LinkedHashMap<>();
    for (int m = 1; m < products.size(); m++) {
      double ratio = 1;
      for (int test = 1; test < products.size(); test++) {
        ratio *= sees(test, m) ? left[test] : 1 / left[test];
      }
      double q = (1 - pow(ratio, 2.0 / products.size())) / 2;
      if (q < -1e-15) {
        return Map.of();
      }
      if (q > 1e-15) {
        solution.put(products.get(m), q);
      }
    }
    return solution;
  }

  private static boolean sees(int test, int product) {
    return Integer.bitCount(test & product) % 2 == 1;
  }

  boolean areIndependent() {
    return cases.size() <= 1 || !independent.isEmpty();
  }

  /** Of independent faults; their own where they are none. */
  Map<BitSet, Double> probabilities() {
    return areIndependent() ? independent : cases;
  }
}
