package bellhop.network;

import static org.assertj.core.api.Assertions.assertThat;

import bellhop.units.Location;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** The committed schema and reference page equal what the tables give; else .new lies beside. */
class NetworkDocumentsTest {
  private static final Path REFERENCE = Path.of("..", "docs", "reference");

  @Test
  void keepsTheSchemaFileUpToDate() throws IOException {
    compare(REFERENCE.resolve("network.schema.json"), JsonSchema.text(FileFormat.NETWORK));
  }

  @Test
  void keepsTheSchemaFileOfScenariosUpToDate() throws IOException {
    compare(REFERENCE.resolve("scenario.schema.json"), JsonSchema.text(FileFormat.SCENARIO));
  }

  @Test
  void keepsTheReferencePagesUpToDate() throws IOException {
    compareBelowMark(REFERENCE.resolve("network.md"), ReferencePage.network());
    compareBelowMark(REFERENCE.resolve("scenario.md"), ReferencePage.scenario());
  }

  private static void compareBelowMark(Path page, String text) throws IOException {
    String committed = Files.readString(page);
    int mark = committed.indexOf(ReferencePage.MARK);
    assertThat(mark).as("the page keeps its mark").isPositive();
    String head = committed.substring(0, mark + ReferencePage.MARK.length());
    compare(page, head + "\n" + text);
  }

  @Test
  void readsTheExampleOfThePage() throws IOException {
    Matcher blocks =
        Pattern.compile("```yaml\n(format:.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(REFERENCE.resolve("network.md")));
    assertThat(blocks.find()).isTrue();
    Network network = NetworkReader.read(blocks.group(1), "network.md");
    assertThat(network.links().getFirst().cutoff().seconds()).isEqualTo(2e-3);
    assertThat(network.qpu(1).device().memory().t1()).isEqualTo(600e-6);
  }

  @Test
  void readsTheExampleOfThePageOnScenarios() throws IOException {
    Matcher blocks =
        Pattern.compile("```yaml\n(format:.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(REFERENCE.resolve("scenario.md")));
    assertThat(blocks.find()).isTrue();
    Network star = NetworkReader.read(Path.of("../examples/networks/four-qpu-star.yaml"));
    Scenario scenario = ScenarioReader.read(blocks.group(1), "scenario.md", star);
    assertThat(scenario.traffic()).hasSize(3);
    assertThat(scenario.troubles()).hasSize(2);
  }

  @Test
  void acceptsTheExampleLinkOfThePage() throws IOException {
    String page = Files.readString(REFERENCE.resolve("network.md"));
    Matcher blocks = Pattern.compile("```yaml\n(links:.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(blocks.find()).isTrue();
    String file =
        """
        format: bellhop-network/1
        qpus:
          - {name: alice, preset: ion-oxford-2025, qubits: 1}
          - {name: bob, preset: ion-oxford-2025, qubits: 1}
        qnus:
          - {name: alice/0, qpu: alice, communication-qubits: 1}
          - {name: bob/0, qpu: bob, communication-qubits: 1}
        """;
    LinkModel model = NetworkReader.read(file + blocks.group(1), "page").links().getFirst().model();
    assertThat(model.ratePerSecond()).isBetween(181.9, 182.1);
  }

  @Test
  void givesEveryPresetKeysOfItsSection() {
    for (Preset preset : Presets.all()) {
      for (PresetValue value : preset.values()) {
        assertThat(keyExists(preset, value.key())).as("%s %s", preset.name(), value).isTrue();
        assertThat(value.mark()).isIn("published", "assumed", "fitted", "unverified");
        assertThat(value.source()).isNotBlank();
        assertThat(value.date()).isNotBlank();
      }
    }
  }

  private static boolean keyExists(Preset preset, String key) {
    int dot = key.indexOf('.');
    String section = dot < 0 ? preset.section() : key.substring(0, dot);
    return NetworkSchema.section(section).findKey(key.substring(dot + 1)).isPresent();
  }

  @Test
  void readsEveryPresetValueWithinItsRange() {
    Location at = Location.of("preset");
    for (Preset preset : Presets.all()) {
      Section section = NetworkSchema.section(preset.section());
      Fields fields = Fields.ofPreset(section, preset, at, new Assumptions());
      for (PresetValue value : preset.values()) {
        read(fields, section, value.key());
      }
    }
    assertThat(Presets.device("transmon-2026").memory().t1()).isEqualTo(425e-6);
  }

  private static void read(Fields fields, Section section, String key) {
    int dot = key.indexOf('.');
    if (dot >= 0) {
      Fields part = fields.part(key.substring(0, dot));
      read(part, part.section(), key.substring(dot + 1));
      return;
    }
    switch (section.key(key).type()) {
      case QUANTITY -> fields.number(key);
      case WHOLE -> fields.whole(key);
      case CHOICE -> fields.choice(key);
      case FLAG -> fields.flag(key);
      default -> fields.text(key);
    }
  }

  @Test
  void hasNoKeyTwice() {
    List<Section> all = new ArrayList<>(NetworkSchema.SECTIONS);
    all.addAll(ScenarioSchema.SECTIONS);
    assertThat(all.stream().map(Section::name)).doesNotHaveDuplicates();
    for (Section section : all) {
      assertThat(section.keyNames()).as(section.name()).doesNotHaveDuplicates();
    }
  }

  private static void compare(Path file, String text) throws IOException {
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    if (Files.exists(file) && Files.readString(file).equals(text)) {
      Files.deleteIfExists(fresh);
      return;
    }
    Files.writeString(fresh, text);
    assertThat(fresh)
        .as("%s is out of date; compare it with the .new beside it", file)
        .doesNotExist();
  }
}
