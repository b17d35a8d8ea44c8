package bellhop.qec.sample;

import static bellhop.circuit.stabilizer.Target.number;
import static java.lang.StrictMath.PI;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.circuit.stabilizer.Op;
import bellhop.circuit.stabilizer.StabilizerCircuit;
import bellhop.circuit.stabilizer.Step;
import bellhop.circuit.stabilizer.Target;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiConsumer;

/**
 * The slowest twin of all samplers: state vectors, one for each way that chance can go. It takes
 * gates from their matrices, products from an ancilla that controls their Paulis, and noise from a
 * list of its own, so nothing here is read from the table of instructions.
 */
final class DenseRun {
  private static final String[] PAULIS = {"I", "X", "Y", "Z"};

  private final String sweep;
  private final DenseBranches branches;

  private DenseRun(String sweep, DenseBranches branches) {
    this.sweep = sweep;
    this.branches = branches;
  }

  /**
   * What comes of a circuit.
   *
   * @param sweep its bits; those beyond are 0
   */
  static DenseBranches of(StabilizerCircuit circuit, String sweep) {
    DenseRun run = new DenseRun(sweep, new DenseBranches(circuit.qubitCount()));
    run.steps(circuit);
    return run.branches;
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

  // ---- instructions ----

  private void apply(Step.Apply apply) {
    int[] t = apply.targets();
    double[] p = apply.arguments();
    Op op = apply.op();
    switch (op) {
      case I, II, I_ERROR, II_ERROR, QUBIT_COORDS, SHIFT_COORDS, TICK -> {}
      case X, Y, Z -> each(t, (its, q) -> its.pauli(op.name(), q));
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
      case X_ERROR, Y_ERROR, Z_ERROR ->
          channel(t, 1, PauliCases.of(p[0], op.name().substring(0, 1)));
      case DEPOLARIZE1 -> channel(t, 1, PauliCases.even(p[0], PauliCases.letters(1)));
      case DEPOLARIZE2 -> channel(t, 2, PauliCases.even(p[0], PauliCases.letters(2)));
      case PAULI_CHANNEL_1 -> channel(t, 1, PauliCases.of(p, PauliCases.letters(1)));
      case PAULI_CHANNEL_2 -> channel(t, 2, PauliCases.of(p, PauliCases.letters(2)));
      case E -> {
        branches.forEach(its -> its.chainHappened = false);
        correlated(p[0], t);
      }
      case ELSE_CORRELATED_ERROR -> correlated(p[0], t);
      case HERALDED_ERASE -> heralded(t, PauliCases.even(p[0], PAULIS));
      case HERALDED_PAULI_CHANNEL_1 -> heralded(t, PauliCases.of(p, PAULIS));
      case M, MR -> measureEach('Z', 1, op == Op.MR, apply);
      case MX, MRX -> measureEach('X', 1, op == Op.MRX, apply);
      case MY, MRY -> measureEach('Y', 1, op == Op.MRY, apply);
      case R -> resetEach('Z', t);
      case RX -> resetEach('X', t);
      case RY -> resetEach('Y', t);
      case MXX -> measureEach('X', 2, false, apply);
      case MYY -> measureEach('Y', 2, false, apply);
      case MZZ -> measureEach('Z', 2, false, apply);
      case MPP -> PauliProducts.of(t).forEach(product -> measure(apply.argumentOr(0), product));
      case SPP -> PauliProducts.of(t).forEach(product -> turn(Gate.S, product));
      case SPP_DAG -> PauliProducts.of(t).forEach(product -> turn(Gate.SDG, product));
      case DETECTOR -> branches.forEach(its -> its.detectors += its.parity(t) ? '1' : '0');
      case OBSERVABLE_INCLUDE ->
          branches.forEach(its -> its.observables ^= its.parity(t) ? 1L << (int) p[0] : 0);
      case MPAD -> pad(apply.argumentOr(0), t);
    }
  }

  private void each(int[] targets, BiConsumer<DenseBranch, Integer> action) {
    for (int target : targets) {
      branches.forEach(its -> action.accept(its, number(target)));
    }
  }

  // ---- gates on two qubits ----

  private interface OnPair {
    void accept(DenseBranch branch, int first, int second);
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

  private void feedback(DenseBranch branch, int bit, String pauli, int onto) {
    boolean isOn =
        Target.isRecord(bit)
            ? branch.recordBack(number(bit))
            : number(bit) < sweep.length() && sweep.charAt(number(bit)) == '1';
    if (isOn && Target.hasQubit(onto)) {
      branch.pauli(pauli, number(onto));
    }
  }

  // ---- noise ----

  private void channel(int[] targets, int qubitsOfCase, PauliCases cases) {
    for (int i = 0; i < targets.length; i += qubitsOfCase) {
      int first = i;
      branches.happen(
          cases,
          (its, paulis) -> {
            for (int k = 0; k < paulis.length(); k++) {
              its.pauli(paulis.substring(k, k + 1), number(targets[first + k]));
            }
          });
    }
  }

  private void heralded(int[] targets, PauliCases cases) {
    for (int target : targets) {
      branches.happen(
          cases,
          (its, paulis) -> {
            its.add(!paulis.isEmpty());
            if (!paulis.isEmpty()) {
              its.pauli(paulis, number(target));
            }
          });
    }
  }

  private void correlated(double p, int... paulis) {
    branches.fork(
        new double[] {p, 1 - p},
        (its, which) -> {
          if (which == 0 && !its.chainHappened) {
            its.chainHappened = true;
            for (int pauli : paulis) {
              its.pauli(PauliProducts.letter(pauli), number(pauli));
            }
          }
        });
  }

  // ---- products ----

  private void measure(double wrong, List<Integer> product) {
    branches.split(product, DenseBranch::add);
    spoil(wrong);
  }

  private void measureEach(char pauli, int qubitsOfEach, boolean isReset, Step.Apply apply) {
    int[] t = apply.targets();
    for (int i = 0; i < t.length; i += qubitsOfEach) {
      int[] its = Arrays.copyOfRange(t, i, i + qubitsOfEach);
      measure(apply.argumentOr(0), PauliProducts.product(pauli, its));
      if (isReset) {
        resetEach(pauli, its);
      }
    }
  }

  private void resetEach(char pauli, int... targets) {
    for (int target : targets) {
      int qubit = number(target);
      branches.split(
          PauliProducts.product(pauli, qubit),
          (its, isOne) -> {
            if (isOne) {
              its.pauli(pauli == 'Z' ? "X" : "Z", qubit);
            }
          });
    }
  }

  private void spoil(double wrong) {
    branches.fork(
        new double[] {1 - wrong, wrong},
        (its, which) -> {
          if (which == 1) {
            its.flipNewest();
          }
        });
  }

  private void turn(Gate quarter, List<Integer> product) {
    branches.forEach(its -> its.turn(quarter, product));
  }

  private void pad(double wrong, int... bits) {
    for (int bit : bits) {
      branches.forEach(its -> its.add(number(bit) == 1));
      spoil(wrong);
    }
  }
}
