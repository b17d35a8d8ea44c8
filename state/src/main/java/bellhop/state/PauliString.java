package bellhop.state;

/** A product of Pauli operators on numbered qubits with a sign, ±P₀⊗P₁⊗…. Mutable. */
@SuppressWarnings("DoNotCallSuggester")
public final class PauliString {
  /** The identity. */
  public PauliString(int qubits) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Reads "+XZ_Y": first letter qubit 0, "_" or "I" for none; the sign may be missing. */
  public static PauliString parse(String text) {
    throw new UnsupportedOperationException("not yet");
  }

  public int qubits() {
    throw new UnsupportedOperationException("not yet");
  }

  /** 2z + x: 0 none, 1 X, 2 Z, 3 Y. */
  public int pauli(int qubit) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Puts a Pauli (2z + x) in the place of what is there. */
  public void set(int qubit, int pauli) {
    throw new UnsupportedOperationException("not yet");
  }

  public boolean negative() {
    throw new UnsupportedOperationException("not yet");
  }

  public void setNegative(boolean negative) {
    throw new UnsupportedOperationException("not yet");
  }
}
