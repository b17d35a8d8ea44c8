package bellhop.compiler.output;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.distributed.Distributed;
import bellhop.distributed.PairUse;
import bellhop.network.Analyser;
import bellhop.network.Device;
import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.network.Qpu;
import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** Pairs come at the first attempt, 50 ns + 300 ns after it; attempts are 2 µs apart. */
class LinkTimesTest {
  private static final long MEAN = 350_000;

  private static Network row(int channels, Span reconfiguration) {
    Device device =
        new Device(
            Span.ZERO, 0, Span.ZERO, 0, Span.ZERO, 0, 0, Span.ZERO, Span.ZERO, Memory.PERFECT);
    LinkModel model =
        new LinkModel(
            1,
            Span.micros(2),
            Span.nanos(50),
            XState.bell(BellState.PHI_PLUS),
            BellState.PHI_PLUS,
            Span.nanos(300),
            Span.nanos(300));
    List<Qpu> qpus = new ArrayList<>();
    List<Qnu> qnus = new ArrayList<>();
    List<Link> links = new ArrayList<>();
    for (int q = 0; q < 4; q++) {
      qpus.add(new Qpu("q" + q, 1, device));
      qnus.add(new Qnu("q" + q + "/0", q, 2, 0, Memory.PERFECT, Span.ZERO, 0));
    }
    for (int l = 0; l < 3; l++) {
      links.add(
          new Link(
              "l" + l, l, l + 1, "x", OptionalInt.of(0), model, Span.ZERO, Span.ZERO, 0, 0, 0));
    }
    return new Network(
        "row",
        qpus,
        qnus,
        List.of(new Analyser("hub", channels, reconfiguration)),
        links,
        List.of());
  }

  /** For a program that uses these links. */
  private static LinkTimes times(Network network, int... links) {
    List<PairUse> pairs = new ArrayList<>();
    for (int link : links) {
      pairs.add(new PairUse(pairs.size(), link, link, 0, link + 1, 0));
    }
    Distributed program =
        new Distributed(
            "p", List.of(), pairs, List.of(), List.of(), List.of(), List.of(), List.of(), List.of(),
            List.of());
    return new LinkTimes(program, network);
  }

  @Test
  void oneChannelServesOneAtATimeAndTurns() {
    LinkTimes times = times(row(1, Span.micros(1)), 0, 2);
    assertThat(times.arrivalPs(0, 0)).isEqualTo(MEAN);
    assertThat(times.arrivalPs(2, 0)).isEqualTo(MEAN + 1_000_000 + MEAN);
    assertThat(times.leadPs(0)).isEqualTo(1_000_000 + MEAN);
  }

  @Test
  void aFibreServesOneAtATimeThoughThereAreChannels() {
    LinkTimes times = times(row(2, Span.micros(1)), 0, 1, 2);
    assertThat(times.arrivalPs(0, 0)).isEqualTo(MEAN);
    assertThat(times.arrivalPs(2, 0)).isEqualTo(MEAN); // no machine in common
    assertThat(times.arrivalPs(1, 0)).isEqualTo(MEAN + 1_000_000 + MEAN);
  }

  @Test
  void whatStandsNeedsNoTurnButKeepsThePeriod() {
    LinkTimes times = times(row(1, Span.micros(1)), 0, 2);
    assertThat(times.arrivalPs(0, 0)).isEqualTo(MEAN);
    assertThat(times.arrivalPs(0, 0)).isEqualTo(2_000_000 + MEAN);
  }

  @Test
  void aLinkAloneAtItsStationNeedsNobodysLeave() {
    LinkTimes times = times(row(1, Span.micros(1)), 0);
    assertThat(times.isShared(0)).isFalse();
    assertThat(times.leadPs(0)).isEqualTo(MEAN);
  }
}
