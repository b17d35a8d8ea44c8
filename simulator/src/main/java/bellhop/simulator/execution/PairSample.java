package bellhop.simulator.execution;

import bellhop.circuit.Gate;
import bellhop.circuit.GateCall;
import bellhop.pair.XState;

/**
 * One of the pure states that an X-state is a mixture of: its eigenstates α|0 0⟩ + β|1 1⟩ or α|0 1⟩
 * + β|1 0⟩, with α real.
 *
 * @param odd whether the ends differ
 */
record PairSample(boolean odd, double alpha, double betaRe, double betaIm) {

  /**
   * @param u uniform in [0, 1); chooses by the eigenvalues
   */
  static PairSample of(XState state, double u) {
    double even = state.r00() + state.r11();
    // the coherence is ⟨first|ρ|second⟩ = α β*
    return u < even
        ? eigenstate(false, state.r00(), state.r11(), state.dRe(), -state.dIm(), u)
        : eigenstate(true, state.r01(), state.r10(), state.cRe(), -state.cIm(), u - even);
  }

  /** Of the block [[p, k*], [k, q]], by its two eigenvalues. */
  private static PairSample eigenstate(
      boolean odd, double p, double q, double kRe, double kIm, double u) {
    double k = StrictMath.hypot(kRe, kIm);
    double root = StrictMath.hypot((p - q) / 2, k);
    double larger = (p + q) / 2 + root;
    // half the angle of the Bloch vector (k, (p − q)/2)
    double angle = StrictMath.atan2(k, (p - q) / 2) / 2;
    double phaseRe = k == 0 ? 1 : kRe / k;
    double phaseIm = k == 0 ? 0 : kIm / k;
    double cos = StrictMath.cos(angle);
    double sin = StrictMath.sin(angle);
    return u < larger
        ? new PairSample(odd, cos, sin * phaseRe, sin * phaseIm)
        : new PairSample(odd, -sin, cos * phaseRe, cos * phaseIm);
  }

  /** On two wires in |0⟩. */
  void prepare(Wires wires, int a, int b) {
    wires.apply1(a, new double[] {alpha, 0, -betaRe, betaIm, betaRe, betaIm, alpha, 0});
    wires.apply(GateCall.of(Gate.CX, 0, 1), a, b);
    if (odd) {
      wires.pauli(b, Paulis.X);
    }
  }
}
