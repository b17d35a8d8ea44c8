package bellhop.circuit.qasm;

import bellhop.circuit.qasm.Term.Selection;

/** Where a classical value lies. */
sealed interface Place {

  /**
   * A variable or an element of an array.
   *
   * @param name for its cell and for messages
   */
  record Single(Symbol.Variable variable, String name) implements Place {}

  /** Bits of a register or of a number. */
  record Part(Symbol.Variable variable, String name, Selection selection) implements Place {}

  /** An array or a part of one. */
  record Elements(ArrayView view) implements Place {}
}
