package bellhop.simulator.traffic;

import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.NodeInput;
import bellhop.protocol.path.NodeSettings.Order;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;

/** Chains of equal links, for tests. */
final class Chains {
  static final Memory MEMORY = new Memory(1.3, 1.3, 0);

  /** Instant gates without error. */
  static final Device INSTANT =
      new Device(Span.ZERO, 0, Span.ZERO, 0, Span.ZERO, 0, 0, Span.ZERO, Span.ZERO, MEMORY);

  private Chains() {}

  /** Ten kilometres of fibre to an analyser from either side. */
  static LinkModel model(double p, XState state, int channels) {
    Span way = Span.micros(50);
    return new LinkModel(
        p,
        Span.micros(101),
        Span.ZERO,
        state,
        BellState.PSI_PLUS,
        way.plus(way),
        way.plus(way),
        true,
        channels);
  }

  static Network of(int links, int lanes, LinkModel model, Device device) {
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> all = new ArrayList<>();
    for (int n = 0; n <= links; n++) {
      qpus.add(new Qpu("n" + n, 0, device));
    }
    for (int l = 0; l < links; l++) {
      qnus.add(new Qnu("r" + l, l, lanes, 0, Memory.PERFECT, Span.ZERO, 0));
      qnus.add(new Qnu("l" + (l + 1), l + 1, lanes, 0, Memory.PERFECT, Span.ZERO, 0));
      all.add(
          new Link(
              "l" + l,
              2 * l,
              2 * l + 1,
              "measured",
              OptionalInt.empty(),
              model,
              Span.ZERO,
              Span.micros(100),
              0,
              0,
              0));
    }
    return new Network("chain", qpus, qnus, List.of(), all, List.of());
  }

  static Circuit circuit(Network network, int rounds, Circuit.Method method, Span cutoff) {
    int links = network.links().size();
    var path = network.findPath(0, links).orElseThrow();
    return new Circuit(
        0,
        path.qpus(),
        path.links(),
        Collections.nCopies(links, rounds),
        method,
        cutoff,
        Span.seconds(0.05),
        network.latency(0, links),
        1,
        1,
        false);
  }

  /** One request that never has enough. */
  static TrafficSimulation stream(Network network, Circuit circuit, double seconds, long seed) {
    Time end = Time.ZERO.plus(Span.seconds(seconds));
    LaneLayout layout =
        new LaneLayout(
            network,
            List.of(circuit),
            Collections.nCopies(network.links().size(), false),
            Order.FIRST_COME);
    Offer offer = new Offer(0, Time.ZERO, NodeInput.ENDLESS, 0, 0, end.plus(Span.seconds(1)));
    return new TrafficSimulation(
        List.of(circuit),
        layout,
        List.of(offer),
        new TrafficOptions(end, new Seed(seed), List.of(), true));
  }
}
