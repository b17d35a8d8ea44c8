package bellhop.simulator.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.data.Offset.offset;

import bellhop.network.Clocks;
import bellhop.network.Holdover;
import bellhop.network.Link;
import bellhop.network.LinkTiming;
import bellhop.network.Network;
import bellhop.network.Timekeeping;
import bellhop.pair.BellState;
import bellhop.pair.XState;
import bellhop.protocol.path.Circuit;
import bellhop.protocol.path.NodeInput;
import bellhop.protocol.path.NodeSettings.Order;
import bellhop.units.Seed;
import bellhop.units.Span;
import bellhop.units.Time;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Clocks under traffic. */
final class TimekeepingTest {
  /** White noise of frequency strays out of a window of 400 ns within some ms. */
  private static final Clocks POOR = new Clocks("poor", 0, 3e-7, 0, 0, 1e-9, 0, 1e-3, 0.7, 0.3);

  private static final double WINDOW = 400e-9;

  private static Network network(Clocks clocks, LinkTiming.Reference reference) {
    XState pair = XState.bell(BellState.PSI_PLUS);
    Network plain = Chains.of(1, 1, Chains.model(1, pair, 1), Chains.INSTANT);
    Link link = plain.link(0);
    LinkTiming timing =
        new LinkTiming.Interference(
            LinkTiming.Shape.GAUSSIAN, 50e-9, 0, 0, false, WINDOW, reference);
    Link timed =
        new Link(
            link.name(),
            0,
            1,
            "single-click",
            link.analyser(),
            link.model(),
            Span.ZERO,
            link.latency(),
            0,
            0,
            0,
            timing);
    return new Network(
        "timed", plain.qpus(), plain.qnus(), List.of(), List.of(timed), clocks, List.of());
  }

  private static TrafficResult run(Network network, List<TimedFault> faults) {
    Circuit circuit = Chains.circuit(network, 0, Circuit.Method.EPL, Span.ZERO);
    LaneLayout layout = new LaneLayout(network, List.of(circuit), List.of(false), Order.FIRST_COME);
    Time end = Time.ZERO.plus(Span.seconds(0.2));
    Offer offer = new Offer(0, Time.ZERO, NodeInput.ENDLESS, 0, 0, end.plus(Span.seconds(1)));
    return new TrafficSimulation(
            List.of(circuit),
            layout,
            List.of(offer),
            new TrafficOptions(end, new Seed(1), faults, true))
        .run();
  }

  @Test
  void heraldingStopsWhenTheBoundPassesHalfTheWindowAndGoesOnAfterwards() {
    Network network = network(POOR, new LinkTiming.Reference(true, 5e9, 0));
    double stops = new Holdover(POOR).stopsAfter(WINDOW / 2);
    assertThat(stops).isBetween(1e-3, 40e-3);
    TimedFault lost =
        new TimedFault(
            new Fault.ExchangeLost(1), Time.ZERO.plus(Span.seconds(0.05)), Span.seconds(0.1));
    double cycle = 300e-6; // herald, track and answer of a link that always succeeds
    double missing = (0.1 - stops) / cycle;
    long whole = run(network, List.of()).delivered();
    long cut = run(network, List.of(lost)).delivered();
    assertThat((double) (whole - cut)).isCloseTo(missing, offset(2.0));
  }

  @Test
  void independentReferencesCostCoherenceAsTheirPhaseSays() {
    Clocks good = new Clocks("good", 0, 0, 0, 0, 10e-12, 0, 1, 0.7, 0.3);
    Network network = network(good, new LinkTiming.Reference(false, 5e9, 0));
    double spread = new Holdover(good).rms(1);
    XState born = new Timekeeping(network).born(0, true);
    double phase = 2 * Math.PI * 5e9 * spread;
    // gates that are 10 ps off do nothing to photons of 50 ns
    assertThat(born.fidelity(BellState.PSI_PLUS))
        .isCloseTo((1 + Math.exp(-phase * phase / 2)) / 2, offset(1e-6));
    assertThat(phase).isGreaterThan(0.2);
    Network shared = network(good, new LinkTiming.Reference(true, 5e9, 0));
    assertThat(new Timekeeping(shared).born(0, true).fidelity(BellState.PSI_PLUS))
        .isCloseTo(1, offset(1e-6));
  }
}
