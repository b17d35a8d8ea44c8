package bellhop.circuit.qasm;

import bellhop.circuit.qasm.Statement.Parameter;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A subroutine of the source with its types worked out. It is carried out anew at each call.
 *
 * @param result what it gives back, if anything
 * @param assigned names that its body assigns to or measures into
 * @param leastCalls that one call brings about, itself included
 */
record Subroutine(
    Name name,
    List<Formal> formals,
    @Nullable Type result,
    List<Statement> body,
    Set<Name> assigned,
    long leastCalls) {

  /**
   * @param type of a value, or of the elements of an array
   * @param sizes of qubits (none: one qubit) or of an array
   * @param dimensions of an array; its sizes are open if there are none
   */
  record Formal(
      Name name,
      Parameter.Passing passing,
      @Nullable Type type,
      List<Integer> sizes,
      int dimensions,
      int at) {
    Formal {
      sizes = List.copyOf(sizes);
    }
  }

  boolean changesArrays() {
    return formals.stream().anyMatch(formal -> formal.passing() == Parameter.Passing.MUTABLE);
  }
}
