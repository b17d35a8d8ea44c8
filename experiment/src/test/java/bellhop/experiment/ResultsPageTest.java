package bellhop.experiment;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The page of results names every field that the JSON can have. */
class ResultsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/results.md");

  @ParameterizedTest
  @ValueSource(classes = {RunResult.class, CompileResult.class, LinksResult.class})
  void namesEveryField(Class<?> result) throws IOException {
    String page = Files.readString(PAGE);
    TreeSet<String> fields = new TreeSet<>();
    collect(result, fields);
    assertThat(fields).hasSizeGreaterThan(10).allMatch(field -> page.contains("`" + field + "`"));
  }

  private static void collect(Type type, TreeSet<String> fields) {
    if (type instanceof ParameterizedType generic) {
      for (Type argument : generic.getActualTypeArguments()) {
        collect(argument, fields);
      }
    } else if (type instanceof Class<?> record && record.isRecord()) {
      for (RecordComponent component : record.getRecordComponents()) {
        fields.add(snake(component.getName()));
        collect(component.getGenericType(), fields);
      }
    }
  }

  private static String snake(String name) {
    return name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
