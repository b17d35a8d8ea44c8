package bellhop.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped JSON Schema accepts the shipped scenarios, and refuses what the reader refuses. */
class ScenarioSchemaTest {
  private static final Path EXAMPLES = Repository.root().resolve("examples/scenarios");
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              Repository.read(Repository.root().resolve("docs/reference/scenario.schema.json")));

  @Test
  void acceptsEveryShippedScenario() {
    List<Path> scenarios =
        Repository.files(".yaml").stream().filter(f -> f.startsWith(EXAMPLES)).toList();
    assertThat(scenarios).hasSizeGreaterThanOrEqualTo(3);
    for (Path scenario : scenarios) {
      assertThat(schema.validate(Repository.read(scenario), InputFormat.YAML))
          .as(scenario.toString())
          .isEmpty();
    }
  }

  @Test
  void refusesUnknownKeysUnitsAndKinds() {
    String good = Repository.read(EXAMPLES.resolve("metro.yaml"));
    refuses(good.replaceFirst("duration:", "durations:"));
    refuses(good.replaceFirst("rate: 20 Hz", "rate: 20"));
    refuses(good.replaceFirst("kind: hot-spot", "kind: hotspot"));
    refuses(good.replaceFirst("minimum-fidelity: 0.87", "minimum-fidelity: 9"));
    refuses(good.replaceFirst("kind: link-cut", "kind: link-gone"));
    refuses(good.replaceFirst("format: bellhop-scenario/1", "format: bellhop-scenario/0"));
  }

  private void refuses(String text) {
    assertThat(schema.validate(text, InputFormat.YAML)).isNotEmpty();
  }
}
