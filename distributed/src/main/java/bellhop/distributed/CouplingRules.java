package bellhop.distributed;

import bellhop.circuit.GateCall;
import bellhop.distributed.Instruction.GateOn;
import bellhop.distributed.Violation.Rule;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where a QPU has a coupling, gates on two qubits act on coupled ones. */
final class CouplingRules {
  private final LocalProgram local;
  private final Neighbours neighbours;
  private final List<Violation> violations = new ArrayList<>();

  private CouplingRules(LocalProgram local, Neighbours neighbours) {
    this.local = local;
    this.neighbours = neighbours;
  }

  static List<Violation> check(Distributed distributed, Network network) {
    List<Violation> violations = new ArrayList<>();
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      Optional<Neighbours> neighbours = Neighbours.of(local, network, qpu);
      if (neighbours.isPresent()) {
        CouplingRules rules = new CouplingRules(local, neighbours.get());
        rules.all();
        violations.addAll(rules.violations);
      }
    }
    return violations;
  }

  private void all() {
    for (int i = 0; i < local.instructions().size(); i++) {
      if (local.instructions().get(i) instanceof GateOn gate) {
        gate(gate.call(), i);
      }
    }
  }

  /** A gate on three qubits is made of gates on two. */
  private void gate(GateCall call, int at) {
    if (call.qubitCount() > 2) {
      call.expand().forEach(inner -> gate(inner, at));
    } else if (call.qubitCount() == 2 && !neighbours.areCoupled(call.qubit(0), call.qubit(1))) {
      String a = QubitNames.print(local, call.qubit(0));
      String b = QubitNames.print(local, call.qubit(1));
      String reason = "a gate acts on " + a + " and " + b + ", which are not coupled";
      violations.add(new Violation(Rule.COUPLING, local.qpu(), at, reason));
    }
  }
}
