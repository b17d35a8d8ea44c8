package bellhop.compiler.proof;

import bellhop.circuit.GateCall;
import bellhop.state.CliffordAction;

/** Holds nothing: finds out how large a run would be and whether it is Clifford. */
final class CountingRegister implements Register {
  private long gates;
  private long measurements;
  private boolean clifford = true;

  @Override
  public void apply(GateCall call) {
    gates++;
    clifford = clifford && CliffordAction.find(call).isPresent();
  }

  @Override
  public double probabilityOfOne(int qubit) {
    return 0.5;
  }

  @Override
  public int measure(int qubit, double u) {
    measurements++;
    return 0;
  }

  long gates() {
    return gates;
  }

  long measurements() {
    return measurements;
  }

  boolean isClifford() {
    return clifford;
  }
}
