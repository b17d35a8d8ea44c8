package bellhop.checks;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/** Every program in Java that a document shows compiles, runs, and prints what stands below it. */
class JavaProgramsTest {
  private static final Pattern PROGRAM =
      Pattern.compile("```java\n(.*?)```\n\n```text\n(.*?)```", Pattern.DOTALL);
  private static final Pattern ANY = Pattern.compile("^```java$", Pattern.MULTILINE);

  @TempDir Path folder;

  @TestFactory
  Stream<DynamicTest> everyProgramPrintsWhatIsShown() {
    return pages()
        .flatMap(page -> PROGRAM.matcher(page).results())
        .map(its -> DynamicTest.dynamicTest(its.group(2).strip(), () -> run(its)));
  }

  @Test
  void everyProgramShowsWhatItPrints() {
    assertThat(pages().mapToLong(page -> ANY.matcher(page).results().count()).sum())
        .isEqualTo(pages().mapToLong(page -> PROGRAM.matcher(page).results().count()).sum())
        .isPositive();
  }

  private static Stream<String> pages() {
    return Repository.files(".md").stream().map(Repository::read);
  }

  private void run(MatchResult program) throws IOException, InterruptedException {
    Path source = Files.writeString(folder.resolve("Program.java"), program.group(1));
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(java, "-cp", System.getProperty("java.class.path"), source.toString());
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String printed = new String(process.getInputStream().readAllBytes(), UTF_8);
    assertThat(process.waitFor()).as(printed).isZero();
    assertThat(printed).isEqualTo(program.group(2));
  }
}
