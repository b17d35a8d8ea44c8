package bellhop.circuit;

import java.util.BitSet;
import java.util.List;

/** Which classical cells operations may change, those in branches and loops included. */
public final class WrittenCells {
  private WrittenCells() {}

  public static BitSet of(List<Operation> operations) {
    BitSet written = new BitSet();
    add(operations, written);
    return written;
  }

  private static void add(List<Operation> operations, BitSet written) {
    for (Operation operation : operations) {
      switch (operation) {
        case Operation.Measure(int _, int cell) -> written.set(cell);
        case Operation.Assign(int cell, var _) -> written.set(cell);
        case Operation.Annotated(var _, var inner) -> add(List.of(inner), written);
        case Operation.Branch branch -> {
          add(branch.then(), written);
          add(branch.otherwise(), written);
        }
        case Operation.While loop -> add(loop.body(), written);
        case Operation.Apply _, Operation.Reset _, Operation.Barrier _ -> {}
      }
    }
  }
}
