package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.distributed.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The page of compiled programs shows what the compiler prints, and explains all of it. */
class CompiledPageTest {
  private static final Path PAGE = Path.of("../docs/reference/compiled.md");

  /** On a mismatch what should be there is written beside, as {@code compiled.md.new}. */
  @Test
  void showsTheFilesOfABellPair() throws IOException {
    String found = Files.readString(PAGE);
    String expected = found;
    for (Text file : files()) {
      Matcher block = Pattern.compile(block(file), Pattern.DOTALL).matcher(expected);
      assertThat(block.find()).as("a block for " + file.fileName()).isTrue();
      expected =
          expected.substring(0, block.start(1)) + file.content() + expected.substring(block.end(1));
    }
    if (!found.equals(expected)) {
      Files.writeString(Path.of(PAGE + ".new"), expected);
    }
    assertThat(found).isEqualTo(expected);
  }

  @Test
  void namesEveryFieldOfTheSchedule() throws IOException {
    String page = Files.readString(PAGE);
    Matcher field = Pattern.compile("\"(\\w+)\" :").matcher(files().getLast().content());
    assertThat(field.results().map(found -> found.group(1)))
        .hasSizeGreaterThan(20)
        .allMatch(name -> page.contains("`" + name + "`"));
  }

  private static String block(Text file) {
    return "\n### " + Pattern.quote(file.fileName()) + "\n\n```\\w+\n(.*?)```\n";
  }

  private static List<Text> files() {
    return Compile.withFiles(
            CompileInputs.of(
                Path.of("../examples/programs/bell.qasm"),
                "../examples/networks/two-cryostats.yaml"),
            Watch.NONE)
        .files();
  }
}
