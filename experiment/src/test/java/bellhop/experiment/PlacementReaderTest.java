package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.compiler.Placement;
import bellhop.units.InputException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class PlacementReaderTest {
  @Test
  void readsRegistersQubitsAndRanges() {
    Placement placement =
        PlacementReader.read("# pins\nq: east\n\nr[3]: \"west\" # here\nr[0..1]: 1\n", "p.yaml");
    assertThat(placement.pins())
        .extracting(Placement.Pin::register, Placement.Pin::index, Placement.Pin::qpu)
        .containsExactly(
            org.assertj.core.api.Assertions.tuple("q", -1, "east"),
            org.assertj.core.api.Assertions.tuple("r", 3, "west"),
            org.assertj.core.api.Assertions.tuple("r", 0, "1"),
            org.assertj.core.api.Assertions.tuple("r", 1, "1"));
  }

  @Test
  void saysWhereALineIsNoPin() {
    assertThatThrownBy(() -> PlacementReader.read("q: east\nr[: west\n", "p.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("p.yaml:2:1: \"r[: west\" is no pin; ");
  }

  @Test
  void readsLongLinesInLinearTime() {
    String blanks = " ".repeat(1_000_000);
    assertThat(PlacementReader.read("q: east" + blanks + "x\n", "p.yaml").pins()).hasSize(1);
    assertThat(PlacementReader.read("q:" + blanks + "east  #" + blanks, "p").pins()).hasSize(1);
    assertThatThrownBy(() -> PlacementReader.read("q" + blanks + "\n", "p.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is no pin");
    assertThatThrownBy(() -> PlacementReader.read("q[0" + blanks + ": east\n", "p.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("is no pin");
  }

  @Test
  void refusesRangesOfMillions() {
    assertThatThrownBy(() -> PlacementReader.read("q[0..9999999]: east\n", "p.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining("9999999");
  }

  @Test
  void saysThatAFileIsMissing() {
    assertThatThrownBy(() -> PlacementReader.read(Path.of("no/such.yaml")))
        .isInstanceOf(InputException.class)
        .hasMessageStartingWith("no/such.yaml: no such file; ");
  }
}
