package bellhop.distributed;

import bellhop.distributed.Instruction.RequestPair;
import java.util.Arrays;

/**
 * How many communication qubits are in use at once: each from the request of a pair, or a swap that
 * brings it what another qubit held, to the last step on it before the next. Time is the order of
 * steps of each QPU.
 */
public final class Peaks {
  private static final int IDLE = -1;

  private Peaks() {}

  /** The most over the whole program, by QPU index. */
  public static int[] byQpu(Distributed distributed) {
    int[] peaks = new int[distributed.programs().size()];
    for (int qpu = 0; qpu < peaks.length; qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      peaks[qpu] =
          highest(changes(distributed, qpu, local.dataCount(), local.communicationCount()));
    }
    return peaks;
  }

  /** The most over the whole program, by QNU index. */
  public static int[] byQnu(Distributed distributed, int qnuCount) {
    int[] peaks = new int[qnuCount];
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      for (QnuRange range : distributed.programs().get(qpu).communication()) {
        peaks[range.qnu()] = highest(changes(distributed, qpu, range.first(), range.count()));
      }
    }
    return peaks;
  }

  /** How many communication qubits of a QPU are in use during each of its steps. */
  public static int[] inUse(Distributed distributed, int qpu) {
    LocalProgram local = distributed.programs().get(qpu);
    int[] levels = changes(distributed, qpu, local.dataCount(), local.communicationCount());
    Arrays.parallelPrefix(levels, Integer::sum);
    return Arrays.copyOf(levels, local.instructions().size());
  }

  /** By step; one more for what ends after the last. */
  private static int[] changes(Distributed distributed, int qpu, int first, int count) {
    LocalProgram local = distributed.programs().get(qpu);
    Occupancy occupancy = new Occupancy(distributed, qpu);
    int[] change = new int[local.instructions().size() + 1];
    int[] requested = filled(count);
    int[] lastUse = new int[count];
    for (int i = 0; i < local.instructions().size(); i++) {
      Instruction instruction = local.instructions().get(i);
      boolean[] held = held(occupancy, instruction);
      occupancy.after(instruction);
      for (int operand = 0; operand < instruction.qubitCount(); operand++) {
        int slot = instruction.qubitAt(operand) - first;
        if (slot < 0 || slot >= count) {
          continue;
        }
        boolean isFilled = !held[operand] && occupancy.holds(first + slot);
        if (instruction instanceof RequestPair || isFilled) {
          close(requested[slot], lastUse[slot], change);
          requested[slot] = i;
        }
        lastUse[slot] = i;
      }
    }
    for (int slot = 0; slot < count; slot++) {
      close(requested[slot], lastUse[slot], change);
    }
    return change;
  }

  /** By operand, before the instruction. */
  private static boolean[] held(Occupancy occupancy, Instruction instruction) {
    boolean[] held = new boolean[instruction.qubitCount()];
    for (int operand = 0; operand < held.length; operand++) {
      held[operand] = occupancy.holds(instruction.qubitAt(operand));
    }
    return held;
  }

  private static void close(int requested, int lastUse, int[] change) {
    if (requested != IDLE) {
      change[requested]++;
      change[lastUse + 1]--;
    }
  }

  private static int highest(int[] change) {
    int level = 0;
    int highest = 0;
    for (int step : change) {
      level += step;
      highest = Math.max(highest, level);
    }
    return highest;
  }

  private static int[] filled(int length) {
    int[] array = new int[length];
    Arrays.fill(array, IDLE);
    return array;
  }
}
