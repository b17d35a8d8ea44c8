package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page on improving a transducer shows what the command prints. */
class ImproveATransducerPageTest {
  private static final Path PAGE = Path.of("../docs/how-to/improve-a-transducer.md");

  @ParameterizedTest
  @CsvSource({"transducer-lab, 0.95", "two-buildings, 0.95"})
  void showsWhatIsPrinted(String network, String fidelity) throws IOException {
    String file = "examples/networks/" + network + ".yaml";
    Called called = Called.with("links", "--network", "../" + file, "--target-fidelity", fidelity);
    assertThat(called.code()).isZero();
    String command = "./bellhop links --network " + file + " --target-fidelity " + fidelity + "\n";
    String answer = called.out().substring(called.out().indexOf("\n\n", 120) + 2);
    assertThat(Files.readString(PAGE)).contains(command + "```\n\n```text\n" + answer + "```\n");
  }
}
