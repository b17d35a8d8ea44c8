package bellhop.compiler.rewriting;

import bellhop.circuit.GateCall;
import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.compiler.placement.Routes;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A program in which turns about parities have been recognised. */
public final class Fused {
  private final Program source;
  private final List<Item> items;
  private final boolean isOther;

  /** What a fused program is made of. */
  sealed interface Item {
    /** As the source has it. */
    record Kept(Operation operation) implements Item {}

    /**
     * @param asWritten its gate in the source, as long as it is about the same qubits
     */
    record Turn(Gadget gadget, Optional<GateCall> asWritten) implements Item {}
  }

  /**
   * @param isOther whether anything was recognised
   */
  Fused(Program source, List<Item> items, boolean isOther) {
    this.source = source;
    this.items = List.copyOf(items);
    this.isOther = isOther;
  }

  /** Whether it has fewer two-qubit gates than the source. */
  public boolean isOther() {
    return isOther;
  }

  /** Whether some turn is about three qubits or more, so that its ladder may be chosen. */
  public boolean hasLadders() {
    return isOther
        && items.stream()
            .anyMatch(item ->
                item instanceof Item.Turn(var gadget, var _) && gadget.support().size() > 2);
  }

  /** With ladders in the order of the source; the source itself if nothing was recognised. */
  public Program program() {
    return isOther ? written(Ladders.inOrder()) : source;
  }

  /** With ladders that go from QPU to QPU. */
  public Program along(Routes routes, int... homes) {
    return written(Ladders.along(routes, homes));
  }

  private Program written(Ladders ladders) {
    List<Operation> operations = new ArrayList<>();
    for (Item item : items) {
      switch (item) {
        case Item.Kept(var operation) -> operations.add(operation);
        case Item.Turn(var gadget, var asWritten) ->
            asWritten
                .map(List::of)
                .orElseGet(() -> gadget.written(ladders))
                .forEach(call -> operations.add(new Operation.Apply(call)));
      }
    }
    return new Program(
        source.name(), source.qubits(), source.variables(), operations, source.pragmas());
  }
}
