package bellhop.circuit.qasm;

import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What a name stands for, other than a gate. */
sealed interface Symbol {

  /** Qubits of the program: a register, or some that lie here and there. */
  final class Qubits implements Symbol {
    private final int first;
    private final int size;
    private final boolean scalar;
    private final int @Nullable [] places;

    private Qubits(int first, int size, boolean scalar, int @Nullable [] places) {
      this.first = first;
      this.size = size;
      this.scalar = scalar;
      this.places = places;
    }

    static Qubits register(int first, int size, boolean scalar) {
      return new Qubits(first, size, scalar, null);
    }

    static Qubits at(int[] places, boolean scalar) {
      return new Qubits(0, places.length, scalar, places);
    }

    int size() {
      return size;
    }

    /** A single qubit, not a register of one. */
    boolean scalar() {
      return scalar;
    }

    int qubit(int index) {
      return places == null ? first + index : places[index];
    }

    int[] all() {
      return places == null ? IntStream.range(first, first + size).toArray() : places.clone();
    }
  }

  record Constant(Value value) implements Symbol {}

  /** An angle of the definition that is being read. */
  record Parameter(int index) implements Symbol {}

  /** A qubit of the definition that is being read. */
  record Operand(int index) implements Symbol {}

  record Array(ArrayView view) implements Symbol {}

  record Called(Subroutine subroutine) implements Symbol {}

  /**
   * A variable. Its value is known while it does not depend on a measurement; from then on it has
   * cells. Bits have cells from the start.
   */
  final class Variable implements Symbol {
    private final Type type;
    private @Nullable Value known;
    private int firstCell = -1;
    private int @Nullable [] cells;

    Variable(Type type) {
      this.type = type;
    }

    /** A register of bits that lie here and there. */
    static Variable ofCells(int[] cells) {
      Variable alias = new Variable(new Type(TypeKind.BIT, cells.length, false));
      alias.firstCell = cells[0];
      alias.cells = cells;
      return alias;
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

    /** Of bit registers. */
    int cell(int index) {
      return cells == null ? firstCell + index : cells[index];
    }

    /** Of bits, one for each. */
    int[] allCells() {
      return cells == null
          ? IntStream.range(firstCell, firstCell + type.width()).toArray()
          : cells.clone();
    }

    void keepInCells(int first) {
      firstCell = first;
      known = null;
    }
  }
}
