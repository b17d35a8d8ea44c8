package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.experiment.memory.MemoryResult;
import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/**
 * The page of results names every field that the JSON can have, null and empty ones too, in the
 * section of its command and in a row with the field above it. That the JSON has these fields and
 * no others is what RecordWriter does.
 */
class ResultsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/results.md");

  @Test
  void namesEveryFieldOfRun() throws IOException {
    requireNamed("run", RunResult.class);
  }

  @Test
  void namesEveryFieldOfCompile() throws IOException {
    requireNamed("compile", CompileResult.class);
  }

  @Test
  void namesEveryFieldOfLinks() throws IOException {
    requireNamed("links", LinksResult.class);
  }

  @Test
  void namesEveryFieldOfClock() throws IOException {
    requireNamed("clock", ClockResult.class);
  }

  @Test
  void namesEveryFieldOfSimulate() throws IOException {
    requireNamed("simulate", SimulateResult.class);
  }

  @Test
  void namesEveryFieldOfCompare() throws IOException {
    requireNamed("compare", CompareResult.class);
  }

  @Test
  void namesEveryFieldOfDistil() throws IOException {
    requireNamed("qec distil", DistilResult.class);
  }

  @Test
  void namesEveryFieldOfMemory() throws IOException {
    requireNamed("qec memory", MemoryResult.class);
  }

  private static void requireNamed(String command, Class<?> result) throws IOException {
    String page = Files.readString(PAGE);
    int start = page.indexOf("## `bellhop " + command + "`");
    int end = page.indexOf("\n## ", start);
    List<String> rows = page.substring(start, end < 0 ? page.length() : end).lines().toList();
    List<List<String>> paths = new ArrayList<>();
    collect(result, List.of(), paths);
    assertThat(paths).hasSizeGreaterThan(20);
    for (List<String> path : paths) {
      assertThat(rows)
          .as(command + ": " + path)
          .anyMatch(row -> path.stream().allMatch(name -> row.contains("`" + name + "`")));
    }
  }

  /** Of each field its name, behind that of the field above it if there is one. */
  private static void collect(Type type, List<String> above, List<List<String>> paths) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        collect(argument, above, paths);
      }
    } else if (type instanceof Class<?> record && record.isRecord()) {
      for (RecordComponent component : record.getRecordComponents()) {
        List<String> path = new ArrayList<>(above);
        path.add(snake(component.getName()));
        paths.add(path);
        collect(component.getGenericType(), List.of(path.getLast()), paths);
      }
    }
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
