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
    Plan plan = plan(network, target);
    Reached planned = of(plan);
    if (!plan.stored().getFirst() && planned.isGood()) {
      return planned;
    }
    // The planner prefers fidelity; here pairs that are good enough count by their number.
    Reached direct = of(plan(withoutMemories(network), target));
    return direct.isBetterThan(planned) ? direct : planned;
  }

  boolean isBetterThan(Reached other) {
    if (isGood != other.isGood) {
      return isGood;
    }
    return isGood ? ratePerS > other.ratePerS : fidelity > other.fidelity;
  }

  private static Plan plan(Network network, double target) {
    Link link = network.links().getFirst();
    int from = network.qnu(link.qnuA()).qpu();
    int to = network.qnu(link.qnuB()).qpu();
    Wanted wanted = new Wanted(from, to, target);
    return CircuitPlanner.plan(network, List.of(wanted), Optional.empty(), true);
  }

  private static Reached of(Plan plan) {
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
    return network.withQnus(qnus);
  }
}
