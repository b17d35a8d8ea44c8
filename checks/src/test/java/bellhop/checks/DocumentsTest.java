package bellhop.checks;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every command that a document shows runs and succeeds. What one writes, later ones may read. */
class DocumentsTest {
  private static final Set<String> WRITES =
      Set.of("--report", "--chart", "--trace", "--out", "--resume", "--circuit");

  @TempDir Path written;

  @TestFactory
  Stream<DynamicTest> everyCommandInTheDocumentsRuns() {
    return commands().stream().map(line -> DynamicTest.dynamicTest(line, () -> succeeds(line)));
  }

  @Test
  void documentsShowCommands() {
    assertThat(commands()).hasSizeGreaterThan(8);
  }

  private void succeeds(String line) {
    Launcher.Answer answer = Launcher.run(withOutputInto(written, line));
    assertThat(answer.exitCode()).as(answer.errors()).isZero();
    assertThat(answer.output()).isNotBlank();
  }

  private static Set<String> commands() {
    Set<String> commands = new LinkedHashSet<>();
    for (Path file : Repository.files(".md")) {
      boolean inside = false;
      for (String line : Repository.read(file).lines().toList()) {
        inside = line.startsWith("```") ? line.equals("```sh") : inside;
        if (inside && line.startsWith("./bellhop ")) {
          commands.add(line.replaceFirst(" +#.*", ""));
        }
      }
    }
    return commands;
  }

  private static List<String> withOutputInto(Path folder, String line) {
    List<String> words =
        new ArrayList<>(List.of(line.split(" +")).subList(1, line.split(" +").length));
    for (int i = 1; i < words.size(); i++) {
      Path inside = folder.resolve(words.get(i));
      if (WRITES.contains(words.get(i - 1)) || Files.exists(inside)) {
        words.set(i, inside.toString());
      }
    }
    return words;
  }
}
