package bellhop.circuit;

import static bellhop.circuit.Gate.CX;
import static bellhop.circuit.Gate.H;
import static bellhop.circuit.Gate.P;
import static bellhop.circuit.Gate.RY;
import static bellhop.circuit.Gate.S;
import static bellhop.circuit.Gate.T;
import static bellhop.circuit.Gate.TDG;
import static bellhop.circuit.Gate.U;

import java.util.ArrayList;
import java.util.List;

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
