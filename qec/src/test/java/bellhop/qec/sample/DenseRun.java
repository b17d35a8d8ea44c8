package bellhop.qec.sample;

import static bellhop.circuit.stabilizer.Target.hasX;
import static bellhop.circuit.stabilizer.Target.hasZ;
import static bellhop.circuit.stabilizer.Target.isInverted;
import static bellhop.circuit.stabilizer.Target.number;
import static java.lang.StrictMath.PI;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import bellhop.state.StateVector;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/**
 * The slowest twin of all samplers: state vectors, one for each way that chance can go. It takes
 * gates from their matrices, products from an ancilla that controls their Paulis, and noise from a
 * list of its own, so nothing here is read from the table of instructions.
 */
final class DenseRun {
  private static final double NEVER = 1e-9;
  private static final String[] PAULIS = {"I", "X", "Y", "Z"};

  /** One way that it can go. */
  private static final class Branch {
    private final StateVector state;
    private double probability = 1;
    private String record = "";
    private String detectors = "";
    private long observables;
    private boolean chainHappened;

    Branch(StateVector state) {
      this.state = state;
    }

    Branch fork(double p) {
      StateVector copy = state.sibling(state.qubits());
      copy.copyFrom(state);
      Branch fork = new Branch(copy);
      fork.probability = probability * p;
      fork.record = record;
      fork.detectors = detectors;
      fork.observables = observables;
      fork.chainHappened = chainHappened;
      return fork;
    }

    boolean recordBack(int back) {
      return record.charAt(record.length() - back) == '1';
    }

    void add(boolean result) {
      record += result ? '1' : '0';
    }
  }

  private final int qubits;
  private final String sweep;
  private List<Branch> branches = new ArrayList<>();

  /**
   * @param sweep its bits; those beyond are 0
   */
  DenseRun(StabilizerCircuit circuit, String sweep) {
    this.sweep = sweep;
    qubits = circuit.qubitCount();
    branches.add(new Branch(StateVector.zero(qubits + 1)));
    steps(circuit);
  }

  private void steps(StabilizerCircuit circuit) {
    for (Step step : circuit.steps()) {
      switch (step) {
        case Step.Apply apply -> apply(apply);
        case Step.Repeat(long times, String _, StabilizerCircuit body) -> {
          for (long turn = 0; turn < times; turn++) {
            steps(body);
          }
        }
      }
    }
  }

  // ---- what came of it ----

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
    for (Branch branch : branches) {
      double[] sums = states.computeIfAbsent(branch.record, _ -> new double[1 << (2 * qubits)]);
      for (int product = 0; product < sums.length; product++) {
        sums[product] += branch.probability * expectation(branch.state, product);
      }
    }
    return states;
  }

  /** Bits 2q and 2q + 1 of the product are X and Z of qubit q. */
  private double expectation(StateVector state, int product) {
    int x = 0;
    int z = 0;
    for (int q = 0; q < qubits; q++) {
      x |= (product >> (2 * q) & 1) << q;
      z |= (product >> (2 * q + 1) & 1) << q;
    }
    double re = 0;
    double im = 0;
    for (int from = 0; from < 1 << qubits; from++) {
      int to = from ^ x;
      double sign = Integer.bitCount(from & z) % 2 == 0 ? 1 : -1;
      re += sign * (state.re(to) * state.re(from) + state.im(to) * state.im(from));
      im += sign * (state.re(to) * state.im(from) - state.im(to) * state.re(from));
    }
    return switch (Integer.bitCount(x & z) & 3) { // Y = i·X·Z
      case 0 -> re;
      case 1 -> -im;
      case 2 -> -re;
      default -> im;
    };
  }

  // ---- instructions ----

  private void apply(Step.Apply apply) {
    int[] t = apply.targets();
    double[] p = apply.arguments();
    Op op = apply.op();
    switch (op) {
      case I, II, I_ERROR, II_ERROR, QUBIT_COORDS, SHIFT_COORDS, TICK -> {}
      case X, Y, Z -> each(t, (its, q) -> DenseGates.pauli(its.state, op.name(), q));
      case H, H_XY, H_YZ, H_NXZ, H_NXY, H_NYZ ->
          each(t, (its, q) -> DenseGates.exchange(its.state, op.name(), q));
      case S, SQRT_X, SQRT_Y -> each(t, (its, q) -> DenseGates.quarter(its.state, op.name(), q, 1));
      case S_DAG, SQRT_X_DAG, SQRT_Y_DAG ->
          each(t, (its, q) -> DenseGates.quarter(its.state, op.name(), q, -1));
      case C_XYZ, C_NXYZ, C_XNYZ, C_XYNZ, C_ZYX, C_NZYX, C_ZNYX, C_ZYNX ->
          each(t, (its, q) -> DenseGates.third(its.state, op.name().substring(2), q));
      case CX, CY, CZ, XCX, XCY, XCZ, YCX, YCY, YCZ -> controlled(op.name(), t);
      case SWAP -> gates(t, Gate.SWAP);
      case CXSWAP -> gates(t, Gate.CX, Gate.SWAP);
      case SWAPCX -> gates(t, Gate.SWAP, Gate.CX);
      case CZSWAP -> gates(t, Gate.CZ, Gate.SWAP);
      case ISWAP -> gates(t, Gate.ISWAP);
      case ISWAP_DAG -> gates(t, Gate.ISWAP, Gate.ISWAP, Gate.ISWAP); // the fourth power is 1
      case SQRT_XX -> turns(t, Gate.RXX, PI / 2);
      case SQRT_YY -> turns(t, Gate.RYY, PI / 2);
      case SQRT_ZZ -> turns(t, Gate.RZZ, PI / 2);
      case SQRT_XX_DAG -> turns(t, Gate.RXX, -PI / 2);
      case SQRT_YY_DAG -> turns(t, Gate.RYY, -PI / 2);
      case SQRT_ZZ_DAG -> turns(t, Gate.RZZ, -PI / 2);
      case X_ERROR, Y_ERROR, Z_ERROR -> channel(t, 1, cases(p[0], op.name().substring(0, 1)));
      case DEPOLARIZE1 -> channel(t, 1, even(p[0], letters(1)));
      case DEPOLARIZE2 -> channel(t, 2, even(p[0], letters(2)));
      case PAULI_CHANNEL_1 -> channel(t, 1, cases(p, letters(1)));
      case PAULI_CHANNEL_2 -> channel(t, 2, cases(p, letters(2)));
      case E -> {
        branches.forEach(its -> its.chainHappened = false);
        correlated(p[0], t);
      }
      case ELSE_CORRELATED_ERROR -> correlated(p[0], t);
      case HERALDED_ERASE -> heralded(t, even(p[0], PAULIS));
      case HERALDED_PAULI_CHANNEL_1 -> heralded(t, cases(p, PAULIS));
      case M, MR -> measureEach('Z', 1, op == Op.MR, apply);
      case MX, MRX -> measureEach('X', 1, op == Op.MRX, apply);
      case MY, MRY -> measureEach('Y', 1, op == Op.MRY, apply);
      case R -> resetEach('Z', t);
      case RX -> resetEach('X', t);
      case RY -> resetEach('Y', t);
      case MXX -> measureEach('X', 2, false, apply);
      case MYY -> measureEach('Y', 2, false, apply);
      case MZZ -> measureEach('Z', 2, false, apply);
      case MPP -> products(t).forEach(product -> measure(apply.argumentOr(0), product));
      case SPP -> products(t).forEach(product -> turn(Gate.S, product));
      case SPP_DAG -> products(t).forEach(product -> turn(Gate.SDG, product));
      case DETECTOR -> branches.forEach(its -> its.detectors += parity(its, t) ? '1' : '0');
      case OBSERVABLE_INCLUDE ->
          branches.forEach(its -> its.observables ^= parity(its, t) ? 1L << (int) p[0] : 0);
      case MPAD -> pad(apply.argumentOr(0), t);
    }
  }

  private void each(int[] targets, BiConsumer<Branch, Integer> action) {
    for (int target : targets) {
      branches.forEach(its -> action.accept(its, number(target)));
    }
  }

  /** Of each branch one for each case, of the given probabilities. */
  private void fork(double[] p, BiConsumer<Branch, Integer> action) {
    List<Branch> forked = new ArrayList<>();
    for (Branch branch : branches) {
      for (int which = 0; which < p.length; which++) {
        if (p[which] > 0) {
          Branch fork = branch.fork(p[which]);
          action.accept(fork, which);
          forked.add(fork);
        }
      }
    }
    branches = forked;
  }

  // ---- gates on two qubits ----

  private interface OnPair {
    void accept(Branch branch, int first, int second);
  }

  private void eachPair(int[] targets, OnPair action) {
    for (int i = 0; i < targets.length; i += 2) {
      int first = targets[i];
      int second = targets[i + 1];
      branches.forEach(its -> action.accept(its, first, second));
    }
  }

  private void gates(int[] targets, Gate... gates) {
    eachPair(
        targets,
        (its, a, b) -> {
          for (Gate gate : gates) {
            its.state.apply(GateCall.of(gate, a, b));
          }
        });
  }

  private void turns(int[] targets, Gate gate, double angle) {
    double[] angles = {angle};
    eachPair(targets, (its, a, b) -> its.state.apply(GateCall.of(gate, angles, a, b)));
  }

  /** CX, XCY …: without a letter in front the control is of Z. */
  private void controlled(String name, int... targets) {
    String first = name.length() == 2 ? "Z" : name.substring(0, 1);
    String second = name.substring(name.length() - 1);
    eachPair(
        targets,
        (its, a, b) -> {
          if (Target.isBit(a)) {
            feedback(its, a, second, b);
          } else if (Target.isBit(b)) {
            feedback(its, b, first, a);
          } else {
            DenseGates.controlled(its.state, first, a, second, b);
          }
        });
  }

  private void feedback(Branch branch, int bit, String pauli, int onto) {
    boolean isOn =
        Target.isRecord(bit)
            ? branch.recordBack(number(bit))
            : number(bit) < sweep.length() && sweep.charAt(number(bit)) == '1';
    if (isOn && Target.hasQubit(onto)) {
      DenseGates.pauli(branch.state, pauli, number(onto));
    }
  }

  // ---- noise ----

  /** Paulis and how probable each is; what is missing to 1 is for nothing. */
  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Cases(double[] p, String... paulis) {
    double nothing() {
      double rest = 1;
      for (double its : p) {
        rest -= its;
      }
      return rest < 1e-12 ? 0 : rest;
    }
  }

  private static Cases cases(double p, String pauli) {
    return new Cases(new double[] {p}, pauli);
  }

  private static Cases cases(double[] p, String... paulis) {
    return new Cases(p, paulis);
  }

  private static Cases even(double p, String... paulis) {
    double[] all = new double[paulis.length];
    Arrays.fill(all, p / all.length);
    return new Cases(all, paulis);
  }

  /** X, Y, Z, or IX, IY, IZ, XI … ZZ. */
  private static String[] letters(int qubits) {
    List<String> letters = new ArrayList<>();
    for (int i = 1; i < 1 << (2 * qubits); i++) {
      letters.add(qubits == 1 ? PAULIS[i] : PAULIS[i / 4] + PAULIS[i % 4]);
    }
    return letters.toArray(String[]::new);
  }

  private void channel(int[] targets, int qubitsOfCase, Cases cases) {
    for (int i = 0; i < targets.length; i += qubitsOfCase) {
      int first = i;
      happen(
          cases,
          (its, paulis) -> {
            for (int k = 0; k < paulis.length(); k++) {
              DenseGates.pauli(its.state, paulis.substring(k, k + 1), number(targets[first + k]));
            }
          });
    }
  }

  private void heralded(int[] targets, Cases cases) {
    for (int target : targets) {
      happen(
          cases,
          (its, paulis) -> {
            its.add(!paulis.isEmpty());
            if (!paulis.isEmpty()) {
              DenseGates.pauli(its.state, paulis, number(target));
            }
          });
    }
  }

  /** Paulis are empty where nothing happens. */
  private void happen(Cases cases, BiConsumer<Branch, String> action) {
    double[] p = Arrays.copyOf(cases.p(), cases.p().length + 1);
    p[p.length - 1] = cases.nothing();
    fork(p, (its, which) -> action.accept(its, which == p.length - 1 ? "" : cases.paulis()[which]));
  }

  private void correlated(double p, int... paulis) {
    fork(
        new double[] {p, 1 - p},
        (its, which) -> {
          if (which == 0 && !its.chainHappened) {
            its.chainHappened = true;
            for (int pauli : paulis) {
              DenseGates.pauli(its.state, letter(pauli), number(pauli));
            }
          }
        });
  }

  private static String letter(int pauli) {
    return hasX(pauli) ? hasZ(pauli) ? "Y" : "X" : "Z";
  }

  // ---- products ----

  private static List<List<Integer>> products(int... targets) {
    List<List<Integer>> products = new ArrayList<>();
    boolean joins = false;
    for (int target : targets) {
      if (Target.isCombiner(target)) {
        joins = true;
        continue;
      }
      if (!joins) {
        products.add(new ArrayList<>());
      }
      products.getLast().add(target);
      joins = false;
    }
    return products;
  }

  private static List<Integer> product(char pauli, int... targets) {
    List<Integer> product = new ArrayList<>();
    for (int target : targets) {
      int upright = Target.pauli(pauli, number(target));
      product.add(isInverted(target) ? Target.inverted(upright) : upright);
    }
    return product;
  }

  /** Leaves the ancilla in |1⟩ where the product is −1; the same again takes it out. */
  private void mark(Branch branch, List<Integer> product) {
    GateCall hadamard = GateCall.of(Gate.H, qubits);
    branch.state.apply(hadamard);
    for (int pauli : product) {
      DenseGates.controlled(branch.state, "Z", qubits, letter(pauli), number(pauli));
      if (isInverted(pauli)) {
        branch.state.pauli(qubits, 2);
      }
    }
    branch.state.apply(hadamard);
  }

  /** Projects onto both values, and gives the ancilla back in |0⟩. */
  private void split(List<Integer> product, BiConsumer<Branch, Boolean> action) {
    List<Branch> split = new ArrayList<>();
    for (Branch branch : branches) {
      mark(branch, product);
      double one = branch.state.probabilityOfOne(qubits);
      for (int value = 0; value < 2; value++) {
        double p = value == 1 ? one : 1 - one;
        if (p > NEVER) {
          Branch fork = branch.fork(p);
          fork.state.project(qubits, value);
          fork.state.pauli(qubits, value);
          action.accept(fork, value == 1);
          split.add(fork);
        }
      }
    }
    branches = split;
  }

  private void measure(double wrong, List<Integer> product) {
    split(product, Branch::add);
    spoil(wrong);
  }

  private void measureEach(char pauli, int qubitsOfEach, boolean isReset, Step.Apply apply) {
    int[] t = apply.targets();
    for (int i = 0; i < t.length; i += qubitsOfEach) {
      int[] its = Arrays.copyOfRange(t, i, i + qubitsOfEach);
      measure(apply.argumentOr(0), product(pauli, its));
      if (isReset) {
        resetEach(pauli, its);
      }
    }
  }

  private void resetEach(char pauli, int... targets) {
    for (int target : targets) {
      int qubit = number(target);
      split(
          product(pauli, qubit),
          (its, isOne) -> {
            if (isOne) {
              DenseGates.pauli(its.state, pauli == 'Z' ? "X" : "Z", qubit);
            }
          });
    }
  }

  private void spoil(double wrong) {
    fork(
        new double[] {1 - wrong, wrong},
        (its, which) -> {
          if (which == 1) {
            int last = its.record.length() - 1;
            boolean newest = its.recordBack(1);
            its.record = its.record.substring(0, last);
            its.add(!newest);
          }
        });
  }

  private void turn(Gate quarter, List<Integer> product) {
    for (Branch branch : branches) {
      mark(branch, product);
      branch.state.apply(GateCall.of(quarter, qubits));
      mark(branch, product);
    }
  }

  private void pad(double wrong, int... bits) {
    for (int bit : bits) {
      branches.forEach(its -> its.add(number(bit) == 1));
      spoil(wrong);
    }
  }

  /** Of records, and of Paulis that the state has a value of. */
  private boolean parity(Branch branch, int... targets) {
    boolean parity = false;
    for (int target : targets) {
      if (Target.isRecord(target)) {
        parity ^= branch.recordBack(number(target));
      } else {
        int bits = (hasX(target) ? 1 : 0) + (hasZ(target) ? 2 : 0);
        double value = expectation(branch.state, bits << (2 * number(target)));
        if (StrictMath.abs(value) < 1 - NEVER) {
          throw new IllegalArgumentException(Target.text(target) + " has no value here");
        }
        parity ^= value < 0;
      }
    }
    return parity;
  }
}
