package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkFileTest {
  private static Path example(String name) {
    return ExampleNetworksTest.FOLDER.resolve(name + ".yaml");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "eight-qpu-line",
        "four-qpu-star",
        "transducer-lab",
        "two-buildings",
        "two-cryostats",
        "two-cryostats-today",
        "two-ions"
      })
  void keepsEveryLinkAsItIs(String name) {
    Network whole = NetworkReader.read(example(name));
    List<LinkFile> files = LinkFile.first(1000, example(name));
    assertThat(files).hasSameSizeAs(whole.links());
    for (int l = 0; l < files.size(); l++) {
      Network one = files.get(l).network();
      assertThat(one.qpus()).hasSize(2);
      assertThat(one.links()).hasSize(1);
      assertThat(one.links().getFirst().name()).isEqualTo(whole.link(l).name());
      assertThat(one.links().getFirst().model()).isEqualTo(whole.link(l).model());
      assertThat(one.links().getFirst().latency()).isEqualTo(whole.link(l).latency());
    }
  }

  @Test
  void readsNoMoreLinksThanAreWanted() {
    assertThat(LinkFile.first(2, example("four-qpu-star"))).hasSize(2);
  }

  @Test
  void listsTheNumbersThatCountEachOnce() {
    List<Figure> figures = LinkFile.first(1, example("two-buildings")).getFirst().figures();
    assertThat(figures).doesNotHaveDuplicates();
    assertThat(figures)
        .filteredOn(f -> f.section().equals("transducer") && f.key().equals("efficiency"))
        .extracting(Figure::value)
        .containsExactly(0.7);
    // Given by no one, but it counts as the fallback of the schema.
    assertThat(figures)
        .anyMatch(f -> f.section().equals("detector") && f.key().equals("dead-time"));
    // A pumped transducer adds no noise of a conversion.
    assertThat(figures).noneMatch(f -> f.key().equals("added-noise"));
  }

  @Test
  void readsAgainWithOtherNumbers() {
    LinkFile file = LinkFile.first(1, example("two-cryostats")).getFirst();
    Network faster =
        file.findChanged(f -> f.key().equals("attempt-period") ? 1e-6 : f.value()).orElseThrow();
    assertThat(faster.links().getFirst().model().ratePerSecond()).isEqualTo(1e6);
    assertThat(file.network().links().getFirst().model().ratePerSecond()).isEqualTo(5e5);
    assertThat(file.findChanged(FigureChange.NONE)).isEqualTo(Optional.of(file.network()));
  }

  @Test
  void findsNoNetworkWhereTheFileWouldBeRefused() {
    LinkFile file = LinkFile.first(1, example("two-cryostats")).getFirst();
    assertThat(file.findChanged(f -> f.key().equals("efficiency") ? 1.5 : f.value())).isEmpty();
    assertThat(file.findChanged(f -> f.key().equals("t1") ? f.value() / 9 : f.value())).isEmpty();
  }
}
