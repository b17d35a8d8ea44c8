package bellhop.simulator.execution;

/**
 * What carries out the steps of a shot. Qubits are numbered over all QPUs and start in |0⟩, times
 * are in ps. A qubit waits, decaying, between the end of one operation on it and the start of the
 * next; before its first operation nothing happens to it.
 */
interface Machine {
  /** A new shot. */
  void start(Times times);

  /** The qubit has waited until now and is in the hands of an operation. */
  void arrive(int qubit, long nowPs);

  /** The operation on the qubit is over. */
  void leave(int qubit, long nowPs);

  /** A gate whose operands have arrived. */
  void gate(Step.Gate gate);

  /** A correction on a waiting half. If it is no such half, it is an ordinary gate. */
  void slot(Step.Gate gate, boolean played, long startPs, long endPs);

  /** CX onto a half that is measured next; the root has arrived. */
  void bind(Step.Gate gate, long startPs, long endPs);

  /** CX of a half onto a half, the start of a swap. */
  void relay(Step.Gate gate, long startPs, long endPs);

  /**
   * A measurement, operand arrived.
   *
   * @param u uniform in [0, 1): the result is 1 if it is below the probability of 1
   */
  int measure(int qubit, double u);

  /** To |0⟩. Whatever waited there is past. */
  void reset(int qubit, double u);

  /**
   * The qubit is given to a half of a pair, which is there when both ends have asked.
   *
   * @param u for what it held before
   */
  void request(Step.Request request, double u);

  /** A Pauli fault, as numbered by {@link Paulis}. */
  void fault(int qubit, int pauli);

  /** A reported bit is wrong: if it was 0, if it was 1. For machines that know no bits. */
  default void misread(boolean ifZero, boolean ifOne) {}
}
