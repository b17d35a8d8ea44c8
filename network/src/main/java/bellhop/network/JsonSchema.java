package bellhop.network;

import bellhop.units.Dimension;
import java.util.List;
import java.util.stream.Collectors;

/**
 * Writes the table of a kind of file as a JSON Schema, so that editors check and complete such
 * files. It knows the shape and the single ranges; sense between keys is for the reader alone.
 */
final class JsonSchema {
  private static final String NUMBER =
      "[+-]?(\\\\d+\\\\.?\\\\d*|\\\\.\\\\d+)([eE][+-]?\\\\d{1,3})?";

  private static final String POSITION = "{\"type\": \"integer\", \"minimum\": 0}";

  /** Sections of which no preset gives anything that must be there. */
  private static final List<String> STRUCTURAL =
      List.of("network", "qpu", "qnu", "node", "scenario", "generated", "traffic", "fault");

  private JsonSchema() {}

  /** The text of the schema file. */
  static String text(FileFormat format) {
    String definitions =
        format.sections().stream()
            .skip(1)
            .map(s -> "    " + quote(s.name()) + ": " + object(s, "    "))
            .collect(Collectors.joining(",\n"));
    String top = object(format.top(), "");
    return """
    {
      "$schema": "https://json-schema.org/draft/2020-12/schema",
      "title": "Bellhop %s file",
      "$defs": {
    %s
      },
    %s
    """
        .formatted(format.noun(), definitions, top.substring(2));
  }

  private static String object(Section section, String indent) {
    String in = indent + "  ";
    String required = required(section);
    return "{\n"
        + in
        + "\"type\": \"object\",\n"
        + in
        + "\"additionalProperties\": false,\n"
        + (required.isEmpty() ? "" : in + "\"required\": [" + required + "],\n")
        + in
        + "\"properties\": {\n"
        + properties(section, in + "  ")
        + "\n"
        + in
        + "}\n"
        + indent
        + "}";
  }

  private static String properties(Section section, String indent) {
    return section.keys().stream()
        .map(k -> indent + quote(k.name()) + ": " + value(k))
        .collect(Collectors.joining(",\n"));
  }

  private static String required(Section section) {
    return section.keys().stream()
        .filter(Key::required)
        .filter(k -> isAlwaysInFile(section, k))
        .map(k -> quote(k.name()))
        .collect(Collectors.joining(", "));
  }

  /** A figure that a preset may give need not stand in the file. */
  static boolean isAlwaysInFile(Section section, Key key) {
    List<String> fromPresets =
        Presets.all().stream()
            .flatMap(p -> p.values().stream())
            .map(PresetValue::key)
            .map(k -> k.substring(k.lastIndexOf('.') + 1))
            .toList();
    boolean structural = STRUCTURAL.contains(section.name());
    return structural || !fromPresets.contains(key.name());
  }

  private static String value(Key key) {
    String body =
        switch (key.type()) {
          case TEXT -> "\"type\": [\"string\", \"number\"]";
          case CHOICE -> "\"enum\": " + strings(key.choices());
          case PRESET -> "\"enum\": " + strings(Presets.names(key.section()));
          case FLAG -> "\"enum\": [true, false, \"yes\", \"no\"]";
          case WHOLE -> "\"type\": \"integer\"" + bounds(key);
          case QUANTITY -> quantity(key);
          case NAMES -> "\"type\": \"array\", \"items\": {\"type\": \"string\"}" + counts(key);
          case NUMBERS -> "\"type\": \"array\", \"items\": {\"type\": \"number\"}" + counts(key);
          case WHOLES -> "\"type\": \"array\", \"items\": " + POSITION + counts(key);
          case COUPLES ->
              "\"type\": \"array\", \"items\": {\"type\": \"array\", \"items\": %s, \"minItems\": 2, \"maxItems\": 2}"
                      .formatted(POSITION)
                  + counts(key);
          case PART -> part(key.section());
          case PARTS ->
              "\"type\": \"array\", \"items\": {\"$ref\": \"#/$defs/%s\"}".formatted(key.section());
        };
    String meaning = key.meaning().isEmpty() ? "" : ", \"description\": " + quote(key.meaning());
    return "{" + body + meaning + "}";
  }

  private static String part(String section) {
    String reference = "\"$ref\": \"#/$defs/" + section + "\"";
    List<String> presets = Presets.names(section);
    boolean named = FileFormat.section(section).findKey("preset").isPresent();
    if (section.equals("generated")) {
      return "\"anyOf\": [{\"type\": \"string\"}, {" + reference + "}]";
    }
    return named
        ? "\"anyOf\": [{\"enum\": " + strings(presets) + "}, {" + reference + "}]"
        : reference;
  }

  private static String quantity(Key key) {
    String units =
        key.dimension().units().stream()
            .map(Dimension.Unit::symbol)
            .collect(Collectors.joining("|"));
    String withUnit = "\"type\": \"string\", \"pattern\": \"^" + NUMBER + " *(" + units + ")$\"";
    return key.dimension() == Dimension.NUMBER
        ? "\"anyOf\": [{\"type\": \"number\"" + bounds(key) + "}, {" + withUnit + "}]"
        : withUnit;
  }

  private static String bounds(Key key) {
    String low =
        key.least() == Double.MIN_VALUE
            ? ", \"exclusiveMinimum\": 0"
            : ", \"minimum\": " + Key.plain(key.least());
    return low + ", \"maximum\": " + Key.plain(key.greatest());
  }

  private static String counts(Key key) {
    return ", \"minItems\": "
        + Key.plain(key.least())
        + ", \"maxItems\": "
        + Key.plain(key.greatest());
  }

  private static String strings(List<String> words) {
    return words.stream().map(JsonSchema::quote).collect(Collectors.joining(", ", "[", "]"));
  }

  private static String quote(String text) {
    return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
  }
}
