package bellhop.network.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.network.Analyser;
import bellhop.network.Link;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.network.Switch;
import bellhop.units.InputException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.FieldSource;

class TopologiesTest {
  static final List<String> NAMES = Topologies.NAMES;

  private static Wish wish(String name, int qpus) {
    return new Wish(
        name,
        qpus,
        3,
        new Wish.Communication.Usual(),
        OptionalInt.empty(),
        OptionalInt.empty(),
        Map.of());
  }

  private static Wish withRadix(String name, int qpus, int radix) {
    return new Wish(
        name,
        qpus,
        3,
        new Wish.Communication.Usual(),
        OptionalInt.empty(),
        OptionalInt.of(radix),
        Map.of());
  }

  private static Network read(Wish wish) {
    return NetworkReader.read(Topologies.text(wish), wish.topology());
  }

  /** Counted anew in what was read. */
  private static Counts counted(Network network) {
    int computing = (int) network.qpus().stream().filter(q -> q.dataQubits() > 0).count();
    return new Counts(
        computing,
        network.qpus().size() - computing,
        network.fabric().switches().size(),
        network.analysers().size(),
        network.fabric().fibres().size(),
        network.links().size());
  }

  @ParameterizedTest
  @FieldSource("NAMES")
  void readsBackWhatTheFormulasCountAtEverySize(String name) {
    for (int qpus : new int[] {2, 3, 4, 5, 6, 7, 9, 12, 16, 17, 31, 40}) {
      Network network = read(wish(name, qpus));
      assertThat(counted(network))
          .as("%s of %d", name, qpus)
          .isEqualTo(Topologies.counts(wish(name, qpus)));
      assertThat(network.dataQubits()).isEqualTo(3 * qpus);
      assertEveryoneIsReached(network);
      assertThat(network.links()).extracting(Link::name).doesNotHaveDuplicates();
      assertThat(Topologies.text(wish(name, qpus))).isEqualTo(Topologies.text(wish(name, qpus)));
    }
  }

  private static void assertEveryoneIsReached(Network network) {
    Set<Integer> reached = new HashSet<>(Set.of(0));
    for (int before = 0; before != reached.size(); ) {
      before = reached.size();
      for (int l = 0; l < network.links().size(); l++) {
        if (reached.contains(network.qpuA(l)) || reached.contains(network.qpuB(l))) {
          reached.add(network.qpuA(l));
          reached.add(network.qpuB(l));
        }
      }
    }
    assertThat(reached).as(network.name()).hasSize(network.qpus().size());
  }

  /** Where all machines hang on one fabric no link relays. */
  @ParameterizedTest
  @CsvSource({"all-to-all", "star", "clos", "fat-tree", "qfly", "data-centre"})
  void joinsAnyTwoMachinesDirectly(String name) {
    Network network = read(wish(name, 20));
    Set<Long> pairs = new HashSet<>();
    for (int l = 0; l < network.links().size(); l++) {
      int a = Math.min(network.qpuA(l), network.qpuB(l));
      int b = Math.max(network.qpuA(l), network.qpuB(l));
      pairs.add(1000L * a + b);
    }
    assertThat(pairs).hasSize(190);
    assertThat(network.links()).hasSize(190);
  }

  @Test
  void countsAFatTreeAsInTheLiterature() {
    for (int k = 2; k <= 8; k += 2) {
      FatTree tree = new FatTree((int) FatTree.hosts(k), k);
      assertThat(tree.counts().switches()).isEqualTo(5 * k * k / 4);
      assertThat(tree.counts().qpus()).isEqualTo(k * k * k / 4);
    }
    assertThat(FatTree.hosts(16)).isEqualTo(1024);
    assertThat(new FatTree(1024, 16).counts().switches()).isEqualTo(320);
    assertThat(FatTree.holding(17, OptionalInt.empty()).k()).isEqualTo(6);
    assertThat(FatTree.holding(16, OptionalInt.empty()).k()).isEqualTo(4);
    Network network = read(withRadix("fat-tree", 5, 4));
    assertThat(network.fabric().switches()).hasSize(20);
    assertThat(network.fabric().switches()).extracting(Switch::ports).contains(4, 8);
  }

  /** Guo and others 2009: n = 4, k = 1 has 16 servers and 8 switches; k = 2 has 64 and 48. */
  @Test
  void countsABcubeAsInTheLiterature() {
    assertThat(BCube.holding(16, OptionalInt.of(4))).isEqualTo(new BCube(16, 4, 1));
    assertThat(new BCube(16, 4, 1).counts().switches()).isEqualTo(8);
    assertThat(BCube.holding(64, OptionalInt.of(4))).isEqualTo(new BCube(64, 4, 2));
    assertThat(new BCube(64, 4, 2).counts().switches()).isEqualTo(48);
    Network network = read(withRadix("bcube", 16, 4));
    assertThat(network.links()).hasSize(8 * 6);
    for (int q = 0; q < 16; q++) {
      assertThat(network.linksOfQpu(q)).hasSize(2 * 3);
    }
    Network cut = read(withRadix("bcube", 23, 3));
    assertThat(cut.fabric().switches()).hasSize(27);
    assertEveryoneIsReached(cut);
  }

  /** Kim and others 2008: a = 2p = 2h has 4p⁴ + 2p² hosts: 6, 72, 342, 1056. */
  @Test
  void countsADragonflyAsInTheLiterature() {
    assertThat(QFly.hosts(1)).isEqualTo(6);
    assertThat(QFly.hosts(2)).isEqualTo(72);
    assertThat(QFly.hosts(3)).isEqualTo(342);
    assertThat(QFly.hosts(4)).isEqualTo(1056);
    assertThat(new QFly(72, 2).groups()).isEqualTo(9);
    assertThat(new QFly(72, 2).counts().switches()).isEqualTo(36);
    assertThat(QFly.holding(60, OptionalInt.of(7)).p()).isEqualTo(2);
    assertThat(read(wish("qfly", 72)).links()).hasSize(72 * 71 / 2);
  }

  @Test
  void countsAClosAsInTheLiterature() {
    Clos clos = Clos.holding(128, OptionalInt.empty());
    assertThat(clos).isEqualTo(new Clos(128, 15, 8, 16));
    assertThat(clos.counts().switches()).isEqualTo(2 * 16 + 15);
    assertThat(read(wish("clos", 16)).analysers())
        .extracting(Analyser::channels)
        .containsExactly(9);
    assertThat(Topologies.text(wish("clos", 16))).contains("m = 5, n = 3, r = 6", "2 inputs stay");
  }

  @Test
  void holdsAnInternetOfTenThousand() {
    Wish wish =
        new Wish(
            "domains",
            10_000,
            1,
            new Wish.Communication.Exactly(8),
            OptionalInt.of(20),
            OptionalInt.empty(),
            Map.of());
    Network network = read(wish);
    assertThat(network.links()).hasSize(20 * 1000 + 40);
    assertEveryoneIsReached(network);
    int[] degree = new int[10_000];
    Set<Long> pairs = new HashSet<>();
    for (int l = 0; l < network.links().size(); l++) {
      degree[network.qpuA(l)]++;
      degree[network.qpuB(l)]++;
      pairs.add(
          100_000L * Math.min(network.qpuA(l), network.qpuB(l))
              + Math.max(network.qpuA(l), network.qpuB(l)));
    }
    assertThat(pairs).as("no two links join the same").hasSize(network.links().size());
    for (int q = 0; q < degree.length; q++) {
      assertThat(degree[q]).isEqualTo(q % 500 == 0 ? 8 : 4);
    }
  }

  @Test
  void givesUnlimitedCommunicationQubits() {
    Wish wish =
        new Wish(
            "ring",
            5,
            7,
            new Wish.Communication.Unlimited(),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Map.of());
    assertThat(read(wish).qnu(0).communicationQubits()).isEqualTo(35);
  }

  @Test
  void refusesWhatDoesNotFit() {
    refuses(wish("torus", 4), "unknown topology \"torus\"", "");
    refuses(wish("ring", 1), "too small", "2 was meant");
    refuses(wish("line", 20_001), "too large", "20000");
    refuses(wish("star", 448), "too many links", "domains");
    refuses(wish("all-to-all", 20_000), "too many links", "");
    refuses(withRadix("star", 4, 4), "no meaning for the topology star", "left over");
    refuses(withRadix("fat-tree", 17, 4), "room for 16 of 17", "larger");
    refuses(withRadix("fat-tree", 4, 5), "not even", "6 was");
    refuses(withRadix("fat-tree", 4, 20_000), "too large", "48 was");
    refuses(withRadix("qfly", 4, 20_000), "too large", "31 was");
    refuses(withRadix("bcube", 20_000, 2), "too many links", "");
    refuses(withRadix("bcube", 8192, 2), "212992 fibres", "");
    refuses(withRadix("bcube", 4096, 2), "too large to be read", "");
    refuses(wish("metro", 20_000), "too large to be read", "fewer");
    refuses(wish("bcube", 20_000), "too many links", "");
    refuses(withRadix("clos", 64, 5), "too few ports", "64 was meant");
    refuses(withRadix("clos", 64, 1), "too few ports", "");
    refuses(withRadix("bcube", 4, 1), "too few ports", "");
    refuses(withRadix("qfly", 7, 3), "room for 6 of 7", "");
    refuses(withRadix("qfly", 7, 2), "too few ports", "");
    refuses(withRadix("data-centre", 7, 5), "too few ports", "");
    refuses(withRadix("data-centre", 200, 6), "too few ports", "");
    refuses(
        new Wish(
            "grid",
            4,
            0,
            new Wish.Communication.Exactly(1),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Map.of()),
        "too small",
        "1 was meant");
    refuses(
        new Wish(
            "grid",
            4,
            1,
            new Wish.Communication.Exactly(0),
            OptionalInt.empty(),
            OptionalInt.empty(),
            Map.of()),
        "too small",
        "");
    refuses(
        new Wish(
            "domains",
            4,
            1,
            new Wish.Communication.Usual(),
            OptionalInt.of(5),
            OptionalInt.empty(),
            Map.of()),
        "from 1 to 4",
        "");
  }

  private static void refuses(Wish wish, String what, String maybe) {
    assertThatThrownBy(() -> Topologies.text(wish))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(what)
        .hasMessageContaining(maybe);
  }
}
