package bellhop.circuit.stabilizer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

final class InstructionReferenceTest {
  private static final Path PAGE = Path.of("../docs/reference/stabilizer-instructions.md");

  @Test
  void thePageSaysWhatTheTableSays() throws IOException {
    String expected = InstructionReference.markdown();
    String found = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    if (!found.equals(expected)) {
      Files.writeString(PAGE.resolveSibling("stabilizer-instructions.md.new"), expected);
    }
    assertThat(found)
        .as("docs/reference/stabilizer-instructions.md; the right one is beside it as .md.new")
        .isEqualTo(expected);
  }

  /** They stand as they would be written. */
  @ParameterizedTest
  @EnumSource(Op.class)
  void examplesAreRead(Op op) {
    String example = InstructionReference.example(op);
    StabilizerCircuit circuit = CircuitReader.read(example, "example");
    assertThat(circuit.steps()).hasSize(1);
    assertThat(circuit).hasToString(example + "\n");
    assertThat(InstructionReference.markdown()).contains("`" + example + "`");
  }
}
