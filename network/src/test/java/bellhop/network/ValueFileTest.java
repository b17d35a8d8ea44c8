package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bellhop.units.InputException;
import bellhop.units.Location;
import org.junit.jupiter.api.Test;

final class ValueFileTest {

  @Test
  void readsYamlAndJson() {
    Value.Entries yaml = ValueFile.read("theta: pi/4\na: [1, 2]\n", "v.yaml");
    assertThat(yaml.values().keySet()).containsExactly("theta", "a");
    assertThat(yaml.keys()).containsEntry("a", new Location("v.yaml", 2, 1));
    Value.Entries json = ValueFile.read("{\"theta\": 0.5, \"s\": \"0110\"}", "v.json");
    assertThat(json.values().get("s")).isInstanceOf(Value.Scalar.class);
  }

  @Test
  void saysWhatIsNoValueFile() {
    refused("", "v.yaml:1:1: the file is empty; a value file has a name, a colon and a value");
    refused("- 1\n- 2\n", "v.yaml:1:1: no names with values");
    refused("theta", "v.yaml:1:1: no names with values");
    refused("a: 1\na: 2\n", "v.yaml:2:1: key \"a\" stands here twice");
    refused("a: &x [*x]\n", "a part that contains itself; a value file ends somewhere");
    refused("a: !!python/object 1\n", "the tag");
  }

  private static void refused(String text, String message) {
    assertThatThrownBy(() -> ValueFile.read(text, "v.yaml"))
        .isInstanceOf(InputException.class)
        .hasMessageContaining(message);
  }
}
