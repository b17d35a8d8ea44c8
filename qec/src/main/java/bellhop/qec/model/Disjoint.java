package bellhop.qec.model;

import java.util.Arrays;
import java.util.Optional;

/**
 * Cases of which at most one happens. Those with equal symptoms are added; what is left becomes
 * independent faults, exactly where that is possible: a single case is one, three of which each is
 * the sum of the others are three, and others are all sums of cases, if the equations have a
 * solution.
 */
final class Disjoint {
  /** Relative rounding error of a solution that is zero. */
  private static final double ROUNDING = 1e-15;

  private final SymptomTable table = new SymptomTable();
  private double[] probabilities = new double[16];

  void clear() {
    table.clear();
  }

  void add(long[] symptoms, int count, double probability) {
    if (count == 0 || probability <= 0) {
      return;
    }
    int known = table.size();
    int number = table.number(symptoms, count);
    if (number == probabilities.length) {
      probabilities = Arrays.copyOf(probabilities, 2 * number);
    }
    probabilities[number] = number == known ? probability : probabilities[number] + probability;
  }

  /** Different cases that have symptoms. */
  int size() {
    return table.size();
  }

  long[] symptoms(int number) {
    return table.set(number);
  }

  double probability(int number) {
    return probabilities[number];
  }

  double largest() {
    double largest = 0;
    for (int i = 0; i < size(); i++) {
      largest = StrictMath.max(largest, probabilities[i]);
    }
    return largest;
  }

  /** Makes the cases independent if that can be done exactly, and says whether. */
  boolean separate() {
    return size() <= 1 || (isTriple() ? separateTriple() : separateGroup());
  }

  private boolean separateGroup() {
    CaseGroup group = new CaseGroup();
    boolean fits = true;
    for (int i = 0; i < size() && fits; i++) {
      fits = group.add(symptoms(i), probabilities[i]);
    }
    Optional<double[]> found = fits ? group.findIndependent() : Optional.empty();
    found.ifPresent(independent -> replace(group, independent));
    return found.isPresent();
  }

  private void replace(CaseGroup group, double... independent) {
    clear();
    for (int m = 1; m < group.size(); m++) {
      add(group.symptoms(m), group.symptoms(m).length, independent[m]);
    }
  }

  private boolean isTriple() {
    return size() == 3 && Arrays.equals(Symptoms.sum(table.set(0), table.set(1)), table.set(2));
  }

  /**
   * With λ of each the mean sign that the other two leave it, λa = 1 − 2(pb + pc), independent
   * faults have (1 − 2qa)² = λb·λc / λa. In logarithms, so that small probabilities keep their
   * digits. If all λ are 0 all three are coins.
   */
  private boolean separateTriple() {
    double a = sign(1, 2);
    double b = sign(2, 0);
    double c = sign(0, 1);
    if (a == Double.NEGATIVE_INFINITY && b == a && c == a) {
      Arrays.fill(probabilities, 0, 3, 0.5);
      return true;
    }
    double qa = solved(b + c - a);
    double qb = solved(c + a - b);
    double qc = solved(a + b - c);
    if (!(qa >= 0 && qb >= 0 && qc >= 0)) {
      return false;
    }
    probabilities[0] = qa;
    probabilities[1] = qb;
    probabilities[2] = qc;
    return true;
  }

  /** ln λ; not a number if λ is negative. */
  private double sign(int i, int j) {
    return StrictMath.log1p(-2 * (probabilities[i] + probabilities[j]));
  }

  private double solved(double logarithm) {
    double q = -StrictMath.expm1(logarithm / 2) / 2;
    return StrictMath.abs(q) <= ROUNDING * largest() ? 0 : q;
  }
}
