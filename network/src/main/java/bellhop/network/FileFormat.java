package bellhop.network;

import bellhop.units.InputException;
import java.util.List;
import java.util.stream.Stream;

/**
 * A kind of file that is read, checked, described and printed from one table. It reads nothing
 * itself.
 *
 * @param noun what such a file is called, before the word file
 * @param format its first line's value
 * @param sections the file itself first
 */
record FileFormat(String noun, String format, List<Section> sections) {
  static final FileFormat NETWORK =
      new FileFormat("network", NetworkSchema.FORMAT, NetworkSchema.SECTIONS);
  static final FileFormat SCENARIO =
      new FileFormat("scenario", ScenarioSchema.FORMAT, ScenarioSchema.SECTIONS);

  FileFormat {
    sections = List.copyOf(sections);
  }

  Section top() {
    return sections.getFirst();
  }

  /** Refuses a file that says that it is of the other kind, before its keys confuse anybody. */
  void check(Value file) {
    FileFormat other = this.equals(NETWORK) ? SCENARIO : NETWORK;
    if (file instanceof Value.Entries entries
        && entries.values().get("format") instanceof Value.Scalar said
        && said.text().equals(other.format)) {
      throw new InputException(
          said.at(),
          "this is a " + other.noun + " file",
          "a " + noun + " file is read here, which begins with \"format: " + format + "\"",
          "another file was meant");
    }
  }

  /** The section of that name in any of the formats; names are unique over all. */
  static Section section(String name) {
    return Stream.of(NETWORK, SCENARIO)
        .flatMap(format -> format.sections().stream())
        .filter(s -> s.name().equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("no section " + name));
  }
}
