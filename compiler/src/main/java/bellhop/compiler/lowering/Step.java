package bellhop.compiler.lowering;

import bellhop.circuit.Expression;
import bellhop.circuit.GateCall;
import java.util.List;

/** One operation on program qubits and cells after control flow has become guards. */
public sealed interface Step {
  /** In place of the cell of a guard: the step always happens. */
  int NO_GUARD = -1;

  /** A one-qubit gate, as the source named it. */
  record Local(GateCall call, int guard) implements Step {}

  /**
   * A two-qubit gate that leaves both operands alone along their axes.
   *
   * @param number in the order of the steps, from 0
   * @param sourceNumber in canonical counting of the source
   */
  record Interact(int number, int sourceNumber, GateCall call, int guard) implements Step {}

  /**
   * @param turn rank among the program's measurements and resets
   */
  record Measure(int qubit, int cell, int guard, int turn) implements Step {}

  /**
   * @param turn rank among the program's measurements and resets
   */
  record Reset(int qubit, int guard, int turn) implements Step {}

  record Barrier(List<Integer> qubits) implements Step {
    public Barrier {
      qubits = List.copyOf(qubits);
    }
  }

  record Compute(int cell, Expression value, int guard) implements Step {}

  /**
   * The beginning or the end of the body of a loop: nothing moves across it. The body happens again
   * and again as long as the cell is 1, and is stepped through once.
   *
   * @param cell of one bit, computed before and at the end of the body
   */
  record Fence(int loop, int cell, boolean begins) implements Step {}
}
