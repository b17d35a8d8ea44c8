package bellhop.qec;

import static java.lang.StrictMath.pow;
import static java.lang.StrictMath.sqrt;

import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The slow twin of the analysis of errors. Each single fault of each noise instruction is carried
 * forward through the unrolled circuit to the detectors and observables that it flips; faults of
 * equal symptoms are one mechanism. It does not look whether detectors are deterministic.
 */
public final class BruteForceErrors {
  private static final String[] PAULIS = {"I", "X", "Y", "Z"};

  /** What a mechanism flips, in order. */
  public record Symptoms(List<Integer> detectors, List<Integer> observables)
      implements Comparable<Symptoms> {
    public Symptoms {
      detectors = List.copyOf(detectors);
      observables = List.copyOf(observables);
    }

    @Override
    public int compareTo(Symptoms other) {
      int first = compare(detectors, other.detectors);
      return first != 0 ? first : compare(observables, other.observables);
    }

    private static int compare(List<Integer> a, List<Integer> b) {
      for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
        if (!a.get(i).equals(b.get(i))) {
          return Integer.compare(a.get(i), b.get(i));
        }
      }
      return Integer.compare(a.size(), b.size());
    }

    /** As a line of an error model names them. */
    @Override
    public String toString() {
      StringBuilder text = new StringBuilder();
      detectors.forEach(d -> text.append(" D").append(d));
      observables.forEach(o -> text.append(" L").append(o));
      return text.toString().strip();
    }
  }

  private final List<Step.Apply> program;
  private final List<Integer> firstRecords = new ArrayList<>();
  private final SortedMap<Symptoms, Double> errors = new TreeMap<>();
  private final Map<String, BitSet> singles = new HashMap<>();
  private final boolean isApproximate;
  private final int detectorCount;
  private final FaultFrame.Readout readout;

  private BruteForceErrors(StabilizerCircuit circuit, boolean isApproximate) {
    this.isApproximate = isApproximate;
    detectorCount = (int) circuit.detectorCount();
    program = Unrolled.steps(circuit);
    int records = 0;
    for (Step.Apply apply : program) {
      firstRecords.add(records);
      records += apply.recordCount();
    }
    readout = FaultFrame.Readout.of(program, firstRecords, detectorCount);
    for (int at = 0; at < program.size(); at++) {
      analyse(at, program.get(at));
    }
  }

  /**
   * Independent mechanisms with their probabilities, none of them without symptoms.
   *
   * @throws IllegalArgumentException for a channel that is not made of independent Paulis
   */
  public static SortedMap<Symptoms, Double> of(StabilizerCircuit circuit) {
    return new BruteForceErrors(circuit, false).errors;
  }

  /** The same, where the disjoint cases of such channels count as independent. */
  public static SortedMap<Symptoms, Double> approximately(StabilizerCircuit circuit) {
    return new BruteForceErrors(circuit, true).errors;
  }

  /** By what they flip, as a line of an error model names it. */
  public static SortedMap<String, Double> named(SortedMap<Symptoms, Double> errors) {
    SortedMap<String, Double> named = new TreeMap<>();
    errors.forEach((symptoms, p) -> named.put(symptoms.toString(), p));
    return named;
  }

  private void analyse(int at, Step.Apply apply) {
    singles.clear();
    double p = apply.argumentOr(0);
    double[] numbers = apply.arguments();
    switch (apply.op()) {
      case X_ERROR -> each(at, qubit -> add(p, fault(at, "X", qubit)));
      case Y_ERROR -> each(at, qubit -> add(p, fault(at, "Y", qubit)));
      case Z_ERROR -> each(at, qubit -> add(p, fault(at, "Z", qubit)));
      case DEPOLARIZE1 -> each(at, qubit -> depolarize1(at, p, qubit));
      case DEPOLARIZE2 -> eachPair(at, (a, b) -> depolarize2(at, p, a, b));
      case PAULI_CHANNEL_1 -> each(at, qubit -> channel1(at, numbers, qubit));
      case PAULI_CHANNEL_2 -> eachPair(at, (a, b) -> channel2(at, numbers, a, b));
      case E -> chain(at);
      case HERALDED_ERASE -> heralded(at, p / 4, p / 4, p / 4, p / 4);
      case HERALDED_PAULI_CHANNEL_1 -> heralded(at, numbers);
      case ELSE_CORRELATED_ERROR, I_ERROR, II_ERROR -> {}
      default -> {
        for (int i = 0; i < apply.recordCount(); i++) {
          add(p, wrongRecord(at, i));
        }
      }
    }
  }

  private interface OnQubit {
    void accept(int qubit);
  }

  private interface OnPair {
    void accept(int first, int second);
  }

  private void each(int at, OnQubit action) {
    for (int target : program.get(at).targets()) {
      action.accept(Target.number(target));
    }
  }

  private void eachPair(int at, OnPair action) {
    int[] targets = program.get(at).targets();
    for (int i = 0; i < targets.length; i += 2) {
      action.accept(Target.number(targets[i]), Target.number(targets[i + 1]));
    }
  }

  /** Three independent Paulis of probability q shrink each Pauli by (1 − 2q)² = 1 − 4p/3. */
  private void depolarize1(int at, double p, int qubit) {
    double q = (1 - sqrt(1 - 4 * p / 3)) / 2;
    for (int pauli = 1; pauli < 4; pauli++) {
      add(q, fault(at, PAULIS[pauli], qubit));
    }
  }

  /** Of the fifteen pairs eight anticommute with each: (1 − 2q)⁸ = 1 − 16p/15. */
  private void depolarize2(int at, double p, int a, int b) {
    double q = (1 - pow(1 - 16 * p / 15, 1 / 8.0)) / 2;
    for (int pair = 1; pair < 16; pair++) {
      add(q, fault(at, PAULIS[pair / 4] + PAULIS[pair % 4], a, b));
    }
  }

  private void channel1(int at, double[] p, int qubit) {
    Map<BitSet, Double> cases = new LinkedHashMap<>();
    for (int i = 0; i < 3; i++) {
      cases.merge(fault(at, PAULIS[i + 1], qubit), p[i], Double::sum);
    }
    settle(at, cases);
  }

  private void channel2(int at, double[] p, int a, int b) {
    Map<BitSet, Double> cases = new LinkedHashMap<>();
    for (int pair = 1; pair < 16; pair++) {
      cases.merge(fault(at, PAULIS[pair / 4] + PAULIS[pair % 4], a, b), p[pair - 1], Double::sum);
    }
    settle(at, cases);
  }

  /** All errors of a chain, which exclude each other. */
  private void chain(int first) {
    Map<BitSet, Double> cases = new LinkedHashMap<>();
    double none = 1;
    for (int at = first; at < program.size(); at++) {
      Step.Apply apply = program.get(at);
      boolean isOfAnother = apply.op() == Op.E && at > first;
      if (isOfAnother) {
        break;
      }
      if (apply.op() == Op.E || apply.op() == Op.ELSE_CORRELATED_ERROR) {
        double p = apply.arguments()[0];
        cases.merge(correlated(at, apply.targets()), none * p, Double::sum);
        none *= 1 - p;
      }
    }
    settle(first, cases);
  }

  private BitSet correlated(int at, int... paulis) {
    BitSet symptoms = new BitSet();
    for (int pauli : paulis) {
      String letter = PAULIS[Target.hasX(pauli) ? Target.hasZ(pauli) ? 2 : 1 : 3];
      symptoms.xor(fault(at, letter, Target.number(pauli)));
    }
    return symptoms;
  }

  private void heralded(int at, double... p) {
    int[] targets = program.get(at).targets();
    for (int i = 0; i < targets.length; i++) {
      Map<BitSet, Double> cases = new LinkedHashMap<>();
      for (int pauli = 0; pauli < 4; pauli++) {
        BitSet symptoms = wrongRecord(at, i);
        symptoms.xor(fault(at, PAULIS[pauli], Target.number(targets[i])));
        cases.merge(symptoms, p[pauli], Double::sum);
      }
      settle(at, cases);
    }
  }

  private void settle(int at, Map<BitSet, Double> cases) {
    DisjointCases disjoint = new DisjointCases(cases);
    if (!disjoint.areIndependent()) {
      requireApproximate(program.get(at).op());
    }
    disjoint.probabilities().forEach((symptoms, p) -> add(p, symptoms));
  }

  private void requireApproximate(Op op) {
    if (!isApproximate) {
      throw new IllegalArgumentException(op + " has no independent mechanisms");
    }
  }

  /**
   * Of these Paulis on these qubits right after the instruction: those of their X and Z together,
   * each of which is carried forward once for an instruction.
   */
  private BitSet fault(int at, String paulis, int... qubits) {
    BitSet symptoms = new BitSet();
    for (int i = 0; i < qubits.length; i++) {
      char pauli = paulis.charAt(i);
      if (pauli == 'X' || pauli == 'Y') {
        symptoms.xor(single(at, 'X', qubits[i]));
      }
      if (pauli == 'Z' || pauli == 'Y') {
        symptoms.xor(single(at, 'Z', qubits[i]));
      }
    }
    return symptoms;
  }

  private BitSet single(int at, char pauli, int qubit) {
    return singles.computeIfAbsent(
        "" + at + pauli + qubit,
        _ -> {
          FaultFrame frame = new FaultFrame(readout);
          frame.multiply(pauli, qubit);
          return runFrom(at, frame);
        });
  }

  private BitSet wrongRecord(int at, int index) {
    FaultFrame frame = new FaultFrame(readout);
    frame.flipRecord(firstRecords.get(at) + index);
    return runFrom(at, frame);
  }

  private BitSet runFrom(int at, FaultFrame frame) {
    for (int next = at + 1; next < program.size(); next++) {
      frame.pass(program.get(next), firstRecords.get(next));
    }
    return frame.symptoms();
  }

  private void add(double p, BitSet symptoms) {
    if (p > 1e-15 && !symptoms.isEmpty()) {
      List<Integer> detectors = symptoms.stream().filter(s -> s < detectorCount).boxed().toList();
      List<Integer> observables =
          symptoms.stream()
              .filter(s -> s >= detectorCount)
              .mapToObj(s -> s - detectorCount)
              .toList();
      errors.merge(new Symptoms(detectors, observables), p, (a, b) -> a * (1 - b) + b * (1 - a));
    }
  }
}
