package bellhop.state;

import bellhop.circuit.Form;
import bellhop.circuit.GateCall;
import bellhop.units.Location;

/**
 * The pure state of up to 26 qubits. Its norm need not be 1: probabilities are relative to it, so a
 * no-jump operator such as diag(1, √s) needs no renormalisation. Bit k of an amplitude's number is
 * qubit k. It draws no chance: the caller brings it. Not thread-safe.
 */
@SuppressWarnings("DoNotCallSuggester")
public final class StateVector {
  /** The most qubits whose amplitudes an array can number with room to spare. */
  public static final int MAX_QUBITS = 26;

  private StateVector() {}

  /** |0…0⟩. */
  public static StateVector zero(int qubits) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Memory for one state in bytes. */
  public static long bytes(int qubits) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Refuses, as a user error, more qubits than {@link #MAX_QUBITS} or than the heap has room for.
   *
   * @param copies states that are alive at a time, such as one for each thread
   */
  public static void check(int qubits, int copies, Location where) {
    throw new UnsupportedOperationException("not yet");
  }

  public int qubits() {
    throw new UnsupportedOperationException("not yet");
  }

  /** A gate of the table. */
  public void apply(GateCall call) {
    throw new UnsupportedOperationException("not yet");
  }

  /** A 2×2 matrix, row-major, interleaved; need not be unitary. */
  public void apply1(int qubit, double[] matrix) {
    throw new UnsupportedOperationException("not yet");
  }

  /** A 4×4 matrix as {@link GateCall#matrix} gives it: bit 0 of a row is qubit a. */
  public void apply2(int a, int b, double[] matrix) {
    throw new UnsupportedOperationException("not yet");
  }

  /** e^{iθ} on |11⟩. */
  public void phase(int a, int b, double angle) {
    throw new UnsupportedOperationException("not yet");
  }

  /** A phase for each of |00⟩ … |11⟩, a written left. */
  public void diagonal2(int a, int b, Form.Diagonal phases) {
    throw new UnsupportedOperationException("not yet");
  }

  /** diag(zero, one) with real factors, such as the no-jump operator diag(1, √s). */
  public void diagonal(int qubit, double zero, double one) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Exchanges two qubits. */
  public void swap(int a, int b) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * @param pauli 2z + x: 0 none, 1 X, 2 Z, 3 Y
   */
  public void pauli(int qubit, int pauli) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Relative to the norm. */
  public double probabilityOfOne(int qubit) {
    throw new UnsupportedOperationException("not yet");
  }

  /** The squared norm. */
  public double norm2() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Keeps the part where the qubit has that value, with norm 1. */
  public void project(int qubit, int value) {
    throw new UnsupportedOperationException("not yet");
  }

  /**
   * Measures: 1 if u is below the probability of 1. Leaves norm 1.
   *
   * @param u uniform in [0, 1)
   */
  public int measure(int qubit, double u) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Puts one qubit into |0⟩: measures it and turns a 1. */
  public void reset(int qubit, double u) {
    throw new UnsupportedOperationException("not yet");
  }

  /** Back to |0…0⟩ without new memory. */
  public void reset() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Becomes equal to another state of as many qubits without new memory. */
  public void copyFrom(StateVector other) {
    throw new UnsupportedOperationException("not yet");
  }

  public StateVector copy() {
    throw new UnsupportedOperationException("not yet");
  }

  /** Multiplies the whole state. */
  public void scale(double factor) {
    throw new UnsupportedOperationException("not yet");
  }

  /** The real part of an amplitude. */
  public double re(long index) {
    throw new UnsupportedOperationException("not yet");
  }

  /** The imaginary part of an amplitude. */
  public double im(long index) {
    throw new UnsupportedOperationException("not yet");
  }

  /** |amplitude|² over the squared norm, 2ⁿ numbers. */
  public double[] probabilities() {
    throw new UnsupportedOperationException("not yet");
  }
}
