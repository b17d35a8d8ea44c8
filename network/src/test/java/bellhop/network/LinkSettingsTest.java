package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.pair.BellState;
import bellhop.pair.Memory;
import bellhop.pair.XState;
import bellhop.units.Span;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

final class LinkSettingsTest {

  /** T1 = T2 = 1.2 ms, so that a waiting qubit loses 625 a second; a transfer costs 5e-3. */
  private static Network network(String kind, double p, Span cutoff) {
    Device device =
        new Device(
            Span.nanos(25),
            0,
            Span.nanos(70),
            0,
            Span.nanos(200),
            0,
            0,
            Span.nanos(300),
            Span.nanos(500),
            new Memory(1.2e-3, 1.2e-3, 0));
    Memory cavity = new Memory(25e-3, 34e-3, 0);
    LinkModel model =
        new LinkModel(
            p,
            Span.micros(2),
            Span.nanos(100),
            XState.bell(BellState.PSI_PLUS),
            BellState.PSI_PLUS,
            Span.nanos(300),
            Span.nanos(150));
    Link link =
        new Link("link", 0, 1, kind, OptionalInt.empty(), model, cutoff, Span.nanos(150), 0, 0, 0);
    return new Network(
        "test",
        List.of(new Qpu("a", 8, device), new Qpu("b", 8, device)),
        List.of(
            new Qnu("a/0", 0, 2, 2, cavity, Span.nanos(500), 5e-3),
            new Qnu("b/0", 1, 2, 2, cavity, Span.nanos(400), 5e-3)),
        List.of(),
        List.of(link),
        List.of());
  }

  private static LinkSettings settings(Network network) {
    return LinkSettings.of(network, 0, 1, List.of(0L, 1L), 2, 6, 6, true, true, 0, Span.ZERO);
  }

  @Test
  void prefetchesOnlyWhereWaitingCostsMoreThanTransfers() {
    // Twelve qubits that wait 2 µs lose 0.015, four transfers 0.02; ten times the wait 0.15.
    assertThat(settings(network("microwave", 1, Span.ZERO)).prefetch()).isFalse();
    assertThat(settings(network("microwave", 0.1, Span.ZERO)).prefetch()).isTrue();
  }

  @Test
  void takesTheSlowerEndForTransfers() {
    assertThat(settings(network("microwave", 1, Span.ZERO)).transferPs()).isEqualTo(500_000);
  }

  @Test
  void beginsEarlyEnoughForNineTenthsOfThePairs() {
    // Without chance: emission after 100 ns, known 300 ns later.
    assertThat(settings(network("microwave", 1, Span.ZERO)).leadPs()).isEqualTo(400_000);
    // 1 − 0.8^11 = 0.914 is the first above 0.9: ten failed attempts of 2 µs more.
    assertThat(settings(network("microwave", 0.2, Span.ZERO)).leadPs()).isEqualTo(20_400_000);
  }

  @Test
  void neverBeginsSoEarlyThatThePairIsTooOldAtItsUse() {
    assertThat(settings(network("microwave", 0.2, Span.micros(15))).leadPs())
        .isEqualTo(100_000 + 15_000_000 - 150_000);
  }

  @Test
  void beginsEarlyEnoughForTheMeanWhateverTheCutoff() {
    // Four failed attempts of 2 µs on the mean.
    assertThat(settings(network("microwave", 0.2, Span.micros(5))).leadPs()).isEqualTo(8_400_000);
  }
}
