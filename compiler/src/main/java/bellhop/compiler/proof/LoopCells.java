package bellhop.compiler.proof;

import bellhop.circuit.Operation;
import bellhop.circuit.Program;
import bellhop.circuit.WrittenCells;
import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The cells that the body of one loop writes, on both sides of a proof, in groups of equal value.
 * At the head of a turn nothing else is known of them. Groups only ever split: they are equal at
 * the head of every turn once no turn splits them.
 */
final class LoopCells {
  /** In place of a QPU: the source. */
  private static final int SOURCE = -1;

  /** In place of a cell: the QPU does not have the loop. */
  static final int NO_CELL = -1;

  private record Holder(int qpu, int cell, boolean isBit) {}

  private record Split(int group, int value) {}

  private final List<Holder> holders = new ArrayList<>();
  private final int[] group;
  private int groupCount;

  /**
   * @param conditions by QPU: the cell of the loop's condition, which is known at its edges, or
   *     {@link #NO_CELL}
   */
  LoopCells(
      Program source, Operation.While loop, Distributed distributed, int number, int[] conditions) {
    BitSet written = WrittenCells.of(loop.body());
    written.stream().forEach(cell -> holders.add(new Holder(SOURCE, cell, isBit(source, cell))));
    for (int qpu = 0; qpu < conditions.length; qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      BitSet its = written(local, number);
      if (conditions[qpu] != NO_CELL) {
        its.clear(conditions[qpu]);
      }
      for (int cell = its.nextSetBit(0); cell >= 0; cell = its.nextSetBit(cell + 1)) {
        holders.add(new Holder(qpu, cell, local.cells().get(cell).isBit()));
      }
    }
    group = new int[holders.size()];
    Arrays.setAll(group, i -> holders.get(i).isBit() ? 1 : 0);
    groupCount = 2;
  }

  private static boolean isBit(Program source, int cell) {
    for (Program.Variable variable : source.variables()) {
      if (cell < variable.firstCell() + variable.cellCount()) {
        return variable.kind() == Program.Kind.BIT || variable.kind() == Program.Kind.BOOL;
      }
    }
    throw new IllegalArgumentException("no cell " + cell);
  }

  private static BitSet written(LocalProgram local, int loop) {
    BitSet written = new BitSet();
    boolean isInside = false;
    for (Instruction instruction : local.instructions()) {
      switch (instruction) {
        case Instruction.LoopEdge edge -> isInside = edge.loop() == loop ? edge.begins() : isInside;
        case Instruction.Measure measure -> set(written, measure.cell(), isInside);
        case Instruction.Receive receive -> set(written, receive.cell(), isInside);
        case Instruction.Compute compute -> set(written, compute.cell(), isInside);
        case Instruction.GateOn _, Instruction.Reset _, Instruction.RequestPair _ -> {}
        case Instruction.Send _, Instruction.Barrier _, Instruction.Decision _ -> {}
      }
    }
    return written;
  }

  private static void set(BitSet written, int cell, boolean isWritten) {
    if (isWritten) {
      written.set(cell);
    }
  }

  /**
   * Splits groups whose cells differ now.
   *
   * @return whether any did
   */
  boolean split(SourceWalk before, EmittedWalk after) {
    Map<Split, Integer> numbers = new HashMap<>();
    int[] finer = new int[group.length];
    for (int i = 0; i < group.length; i++) {
      Split split = new Split(group[i], value(holders.get(i), before, after));
      numbers.putIfAbsent(split, numbers.size());
      finer[i] = numbers.get(split);
    }
    boolean isSplit = numbers.size() > Arrays.stream(group).distinct().count();
    System.arraycopy(finer, 0, group, 0, group.length);
    groupCount = numbers.size();
    return isSplit;
  }

  private static int value(Holder holder, SourceWalk before, EmittedWalk after) {
    return holder.qpu() == SOURCE
        ? before.cell(holder.cell())
        : after.cell(holder.qpu(), holder.cell());
  }

  /** All cells of a group take one value of which nothing is known. */
  void forget(SourceWalk before, EmittedWalk after, Symbols symbols) {
    boolean[] isOfProgram = new boolean[groupCount];
    boolean[] isBit = new boolean[groupCount];
    for (int i = 0; i < group.length; i++) {
      isOfProgram[group[i]] |= holders.get(i).qpu() == SOURCE;
      isBit[group[i]] = holders.get(i).isBit();
    }
    int[] values = new int[groupCount];
    Arrays.setAll(values, g -> symbols.unknown(isBit[g], isOfProgram[g]));
    for (int i = 0; i < group.length; i++) {
      Holder holder = holders.get(i);
      if (holder.qpu() == SOURCE) {
        before.set(holder.cell(), values[group[i]]);
      } else {
        after.set(holder.qpu(), holder.cell(), values[group[i]]);
      }
    }
  }
}
