package bellhop.state;

import bellhop.circuit.GateCall;
import java.util.Optional;

/** How a state vector applies a gate: by its matrix alone, never by its name. */
@SuppressWarnings("ArrayRecordComponent") // never compared
sealed interface Recipe {
  /** A 2×2 matrix. */
  record Turn(double[] matrix) implements Recipe {}

  /** A gate on two or more qubits that mixes basis states in pairs. */
  record Split(Blocks blocks) implements Recipe {}

  /** Any other gate on two or more qubits. */
  record Dense(double[] matrix) implements Recipe {}

  static Recipe of(GateCall call) {
    double[] matrix = call.matrix();
    return call.qubitCount() == 1 ? new Turn(matrix) : of(matrix);
  }

  /** For two or more qubits. */
  static Recipe of(double[] matrix) {
    Optional<Blocks> blocks = Blocks.find(matrix);
    return blocks.isPresent() ? new Split(blocks.get()) : new Dense(matrix.clone());
  }
}
