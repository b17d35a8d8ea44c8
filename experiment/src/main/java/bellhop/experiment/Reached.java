package bellhop.experiment;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.CircuitPlanner;
import bellhop.protocol.path.Plan;
import bellhop.protocol.path.Wanted;
import java.util.List;
import java.util.Optional;

/**
 * What the only link of a network gives at a wanted fidelity with the best schedule of
 * distillation. Operating points are not varied here.
 *
 * @param isGood whether the fidelity is reached
 * @param ratePerS of such pairs, 0 if not
 * @param fidelity of them; else the best that a schedule reaches
 * @param schedule in words
 */
record Reached(boolean isGood, double ratePerS, double fidelity, String schedule) {
  /** The schedule where none reaches the fidelity. */
  static final String NONE = "none";

  static Reached by(Network network, double target) {
    Reached stored = planned(network, target);
    if (network.qnus().stream().anyMatch(q -> q.memoryQubits() == 0)) {
      return stored;
    }
    Reached direct = planned(withoutMemories(network), target);
    // The planner prefers fidelity; here pairs that are good enough count by their number.
    return stored.isBetterThan(direct) ? stored : direct;
  }

  boolean isBetterThan(Reached other) {
    if (isGood != other.isGood) {
      return isGood;
    }
    return isGood ? ratePerS > other.ratePerS : fidelity > other.fidelity;
  }

  private static Reached planned(Network network, double target) {
    Link link = network.links().getFirst();
    Wanted wanted =
        new Wanted(network.qnu(link.qnuA()).qpu(), network.qnu(link.qnuB()).qpu(), target);
    Plan plan = CircuitPlanner.plan(network, List.of(wanted), Optional.empty(), true);
    Plan.Answer answer = plan.answers().getFirst();
    return answer.refusal() == Plan.Refusal.NONE
        ? new Reached(true, answer.ratePerSecond(), answer.fidelity(), schedule(plan))
        : new Reached(false, 0, answer.fidelity(), NONE);
  }

  private static String schedule(Plan plan) {
    Circuit circuit = plan.circuits().getFirst();
    int rounds = circuit.rounds().getFirst();
    String distilled =
        rounds == 0
            ? "no distillation"
            : Numbers.count(rounds, "round") + " of " + circuit.method();
    return distilled + (plan.stored().getFirst() ? ", pairs in memory qubits" : "");
  }

  private static Network withoutMemories(Network network) {
    List<Qnu> qnus =
        network.qnus().stream()
            .map(q ->
                new Qnu(
                    q.name(),
                    q.qpu(),
                    q.communicationQubits(),
                    0,
                    q.memory(),
                    q.transfer(),
                    q.transferError()))
            .toList();
    return new Network(
        network.name(),
        network.qpus(),
        qnus,
        network.analysers(),
        network.links(),
        network.clocks(),
        network.assumptions());
  }
}
