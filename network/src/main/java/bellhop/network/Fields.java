package bellhop.network;

import bellhop.units.Dimension;
import bellhop.units.InputException;
import bellhop.units.InputText;
import bellhop.units.Location;
import bellhop.units.Nearest;
import bellhop.units.Quantity;
import bellhop.units.Span;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One place of a network file seen through its section of the schema: what the file gives, else
 * what the preset gives, else the fallback. It checks names, types and ranges, and notes each
 * figure that the file did not give; sense between keys is for the readers of the parts.
 */
final class Fields {
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,9}");
  private static final String PAIRS_RULE = "a list of pairs is needed, such as [[0, 1], [1, 2]]";

  private final Section section;
  private final Value.Entries given;
  private final @Nullable Preset preset;
  private final String prefix;
  private final Assumptions assumptions;
  private final Figures figures;

  private Fields(
      Section section,
      Value.Entries given,
      @Nullable Preset preset,
      String prefix,
      Assumptions assumptions,
      Figures figures) {
    this.section = section;
    this.given = given;
    this.preset = preset;
    this.prefix = prefix;
    this.assumptions = assumptions;
    this.figures = figures;
  }

  /** Reads an item of that section; a word alone is the name of a preset. */
  static Fields of(Section section, Value value, Assumptions assumptions, Figures figures) {
    return switch (value) {
      case Value.Entries entries -> of(section, entries, assumptions, figures);
      case Value.Scalar word when section.findKey("preset").isPresent() -> {
        Value.Entries none = new Value.Entries(Map.of(), Map.of(), word.at());
        Preset preset = preset(section, word.text(), word.at());
        yield new Fields(section, none, preset, "", assumptions, figures);
      }
      default ->
          throw new InputException(
              value.at(),
              "keys and values are needed here",
              section.where().replace("`", "") + " has the keys " + known(section),
              "\"key: value\" shows the form");
    };
  }

  private static Fields of(
      Section section, Value.Entries entries, Assumptions assumptions, Figures figures) {
    entries.keys().forEach((name, at) -> checkKey(section, name, at));
    Value named = entries.values().get("preset");
    Preset preset = null;
    if (named instanceof Value.Scalar word) {
      preset = preset(section, word.text(), word.at());
    } else if (named == null) {
      String fallback = section.findKey("preset").map(Key::fallback).orElse("");
      preset = Presets.findPreset(section.name(), fallback).orElse(null);
    }
    return new Fields(section, entries, preset, "", assumptions, figures);
  }

  /** All from a preset, for what no file describes. */
  static Fields ofPreset(Section section, Preset preset, Location at, Assumptions assumptions) {
    Value.Entries none = new Value.Entries(Map.of(), Map.of(), at);
    return new Fields(section, none, preset, "", assumptions, new Figures(FigureChange.NONE));
  }

  private static void checkKey(Section section, String name, Location at) {
    if (section.findKey(name).isEmpty()) {
      throw new InputException(
          at,
          "unknown key \"" + shortened(name) + "\"",
          section.where().replace("`", "") + " has no such key",
          Nearest.suggestion(name, section.keyNames()));
    }
  }

  private static Preset preset(Section section, String name, Location at) {
    return Presets.findPreset(section.name(), name)
        .orElseThrow(() ->
            new InputException(
                at,
                "unknown preset \"" + shortened(name) + "\"",
                "it is none of the presets of a " + section.name(),
                Nearest.suggestion(name, Presets.names(section.name()))));
  }

  private static String known(Section section) {
    return String.join(", ", section.keyNames());
  }

  static String shortened(String text) {
    return InputText.shortened(text);
  }

  Section section() {
    return section;
  }

  /**
   * Refuses given keys that belong to another kind of this section, and would be without effect.
   */
  void checkKinds() {
    String kind = choice("kind");
    for (String name : givenKeys()) {
      List<String> kinds = section.key(name).kinds();
      if (!kinds.isEmpty() && !kinds.contains(kind)) {
        throw new InputException(
            keyAt(name),
            "\"" + name + "\" has no meaning for a " + section.name() + " of kind " + kind,
            "it belongs to " + String.join(", ", kinds),
            "the kind is wrong");
      }
    }
  }

  /** Refuses given values that nothing reads, too: a memory of no qubits, an unused transducer. */
  void checkAll() {
    for (String name : givenKeys()) {
      switch (section.key(name).type()) {
        case WHOLE -> whole(name);
        case QUANTITY -> number(name);
        case CHOICE -> choice(name);
        case FLAG -> flag(name);
        case NAMES -> words(name);
        case NUMBERS -> numbers(name);
        case WHOLES -> wholes(name);
        case COUPLES -> couples(name);
        case PART -> part(name).checkAll();
        case PARTS -> parts(name).forEach(Fields::checkAll);
        case TEXT, PRESET -> text(name);
      }
    }
  }

  /** The place of a key's value, else of the whole part. */
  Location at(String key) {
    Value value = given.values().get(key);
    return value == null ? given.at() : value.at();
  }

  InputException wrong(String key, String what, String why, String maybe) {
    return new InputException(at(key), what, why, maybe);
  }

  /** Whether the file itself says it. */
  boolean isGiven(String key) {
    return given.values().containsKey(key);
  }

  /** Whether the file gives keys and values there. */
  boolean isPart(String key) {
    return given.values().get(key) instanceof Value.Entries;
  }

  List<String> givenKeys() {
    return List.copyOf(given.keys().keySet());
  }

  /** The place of a key's name. */
  Location keyAt(String key) {
    return given.keys().getOrDefault(key, given.at());
  }

  /** Whether the file or the preset says it. */
  boolean isKnown(String key) {
    return isGiven(key) || findPreset(key).isPresent();
  }

  private Optional<PresetValue> findPreset(String key) {
    return preset == null ? Optional.empty() : preset.findValue(prefix + key);
  }

  /** The text of a single value: file, preset, fallback, in this order. */
  String text(String key) {
    Key k = section.key(key);
    Value value = given.values().get(key);
    if (value instanceof Value.Scalar scalar) {
      checkPrintable(key, scalar.text());
      return scalar.text();
    }
    if (value != null) {
      throw wrong(key, "\"" + key + "\" is not a single value", "it has one value", "");
    }
    Optional<PresetValue> fromPreset = findPreset(key);
    if (fromPreset.isPresent() && preset != null) {
      assumptions.preset(preset, fromPreset.get());
      return fromPreset.get().text();
    }
    if (k.fallback().isEmpty()) {
      throw missing(key);
    }
    if (k.assumed()) {
      assumptions.fallback(section, k);
    }
    return k.fallback();
  }

  /**
   * Names are printed on terminals, which would obey them, and in tables, which they would break.
   */
  private void checkPrintable(String key, String text) {
    if (text.chars().anyMatch(Character::isISOControl)) {
      throw wrong(
          key,
          key + " holds a line break or a control character",
          "it is printed in lines and tables",
          "plain letters were meant");
    }
  }

  InputException missing(String key) {
    Key k = section.key(key);
    return new InputException(
        given.at(),
        "\"" + prefix + key + "\" is missing",
        section.where().replace("`", "") + " needs it: " + k.meaning(),
        section.findKey("preset").isPresent()
            ? "a preset gives it: " + String.join(", ", Presets.names(section.name()))
            : "\"" + key + ": …\" belongs here");
  }

  /** The word that stands for a whole part, such as a preset's name. */
  String wordOf(String key) {
    return given.values().get(key) instanceof Value.Scalar word ? word.text() : "custom";
  }

  /** A quantity in the unit of its dimension, within its range. */
  double number(String key) {
    Key k = section.key(key);
    String text = text(key);
    double value = figures.counted(section, k, figures.parsed(text, k.dimension(), at(key)));
    if (!(value >= k.least() && value <= k.greatest())) {
      throw outOfRange(key, text, value);
    }
    return value;
  }

  Span span(String key) {
    double counted = number(key);
    boolean isAsWritten = counted == figures.parsed(text(key), Dimension.TIME, at(key));
    Span span = isAsWritten ? Quantity.parseSpan(text(key), at(key)) : Span.seconds(counted);
    if (counted > 0 && span.picos() == 0) {
      throw wrong(
          key, key + " " + text(key) + " is too short", "time is counted in ps", "1 ps was meant");
    }
    return span;
  }

  int whole(String key) {
    Key k = section.key(key);
    String text = text(key);
    if (text.strip().matches("[+-]?\\d{10,}")) {
      throw wrong(key, key + " " + shortened(text) + " is out of range", mostRule(k), "");
    }
    if (!WHOLE.matcher(text.strip()).matches()) {
      throw wrong(key, "\"" + shortened(text) + "\" is not a whole number", k.rangeRule(), "");
    }
    int value = Integer.parseInt(text.strip());
    if (value < k.least() || value > k.greatest()) {
      throw outOfRange(key, text, value);
    }
    return value;
  }

  private static String mostRule(Key k) {
    String most = Key.plain(Math.min(k.greatest(), 999_999_999));
    return "it is a whole number of at most " + most + ": " + k.meaning();
  }

  private InputException outOfRange(String key, String text, double value) {
    Key k = section.key(key);
    boolean negative = text.strip().startsWith("-");
    String maybe =
        negative
            ? "the sign is wrong"
            : k.type() == Key.Type.WHOLE
                ? ""
                : k.greatest() == 1 && k.dimension() == Dimension.NUMBER
                    ? meantShare(text, value)
                    : "the unit is wrong";
    String rule = value > k.greatest() ? k.upperRule() : k.rangeRule();
    return wrong(key, key + " " + shortened(text) + " is out of range", rule, maybe);
  }

  /** Who writes 90 means per cent; who writes 1.2 does not. */
  private static String meantShare(String text, double value) {
    return value >= 2 && value <= 100
        ? "\"" + shortened(text) + " %\" was meant"
        : "a value up to 1 was meant";
  }

  String choice(String key) {
    Key k = section.key(key);
    String text = text(key);
    if (!k.choices().contains(text)) {
      throw wrong(
          key,
          "\"" + shortened(text) + "\" is no " + key,
          "it is one of " + String.join(", ", k.choices()),
          Nearest.suggestion(text, k.choices()));
    }
    return text;
  }

  boolean flag(String key) {
    String text = text(key);
    return switch (text) {
      case "yes", "true" -> true;
      case "no", "false" -> false;
      default -> throw wrong(key, "\"" + shortened(text) + "\" is neither", "it is yes or no", "");
    };
  }

  /** A list of words, or of numbers as words. */
  List<String> words(String key) {
    Key k = section.key(key);
    if (!(given.values().get(key) instanceof Value.Items items)) {
      throw isGiven(key) ? wrong(key, key + " is not a list", k.countRule(), "") : missing(key);
    }
    List<String> words = new ArrayList<>();
    for (Value item : items.values()) {
      if (!(item instanceof Value.Scalar scalar)) {
        throw new InputException(item.at(), "not a word", k.countRule(), "");
      }
      words.add(scalar.text());
    }
    if (words.size() < k.least() || words.size() > k.greatest()) {
      throw wrong(key, key + " has " + words.size() + " items", k.countRule(), "");
    }
    return words;
  }

  double[] numbers(String key) {
    List<String> words = words(key);
    double[] values = new double[words.size()];
    for (int i = 0; i < values.length; i++) {
      values[i] = Quantity.parse(words.get(i), Dimension.NUMBER, itemAt(key, i));
    }
    return values;
  }

  /** A list of whole numbers. */
  List<Integer> wholes(String key) {
    List<String> words = words(key);
    List<Integer> wholes = new ArrayList<>();
    for (int i = 0; i < words.size(); i++) {
      wholes.add(whole(words.get(i), itemAt(key, i)));
    }
    return wholes;
  }

  /** A list of pairs of whole numbers. */
  List<int[]> couples(String key) {
    if (!(given.values().get(key) instanceof Value.Items items)) {
      throw isGiven(key) ? wrong(key, key + " is not a list", PAIRS_RULE, "") : missing(key);
    }
    if (items.values().size() > section.key(key).greatest()) {
      throw wrong(key, key + " has " + items.values().size() + " items", countRule(key), "");
    }
    return items.values().stream().map(Fields::couple).toList();
  }

  private String countRule(String key) {
    return "at most " + Key.plain(section.key(key).greatest()) + " are possible";
  }

  private static int[] couple(Value value) {
    if (value instanceof Value.Items(var ends, var _)
        && ends.size() == 2
        && ends.get(0) instanceof Value.Scalar(var first, var firstAt)
        && ends.get(1) instanceof Value.Scalar(var second, var secondAt)) {
      return new int[] {whole(first, firstAt), whole(second, secondAt)};
    }
    throw new InputException(value.at(), "not a pair", PAIRS_RULE, "");
  }

  private static int whole(String text, Location at) {
    if (!WHOLE.matcher(text.strip()).matches()) {
      String what = "\"" + shortened(text) + "\" is not a whole number";
      throw new InputException(at, what, "qubits are numbered from 0", "");
    }
    return Integer.parseInt(text.strip());
  }

  InputException wrongItem(String key, int item, String what, String why, String maybe) {
    return new InputException(itemAt(key, item), what, why, maybe);
  }

  Location itemAt(String key, int item) {
    return given.values().get(key) instanceof Value.Items items
        ? items.values().get(item).at()
        : at(key);
  }

  /** A part with a preset of its own, or one whose figures come from this part's preset. */
  Fields part(String key) {
    Section inner = FileFormat.section(section.key(key).section());
    Value value = given.values().get(key);
    if (inner.findKey("preset").isPresent()) {
      return value == null
          ? of(inner, new Value.Entries(Map.of(), Map.of(), given.at()), assumptions, figures)
          : of(inner, value, assumptions, figures);
    }
    Value.Entries entries =
        value == null
            ? new Value.Entries(Map.of(), Map.of(), given.at())
            : of(inner, value, assumptions, figures).given;
    return new Fields(inner, entries, preset, key + ".", assumptions, figures);
  }

  /** The items of a list of parts; none when it is missing. */
  List<Fields> parts(String key) {
    Key k = section.key(key);
    Value value = given.values().get(key);
    if (value == null) {
      if (k.required()) {
        throw missing(key);
      }
      return List.of();
    }
    if (!(value instanceof Value.Items items)) {
      throw wrong(key, key + " is not a list", "each item begins with a dash", "");
    }
    if (items.values().size() < k.least()) {
      throw wrong(key, key + " is empty", "at least one is needed", "");
    }
    Section inner = FileFormat.section(k.section());
    List<Fields> parts = new ArrayList<>();
    for (Value item : items.values()) {
      if (!(item instanceof Value.Entries)) {
        throw new InputException(
            item.at(), "keys and values are needed here", "its keys: " + known(inner), "");
      }
      parts.add(of(inner, item, assumptions, figures));
    }
    return parts;
  }
}
