package bellhop.circuit.stabilizer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.circuit.PageBlocks;
import bellhop.units.InputException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The examples of the reference page are read or refused as it says. */
final class StabilizerCircuitsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/stabilizer-circuits.md");

  @Test
  void circuitsStandAsTheyAreWritten() throws IOException {
    List<String> circuits = blocks("stim");
    assertThat(circuits).hasSize(2);
    for (String circuit : circuits) {
      assertThat(read(circuit)).hasToString(circuit);
    }
    StabilizerCircuit memory = read(circuits.getFirst());
    assertThat(memory.qubitCount()).isEqualTo(3);
    assertThat(memory.recordCount()).isEqualTo(102);
    assertThat(memory.detectorCount()).isEqualTo(1);
    assertThat(memory.observableCount()).isEqualTo(1);
  }

  @Test
  void looseTextIsWrittenAsShown() throws IOException {
    assertThat(read(blocks("loose").getFirst())).hasToString(blocks("written").getFirst());
  }

  @Test
  void refusesWhatItSaysInItsWords() throws IOException {
    List<String> lines = blocks("refused").getFirst().lines().toList();
    assertThat(lines).hasSizeGreaterThan(30);
    for (int i = 0; i < lines.size(); i += 2) {
      String text = lines.get(i);
      String message = "page:" + lines.get(i + 1).strip();
      assertThatThrownBy(() -> CircuitReader.readWhole(text, "page"))
          .isInstanceOf(InputException.class)
          .hasMessage(message);
    }
  }

  private static StabilizerCircuit read(String text) {
    return CircuitReader.read(text, "page");
  }

  private static List<String> blocks(String language) throws IOException {
    return PageBlocks.of(PAGE, language);
  }
}
