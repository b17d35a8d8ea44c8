package bellhop.network;

import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the tables of the reference pages on network and scenario files from their tables and
 * {@link Presets}. The head of a page, with its example, is written by hand above them.
 */
final class ReferencePage {
  /** The line of the page below which everything is generated. */
  static final String MARK = "<!-- Generated below this line: do not edit. -->";

  private ReferencePage() {}

  /** All that stands below the mark on the page of network files. */
  static String network() {
    return keys(FileFormat.NETWORK)
        + "\n## Presets\n\n"
        + "Marks: *published* was shown in the source; *unverified* is recalled from it; *fitted* was"
        + " chosen to reproduce it; *assumed* was shown by no one.\n"
        + Presets.all().stream().map(ReferencePage::preset).collect(Collectors.joining());
  }

  /** All that stands below the mark on the page of scenario files. */
  static String scenario() {
    return keys(FileFormat.SCENARIO);
  }

  private static String keys(FileFormat format) {
    return "\n## Keys\n"
        + format.sections().stream().map(ReferencePage::section).collect(Collectors.joining());
  }

  private static String section(Section section) {
    String meaning = section.meaning().isEmpty() ? "" : section.meaning() + "\n\n";
    return "\n### "
        + section.name()
        + ": "
        + section.where()
        + "\n\n"
        + meaning
        + "| key | value | when not given | meaning |\n|---|---|---|---|\n"
        + section.keys().stream().map(k -> row(section, k)).collect(Collectors.joining());
  }

  private static String row(Section section, Key key) {
    String kinds = key.kinds().isEmpty() ? "" : " (" + String.join(", ", key.kinds()) + ")";
    return "| `%s` | %s | %s | %s |\n"
        .formatted(key.name(), value(key), fallback(section, key), (key.meaning() + kinds).strip());
  }

  private static String fallback(Section section, Key key) {
    if (key.fallback().isEmpty()) {
      String needed = JsonSchema.isAlwaysInFile(section, key) ? "needed" : "the preset's";
      return key.required() ? needed : "";
    }
    return "`" + key.fallback() + "`" + (key.assumed() ? ", assumed" : "");
  }

  private static String value(Key key) {
    return switch (key.type()) {
      case TEXT -> "text";
      case CHOICE -> words(key.choices());
      case FLAG -> "`yes`, `no`";
      case WHOLE -> "whole number, " + key.range();
      case QUANTITY -> (key.dimension().title() + ", " + key.range() + " " + unit(key)).strip();
      case NAMES -> "list of names";
      case NUMBERS -> "list of " + Key.plain(key.least()) + " numbers";
      case WHOLES -> "list of whole numbers";
      case COUPLES -> "list of pairs of whole numbers";
      case PART ->
          key.section().equals("generated")
              ? "a file's name, or the keys of generated"
              : FileFormat.section(key.section()).findKey("preset").isPresent()
                  ? "a preset's name, or the keys of " + key.section()
                  : "the keys of " + key.section();
      case PARTS -> "list of " + key.section();
      case PRESET -> words(Presets.names(key.section()));
    };
  }

  private static String unit(Key key) {
    return key.dimension().units().getFirst().symbol();
  }

  private static String words(List<String> words) {
    return words.stream().map(w -> "`" + w + "`").collect(Collectors.joining(", "));
  }

  private static String preset(Preset preset) {
    return "\n### "
        + preset.name()
        + " ("
        + preset.section()
        + ")\n\n"
        + preset.meaning()
        + "\n\n| key | value | mark | source | date |\n|---|---|---|---|---|\n"
        + preset.values().stream()
            .map(v ->
                "| `%s` | %s | %s | %s | %s |\n"
                    .formatted(v.key(), v.text(), v.mark(), v.source(), v.date()))
            .collect(Collectors.joining());
  }
}
