package bellhop.simulator.timeline;

import bellhop.distributed.Instruction;
import bellhop.distributed.LocalProgram;
import bellhop.protocol.ProgramProtocol;

/** Puts into words what programs still wait for when nothing can happen any more. */
final class Deadlock {
  private Deadlock() {}

  static String words(Wiring wiring, ProgramProtocol[] controllers) {
    StringBuilder words = new StringBuilder("the programs wait for ever");
    for (int c = 0; c < controllers.length; c++) {
      if (!controllers[c].isFinished()) {
        LocalProgram local = wiring.local(c);
        words.append("; ").append(local.qpu()).append(firstMissing(local, controllers[c]));
      }
    }
    return words.toString();
  }

  private static String firstMissing(LocalProgram local, ProgramProtocol program) {
    for (int i = 0; i < local.instructions().size(); i++) {
      if (program.isWaiting(i)) {
        return " is at step " + i + " " + local.instructions().get(i) + lastRequest(local, i);
      }
    }
    return " has unanswered pair requests";
  }

  /** The request that the step's qubits wait for, if it comes right before on one of them. */
  private static String lastRequest(LocalProgram local, int step) {
    Instruction waiting = local.instructions().get(step);
    for (int k = 0; k < waiting.qubitCount(); k++) {
      for (int i = step - 1; i >= 0; i--) {
        Instruction earlier = local.instructions().get(i);
        if (touches(earlier, waiting.qubitAt(k))) {
          if (earlier instanceof Instruction.RequestPair request) {
            return ", for pair " + request.pair();
          }
          break;
        }
      }
    }
    return "";
  }

  private static boolean touches(Instruction instruction, int qubit) {
    for (int k = 0; k < instruction.qubitCount(); k++) {
      if (instruction.qubitAt(k) == qubit) {
        return true;
      }
    }
    return false;
  }
}
