package bellhop.experiment;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Scenario;
import bellhop.network.Traffic;
import bellhop.protocol.fabric.FabricPlan;
import bellhop.protocol.fabric.FabricSettings;
import bellhop.protocol.fabric.Policies;
import bellhop.protocol.fabric.Policy;
import bellhop.protocol.fabric.Timetable;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.Plan;
import bellhop.simulator.traffic.LaneLayout;
import bellhop.simulator.traffic.Offer;
import bellhop.simulator.traffic.Offers;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * The policy of a scenario, with the timetables among them made from its whole workload, which a
 * static plan is allowed to know. It judges none.
 */
final class TrafficPolicies {
  /** A pair comes within 2.3 mean times with 90 %: what a deadline timetable gives it. */
  private static final double WINDOW_MEANS = 2.3;

  private final Scenario scenario;
  private final Network network;
  private final Demand demand;
  private final Plan plan;
  private final LaneLayout layout;
  private final FabricPlan fabric;
  private final FabricSettings settings;

  TrafficPolicies(Scenario scenario, Demand demand, Plan plan, LaneLayout layout) {
    this.scenario = scenario;
    network = scenario.network();
    this.demand = demand;
    this.plan = plan;
    this.layout = layout;
    fabric = layout.fabric();
    settings = fabric.settings(layout.shares().stored());
  }

  /** Whether any link has to share anything, so that a policy matters at all. */
  boolean matters() {
    return IntStream.range(0, network.links().size()).anyMatch(fabric::isShared);
  }

  Policy policy(Offers asked) {
    return switch (scenario.policy()) {
      case TIMETABLE -> matters() ? periodic() : Policies.firstCome();
      case DEADLINE_TIMETABLE -> matters() ? byDeadline(asked) : Policies.firstCome();
      case ONE_AT_A_TIME, FIRST_COME, EARLIEST_DEADLINE, LONGEST_QUEUE, HYSTERESIS, LOOK_AHEAD ->
          Policies.of(scenario.policy(), scenario.slot());
    };
  }

  /** Time for each link in proportion to what is asked of it; a stream asks for all it can get. */
  private Policy periodic() {
    TrafficLoad load = new TrafficLoad(scenario, demand, plan, layout);
    double[] weights = new double[network.links().size()];
    for (int l = 0; l < weights.length; l++) {
      weights[l] = fabric.isShared(l) ? load.offered(l) / load.allowed(l) : 0;
    }
    for (int line = 0; line < scenario.traffic().size(); line++) {
      Traffic its = scenario.traffic().get(line);
      boolean isLasting =
          its.arrivals() instanceof Traffic.Poisson || its.arrivals() instanceof Traffic.Steady;
      if (!isLasting) {
        demand.ofLine(line).forEach(wanted -> addWhole(wanted, weights));
      }
    }
    Span period = scenario.period().orElseGet(() -> Span.picos(8 * longestMeanPs(weights)));
    return Timetable.periodic(settings, weights, period.picos());
  }

  private void addWhole(int wanted, double[] weights) {
    int circuit = plan.answers().get(wanted).circuit();
    if (circuit >= 0) {
      for (int link : plan.circuits().get(circuit).links()) {
        weights[link] += fabric.isShared(link) ? 1 : 0;
      }
    }
  }

  /** The longest mean time of a burst among links with weight. */
  private long longestMeanPs(double[] weights) {
    return IntStream.range(0, weights.length)
        .filter(l -> weights[l] > 0)
        .mapToLong(l -> meanPs(network.link(l)))
        .max()
        .orElse(1);
  }

  /** Periods that are tried when the best one is wanted. */
  List<Span> periods() {
    boolean[] isUsed = new boolean[network.links().size()];
    plan.circuits().forEach(c -> c.links().forEach(l -> isUsed[l] = fabric.isShared(l)));
    long meanPs =
        IntStream.range(0, isUsed.length)
            .filter(l -> isUsed[l])
            .mapToLong(l -> meanPs(network.link(l)))
            .max()
            .orElse(1);
    List<Span> periods = new ArrayList<>();
    for (int power = 0; power < 8; power++) {
      periods.add(Span.picos(meanPs << power));
    }
    return periods;
  }

  private static long meanPs(Link link) {
    double attempts = 1 / link.model().successProbability();
    return (long) (attempts * link.model().attemptPeriod().picos());
  }

  private Policy byDeadline(Offers asked) {
    List<Timetable.Expected> expected = new ArrayList<>();
    for (int i = 0; asked.has(i); i++) {
      Offer offer = asked.get(i);
      if (offer.circuit() >= 0) {
        expect(offer, expected);
      }
    }
    return Timetable.byDeadline(settings, expected);
  }

  private void expect(Offer offer, List<Timetable.Expected> expected) {
    Circuit circuit = plan.circuits().get(offer.circuit());
    long byPs = Math.min(offer.by().picos(), offer.deadline().picos());
    for (int place = 0; place < circuit.links().size(); place++) {
      int link = circuit.links().get(place);
      if (!fabric.isShared(link)) {
        continue;
      }
      long meanPs = meanPs(network.link(link));
      long lengthPs = (long) (WINDOW_MEANS * meanPs * circuit.pairsOf(place));
      boolean waits = !offer.waits().isEmpty();
      long fromPs =
          waits ? Math.max(offer.at().picos(), offer.by().picos() - meanPs) : offer.at().picos();
      for (int pair = 0; pair < Math.min(offer.pairs(), MOST_PAIRS); pair++) {
        expected.add(new Timetable.Expected(link, fromPs, byPs, lengthPs));
      }
    }
  }

  /** Of one request; a stream has no end. */
  private static final int MOST_PAIRS = 1000;
}
