package bellhop.network;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A named set of values for one section of a network file. Values under a mark other than published
 * were shown by no experiment.
 *
 * @param section to which it belongs
 * @param name as files call it
 * @param meaning one line
 * @param values at most one a key
 */
public record Preset(String section, String name, String meaning, List<PresetValue> values) {
  static final String PUBLISHED = "published";
  static final String ASSUMED = "assumed";
  static final String FITTED = "fitted";
  static final String UNVERIFIED = "unverified";

  public Preset {
    values = List.copyOf(values);
  }

  static Preset of(String section, String name, String meaning) {
    return new Preset(section, name, meaning, List.of());
  }

  /** Adds a figure, or replaces the one with that key. */
  Preset with(String mark, String source, String date, String key, String text) {
    List<PresetValue> all = new ArrayList<>(values);
    all.removeIf(v -> v.key().equals(key));
    all.add(new PresetValue(key, text, mark, source, date));
    return new Preset(section, name, meaning, all);
  }

  /** The same figures under another name. */
  Preset as(String newName, String newMeaning) {
    return new Preset(section, newName, newMeaning, values);
  }

  Optional<PresetValue> findValue(String key) {
    return values.stream().filter(v -> v.key().equals(key)).findFirst();
  }
}
