package bellhop.qec.sample;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.function.Consumer;

/** All ways that a shot can go, and the laws that they make up. */
final class DenseBranches {
  private static final double NEVER = 1e-9;

  private final int qubits;
  private List<DenseBranch> branches;

  /** One way, in |0…0⟩. */
  DenseBranches(int qubits) {
    this.qubits = qubits;
    branches = List.of(DenseBranch.zero(qubits));
  }

  void forEach(Consumer<DenseBranch> action) {
    branches.forEach(action);
  }

  /** Of each branch one for each case, of the given probabilities. */
  void fork(double[] p, BiConsumer<DenseBranch, Integer> action) {
    List<DenseBranch> forked = new ArrayList<>();
    for (DenseBranch branch : branches) {
      for (int which = 0; which < p.length; which++) {
        if (p[which] > 0) {
          DenseBranch fork = branch.fork(p[which]);
          action.accept(fork, which);
          forked.add(fork);
        }
      }
    }
    branches = forked;
  }

  /** Paulis are empty where nothing happens. */
  void happen(PauliCases cases, BiConsumer<DenseBranch, String> action) {
    double[] p = Arrays.copyOf(cases.p(), cases.p().length + 1);
    p[p.length - 1] = cases.nothing();
    fork(p, (its, which) -> action.accept(its, which == p.length - 1 ? "" : cases.paulis()[which]));
  }

  /** Projects onto both values, and gives the ancilla back in |0⟩. */
  void split(List<Integer> product, BiConsumer<DenseBranch, Boolean> action) {
    List<DenseBranch> split = new ArrayList<>();
    for (DenseBranch branch : branches) {
      branch.mark(product);
      double one = branch.state.probabilityOfOne(qubits);
      for (int value = 0; value < 2; value++) {
        double p = value == 1 ? one : 1 - one;
        if (p > NEVER) {
          DenseBranch fork = branch.fork(p);
          fork.state.project(qubits, value);
          fork.state.pauli(qubits, value);
          action.accept(fork, value == 1);
          split.add(fork);
        }
      }
    }
    branches = split;
  }

  // ---- laws ----

  /** How probable each record is. */
  SortedMap<String, Double> records() {
    SortedMap<String, Double> law = new TreeMap<>();
    branches.forEach(its -> law.merge(its.record, its.probability, Double::sum));
    return law;
  }

  /** How probable detectors with observables 0 to 7 are. */
  SortedMap<String, Double> detections() {
    SortedMap<String, Double> law = new TreeMap<>();
    branches.forEach(
        its -> law.merge(its.detectors + " " + its.observables, its.probability, Double::sum));
    return law;
  }

  /** By record: its probability times the expectation of each of the 4ⁿ products of Paulis. */
  SortedMap<String, double[]> states() {
    SortedMap<String, double[]> states = new TreeMap<>();
    for (DenseBranch branch : branches) {
      double[] sums = states.computeIfAbsent(branch.record, _ -> new double[1 << (2 * qubits)]);
      for (int product = 0; product < sums.length; product++) {
        sums[product] += branch.probability * branch.expectation(product);
      }
    }
    return states;
  }
}
