package bellhop.checks;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The shipped JSON Schema accepts the shipped networks, and refuses what the reader refuses. */
class NetworkSchemaTest {
  private static final Path EXAMPLES = Repository.root().resolve("examples/networks");
  private final Schema schema =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
          .getSchema(
              Repository.read(Repository.root().resolve("docs/reference/network.schema.json")));

  @Test
  void acceptsEveryShippedNetwork() {
    List<Path> networks =
        Repository.files(".yaml").stream().filter(f -> f.startsWith(EXAMPLES)).toList();
    assertThat(networks).hasSizeGreaterThanOrEqualTo(6);
    for (Path network : networks) {
      assertThat(schema.validate(Repository.read(network), InputFormat.YAML))
          .as(network.toString())
          .isEmpty();
    }
  }

  @Test
  void refusesUnknownKeysUnitsAndPresets() {
    String good = Repository.read(EXAMPLES.resolve("two-buildings.yaml"));
    refuses(good.replaceFirst("qubits: 10", "qubit: 10"));
    refuses(good.replaceFirst("length: 100 m", "length: 100 miles"));
    refuses(good.replaceFirst("preset: transmon-2029", "preset: transmon-2028"));
    refuses(good.replaceFirst("kind: single-click", "kind: no-click"));
    refuses(good.replaceFirst("visibility: 0.98", "visibility: 1.98"));
    refuses(good.replaceFirst("format: bellhop-network/1", "format: bellhop-network/0"));
  }

  private void refuses(String text) {
    assertThat(schema.validate(text, InputFormat.YAML)).isNotEmpty();
  }
}
