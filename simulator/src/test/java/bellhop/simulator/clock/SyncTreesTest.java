package bellhop.simulator.clock;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.network.Clocks;
import bellhop.network.Network;
import bellhop.network.NetworkReader;
import bellhop.network.SyncTree;
import bellhop.network.SyncTrees;
import bellhop.units.Seed;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Trees of exchanges from network files, and the promise of the white-rabbit preset on them. */
class SyncTreesTest {
  private static final Path EXAMPLES = Path.of("../examples/networks");
  private static final double START = 1e-6;

  @Test
  void qpusOfALineTakeTheTimeFromTheOneBefore() {
    SyncTree tree = SyncTrees.of(line(10));
    assertThat(tree.parent()).containsExactly(-1, 0, 1, 2, 3, 4, 5, 6, 7, 8);
    assertThat(tree.delay().getFirst()).isZero();
    // 30 m at 1.468 of the vacuum's index.
    assertThat(tree.delay().get(5)).isBetween(146e-9, 148e-9);
    assertThat(tree.exchanges(2, 7)).isEqualTo(5);
  }

  @Test
  void qpusOfAStarTakeItFromTheFirst() {
    SyncTree tree = SyncTrees.of(star());
    assertThat(tree.parent()).containsExactly(-1, 0, 0, 0);
    assertThat(tree.exchanges(1, 3)).isEqualTo(2);
    assertThat(tree.exchanges(0, 3)).isEqualTo(1);
  }

  @Test
  void partsWithoutALinkBetweenThemHaveAReferenceEach() {
    SyncTree tree =
        SyncTrees.of(read(List.of("c", "a", "b", "d", "e"), List.of("a b", "e c", "d b")));
    assertThat(tree.parent()).containsExactly(-1, -1, 1, 2, 0);
    assertThat(tree.order()).containsExactly(0, 1, 4, 2, 3);
    assertThat(tree.references()).containsExactly(0, 1, 1, 1, 0);
    assertThatThrownBy(() -> tree.exchanges(3, 4)).hasMessageContaining("no common reference");
    ClockSimulation clocks = new ClockSimulation(rabbit(), tree, START, new Seed(1));
    for (int i = 0; i < 60; i++) {
      clocks.step();
    }
    assertThat(StrictMath.abs(clocks.offset(1, 3))).isLessThan(1e-9);
    assertThat(StrictMath.abs(clocks.offset(0, 4))).isLessThan(1e-9);
    assertThat(StrictMath.abs(clocks.offset(0, 1))).isGreaterThan(1e-9);
  }

  @Test
  void circlesHaveNoTime() {
    assertThatThrownBy(() -> new SyncTree(List.of(-1, 2, 1), List.of(0.0, 0.0, 0.0)))
        .hasMessageContaining("reference");
    assertThat(new SyncTree(List.of(1, -1), List.of(0.0, 0.0)).order()).containsExactly(1, 0);
  }

  @Test
  void neighboursOfALineOfTenKeepTheTime() {
    keepTheTime(line(10));
  }

  @Test
  void neighboursOfTheStarKeepTheTime() {
    keepTheTime(star());
  }

  /** White Rabbit, one hour, 20 seeds: locked in a minute, then below 1 ns; 100 ps rms. */
  private static void keepTheTime(Network network) {
    for (int seed = 1; seed <= 20; seed++) {
      ClockSimulation clocks =
          new ClockSimulation(rabbit(), SyncTrees.of(network), START, new Seed(seed));
      for (int second = 0; second < 60; second++) {
        clocks.step();
      }
      for (int qpu = 0; qpu < network.qpus().size(); qpu++) {
        assertThat(clocks.lockedAfter(qpu)).as("QPU %d, seed %d", qpu, seed).isLessThan(60);
      }
      double squares = 0;
      for (int second = 60; second < 3600; second++) {
        clocks.step();
        for (int link = 0; link < network.links().size(); link++) {
          double offset = clocks.offset(network.qpuA(link), network.qpuB(link));
          assertThat(StrictMath.abs(offset)).as("link %d, seed %d", link, seed).isLessThan(1e-9);
          squares += offset * offset;
        }
      }
      double rms = StrictMath.sqrt(squares / 3540 / network.links().size());
      assertThat(rms).as("seed %d", seed).isLessThan(100e-12);
    }
  }

  private static Clocks rabbit() {
    return NetworkReader.read(EXAMPLES.resolve("two-cryostats-today.yaml")).clocks();
  }

  private static Network star() {
    return NetworkReader.read(EXAMPLES.resolve("four-qpu-star.yaml"));
  }

  private static Network line(int qpus) {
    List<String> names = new ArrayList<>();
    List<String> links = new ArrayList<>();
    for (int q = 0; q < qpus; q++) {
      names.add("q" + q);
      if (q > 0) {
        links.add("q" + (q - 1) + " q" + q);
      }
    }
    return read(names, links);
  }

  /** QPUs of these names with a QNU each of the same name, and links of 30 m between them. */
  private static Network read(List<String> qpus, List<String> links) {
    StringBuilder text = new StringBuilder("format: bellhop-network/1\nqpus:\n");
    qpus.forEach(qpu -> text.append("  - {name: %s, qubits: 2}\n".formatted(qpu)));
    text.append("qnus:\n");
    qpus.forEach(qpu ->
        text.append("  - {name: %s, qpu: %s, communication-qubits: 2}\n".formatted(qpu, qpu)));
    text.append("links:\n");
    for (String link : links) {
      String ends = link.replace(" ", ", ");
      text.append(
          "  - {between: [%s], kind: microwave, preset: microwave-2029, length: 30 m}\n"
              .formatted(ends));
    }
    return NetworkReader.read(text.toString(), "text");
  }
}
