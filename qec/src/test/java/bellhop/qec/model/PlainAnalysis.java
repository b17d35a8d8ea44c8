package bellhop.qec.model;

import bellhop.circuit.dem.Mechanism;
import bellhop.circuit.stabilizer.Images;
import bellhop.circuit.stabilizer.Observed;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.Products;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.qec.sample.Feedback;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The slow twin of {@link ErrorAnalysis}: each case of each channel is put into the unrolled
 * circuit alone and carried forwards on a Pauli frame. Quadratic in the circuit. Channels that have
 * no exact independent form are treated as if they had.
 */
final class PlainAnalysis {
  /** A fault at a place: a step and a group of its targets. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Fault(int step, int group, boolean flipsRecord, int... paulis) {}

  private final List<Step.Apply> steps = new ArrayList<>();
  private final int qubits;
  private final SortedMap<String, Double> merged = new TreeMap<>();

  private PlainAnalysis(StabilizerCircuit circuit) {
    qubits = circuit.qubitCount();
    unroll(circuit);
  }

  static SortedMap<String, Double> of(StabilizerCircuit circuit) {
    return new PlainAnalysis(circuit).faults();
  }

  private void unroll(StabilizerCircuit circuit) {
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> steps.add(apply);
        case Step.Repeat(long times, String _, StabilizerCircuit body) -> {
          for (long turn = 0; turn < times; turn++) {
            unroll(body);
          }
        }
      }
    }
  }

  // ---- faults ----

  private SortedMap<String, Double> faults() {
    for (int step = 0; step < steps.size(); step++) {
      if (steps.get(step).op() == Op.E) {
        chain(step);
      } else {
        for (int group = 0; group < groups(steps.get(step)); group++) {
          faults(step, group);
        }
      }
    }
    return merged;
  }

  private static int groups(Step.Apply apply) {
    return switch (apply.op()) {
      case DEPOLARIZE2, PAULI_CHANNEL_2 -> apply.targets().length / 2;
      case X_ERROR, Y_ERROR, Z_ERROR, DEPOLARIZE1, PAULI_CHANNEL_1 -> apply.targets().length;
      default -> apply.recordCount();
    };
  }

  private void faults(int step, int group) {
    Step.Apply apply = steps.get(step);
    int[] t = apply.targets();
    double[] p = apply.arguments();
    switch (apply.op()) {
      case X_ERROR -> merge(symptoms(step, group, false, Target.pauli('X', t[group])), p[0]);
      case Y_ERROR -> merge(symptoms(step, group, false, Target.pauli('Y', t[group])), p[0]);
      case Z_ERROR -> merge(symptoms(step, group, false, Target.pauli('Z', t[group])), p[0]);
      case DEPOLARIZE1 -> {
        double q = (1 - Math.sqrt(1 - 4 * p[0] / 3)) / 2;
        letters(1).forEach(each -> merge(symptoms(step, group, false, on(each, t, group)), q));
      }
      case DEPOLARIZE2 -> {
        double q = (1 - StrictMath.pow(1 - 16 * p[0] / 15, 0.125)) / 2;
        letters(2).forEach(each -> merge(symptoms(step, group, false, on(each, t, 2 * group)), q));
      }
      case PAULI_CHANNEL_1 -> disjoint(step, group, false, letters(1), group, p);
      case PAULI_CHANNEL_2 -> disjoint(step, group, false, letters(2), 2 * group, p);
      case HERALDED_ERASE -> {
        double quarter = p[0] / 4;
        disjoint(step, group, true, withNothing(), group, quarter, quarter, quarter, quarter);
      }
      case HERALDED_PAULI_CHANNEL_1 -> disjoint(step, group, true, withNothing(), group, p);
      default -> merge(symptoms(step, group, true), apply.argumentOr(0));
    }
  }

  private static List<String> letters(int qubits) {
    List<String> all = new ArrayList<>();
    for (char a : "IXYZ".toCharArray()) {
      for (char b : (qubits == 2 ? "IXYZ" : "I").toCharArray()) {
        all.add(qubits == 2 ? "" + a + b : "" + a);
      }
    }
    return all.subList(1, all.size());
  }

  private static List<String> withNothing() {
    List<String> all = new ArrayList<>(letters(1));
    all.addFirst("I");
    return all;
  }

  private static int[] on(String letters, int[] targets, int first) {
    List<Integer> paulis = new ArrayList<>();
    for (int i = 0; i < letters.length(); i++) {
      if (letters.charAt(i) != 'I') {
        paulis.add(Target.pauli(letters.charAt(i), targets[first + i]));
      }
    }
    return paulis.stream().mapToInt(i -> i).toArray();
  }

  private void disjoint(
      int step, int group, boolean flips, List<String> letters, int first, double... p) {
    SortedMap<String, Double> cases = new TreeMap<>();
    for (int i = 0; i < p.length; i++) {
      int[] paulis = on(letters.get(i), steps.get(step).targets(), first);
      cases.merge(symptoms(step, group, flips, paulis), p[i], Double::sum);
    }
    settle(cases);
  }

  private void chain(int first) {
    SortedMap<String, Double> cases = new TreeMap<>();
    double none = 1;
    for (int step = first; step < steps.size(); step++) {
      Step.Apply apply = steps.get(step);
      boolean isOfAnother = apply.op() == Op.E && step > first;
      if (isOfAnother) {
        break;
      }
      if (apply.op() == Op.E || apply.op() == Op.ELSE_CORRELATED_ERROR) {
        double p = apply.arguments()[0];
        cases.merge(symptoms(step, 0, false, apply.targets()), none * p, Double::sum);
        none *= 1 - p;
      }
    }
    settle(cases);
  }

  private void settle(SortedMap<String, Double> cases) {
    cases.remove("");
    cases.values().removeIf(p -> p == 0);
    if (cases.size() == 3 && isTriple(List.copyOf(cases.keySet()))) {
      double[] p = cases.values().stream().mapToDouble(x -> x).toArray();
      double a = 1 - 2 * (p[1] + p[2]);
      double b = 1 - 2 * (p[2] + p[0]);
      double c = 1 - 2 * (p[0] + p[1]);
      double[] q = {solve(b * c / a), solve(c * a / b), solve(a * b / c)};
      boolean isSolved = a > 0 && b > 0 && c > 0 && Arrays.stream(q).allMatch(x -> x > -1e-15);
      int i = 0;
      for (String symptoms : cases.keySet()) {
        merge(symptoms, isSolved ? q[i] : p[i]);
        i++;
      }
      return;
    }
    cases.forEach(this::merge);
  }

  private static double solve(double square) {
    return (1 - Math.sqrt(square)) / 2;
  }

  private static boolean isTriple(List<String> symptoms) {
    SortedSet<String> odd = new TreeSet<>();
    for (String set : symptoms) {
      for (String symptom : set.split(" ")) {
        if (!odd.remove(symptom)) {
          odd.add(symptom);
        }
      }
    }
    return odd.isEmpty();
  }

  private void merge(String symptoms, double p) {
    if (!symptoms.isEmpty() && p > 1e-15) {
      merged.merge(symptoms, p, Mechanism::combined);
    }
  }

  // ---- forwards ----

  private String symptoms(int step, int group, boolean flipsRecord, int... paulis) {
    return new Run(new Fault(step, group, flipsRecord, paulis)).symptoms();
  }

  private final class Run {
    private final Fault fault;
    private final boolean[] x = new boolean[qubits];
    private final boolean[] z = new boolean[qubits];
    private final List<Boolean> records = new ArrayList<>();
    private final SortedSet<Long> odd = new TreeSet<>();
    private long detectors;

    Run(Fault fault) {
      this.fault = fault;
    }

    String symptoms() {
      for (int step = 0; step < steps.size(); step++) {
        run(step, steps.get(step));
      }
      return String.join(" ", odd.stream().map(bellhop.circuit.dem.Target::text).toList());
    }

    private void run(int step, Step.Apply apply) {
      int before = records.size();
      switch (apply.op().kind()) {
        case CLIFFORD -> gates(apply);
        case COLLAPSE, PARITY -> observe(apply);
        case PRODUCT -> {
          if (apply.op() == Op.MPP) {
            observe(apply);
          } else {
            for (Products.Product product : Products.of(apply.targets())) {
              multiply(anticommutes(product.paulis()), product.paulis());
            }
          }
        }
        case NOISE -> pad(apply.recordCount());
        case ANNOTATION -> annotate(apply);
      }
      if (step == fault.step) {
        multiply(true, fault.paulis);
        if (fault.flipsRecord) {
          int at = before + fault.group;
          records.set(at, !records.get(at));
        }
      }
    }

    private void pad(int count) {
      for (int i = 0; i < count; i++) {
        records.add(false);
      }
    }

    private boolean anticommutes(int... paulis) {
      boolean odd = false;
      for (int pauli : paulis) {
        odd ^= Target.hasX(pauli) && z[Target.number(pauli)];
        odd ^= Target.hasZ(pauli) && x[Target.number(pauli)];
      }
      return odd;
    }

    private void multiply(boolean on, int... paulis) {
      for (int pauli : paulis) {
        x[Target.number(pauli)] ^= on && Target.hasX(pauli);
        z[Target.number(pauli)] ^= on && Target.hasZ(pauli);
      }
    }

    private void observe(Step.Apply apply) {
      for (Products.Product product : Observed.of(apply)) {
        if (Observed.measures(apply.op())) {
          records.add(anticommutes(product.paulis()));
        }
        if (Observed.resets(apply.op())) {
          int qubit = Target.number(product.paulis()[0]);
          x[qubit] = false;
          z[qubit] = false;
        }
      }
    }

    private void gates(Step.Apply apply) {
      int[] targets = apply.targets();
      Images images = apply.op().images();
      int n = images.qubits();
      for (int i = 0; i < targets.length; i += n) {
        boolean isFirstBit = Target.isBit(targets[i]);
        if (n == 2 && (isFirstBit || Target.isBit(targets[i + 1]))) {
          feedback(apply.op(), targets[isFirstBit ? i : i + 1], targets[isFirstBit ? i + 1 : i]);
        } else {
          gate(images, Arrays.copyOfRange(targets, i, i + n));
        }
      }
    }

    private void gate(Images images, int... on) {
      boolean[] newX = new boolean[on.length];
      boolean[] newZ = new boolean[on.length];
      for (int g = 0; g < 2 * on.length; g++) {
        if (g % 2 == 0 ? x[on[g / 2]] : z[on[g / 2]]) {
          for (int q = 0; q < on.length; q++) {
            newX[q] ^= images.hasX(g, q);
            newZ[q] ^= images.hasZ(g, q);
          }
        }
      }
      for (int q = 0; q < on.length; q++) {
        x[on[q]] = newX[q];
        z[on[q]] = newZ[q];
      }
    }

    private void feedback(Op op, int bit, int onto) {
      if (Target.isRecord(bit) && Target.hasQubit(onto) && record(bit)) {
        int pauli = Feedback.pauli(op);
        x[onto] ^= (pauli & 1) != 0;
        z[onto] ^= (pauli & 2) != 0;
      }
    }

    private boolean record(int target) {
      return records.get(records.size() - Target.number(target));
    }

    private void annotate(Step.Apply apply) {
      switch (apply.op()) {
        case MPAD -> pad(apply.targets().length);
        case DETECTOR -> include(apply, bellhop.circuit.dem.Target.detector(detectors++));
        case OBSERVABLE_INCLUDE ->
            include(apply, bellhop.circuit.dem.Target.observable((long) apply.arguments()[0]));
        default -> {}
      }
    }

    private void include(Step.Apply apply, long symptom) {
      boolean flipped = false;
      for (int target : apply.targets()) {
        flipped ^= Target.isRecord(target) ? record(target) : anticommutes(target);
      }
      if (flipped && !odd.remove(symptom)) {
        odd.add(symptom);
      }
    }
  }
}
