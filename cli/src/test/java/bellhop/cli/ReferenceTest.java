package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ReferenceTest {
  private static final Path PAGE = Path.of("../docs/reference/commands.md");

  /** On a mismatch what should be there is written beside, as {@code commands.md.new}. */
  @Test
  void thePageIsWhatTheFlagsSay() throws IOException {
    Terminal nowhere =
        new Terminal(
            new PrintWriter(new StringWriter()), new PrintWriter(new StringWriter()), Map.of());
    String expected = Reference.markdown(Bellhop.commandLine(nowhere));
    String found = Files.exists(PAGE) ? Files.readString(PAGE) : "";
    if (!found.equals(expected)) {
      Files.writeString(Path.of(PAGE + ".new"), expected);
    }
    assertThat(found).isEqualTo(expected);
  }
}
