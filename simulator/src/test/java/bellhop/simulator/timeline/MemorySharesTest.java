package bellhop.simulator.timeline;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.Link;
import bellhop.network.LinkModel;
import bellhop.network.Network;
import bellhop.pair.BellState;
import bellhop.pair.End;
import bellhop.units.Span;
import java.util.List;
import org.junit.jupiter.api.Test;

final class MemorySharesTest {

  /** QPU 1 in the middle of three links; the last one is not used. */
  private static MemoryShares shares() {
    LinkModel model = Fixtures.model(1, BellState.PSI_PLUS);
    List<Link> links =
        List.of(
            Fixtures.link("left", 0, 1, model, Span.ZERO),
            Fixtures.link("right", 1, 2, model, Span.ZERO),
            Fixtures.link("idle", 1, 3, model, Span.ZERO));
    Network network = Fixtures.network(4, 3, 5, List.of(), links);
    return new MemoryShares(network, new boolean[] {true, true, false});
  }

  @Test
  void linksInUseDivideTheMemoryAndTheFirstTakesWhatIsOver() {
    MemoryShares shares = shares();
    assertThat(shares.slots(0)).isEqualTo(3);
    assertThat(shares.slots(1)).isEqualTo(2);
    assertThat(shares.firstMemoryQubit(1, 0)).isZero();
    assertThat(shares.firstMemoryQubit(1, 1)).isEqualTo(3);
  }

  @Test
  void spareCommunicationQubitsGoRound() {
    assertThat(shares().spares(1, new boolean[] {true, false, false}))
        .containsExactly(new MemoryShares.Spare(0, End.B, 1), new MemoryShares.Spare(1, End.A, 2));
    assertThat(shares().spares(3, new boolean[3])).isEmpty();
  }
}
