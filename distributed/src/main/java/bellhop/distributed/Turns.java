package bellhop.distributed;

import java.util.Arrays;

/** The chain of the program's draws. */
final class Turns {
  private Turns() {}

  /** For each instruction the one whose turn comes next after it, or −1. */
  static int[] next(Dataflow dataflow) {
    int[] next = none(dataflow.instructionCount());
    long[] draws = byTurn(dataflow);
    for (int i = 1; i < draws.length; i++) {
      next[(int) draws[i - 1]] = (int) draws[i];
    }
    return next;
  }

  static int[] none(int count) {
    int[] next = new int[count];
    Arrays.fill(next, -1);
    return next;
  }

  /** Turn in the high half, instruction in the low half, sorted. */
  private static long[] byTurn(Dataflow dataflow) {
    long[] draws = new long[16];
    int count = 0;
    for (int node = 0; node < dataflow.instructionCount(); node++) {
      int turn = dataflow.instruction(node).turnOrNone();
      if (turn != Instruction.NO_TURN) {
        draws = count == draws.length ? Arrays.copyOf(draws, 2 * count) : draws;
        draws[count++] = ((long) turn << 32) | node;
      }
    }
    draws = Arrays.copyOf(draws, count);
    Arrays.sort(draws);
    return draws;
  }
}
