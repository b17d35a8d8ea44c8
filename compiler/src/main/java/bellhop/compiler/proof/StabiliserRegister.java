package bellhop.compiler.proof;

import bellhop.circuit.GateCall;
import bellhop.state.Tableau;

/** Qubits as a tableau: Clifford programs of any size. */
final class StabiliserRegister implements Register {
  private final Tableau tableau;

  StabiliserRegister(int qubits) {
    tableau = new Tableau(qubits);
  }

  @Override
  public void apply(GateCall call) {
    tableau.apply(call);
  }

  @Override
  public double probabilityOfOne(int qubit) {
    // A result that is certain does not depend on the coin and does not disturb the state.
    return tableau.isDeterministic(qubit) ? tableau.measure(qubit, false) : 0.5;
  }

  @Override
  public int measure(int qubit, double u) {
    return tableau.measure(qubit, u < 0.5);
  }

  boolean isSameState(StabiliserRegister other) {
    return tableau.sameState(other.tableau);
  }
}
