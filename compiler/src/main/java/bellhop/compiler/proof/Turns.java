package bellhop.compiler.proof;

import bellhop.circuit.Operation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Counts the measurements and resets of a source. */
final class Turns {
  private Turns() {}

  static int count(List<Operation> operations) {
    Deque<Operation> open = new ArrayDeque<>(operations);
    int turns = 0;
    while (!open.isEmpty()) {
      switch (open.pop()) {
        case Operation.Measure _, Operation.Reset _ -> turns++;
        case Operation.Annotated(var _, var inner) -> open.push(inner);
        case Operation.Branch branch -> {
          branch.then().forEach(open::push);
          branch.otherwise().forEach(open::push);
        }
        case Operation.Apply _, Operation.Barrier _, Operation.Assign _ -> {}
      }
    }
    return turns;
  }
}
