package bellhop.qec.code;

import bellhop.circuit.stabilizer.StabilizerCircuit;

/** What logical qubits are to go through, with an observable that says how it went. */
public sealed interface Task permits MemoryTask, SurgeryTask {
  /** Without noise. */
  StabilizerCircuit circuit();
}
