package bellhop.distributed;

import bellhop.circuit.Gate;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.RequestPair;

/**
 * Which qubits of one QPU hold something, step by step: a qubit of the program, a half of a pair or
 * a copy. A data qubit holds one from the start if a qubit of the program starts there. A request
 * puts a half into its qubit, a measurement for communication takes away what it measures, and a
 * swap exchanges what two qubits hold, or nothing.
 */
public final class Occupancy {
  private final boolean[] holds;

  public Occupancy(Distributed distributed, int qpu) {
    holds = new boolean[distributed.programs().get(qpu).qubitCount()];
    distributed.start().stream()
        .filter(place -> place.qpu() == qpu)
        .forEach(place -> holds[place.qubit()] = true);
  }

  public boolean holds(int qubit) {
    return holds[qubit];
  }

  /** Takes notice of the next instruction. */
  public void after(Instruction instruction) {
    if (instruction instanceof RequestPair request) {
      holds[request.qubit()] = true;
    } else if (instruction instanceof Measure measure && measure.isForCommunication()) {
      holds[measure.qubit()] = false;
    } else if (isSwap(instruction)) {
      boolean held = holds[instruction.qubitAt(0)];
      holds[instruction.qubitAt(0)] = holds[instruction.qubitAt(1)];
      holds[instruction.qubitAt(1)] = held;
    }
  }

  /** Whether an instruction exchanges what two qubits hold, maybe under a guard. */
  public static boolean isSwap(Instruction instruction) {
    return instruction instanceof GateOn gate && gate.call().gate() == Gate.SWAP;
  }

  /** Whether it does so whatever was measured. */
  public static boolean isSureSwap(Instruction instruction) {
    return isSwap(instruction) && instruction.guardCell() == Instruction.NO_GUARD;
  }
}
