package bellhop.simulator.traffic;

import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.protocol.path.Circuit;
import bellhop.units.Span;

/**
 * How long a fault trial waits for a circuit before it calls it stuck, from the rates of its links.
 * A rough estimate on the long side; it says nothing about fidelity, nor about a circuit whose
 * links have others to serve.
 */
final class Patience {
  /**
   * In mean times. Pairs that come by chance, three in the mean time for three, need ten times as
   * long once in 10¹⁰ times (Poisson: none, one or two where thirty are expected).
   */
  private static final int MEAN_TIMES = 10;

  /** Least chance that a round is kept: EPL fails half the time, and more often as pairs decay. */
  private static final double KEPT_BY_EPL = 0.25;

  /** Likewise; even pairs without any entanglement give equal bits half the time. */
  private static final double KEPT_BY_OTHERS = 0.5;

  private Patience() {}

  /** For so many pairs of a circuit that has its links for itself. */
  static Span of(Network network, Circuit circuit, int pairs) {
    return Span.seconds(MEAN_TIMES * pairs * pairS(network, circuit));
  }

  /**
   * Mean time in s between pairs of a circuit. When its slowest link has a pair the others must
   * have one, too; a link has for one cut-off after each time that it takes to make a pair.
   */
  private static double pairS(Network network, Circuit circuit) {
    double slowestS = 0;
    double ready = 1;
    for (int place = 0; place < circuit.links().size(); place++) {
      double itsS = linkS(network, circuit, place);
      double cutoffS = circuit.cutoff().seconds();
      slowestS = Math.max(slowestS, itsS);
      ready *= cutoffS > 0 ? cutoffS / (cutoffS + itsS) : 1;
    }
    return slowestS / ready;
  }

  /** Mean time in s in which a link makes a pair with all its rounds, one burst at a time. */
  private static double linkS(Network network, Circuit circuit, int place) {
    double kept = circuit.method() == Circuit.Method.EPL ? KEPT_BY_EPL : KEPT_BY_OTHERS;
    double rawPairs = 1;
    for (int round = 0; round < circuit.rounds().get(place); round++) {
      rawPairs = (rawPairs + 1) / kept;
    }
    return rawPairs * rawS(network, circuit, circuit.links().get(place));
  }

  /** Mean time in s for a raw pair; links of one analyser take turns. */
  private static double rawS(Network network, Circuit circuit, int link) {
    double seconds = MESSAGES * network.link(link).latency().seconds();
    for (int other : circuit.links()) {
      if (other == link || network.link(other).analyser().isPresent()) {
        LinkModel model = network.link(other).model();
        seconds += model.attemptPeriod().seconds() / model.successProbability();
      }
    }
    return seconds;
  }

  /** To agree on a pair's number, and on its round. */
  private static final int MESSAGES = 4;
}
