package bellhop.state;

import bellhop.circuit.GateCall;
import bellhop.units.RandomStream;
import java.util.List;

/**
 * A stabiliser state of thousands of qubits. It draws no chance: the caller brings fair coins. Not
 * thread-safe.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class Tableau {
  /** |0…0⟩. */
  public Tableau(int qubits) {
    throw new UnsupportedOperationException("not yet");
  }

  public int qubits() {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * @throws IllegalArgumentException if the gate is not Clifford
   */
  public void apply(GateCall call) {
    throw new UnsupportedOperationException("not yet");
  }

  /** A Clifford gate that was looked up before. */
  public void apply(CliffordAction action, int... qubits) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * @param pauli 2z + x: 0 none, 1 X, 2 Z, 3 Y
   */
  public void pauli(int qubit, int pauli) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Whether a measurement of this qubit has only one possible result. */
  public boolean isDeterministic(int qubit) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Measures in the Z basis.
   *
   * @param coin the result, where chance decides
   */
  public int measure(int qubit, boolean coin) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Always draws one number, so that streams stay in step. */
  public int measure(int qubit, RandomStream coins) {
    return measure(qubit, coins.nextDouble() < 0.5);
  }

  /** Puts one qubit into |0⟩: measures it and turns a 1. */
  public void reset(int qubit, boolean coin) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Back to |0…0⟩ without new memory. */
  public void reset() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Becomes equal to another of as many qubits without new memory. */
  public void copyFrom(Tableau other) {
    throw new UnsupportedOperationException("not yet");
  }

  public Tableau copy() {
    throw new UnsupportedOperationException("not yet");
  }

  /** +1, −1 or 0. */
  public int expectation(PauliString observable) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Generators of the stabiliser group, one for each qubit. */
  public List<PauliString> stabilisers() {
    throw new UnsupportedOperationException("not yet");
  }

  /** The one reduced list of generators that equal states share. */
  public List<PauliString> canonicalStabilisers() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Whether both are the same state up to a global phase. */
  public boolean sameState(Tableau other) {
    throw new UnsupportedOperationException("not yet");
  }
}
