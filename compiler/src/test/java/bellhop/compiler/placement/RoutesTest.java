package bellhop.compiler.placement;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.Link;
import bellhop.network.Network;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RoutesTest {

  private static Routes with(Network network, Link... more) {
    List<Link> links = new ArrayList<>(network.links());
    links.addAll(List.of(more));
    return new Routes(
        new Network(network.name(), network.qpus(), network.qnus(), List.of(), links, List.of()));
  }

  @Test
  void distanceCountsLinks() {
    Routes routes = new Routes(Lines.line(4, 1, 2));
    assertThat(routes.distance(0, 3)).isEqualTo(3);
    assertThat(routes.path(3, 1)).containsExactly(2, 1);
    assertThat(routes.distance(2, 2)).isZero();
  }

  @Test
  void nobodyRelaysWithOneCommunicationQubit() {
    Routes routes = new Routes(Lines.line(3, 1, 1));
    assertThat(routes.distance(0, 1)).isEqualTo(1);
    assertThat(routes.distance(0, 2)).isEqualTo(Routes.APART);
  }

  @Test
  void betterLinkWinsAmongEqualPaths() {
    Routes routes = with(Lines.line(3, 1, 2), Lines.link("good", 0, 1, 0.99));
    assertThat(routes.path(0, 1)).containsExactly(2);
    assertThat(routes.path(2, 0)).containsExactly(1, 2);
    assertThat(routes.direct(0, 1, 0)).isEqualTo(2);
  }

  @Test
  void fewerLinksWinOverBetterOnes() {
    Routes routes = with(Lines.line(3, 1, 2), Lines.link("poor", 0, 2, 0.6));
    assertThat(routes.path(0, 2)).containsExactly(2);
    assertThat(routes.isComplete()).isTrue();
  }

  @Test
  void smallestTreesTakeRelaysIn() {
    Spread spread = new Spread(Regions.of(new Routes(Lines.line(5, 1, 2))));
    assertThat(spread.cost(0b00001)).isZero();
    assertThat(spread.cost(0b10001)).isEqualTo(4);
    assertThat(spread.cost(0b10101)).isEqualTo(4);
    assertThat(spread.cost(0b00110)).isEqualTo(1);
  }

  @Test
  void treesOfLargeNetworksAreRememberedSpanningTrees() {
    Spread spread = new Spread(Regions.of(new Routes(Lines.line(20, 1, 2))));
    assertThat(spread.cost(1L | 1L << 7 | 1L << 19)).isEqualTo(19);
  }
}
