package bellhop.compiler.routing;

import bellhop.distributed.Instruction;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;

/**
 * Which instructions of a stretch may come next. Instructions on a qubit keep their order; so do
 * all that touch cells, messages and requests, among each other, so that what QPUs wait for stays
 * as it was. Gates without a guard are free to come earlier than the program has them.
 */
final class Pending {
  static final int NONE = -1;

  private final List<Instruction> instructions;

  /** By instruction and operand: the next on that qubit. */
  private final int[][] next;

  /** By qubit: the first that is not done. */
  private final int[] first;

  private final BitSet isDone = new BitSet();
  private final BitSet isOffered = new BitSet();
  private final PriorityQueue<Integer> ready = new PriorityQueue<>();

  /** The first that is not done of those that keep their order. */
  private int fixed;

  private int firstOpen;

  Pending(List<Instruction> instructions, int qubitCount) {
    this.instructions = instructions;
    next = new int[instructions.size()][];
    first = new int[qubitCount];
    Arrays.fill(first, NONE);
    for (int i = instructions.size() - 1; i >= 0; i--) {
      next[i] = new int[instructions.get(i).qubitCount()];
      for (int k = 0; k < next[i].length; k++) {
        int qubit = instructions.get(i).qubitAt(k);
        next[i][k] = first[qubit];
        first[qubit] = i;
      }
    }
    fixed = fixedFrom(0);
    for (int i = 0; i < instructions.size(); i++) {
      offer(i);
    }
  }

  private int fixedFrom(int from) {
    int i = from;
    while (i < instructions.size() && isFreeToMove(instructions.get(i))) {
      i++;
    }
    return i;
  }

  private static boolean isFreeToMove(Instruction instruction) {
    return instruction instanceof GateOn gate && gate.guard() == Instruction.NO_GUARD;
  }

  private void offer(int i) {
    boolean isReady =
        i >= 0
            && i < instructions.size()
            && !isOffered.get(i)
            && (i == fixed || isFreeToMove(instructions.get(i)));
    for (int k = 0; isReady && k < next[i].length; k++) {
      isReady = first[instructions.get(i).qubitAt(k)] == i;
    }
    if (isReady) {
      isOffered.set(i);
      ready.add(i);
    }
  }

  Instruction get(int instruction) {
    return instructions.get(instruction);
  }

  /**
   * The first that waits for nothing but maybe for its qubits to be neighbours, or {@link #NONE}.
   */
  int takeReady() {
    return ready.isEmpty() ? NONE : ready.remove();
  }

  /** One that was taken may be looked at again. */
  void putBack(int instruction) {
    ready.add(instruction);
  }

  void done(int instruction) {
    isDone.set(instruction);
    firstOpen = isDone.nextClearBit(firstOpen);
    for (int k = 0; k < next[instruction].length; k++) {
      first[instructions.get(instruction).qubitAt(k)] = next[instruction][k];
    }
    if (instruction == fixed) {
      fixed = fixedFrom(fixed + 1);
      offer(fixed);
    }
    for (int later : next[instruction]) {
      offer(later);
    }
  }

  boolean isDone(int instruction) {
    return isDone.get(instruction);
  }

  /** All before it are done. */
  int firstOpen() {
    return firstOpen;
  }

  int size() {
    return instructions.size();
  }

  /** What comes next on a qubit. */
  Optional<Instruction> next(int qubit) {
    return first[qubit] == NONE ? Optional.empty() : Optional.of(instructions.get(first[qubit]));
  }

  /** Whether what comes next on a qubit measures it for communication, maybe after an h. */
  boolean isMeasuredNext(int qubit) {
    int i = first[qubit];
    if (i != NONE && instructions.get(i).qubitCount() == 1 && isFreeToMove(instructions.get(i))) {
      i = next[i][0];
    }
    return i != NONE
        && instructions.get(i) instanceof Measure measure
        && measure.isForCommunication();
  }

  /** The other qubit of the next gate on two qubits, or {@link #NONE}. */
  int nextPartner(int qubit) {
    int i = first[qubit];
    while (i != NONE && instructions.get(i).qubitCount() != 2) {
      i = next[i][operand(i, qubit)];
    }
    return i == NONE ? NONE : instructions.get(i).qubitAt(1 - operand(i, qubit));
  }

  private int operand(int instruction, int qubit) {
    int operand = 0;
    while (instructions.get(instruction).qubitAt(operand) != qubit) {
      operand++;
    }
    return operand;
  }
}
