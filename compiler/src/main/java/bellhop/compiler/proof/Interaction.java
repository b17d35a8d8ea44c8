package bellhop.compiler.proof;

import bellhop.circuit.Form;
import bellhop.circuit.GateCall;

/**
 * A two-qubit gate as exp(i·angleA·a·σ) · exp(i·angleB·b·σ) · exp(i·angle·(a·σ)⊗(b·σ)), up to a
 * phase. The angle lies in [0, π/2): a quarter more is a Pauli on either side.
 *
 * @param a axis of operand 0
 * @param b axis of operand 1
 */
@SuppressWarnings("ArrayRecordComponent") // never compared; the directions are not changed
record Interaction(double[] a, double[] b, double angleA, double angleB, double angle) {
  private static final double QUARTER = StrictMath.PI / 2;

  static Interaction of(GateCall call) {
    if (!(call.gate().form() instanceof Form.Interaction(var first, var second, var diagonal))) {
      throw new IllegalArgumentException(call + " is not an interaction");
    }
    Form.Diagonal d = diagonal.apply(call.parameters());
    double angleA = (d.p00() + d.p01() - d.p10() - d.p11()) / 4;
    double angleB = (d.p00() - d.p01() + d.p10() - d.p11()) / 4;
    double angle = d.angle() / 4;
    // exp(iπ/2 AB) = i·AB = exp(iπ/2 A)·exp(iπ/2 B) up to a phase.
    double quarters = StrictMath.floor(angle / QUARTER + 1e-9);
    return new Interaction(
        Spin.direction(first),
        Spin.direction(second),
        angleA + quarters * QUARTER,
        angleB + quarters * QUARTER,
        angle - quarters * QUARTER);
  }

  /** Whether it equals a CX up to turns of either side about its axis. */
  boolean isMaximal() {
    return Math.abs(angle - QUARTER / 2) < Spin.TOLERANCE;
  }

  Interaction reversed() {
    return new Interaction(b, a, angleB, angleA, angle);
  }
}
