package bellhop.compiler.proof;

import bellhop.circuit.Operation;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;

/** Counts the measurements and resets of a source, those in loops once. */
final class Turns {
  private Turns() {}

  static int count(List<Operation> operations) {
    return count(
        operations, one -> one instanceof Operation.Measure || one instanceof Operation.Reset);
  }

  static boolean measures(List<Operation> operations) {
    return count(operations, Operation.Measure.class::isInstance) > 0;
  }

  static boolean hasLoops(List<Operation> operations) {
    return count(operations, Operation.While.class::isInstance) > 0;
  }

  private static int count(List<Operation> operations, Predicate<Operation> wanted) {
    Deque<Operation> open = new ArrayDeque<>(operations);
    int found = 0;
    while (!open.isEmpty()) {
      Operation one = open.pop();
      found += wanted.test(one) ? 1 : 0;
      switch (one) {
        case Operation.Annotated(var _, var inner) -> open.push(inner);
        case Operation.Branch branch -> {
          branch.then().forEach(open::push);
          branch.otherwise().forEach(open::push);
        }
        case Operation.While loop -> loop.body().forEach(open::push);
        case Operation.Measure _, Operation.Reset _ -> {}
        case Operation.Apply _, Operation.Barrier _, Operation.Assign _ -> {}
      }
    }
    return found;
  }
}
