package bellhop.compiler.proof;

import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction.LoopEdge;
import bellhop.distributed.Stretches;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/**
 * Leads both sides of a proof through a loop together: the same condition at both edges, every
 * qubit in the same place before and after a turn, nothing across the edges, and in between one
 * turn from any values that the cells may have at its head. So what holds of one turn holds of all.
 * Qubits at QPUs that take part in no loop pass by without a fence.
 */
final class LoopProof implements SourceWalk.LoopWalk {
  /** In place of a slot: at a QPU without loops. */
  private static final int ELSEWHERE = -1;

  private final Program source;
  private final Distributed distributed;
  private final Symbols symbols;
  private final SourceWalk before;
  private final EmittedWalk after;
  private final Stretches stretches;

  /** What has been found out about each loop, kept between walks. */
  private final Map<Integer, LoopCells> known;

  /** By loop and QPU: the cell of its condition, or −1. */
  private final int[][] conditions;

  private int count;
  private boolean isSplit;

  LoopProof(
      Program source,
      Distributed distributed,
      Symbols symbols,
      SourceWalk before,
      EmittedWalk after,
      Map<Integer, LoopCells> known) {
    this.source = source;
    this.distributed = distributed;
    this.symbols = symbols;
    this.before = before;
    this.after = after;
    this.known = known;
    stretches = Stretches.of(distributed);
    conditions = conditions(distributed);
  }

  private static int[][] conditions(Distributed distributed) {
    int[][] conditions = new int[distributed.loops().size()][distributed.programs().size()];
    for (int[] ofLoop : conditions) {
      Arrays.fill(ofLoop, LoopCells.NO_CELL);
    }
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      for (var instruction : distributed.programs().get(qpu).instructions()) {
        if (instruction instanceof LoopEdge edge) {
          conditions[edge.loop()][qpu] = edge.cell();
        }
      }
    }
    return conditions;
  }

  /** Whether cells that were taken to be equal at the head of a loop turned out not to be. */
  boolean isSplit() {
    return isSplit;
  }

  /** After the whole source: there are no other loops. */
  void requireAll() {
    if (count != conditions.length) {
      throw new Fault(conditions.length + " loops, not the " + count + " of the source");
    }
  }

  @Override
  public void walk(Operation.While loop, int guard) {
    int number = count++;
    if (number >= conditions.length) {
      throw new Fault("loop " + number + " of the source is not in the compiled programs");
    }
    int condition = symbols.and(guard, before.truth(loop.condition()));
    int[] head = edge(number, stretches.body(number) - 1, condition);
    requireFenced(loop.body(), head, number);
    LoopCells cells =
        known.computeIfAbsent(
            number, _ -> new LoopCells(source, loop, distributed, number, conditions[number]));
    cells.split(before, after);
    cells.forget(before, after, symbols);
    set(number, Symbols.ONE);
    before.all(loop.body(), this);
    int[] end = edge(number, stretches.after(number) - 1, before.truth(loop.condition()));
    if (!Arrays.equals(head, end)) {
      throw new Fault("a turn of loop " + number + " leaves a qubit in another place");
    }
    isSplit |= cells.split(before, after);
    cells.forget(before, after, symbols);
    set(number, Symbols.ZERO);
  }

  private void set(int loop, int value) {
    for (int qpu = 0; qpu < conditions[loop].length; qpu++) {
      if (conditions[loop][qpu] != LoopCells.NO_CELL) {
        after.set(qpu, conditions[loop][qpu], value);
      }
    }
  }

  /** By program qubit: its slot, if it is fenced. */
  private int[] edge(int loop, int stretch, int condition) {
    after.runTo(stretch);
    for (int qpu = 0; qpu < conditions[loop].length; qpu++) {
      int cell = conditions[loop][qpu];
      if (cell != LoopCells.NO_CELL && symbols.truth(after.cell(qpu, cell)) != condition) {
        String name = distributed.programs().get(qpu).qpu();
        throw new Fault("loop " + loop + " at \"" + name + "\" has not the source's condition");
      }
    }
    int[] slots = new int[source.qubitCount()];
    for (int qubit = 0; qubit < slots.length; qubit++) {
      slots[qubit] = slot(after.machine().slotsOf(before.machine().wireIn(qubit)), qubit);
      if (slots[qubit] != ELSEWHERE) {
        before.machine().fence(qubit, stretch);
        after.machine().fence(slots[qubit], stretch);
      }
    }
    return slots;
  }

  private int slot(List<Integer> slots, int qubit) {
    if (slots.stream().noneMatch(slot -> stretches.takesPart(after.qpuOf(slot)))) {
      return ELSEWHERE;
    }
    if (slots.size() > 1) {
      throw new Fault("qubit " + qubit + " has a copy at the edge of a loop");
    }
    return slots.getFirst();
  }

  private static void requireFenced(List<Operation> operations, int[] slots, int loop) {
    BitSet touched = new BitSet();
    addTouched(operations, touched);
    for (int qubit = touched.nextSetBit(0); qubit >= 0; qubit = touched.nextSetBit(qubit + 1)) {
      if (slots[qubit] == ELSEWHERE) {
        throw new Fault("qubit " + qubit + " is in loop " + loop + ", which its QPU has not");
      }
    }
  }

  private static void addTouched(List<Operation> operations, BitSet touched) {
    for (Operation operation : operations) {
      switch (operation) {
        case Operation.Apply(var call) -> {
          for (int qubit : call.qubits()) {
            touched.set(qubit);
          }
        }
        case Operation.Measure(int qubit, int _) -> touched.set(qubit);
        case Operation.Reset(int qubit) -> touched.set(qubit);
        case Operation.Annotated(var _, var inner) -> addTouched(List.of(inner), touched);
        case Operation.Branch branch -> {
          addTouched(branch.then(), touched);
          addTouched(branch.otherwise(), touched);
        }
        case Operation.While inner -> addTouched(inner.body(), touched);
        case Operation.Barrier _, Operation.Assign _ -> {}
      }
    }
  }
}
