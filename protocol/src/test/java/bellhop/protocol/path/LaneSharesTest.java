package bellhop.protocol.path;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.Qnu;
import bellhop.pair.Memory;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A QNU with six communication and nine memory qubits at the end of three links. */
final class LaneSharesTest {
  private static final boolean[] ALL = {true, true, true};
  private static final boolean[] NONE = new boolean[3];

  private static Network star(int hubMemories, int leafMemories) {
    Network row = Rows.of(3, 8, Rows.werner(0.9), 1, Span.ZERO);
    List<Qnu> qnus =
        List.of(
            qnu("hub", 0, 6, hubMemories),
            qnu("b", 1, 8, leafMemories),
            qnu("c", 2, 8, leafMemories),
            qnu("d", 3, 8, leafMemories));
    List<Link> links = List.of(link(row, 0, 1), link(row, 1, 2), link(row, 2, 3));
    return new Network("star", row.qpus(), qnus, List.of(), links, List.of());
  }

  private static Qnu qnu(String name, int qpu, int talking, int keeping) {
    return new Qnu(name, qpu, talking, keeping, Memory.PERFECT, Span.ZERO, 0);
  }

  private static Link link(Network row, int number, int leaf) {
    Link like = row.link(number);
    return new Link(
        like.name(),
        0,
        leaf,
        "measured",
        like.analyser(),
        like.model(),
        Span.ZERO,
        Span.ZERO,
        0,
        0,
        0);
  }

  @Test
  void linksInUseShareTheQubitsOfTheirQnuEqually() {
    LaneShares shares = LaneShares.of(star(9, 9), ALL, NONE);
    assertThat(shares.lanes(0)).isEqualTo(2);
    assertThat(shares.bursts(0)).isEqualTo(2);
    assertThat(shares.isStored(0)).isFalse();
    LaneShares two = LaneShares.of(star(9, 9), new boolean[] {true, false, true}, NONE);
    assertThat(two.lanes(0)).isEqualTo(3);
    assertThat(two.lanes(1)).isZero();
  }

  @Test
  void memoriesBoundThePairsAndCommunicationQubitsTheAttempts() {
    LaneShares shares = LaneShares.of(star(9, 9), ALL, ALL);
    assertThat(shares.isStored(1)).isTrue();
    assertThat(shares.lanes(1)).isEqualTo(3);
    assertThat(shares.bursts(1)).isEqualTo(2);
  }

  @Test
  void pairsWaitInMemoryOnlyWhereBothEndsHaveSome() {
    LaneShares shares = LaneShares.of(star(9, 0), ALL, ALL);
    assertThat(shares.isStored(1)).isFalse();
    assertThat(shares.lanes(1)).isEqualTo(2);
  }

  @Test
  void theEndWithFewerQubitsDecides() {
    LaneShares shares = LaneShares.of(star(9, 1), ALL, ALL);
    assertThat(shares.lanes(2)).isEqualTo(1);
    assertThat(shares.bursts(2)).isEqualTo(1);
  }

  @Test
  void spareLinksTakeOnlyWhatTheUsedOnesLeave() {
    boolean[] used = {true, false, false};
    LaneShares alone = LaneShares.of(star(9, 9), used, NONE, ALL);
    assertThat(alone.lanes(0)).isEqualTo(6);
    assertThat(alone.links()).containsExactly(true, false, false); // nothing is left
    boolean[] four = {true, true, true, true, false};
    LaneShares rest =
        LaneShares.of(
            wide(), four, new boolean[5], new boolean[] {false, false, false, false, true});
    assertThat(rest.lanes(0)).isEqualTo(1);
    assertThat(rest.lanes(4)).isEqualTo(2);
  }

  /** Five links at a hub with six qubits. */
  private static Network wide() {
    Network row = Rows.of(5, 8, Rows.werner(0.9), 1, Span.ZERO);
    List<Qnu> qnus = new ArrayList<>(List.of(qnu("hub", 0, 6, 0)));
    List<Link> links = new ArrayList<>();
    for (int leaf = 1; leaf <= 5; leaf++) {
      qnus.add(qnu("leaf" + leaf, leaf, 8, 0));
      links.add(link(row, leaf - 1, leaf));
    }
    return new Network("wide", row.qpus(), qnus, List.of(), links, List.of());
  }
}
