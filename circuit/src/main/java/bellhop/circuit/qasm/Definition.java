package bellhop.circuit.qasm;

import java.util.List;

/**
 * A gate defined by the source.
 *
 * @param size gates that it expands to, or the most that a long can say; counted, not expanded
 * @param depth definitions inside one another
 */
record Definition(
    String name, int parameterCount, int qubitCount, List<Piece> body, long size, int depth) {
  Definition {
    body = List.copyOf(body);
  }

  /**
   * A gate in the body.
   *
   * @param controls one for each control qubit; they come first among the operands. True: must be 1
   * @param exponents applied first to last
   * @param operands numbers of the definition's qubits
   */
  record Piece(
      Callee callee,
      List<Boolean> controls,
      List<Term> exponents,
      List<Term> arguments,
      List<Integer> operands) {
    Piece {
      controls = List.copyOf(controls);
      exponents = List.copyOf(exponents);
      arguments = List.copyOf(arguments);
      operands = List.copyOf(operands);
    }
  }
}
