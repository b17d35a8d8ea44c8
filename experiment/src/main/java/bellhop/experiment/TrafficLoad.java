package bellhop.experiment;

import bellhop.network.Analyser;
import bellhop.network.Network;
import bellhop.network.Scenario;
import bellhop.network.Traffic;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.Plan;
import bellhop.simulator.traffic.LaneLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What requests ask of links and circuits in the mean, against what these can give by their closed
 * forms. Streams ask for what there is, and single requests for nothing lasting; neither counts.
 */
final class TrafficLoad {
  private static final int MOST_WORDS = 20;

  private final Network network;
  private final Plan plan;
  private final LaneLayout layout;

  /** Pairs per second, by circuit and by link. */
  private final double[] ofCircuit;

  private final double[] ofLink;

  /** By what is wanted, whether or not a circuit serves it. */
  private final double[] ofWanted;

  TrafficLoad(Scenario scenario, Demand demand, Plan plan, LaneLayout layout) {
    this.network = scenario.network();
    this.plan = plan;
    this.layout = layout;
    ofCircuit = new double[plan.circuits().size()];
    ofLink = new double[network.links().size()];
    ofWanted = new double[plan.answers().size()];
    for (int line = 0; line < scenario.traffic().size(); line++) {
      Traffic its = scenario.traffic().get(line);
      double pairs = rate(its.arrivals()) * its.pairs() * demand.requestsEach(line);
      spread(pairs, demand.ofLine(line), demand.shares(line));
    }
    for (Circuit circuit : plan.circuits()) {
      for (int i = 0; i < circuit.links().size(); i++) {
        ofLink[circuit.links().get(i)] += ofCircuit[circuit.id()] * circuit.pairsOf(i);
      }
    }
  }

  private void spread(double pairs, List<Integer> ends, double[] shares) {
    for (int i = 0; i < shares.length; i++) {
      int circuit = plan.answers().get(ends.get(i)).circuit();
      ofWanted[ends.get(i)] += pairs * shares[i];
      if (circuit >= 0) {
        ofCircuit[circuit] += pairs * shares[i];
      }
    }
  }

  private static double rate(Traffic.Arrivals arrivals) {
    return switch (arrivals) {
      case Traffic.Poisson(double rate) -> rate;
      case Traffic.Steady(double rate) -> rate;
      case Traffic.Stream _ -> 0;
      case Traffic.Once _ -> 0;
    };
  }

  /** Pairs per second, by what is wanted. */
  double[] ofWanted() {
    return ofWanted;
  }

  /** Pairs per second that requests ask of a link at least: rounds that fail cost more. */
  double offered(int link) {
    return ofLink[link];
  }

  /** Pairs per second of a link whose attempts never pause, if the fabric is all its own. */
  double allowed(int link) {
    return layout.shares().bursts(link) * perChannel(link);
  }

  private double perChannel(int link) {
    return network.link(link).model().successProbability()
        / network.link(link).model().attemptPeriod().seconds();
  }

  private long users(int analyser) {
    return IntStream.range(0, ofLink.length).filter(l -> uses(l, analyser)).count();
  }

  private boolean uses(int link, int analyser) {
    return layout.shares().lanes(link) > 0 && network.link(link).analyser().orElse(-1) == analyser;
  }

  /** Where more is asked than can be had. */
  List<String> words() {
    List<String> words = new ArrayList<>();
    for (int l = 0; l < ofLink.length; l++) {
      if (ofLink[l] > 0 && ofLink[l] > allowed(l)) {
        words.add(
            "%s is asked for %s pairs a second and makes %s on average"
                .formatted(network.link(l).name(), number(ofLink[l]), number(allowed(l))));
      }
    }
    for (int a = 0; a < network.analysers().size(); a++) {
      analyser(a, words);
    }
    for (Circuit circuit : plan.circuits()) {
      double asked = ofCircuit[circuit.id()];
      if (asked > circuit.rate()) {
        words.add(
            "%s to %s are asked for %s pairs a second; alone on their path they have about %s"
                .formatted(
                    network.qpu(circuit.head()).name(),
                    network.qpu(circuit.tail()).name(),
                    number(asked),
                    number(circuit.rate())));
      }
    }
    return words.size() <= MOST_WORDS ? words : shortened(words);
  }

  /** Channels that the links of an analyser keep busy, against those that it has. */
  private void analyser(int index, List<String> words) {
    double busy =
        IntStream.range(0, ofLink.length)
            .filter(l -> uses(l, index))
            .mapToDouble(l -> ofLink[l] / perChannel(l))
            .sum();
    Analyser analyser = network.analysers().get(index);
    if (busy > analyser.channels() && users(index) > 1) {
      words.add(
          "the links at %s would keep %s of its channels busy, and it has %s"
              .formatted(analyser.name(), number(busy), Numbers.count(analyser.channels())));
    }
  }

  private static List<String> shortened(List<String> words) {
    List<String> first = new ArrayList<>(words.subList(0, MOST_WORDS));
    first.add("and " + (words.size() - MOST_WORDS) + " more links and circuits");
    return first;
  }

  private static String number(double value) {
    return value >= 100 ? Numbers.count(StrictMath.round(value)) : Numbers.significant(value, 3);
  }
}
