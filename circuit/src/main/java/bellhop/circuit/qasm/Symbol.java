package bellhop.circuit.qasm;

import org.jspecify.annotations.Nullable;

/** What a name stands for, other than a gate. */
sealed interface Symbol {

  record Qubits(int first, int size, boolean scalar) implements Symbol {}

  record Constant(Value value) implements Symbol {}

  /** An angle of the definition that is being read. */
  record Parameter(int index) implements Symbol {}

  /** A qubit of the definition that is being read. */
  record Operand(int index) implements Symbol {}

  /**
   * A variable. Its value is known while it does not depend on a measurement; from then on it has
   * cells. Bits have cells from the start.
   */
  final class Variable implements Symbol {
    private final Type type;
    private @Nullable Value known;
    private int firstCell = -1;

    Variable(Type type) {
      this.type = type;
    }

    Type type() {
      return type;
    }

    @Nullable Value known() {
      return known;
    }

    void know(Value value) {
      known = value;
    }

    boolean hasCells() {
      return firstCell >= 0;
    }

    int firstCell() {
      return firstCell;
    }

    void keepInCells(int first) {
      firstCell = first;
      known = null;
    }
  }
}
