package bellhop.compiler.proof;

import bellhop.circuit.GateCall;
import bellhop.state.StateVector;

/** Qubits as a state vector: any program, few qubits. */
final class AmplitudeRegister implements Register {
  private static final double TOLERANCE = 1e-9;

  private final StateVector state;

  AmplitudeRegister(int qubits) {
    state = StateVector.zero(qubits);
  }

  @Override
  public void apply(GateCall call) {
    state.apply(call);
  }

  @Override
  public double probabilityOfOne(int qubit) {
    return state.probabilityOfOne(qubit);
  }

  @Override
  public int measure(int qubit, double u) {
    return state.measure(qubit, u);
  }

  /** Whether every amplitude agrees to 1e-9 once both states have norm 1 and one phase. */
  boolean isSameState(AmplitudeRegister other) {
    double scale = 1 / StrictMath.sqrt(state.norm2() * other.state.norm2());
    long count = 1L << state.qubits();
    double re = 0;
    double im = 0;
    for (long i = 0; i < count; i++) {
      re += other.state.re(i) * state.re(i) + other.state.im(i) * state.im(i);
      im += other.state.re(i) * state.im(i) - other.state.im(i) * state.re(i);
    }
    double overlap = StrictMath.hypot(re, im);
    return Math.abs(overlap * scale - 1) < TOLERANCE && agrees(other, re / overlap, im / overlap);
  }

  private boolean agrees(AmplitudeRegister other, double cos, double sin) {
    double mine = 1 / StrictMath.sqrt(state.norm2());
    double theirs = 1 / StrictMath.sqrt(other.state.norm2());
    long count = 1L << state.qubits();
    for (long i = 0; i < count; i++) {
      double re = theirs * (cos * other.state.re(i) - sin * other.state.im(i));
      double im = theirs * (cos * other.state.im(i) + sin * other.state.re(i));
      if (Math.abs(re - mine * state.re(i)) > TOLERANCE
          || Math.abs(im - mine * state.im(i)) > TOLERANCE) {
        return false;
      }
    }
    return true;
  }
}
