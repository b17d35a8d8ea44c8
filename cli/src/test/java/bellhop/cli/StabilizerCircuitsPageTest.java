package bellhop.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * The examples of the page on stabilizer circuits are run, in one folder, and print what it shows:
 * pipes of {@code bellhop}, {@code printf} and {@code cmp}. They are called {@code console} there,
 * as those of other pages are no pipes.
 */
class StabilizerCircuitsPageTest {
  private static final Path PAGE = Path.of("../docs/how-to/work-with-stabilizer-circuits.md");
  private static final Pattern BLOCK =
      Pattern.compile("```console\n(.*?)```\n(?:\n```text\n(.*?)```)?", Pattern.DOTALL);
  private static final Pattern FILE = Pattern.compile("[a-z]\\w*\\.(stim|dem|b8|r8|01|hits)");

  @TempDir Path folder;

  /** On a mismatch what should be there is written beside. */
  @Test
  void everyExampleIsReal() throws IOException {
    String page = Files.readString(PAGE);
    Matcher block = BLOCK.matcher(page);
    StringBuilder real = new StringBuilder();
    int count = 0;
    while (block.find()) {
      String shown = "```console\n" + block.group(1) + "```\n";
      String printed = printed(block.group(1));
      String all = printed.isEmpty() ? shown : shown + "\n```text\n" + printed + "```";
      block.appendReplacement(real, Matcher.quoteReplacement(all));
      count++;
    }
    block.appendTail(real);
    if (!page.contentEquals(real)) {
      Files.writeString(Path.of(PAGE + ".new"), real);
    }
    assertThat(real.toString()).isEqualTo(page);
    assertThat(count).isGreaterThan(6);
  }

  private String printed(String lines) throws IOException {
    StringBuilder printed = new StringBuilder();
    for (String line : lines.split("\n")) {
      byte[] piped = {};
      for (String command : line.split(" \\| ")) {
        piped = run(piped, Words.of(command));
      }
      printed.append(new String(piped, UTF_8));
    }
    return printed.toString().replace(folder + "/", "");
  }

  private byte[] run(byte[] input, String... words) throws IOException {
    return switch (words[0]) {
      case "./bellhop" -> bellhop(input, Arrays.copyOfRange(words, 1, words.length));
      case "printf" -> printf(words);
      case "cmp" -> {
        assertThat(folder.resolve(words[1])).hasSameBinaryContentAs(folder.resolve(words[2]));
        yield new byte[0];
      }
      default -> throw new IllegalArgumentException(words[0]);
    };
  }

  private byte[] bellhop(byte[] input, String... words) {
    List<String> inFolder = new ArrayList<>();
    for (String word : words) {
      inFolder.add(FILE.matcher(word).matches() ? folder.resolve(word).toString() : word);
    }
    // serve has its files in the lines
    String text = new String(input, UTF_8);
    String own = words[1].equals("serve") ? FILE.matcher(text).replaceAll(folder + "/$0") : text;
    Piped called = Piped.with(own.getBytes(UTF_8), inFolder.toArray(String[]::new));
    assertThat(called.err()).isEmpty();
    return (called.text() + new String(called.bytes(), UTF_8)).getBytes(UTF_8);
  }

  private byte[] printf(String... words) throws IOException {
    byte[] text = words[1].replace("\\n", "\n").getBytes(UTF_8);
    if (words.length == 2) {
      return text;
    }
    assertThat(words[2]).isEqualTo(">");
    Files.write(folder.resolve(words[3]), text);
    return new byte[0];
  }
}
