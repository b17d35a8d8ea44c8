package bellhop.simulator.execution;

import bellhop.circuit.Expression;
import bellhop.distributed.Instruction;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Reference values of all cells, and by source of chance whether it flips them. */
final class Differences {
  private final Bits bits;
  private final Registers registers;
  private final long[][][] flips;
  private final long[][] messages;
  private final int words;

  Differences(Plan plan, int words) {
    this.words = words;
    bits = new Bits(plan);
    registers = new Registers(plan.program);
    flips = new long[plan.cellCounts.length][][];
    for (int qpu = 0; qpu < flips.length; qpu++) {
      flips[qpu] = new long[plan.cellCounts[qpu]][words];
    }
    messages = new long[plan.messageCount][words];
  }

  /** The flips of a cell as a mask over sources. */
  long[] of(int qpu, int cell) {
    return flips[qpu][cell];
  }

  void set(int qpu, int cell, long[] mask, boolean reference) {
    bits.set(qpu, cell, reference ? 1 : 0);
    flips[qpu][cell] = mask;
  }

  void send(Step.Send send) {
    bits.send(send);
    messages[send.slot()] = flips[send.qpu()][send.cell()];
  }

  void receive(Step.Receive receive) {
    bits.receive(receive);
    flips[receive.qpu()][receive.cell()] = messages[receive.slot()];
  }

  /** False if the result is not linear in the flips. */
  boolean compute(Step.Compute compute) {
    int qpu = compute.qpu();
    if (compute.guard() != Instruction.NO_GUARD && !isZero(flips[qpu][compute.guard()])) {
      return false;
    }
    if (!bits.allows(qpu, compute.guard())) {
      return true;
    }
    long[] mask = isSettled(qpu, compute.value()) ? new long[words] : linear(qpu, compute.value());
    bits.compute(compute);
    if (mask == null) {
      return false;
    }
    flips[qpu][compute.cell()] = mask;
    return true;
  }

  private boolean isSettled(int qpu, Expression expression) {
    boolean[] open = {false};
    expression.forEachCell(cell -> open[0] |= !isZero(flips[qpu][cell]));
    return !open[0];
  }

  /** The flips of an expression over bits that only adds them; null for any other. */
  private long @Nullable [] linear(int qpu, Expression expression) {
    return switch (expression) {
      case Expression.Constant(long value) -> value == (value & 1) ? new long[words] : null;
      case Expression.Cell(int cell) ->
          bits.get(qpu, cell) == (bits.get(qpu, cell) & 1) ? flips[qpu][cell] : null;
      case Expression.Bits(var cells) -> cells.size() == 1 ? flips[qpu][cells.getFirst()] : null;
      case Expression.Unary(var operator, var operand) ->
          operator == Expression.UnaryOperator.NOT ? linear(qpu, operand) : null;
      case Expression.Binary(var operator, var left, var right) ->
          switch (operator) {
            case BIT_XOR, EQUAL, NOT_EQUAL -> sum(linear(qpu, left), linear(qpu, right));
            default -> null;
          };
      case Expression.Truncate(var operand, int _, boolean signed) ->
          signed ? null : linear(qpu, operand);
    };
  }

  private static long @Nullable [] sum(long @Nullable [] left, long @Nullable [] right) {
    if (left == null || right == null) {
      return null;
    }
    long[] sum = left.clone();
    for (int i = 0; i < sum.length; i++) {
      sum[i] ^= right[i];
    }
    return sum;
  }

  private static boolean isZero(long[] mask) {
    for (long word : mask) {
      if (word != 0) {
        return false;
      }
    }
    return true;
  }

  String reference() {
    return registers.write(bits);
  }

  /** The characters that a source flips. */
  BitSet pattern(int source) {
    BitSet pattern = new BitSet(registers.length());
    for (int i = 0; i < registers.length(); i++) {
      int qpu = registers.qpuAt(i);
      if (qpu >= 0 && (flips[qpu][registers.cellAt(i)][source >> 6] >>> source & 1) == 1) {
        pattern.set(i);
      }
    }
    return pattern;
  }
}
