package bellhop.qec.model;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * All sums of the cases of one channel, and how probable each of them is if they were independent.
 * Element number m is the sum of the generators that the bits of m name; 0 is nothing.
 *
 * <p>A character is a choice of sign for each generator. Disjoint cases leave it the mean sign λ =
 * 1 − 2 Σ p over the elements that it makes negative; independent faults leave it the product of (1
 * − 2q) over the same elements. So in logarithms q follows from λ by the inverse Walsh–Hadamard
 * transform: ln(1 − 2q) of an element is −2/N times the sum of its sign times ln λ over all N
 * characters.
 */
final class CaseGroup {
  /** Two qubits have no more. */
  private static final int MOST = 16;

  /** Rounding error of a solution that is zero, relative to the largest case. */
  private static final double ROUNDING = 4e-15;

  private final List<long[]> elements = new ArrayList<>(List.of(Symptoms.NONE));
  private double[] probabilities = new double[1];

  /**
   * A case that flips something and is new; false, and the group is of no use, if it would become
   * larger than that of two qubits.
   */
  boolean add(long[] symptoms, double probability) {
    int number = find(symptoms).orElseGet(() -> generate(symptoms));
    if (number < MOST) {
      probabilities[number] = probability;
    }
    return number < MOST;
  }

  private Optional<Integer> find(long[] symptoms) {
    for (int m = 0; m < elements.size(); m++) {
      if (Arrays.equals(elements.get(m), symptoms)) {
        return Optional.of(m);
      }
    }
    return Optional.empty();
  }

  private int generate(long[] symptoms) {
    int size = elements.size();
    if (size < MOST) {
      for (int m = 0; m < size; m++) {
        elements.add(Symptoms.sum(elements.get(m), symptoms));
      }
      probabilities = Arrays.copyOf(probabilities, 2 * size);
    }
    return size;
  }

  int size() {
    return elements.size();
  }

  long[] symptoms(int number) {
    return elements.get(number);
  }

  /** Of independent faults, by element; the first says nothing. Empty if there are none. */
  Optional<double[]> findIndependent() {
    double[] signs = new double[size()];
    for (int character = 1; character < size(); character++) {
      signs[character] = StrictMath.log1p(-2 * negative(character));
      if (!Double.isFinite(signs[character])) {
        return Optional.empty();
      }
    }
    double[] independent = new double[size()];
    double rounding = ROUNDING * Arrays.stream(probabilities).max().orElse(0);
    for (int m = 1; m < size(); m++) {
      double q = -StrictMath.expm1(-2 * transformed(signs, m) / size()) / 2;
      if (q < -rounding) {
        return Optional.empty();
      }
      independent[m] = q <= rounding ? 0 : q;
    }
    return Optional.of(independent);
  }

  private double negative(int character) {
    double sum = 0;
    for (int m = 1; m < size(); m++) {
      sum += isNegative(character, m) ? probabilities[m] : 0;
    }
    return sum;
  }

  private double transformed(double[] signs, int element) {
    double sum = 0;
    for (int character = 1; character < size(); character++) {
      sum += isNegative(character, element) ? -signs[character] : signs[character];
    }
    return sum;
  }

  private static boolean isNegative(int character, int element) {
    return Integer.bitCount(character & element) % 2 == 1;
  }
}
