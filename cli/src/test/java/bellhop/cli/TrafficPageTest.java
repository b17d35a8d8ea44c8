package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/** The page on traffic shows what its command prints. */
class TrafficPageTest {
  private static final Path PAGE = Path.of("../docs/how-to/simulate-traffic.md");
  private static final String COMMAND = "./bellhop simulate examples/scenarios/metro.yaml\n";

  @Test
  void theExampleIsReal() throws IOException {
    String page = Files.readString(PAGE);
    Called called = Called.with("simulate", "../examples/scenarios/metro.yaml");
    assertThat(page).contains("```sh\n" + COMMAND + "```\n\n```text\n" + called.out() + "```\n");
  }
}
