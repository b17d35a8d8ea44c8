package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.distributed.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page of compiled programs shows what the compiler prints. */
class CompiledPageTest {
  @Test
  void showsTheFirstPartOfABellPair() throws IOException {
    Compile.Answer answer =
        Compile.withFiles(
            CompileInputs.of(
                Path.of("../examples/programs/bell.qasm"),
                "../examples/networks/two-cryostats.yaml"),
            Watch.NONE);
    Text east = answer.files().getFirst();
    assertThat(east.fileName()).isEqualTo("east.qasm");
    assertThat(Files.readString(Path.of("../docs/reference/compiled.md")))
        .contains("```text\n" + east.content() + "```");
  }
}
