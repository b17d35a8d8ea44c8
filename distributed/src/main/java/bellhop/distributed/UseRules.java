package bellhop.distributed;

import bellhop.circuit.Gate;
import bellhop.distributed.Instruction.Barrier;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Instruction.Measure;
import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Violation.Rule;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * A communication qubit is used from its pair's request to its measurement, or to the swap that
 * takes what it holds to a data qubit; or from a swap that brings it what a data qubit held. Every
 * pair is used; memory qubits are left alone. At the edge of a loop none is in use.
 */
final class UseRules {
  private static final long NONE = -1;

  private final LocalProgram local;
  private final List<Violation> violations = new ArrayList<>();
  // By qubit: the pair that waits to be used, and whether the qubit has a use now.
  private final long[] unused;
  private final boolean[] live;

  private UseRules(LocalProgram local) {
    this.local = local;
    unused = new long[local.qubitCount()];
    Arrays.fill(unused, NONE);
    live = new boolean[local.qubitCount()];
    Arrays.fill(live, 0, local.dataCount(), true);
  }

  static List<Violation> check(Distributed distributed) {
    List<Violation> violations = new ArrayList<>();
    for (LocalProgram local : distributed.programs()) {
      UseRules rules = new UseRules(local);
      rules.walk();
      violations.addAll(rules.violations);
    }
    return violations;
  }

  private void walk() {
    for (int i = 0; i < local.instructions().size(); i++) {
      Instruction instruction = local.instructions().get(i);
      if (instruction.isFence()) {
        requireIdle(i);
      } else if (instruction instanceof RequestPair request) {
        requireUsed(request.qubit(), i);
        live[request.qubit()] = true;
        unused[request.qubit()] = request.pair();
      } else {
        use(instruction, i);
      }
    }
    for (int qubit = 0; qubit < unused.length; qubit++) {
      requireUsed(qubit, local.instructions().size() - 1);
    }
  }

  private void requireIdle(int at) {
    for (int qubit = local.dataCount(); qubit < live.length; qubit++) {
      if (live[qubit]) {
        add(at, "link[" + (qubit - local.dataCount()) + "] is in use at the edge of a loop");
      }
    }
  }

  private void requireUsed(int qubit, int at) {
    if (unused[qubit] != NONE) {
      add(at, "pair " + unused[qubit] + " is never used");
    }
  }

  private void use(Instruction instruction, int at) {
    boolean isSwap = instruction instanceof GateOn gate && gate.call().gate() == Gate.SWAP;
    for (int i = 0; i < instruction.qubitCount(); i++) {
      int qubit = instruction.qubitAt(i);
      unused[qubit] = instruction instanceof Barrier ? unused[qubit] : NONE;
      if (!local.isData(qubit) && !local.isCommunication(qubit)) {
        add(at, "acts on a memory qubit");
      } else if (isSwap && !local.isData(qubit)) {
        live[qubit] = !live[qubit];
      } else if (!live[qubit] && instruction instanceof GateOn) {
        add(at, "acts on link[" + (qubit - local.dataCount()) + "], which holds no pair");
      } else if (!live[qubit] && instruction instanceof Measure) {
        add(at, "measures link[" + (qubit - local.dataCount()) + "], which holds no pair");
      }
      if (instruction instanceof Measure measure
          && measure.isForCommunication()
          && !local.isData(qubit)) {
        live[qubit] = false;
      }
    }
  }

  private void add(int at, String reason) {
    violations.add(new Violation(Rule.USE, local.qpu(), at, reason));
  }
}
