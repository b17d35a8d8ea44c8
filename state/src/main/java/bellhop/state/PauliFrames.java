package bellhop.state;

import bellhop.circuit.GateCall;
import bellhop.units.RandomStream;

/**
 * For a batch of shots, the Pauli operator by which each differs from one reference shot of a
 * {@link Tableau}. A mask has one bit for each shot: bit s of word w is shot 64·w + s. Not
 * thread-safe.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class PauliFrames {
  /** No difference anywhere; call {@link #randomiseZ} on every qubit to start. */
  public PauliFrames(int qubits, int shots) {
    throw new UnsupportedOperationException("not yet");
  }

  public int qubits() {
    throw new UnsupportedOperationException("not yet");
  }

  public int shots() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Length of a mask. */
  public int words() {
    throw new UnsupportedOperationException("not yet");
  }

  /** No difference anywhere, without new memory. */
  public void clear() {
    throw new UnsupportedOperationException("not yet");
  }

  /** A Clifford gate on all shots. */
  public void apply(GateCall call) {
    throw new UnsupportedOperationException("not yet");
  }

  /** A Clifford gate that was looked up before. */
  public void apply(CliffordAction action, int... qubits) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * A fault on one shot.
   *
   * @param pauli 2z + x: 0 none, 1 X, 2 Z, 3 Y
   */
  public void pauli(int qubit, int shot, int pauli) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * A Pauli on the shots of a mask: a fault, or feedback, with the flips of the bit that steers it
   * as the mask.
   */
  public void pauli(int qubit, int pauli, long[] mask) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * A fair Z on every shot. On a qubit in |0⟩, or just measured, it changes nothing but makes later
   * results as random as they are.
   */
  public void randomiseZ(int qubit, RandomStream stream) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Writes, for each shot, whether the result differs from the reference, then randomises Z. */
  public void measure(int qubit, RandomStream stream, long[] flips) {
    throw new UnsupportedOperationException("not yet");
  }

  /** The qubit is in |0⟩ in all shots, as in the reference. */
  public void reset(int qubit, RandomStream stream) {
    throw new UnsupportedOperationException("not yet");
  }

  /** The Pauli (2z + x) of one shot. */
  public int frame(int qubit, int shot) {
    throw new UnsupportedOperationException("not yet");
  }
}
