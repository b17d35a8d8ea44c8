package bellhop.circuit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class GateReferenceTest {
  private static final Path PAGE = Path.of("../docs/reference/gates.md");

  @Test
  void thePageSaysWhatTheTableSays() throws IOException {
    String expected = GateReference.markdown();
    String found = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    if (!found.equals(expected)) {
      Files.writeString(PAGE.resolveSibling("gates.md.new"), expected);
    }
    assertThat(found)
        .as("docs/reference/gates.md; the right one is beside it as gates.md.new")
        .isEqualTo(expected);
  }
}
