package bellhop.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page on distillation shows what its commands print. */
class ChooseDistillationPageTest {
  private static final Path PAGE = Path.of("../docs/how-to/choose-distillation.md");
  private static final Pattern BLOCK =
      Pattern.compile("```console\n\\./bellhop (.*?)\n```\n\n```text\n(.*?)```", Pattern.DOTALL);

  /** On a mismatch what should be there is written beside. */
  @Test
  void everyExampleIsReal() throws IOException {
    String page = Files.readString(PAGE);
    Matcher block = BLOCK.matcher(page);
    StringBuilder real = new StringBuilder();
    int count = 0;
    while (block.find()) {
      Called called = Called.with(block.group(1).split(" "));
      assertThat(called.err()).isEmpty();
      assertThat(called.out().lines()).allMatch(line -> line.length() <= 100);
      String both = "```console\n./bellhop " + block.group(1) + "\n```\n\n```text\n" + called.out();
      block.appendReplacement(real, Matcher.quoteReplacement(both + "```"));
      count++;
    }
    block.appendTail(real);
    if (!page.contentEquals(real)) {
      Files.writeString(Path.of(PAGE + ".new"), real);
    }
    assertThat(real.toString()).isEqualTo(page);
    assertThat(count).isEqualTo(3);
  }

  @Test
  void whatMakesNoSenseIsRefusedInOneLine() {
    for (String[] words :
        new String[][] {
          {"--fidelity", "nan"},
          {"--fidelity", "1.2"},
          {"--weights", "0.5,0.5,0.5,0"},
          {"--weights", "0.5,0.5"},
          {"--weights", "0.1,0.7,0.1,0.1"},
          {"--fidelity", "0.9", "--weights", "0.9,0.1,0,0"},
          {},
          {"--populations", "0,0.5,0.5,0"},
          {"--populations", "0,0.4,0.4,0.2", "--coherence", "0.41"},
          {"--populations", "0,0.4,0.4,0.2", "--coherence", "-0.4"},
          {"--fidelity", "0.9", "--target", "1"},
          {"--fidelity", "0.9", "--target", "0"},
          {"--fidelity", "0.9", "--target", "0.99", "--target-infidelity", "0.01"},
          {"--fidelity", "0.9", "--target-infidelity", "1e-300"},
          {"--fidelity", "0.9", "--rounds", "13"},
          {"--fidelity", "0.9", "--gate-error", "0.95"},
          {"--fidelity", "0.9", "--readout-error", "0.6"},
          {"--fidelity", "0.9", "--scheme", "dejmp"},
          {"--fidelity", "0.9", "--rate", "0Hz"}
        }) {
      String[] command = new String[words.length + 2];
      command[0] = "qec";
      command[1] = "distil";
      System.arraycopy(words, 0, command, 2, words.length);
      Called called = Called.with(command);
      assertThat(called.code()).as(Arrays.toString(words)).isEqualTo(2);
      assertThat(called.err().strip().lines()).as(Arrays.toString(words)).hasSize(1);
    }
  }
}
