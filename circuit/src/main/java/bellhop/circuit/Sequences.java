package bellhop.circuit;

import static bellhop.circuit.Gate.CP;
import static bellhop.circuit.Gate.CX;
import static bellhop.circuit.Gate.H;
import static bellhop.circuit.Gate.P;
import static bellhop.circuit.Gate.RY;
import static bellhop.circuit.Gate.S;
import static bellhop.circuit.Gate.T;
import static bellhop.circuit.Gate.TDG;
import static bellhop.circuit.Gate.U;
import static java.lang.StrictMath.PI;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The definitions of gates by others. */
final class Sequences {
  private Sequences() {}

  static List<GateCall> swap() {
    return List.of(cx(0, 1), cx(1, 0), cx(0, 1));
  }

  static List<GateCall> iswap() {
    return List.of(on(S, 0), on(S, 1), on(H, 0), cx(0, 1), cx(1, 0), on(H, 1));
  }

  static List<GateCall> controlledRy(double theta) {
    return List.of(turn(RY, theta / 2, 1), cx(0, 1), turn(RY, -theta / 2, 1), cx(0, 1));
  }

  /** Controlled e^{iγ}·u(θ, φ, λ), as OpenQASM 3 defines {@code cu}. */
  static List<GateCall> cu(double theta, double phi, double lambda, double gamma) {
    return List.of(
        turn(P, gamma, 0),
        turn(P, (lambda + phi) / 2, 0),
        turn(P, (lambda - phi) / 2, 1),
        cx(0, 1),
        GateCall.of(U, new double[] {-theta / 2, 0, -(phi + lambda) / 2}, 1),
        cx(0, 1),
        GateCall.of(U, new double[] {theta / 2, phi, 0}, 1));
  }

  static List<GateCall> ccx() {
    return List.of(
        on(H, 2),
        cx(1, 2),
        on(TDG, 2),
        cx(0, 2),
        on(T, 2),
        cx(1, 2),
        on(TDG, 2),
        cx(0, 2),
        on(T, 1),
        on(T, 2),
        on(H, 2),
        cx(0, 1),
        on(T, 0),
        on(TDG, 1),
        cx(0, 1));
  }

  static List<GateCall> cswap() {
    List<GateCall> calls = new ArrayList<>();
    calls.add(cx(2, 1));
    calls.addAll(ccx());
    calls.add(cx(2, 1));
    return calls;
  }

  /**
   * The phase θ of |1…1⟩ on n qubits: the parities of the first n − 1 in Gray order, each with a
   * phase on the last; 2ⁿ⁻¹ − 1 cp and 2ⁿ⁻¹ − 2 cx (Barenco et al., quant-ph/9503016, lemma 7.1).
   */
  static List<GateCall> phase(double theta, int... qubits) {
    int last = qubits.length - 1;
    if (last == 0) {
      return List.of(turn(P, theta, qubits[0]));
    }
    double part = theta / (1 << (last - 1));
    List<GateCall> calls = new ArrayList<>();
    for (int step = 1; step < 1 << last; step++) {
      int parity = step ^ (step >> 1);
      int holder = 31 - Integer.numberOfLeadingZeros(parity);
      int changed = Integer.numberOfTrailingZeros(step);
      if (changed != holder) {
        calls.add(cx(qubits[changed], qubits[holder]));
      } else if (holder > 0) {
        calls.add(cx(qubits[holder - 1], qubits[holder]));
      }
      double sign = Integer.bitCount(parity) % 2 == 1 ? 1 : -1;
      calls.add(GateCall.of(CP, new double[] {sign * part}, qubits[holder], qubits[last]));
    }
    return calls;
  }

  static List<GateCall> controlledX(int controls) {
    return inX(controls, PI);
  }

  static List<GateCall> controlledSx(int controls) {
    return inX(controls, PI / 2);
  }

  /** The phase on all, seen by the last operand along X. */
  private static List<GateCall> inX(int controls, double theta) {
    List<GateCall> calls = new ArrayList<>();
    calls.add(on(H, controls));
    calls.addAll(phase(theta, IntStream.rangeClosed(0, controls).toArray()));
    calls.add(on(H, controls));
    return calls;
  }

  /** The relative-phase ccx of Margolus (quant-ph/9503016, section VI.B), as qelib1 has it. */
  static List<GateCall> relativeCcx() {
    return List.of(
        on(H, 2),
        on(T, 2),
        cx(1, 2),
        on(TDG, 2),
        cx(0, 2),
        on(T, 2),
        cx(1, 2),
        on(TDG, 2),
        on(H, 2));
  }

  /** The relative-phase c3x of Maslov (arXiv 1508.03273), as Qiskit's qelib1 orders it. */
  static List<GateCall> relativeC3x() {
    return List.of(
        on(H, 3),
        on(T, 3),
        cx(2, 3),
        on(TDG, 3),
        on(H, 3),
        cx(0, 3),
        on(T, 3),
        cx(1, 3),
        on(TDG, 3),
        cx(0, 3),
        on(T, 3),
        cx(1, 3),
        on(TDG, 3),
        on(H, 3),
        on(T, 3),
        cx(2, 3),
        on(TDG, 3),
        on(H, 3));
  }

  private static GateCall cx(int control, int target) {
    return GateCall.of(CX, control, target);
  }

  private static GateCall on(Gate gate, int qubit) {
    return GateCall.of(gate, qubit);
  }

  private static GateCall turn(Gate gate, double angle, int qubit) {
    return GateCall.of(gate, new double[] {angle}, qubit);
  }
}
