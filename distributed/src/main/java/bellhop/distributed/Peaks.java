package bellhop.distributed;

import bellhop.circuit.Gate;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.RequestPair;
import java.util.Arrays;

/**
 * How many communication qubits are in use at once: each from the request of a pair, or a swap that
 * brings it what a data qubit held, to the last step on it before the next. Time is the order of
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
      peaks[qpu] = peak(local, local.dataCount(), local.communicationCount());
    }
    return peaks;
  }

  /** The most over the whole program, by QNU index. */
  public static int[] byQnu(Distributed distributed, int qnuCount) {
    int[] peaks = new int[qnuCount];
    for (LocalProgram local : distributed.programs()) {
      for (QnuRange range : local.communication()) {
        peaks[range.qnu()] = peak(local, range.first(), range.count());
      }
    }
    return peaks;
  }

  /** How many communication qubits of a QPU are in use during each of its steps. */
  public static int[] inUse(LocalProgram local) {
    int[] levels = changes(local, local.dataCount(), local.communicationCount());
    Arrays.parallelPrefix(levels, Integer::sum);
    return Arrays.copyOf(levels, local.instructions().size());
  }

  private static int peak(LocalProgram local, int first, int count) {
    return highest(changes(local, first, count));
  }

  /** By step; one more for what ends after the last. */
  private static int[] changes(LocalProgram local, int first, int count) {
    int[] change = new int[local.instructions().size() + 1];
    int[] requested = filled(count);
    int[] lastUse = new int[count];
    boolean[] ended = new boolean[count];
    Arrays.fill(ended, true);
    for (int i = 0; i < local.instructions().size(); i++) {
      Instruction instruction = local.instructions().get(i);
      for (int operand = 0; operand < instruction.qubitCount(); operand++) {
        int slot = instruction.qubitAt(operand) - first;
        if (slot < 0 || slot >= count) {
          continue;
        }
        boolean isAgain = ended[slot] && isSwap(instruction);
        if (instruction instanceof RequestPair || isAgain) {
          close(requested[slot], lastUse[slot], change);
          requested[slot] = i;
        }
        ended[slot] = !isAgain && (isLast(instruction) || isSwap(instruction));
        lastUse[slot] = i;
      }
    }
    for (int slot = 0; slot < count; slot++) {
      close(requested[slot], lastUse[slot], change);
    }
    return change;
  }

  private static boolean isLast(Instruction instruction) {
    return instruction instanceof Measure measure && measure.isForCommunication();
  }

  private static boolean isSwap(Instruction instruction) {
    return instruction instanceof GateOn gate && gate.call().gate() == Gate.SWAP;
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
