package bellhop.state;

import bellhop.circuit.GateCall;
import java.util.Optional;

/**
 * What a Clifford gate does to Pauli operators by conjugation. Derived from the gate table's
 * matrix, so any angles that happen to be Clifford are recognised.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class CliffordAction {
  private CliffordAction() {}

  /** Empty where the gate is not Clifford (tolerance 1e-9). The qubits of the call do not count. */
  public static Optional<CliffordAction> find(GateCall call) {
    throw new UnsupportedOperationException("not yet");
  }

  /** The number of operands. */
  public int qubitCount() {
    throw new UnsupportedOperationException("not yet");
  }

  /** U·X·U† for the X of one operand. */
  public PauliString imageOfX(int operand) {
    throw new UnsupportedOperationException("not yet");
  }

  /** U·Z·U† for the Z of one operand. */
  public PauliString imageOfZ(int operand) {
    throw new UnsupportedOperationException("not yet");
  }
}
