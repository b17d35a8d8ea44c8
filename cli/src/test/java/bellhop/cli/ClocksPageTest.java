package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on clocks shows what its command prints. */
class ClocksPageTest {
  private static final Path PAGE = Path.of("../docs/explanation/clocks.md");
  private static final String COMMAND =
      "./bellhop clock --network examples/networks/two-buildings.yaml\n";

  @Test
  void theExampleIsReal() throws IOException {
    String page = Files.readString(PAGE);
    Called called = Called.with("clock", "--network", "../examples/networks/two-buildings.yaml");
    assertThat(page).contains("```sh\n" + COMMAND + "```\n\n```text\n" + called.out() + "```\n");
  }
}
