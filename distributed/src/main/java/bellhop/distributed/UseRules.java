package bellhop.distributed;

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
 * takes what it holds to another qubit; or from a swap that brings it what another held. Every pair
 * is used; memory qubits are left alone. At the edge of a loop none is in use.
 */
final class UseRules {
  private static final long NONE = -1;

  private final LocalProgram local;
  private final List<Violation> violations = new ArrayList<>();
  private final Occupancy occupancy;

  /** By qubit: the pair that waits to be used. */
  private final long[] unused;

  private UseRules(Distributed distributed, int qpu) {
    local = distributed.programs().get(qpu);
    occupancy = new Occupancy(distributed, qpu);
    unused = new long[local.qubitCount()];
    Arrays.fill(unused, NONE);
  }

  static List<Violation> check(Distributed distributed) {
    List<Violation> violations = new ArrayList<>();
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      UseRules rules = new UseRules(distributed, qpu);
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
        unused[request.qubit()] = request.pair();
      } else {
        use(instruction, i);
      }
      occupancy.after(instruction);
    }
    for (int qubit = 0; qubit < unused.length; qubit++) {
      requireUsed(qubit, local.instructions().size() - 1);
    }
  }

  private void requireIdle(int at) {
    for (int qubit = local.dataCount(); qubit < unused.length; qubit++) {
      if (occupancy.holds(qubit)) {
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
    for (int i = 0; i < instruction.qubitCount(); i++) {
      int qubit = instruction.qubitAt(i);
      unused[qubit] = instruction instanceof Barrier ? unused[qubit] : NONE;
      if (!local.isData(qubit) && !local.isCommunication(qubit)) {
        add(at, "acts on a memory qubit");
      } else if (!local.isData(qubit) && !occupancy.holds(qubit)) {
        useEmpty(instruction, qubit - local.dataCount(), at);
      }
    }
  }

  private void useEmpty(Instruction instruction, int link, int at) {
    if (instruction instanceof Measure) {
      add(at, "measures link[" + link + "], which holds no pair");
    } else if (instruction instanceof GateOn && !Occupancy.isSwap(instruction)) {
      add(at, "acts on link[" + link + "], which holds no pair");
    }
  }

  private void add(int at, String reason) {
    violations.add(new Violation(Rule.USE, local.qpu(), at, reason));
  }
}
