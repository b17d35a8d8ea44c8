package bellhop.compiler.output;

import bellhop.distributed.Distributed;
import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.network.Network;
import bellhop.pair.BellState;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Which instruction is the first to use each half of a pair, and what a half needs before it. */
final class Halves {
  private static final int NO_PAIR = -1;

  /**
   * A half and its first user.
   *
   * @param user global number of the instruction
   * @param pulsePs of the pulse that takes the X out of the frame, at end B
   * @param link that makes the pair
   */
  record Half(int pair, int user, long pulsePs, int link) {}

  private final Network network;
  private final List<List<Half>> ofPair = new ArrayList<>();
  private final Map<Integer, List<Half>> ofUser = new HashMap<>();
  private final boolean[] resets;

  Halves(Distributed distributed, Network network) {
    this.network = network;
    distributed.pairs().forEach(_ -> ofPair.add(new ArrayList<>()));
    resets = new boolean[distributed.instructionCount()];
    int first = 0;
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      find(distributed.programs().get(qpu), qpu, first);
      first += distributed.programs().get(qpu).instructions().size();
    }
  }

  private void find(LocalProgram local, int qpu, int first) {
    int[] waiting = new int[local.qubitCount()];
    Arrays.fill(waiting, NO_PAIR);
    int[] link = new int[local.qubitCount()];
    boolean[] touched = new boolean[local.qubitCount()];
    for (int i = 0; i < local.instructions().size(); i++) {
      Instruction instruction = local.instructions().get(i);
      for (int operand = 0; operand < instruction.qubitCount(); operand++) {
        int qubit = instruction.qubitAt(operand);
        if (waiting[qubit] != NO_PAIR) {
          add(new Half(waiting[qubit], first + i, pulsePs(link[qubit], qpu), link[qubit]));
          waiting[qubit] = NO_PAIR;
        }
        if (instruction instanceof Instruction.RequestPair request) {
          waiting[qubit] = (int) request.pair();
          link[qubit] = request.link();
          resets[first + i] = touched[qubit];
        }
        touched[qubit] = true;
      }
    }
  }

  private void add(Half half) {
    ofPair.get(half.pair()).add(half);
    ofUser.computeIfAbsent(half.user(), _ -> new ArrayList<>()).add(half);
  }

  private long pulsePs(int link, int qpu) {
    BellState form = network.link(link).model().heralded();
    boolean pulses = form.x() && network.qpuB(link) == qpu;
    return pulses ? network.qpu(qpu).device().oneQubitGate().picos() : 0;
  }

  List<Half> ofPair(int pair) {
    return ofPair.get(pair);
  }

  /** Those that an instruction is the first to use. */
  List<Half> ofUser(int instruction) {
    return ofUser.getOrDefault(instruction, List.of());
  }

  /** Whether a request finds its qubit used; every qubit starts in |0⟩. */
  boolean resets(int request) {
    return resets[request];
  }
}
