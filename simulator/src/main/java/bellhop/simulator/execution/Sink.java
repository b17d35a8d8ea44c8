package bellhop.simulator.execution;

/** Where the literal operations of a Pauli-noise machine go. */
interface Sink {
  /** All qubits in |0⟩. */
  void start();

  void gate(Step.Gate gate);

  void fault(int qubit, int pauli);

  int measure(int qubit, double u);

  void reset(int qubit, double u);

  /** Its qubits, both in |0⟩ before, are Φ+ afterwards. */
  void pair(int pair);

  void misread(boolean ifZero, boolean ifOne);
}
