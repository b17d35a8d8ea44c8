package bellhop.distributed;

import bellhop.distributed.Instruction.RequestPair;
import bellhop.distributed.Violation.Rule;
import bellhop.network.Network;
import bellhop.network.Qpu;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Checks a distributed program against the rules that can be seen without its source: memory, links
 * and messages. Whether it does what the source does is a matter of proof, not of this.
 *
 * <p>Qubits are slots, so a limit that holds for the declared slots holds at every moment. Linear
 * in the instructions.
 */
public final class Validity {
  private final Distributed distributed;
  private final Network network;
  private final List<Violation> violations = new ArrayList<>();

  private Validity(Distributed distributed, Network network) {
    this.distributed = distributed;
    this.network = network;
  }

  /** What is wrong, by rule and place; empty if nothing is. */
  public static List<Violation> check(Distributed distributed, Network network) {
    Validity validity = new Validity(distributed, network);
    if (validity.machinesMatch()) {
      validity.memory();
      validity.places();
      validity.requests();
      validity.violations.addAll(PairRules.check(distributed));
      validity.violations.addAll(UseRules.check(distributed));
      validity.violations.addAll(CouplingRules.check(distributed, network));
      validity.violations.addAll(MessageRules.check(distributed));
      validity.violations.addAll(LoopRules.check(distributed));
      validity.turns();
      validity.deadlock();
    }
    return List.copyOf(validity.violations);
  }

  private boolean machinesMatch() {
    List<String> known = network.qpus().stream().map(Qpu::name).toList();
    List<String> used = distributed.programs().stream().map(LocalProgram::qpu).toList();
    if (!known.equals(used)) {
      add(Rule.DATA_QUBITS, "", -1, "programs for " + used + " on a network of " + known);
      return false;
    }
    return true;
  }

  private void memory() {
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      LocalProgram local = distributed.programs().get(qpu);
      int data = network.qpu(qpu).dataQubits();
      if (local.dataCount() > data) {
        add(Rule.DATA_QUBITS, local.qpu(), -1, tooMany(local.dataCount(), "data", data));
      }
      qnus(qpu, local.communication(), true);
      qnus(qpu, local.memory(), false);
    }
  }

  private void qnus(int qpu, List<QnuRange> ranges, boolean communication) {
    String name = distributed.programs().get(qpu).qpu();
    String sort = communication ? "communication" : "memory";
    Set<Integer> seen = new HashSet<>();
    for (QnuRange range : ranges) {
      if (!network.qnusOfQpu(qpu).contains(range.qnu()) || !seen.add(range.qnu())) {
        add(Rule.COMMUNICATION_QUBITS, name, -1, "QNU " + range.qnu() + " is not its own");
        continue;
      }
      int limit =
          communication
              ? network.qnu(range.qnu()).communicationQubits()
              : network.qnu(range.qnu()).memoryQubits();
      if (range.count() > limit) {
        String at = " at " + network.qnu(range.qnu()).name();
        add(Rule.COMMUNICATION_QUBITS, name, -1, tooMany(range.count(), sort, limit) + at);
      }
    }
  }

  private static String tooMany(int used, String sort, int limit) {
    return "uses " + used + " " + sort + " qubits where there are " + limit;
  }

  private void places() {
    distinct(distributed.start(), "start");
    distinct(distributed.end(), "end");
    for (Place place : distributed.start()) {
      LocalProgram local = distributed.programs().get(place.qpu());
      if (!local.isData(place.qubit())) {
        add(Rule.DATA_QUBITS, local.qpu(), -1, "a program qubit starts outside the data qubits");
      }
    }
  }

  private void distinct(List<Place> places, String what) {
    Set<Place> seen = new HashSet<>();
    for (Place place : places) {
      if (!seen.add(place)) {
        String qpu = distributed.programs().get(place.qpu()).qpu();
        add(Rule.DATA_QUBITS, qpu, -1, "two program qubits " + what + " in one place");
      }
    }
  }

  private void requests() {
    for (int qpu = 0; qpu < distributed.programs().size(); qpu++) {
      List<Instruction> instructions = distributed.programs().get(qpu).instructions();
      for (int i = 0; i < instructions.size(); i++) {
        if (instructions.get(i) instanceof RequestPair request) {
          request(qpu, i, request);
        }
      }
    }
  }

  private void request(int qpu, int instruction, RequestPair request) {
    LocalProgram local = distributed.programs().get(qpu);
    String reason = wrongPlace(qpu, local, request);
    if (!reason.isEmpty()) {
      add(Rule.LINKS, local.qpu(), instruction, "pair " + request.pair() + " " + reason);
    }
  }

  private String wrongPlace(int qpu, LocalProgram local, RequestPair request) {
    int link = request.link();
    if (link >= network.links().size()) {
      return "is asked of link " + link + ", which does not exist";
    }
    String name = network.link(link).name();
    if (network.qpuA(link) != qpu && network.qpuB(link) != qpu) {
      return "is asked of link " + name + ", which does not end here";
    }
    if (!local.isCommunication(request.qubit())) {
      return "is asked into a qubit that is not for communication";
    }
    int qnu = local.communication().get(local.rangeOf(request.qubit())).qnu();
    return qnu == network.link(link).qnuA() || qnu == network.link(link).qnuB()
        ? ""
        : "over link " + name + " is asked into a qubit of " + network.qnu(qnu).name();
  }

  private void turns() {
    int expected = 0;
    for (int turn : distributed.turns()) {
      if (turn != expected++) {
        add(Rule.TURNS, "", -1, "turn " + turn + " stands where " + (expected - 1) + " is due");
        return;
      }
    }
  }

  private void deadlock() {
    Dataflow.of(distributed)
        .findDeadlock()
        .or(() -> Dataflow.stepByStep(distributed).findDeadlock())
        .ifPresent(deadlock -> add(Rule.DEADLOCK, "", -1, deadlock.words()));
  }

  private void add(Rule rule, String qpu, int instruction, String reason) {
    violations.add(new Violation(rule, qpu, instruction, reason));
  }
}
