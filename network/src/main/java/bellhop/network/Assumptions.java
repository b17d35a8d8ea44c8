package bellhop.network;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects, while a file is read, the figures in use that did not come from it, each once. */
final class Assumptions {
  private final Set<Assumption> found = new LinkedHashSet<>();

  void preset(Preset preset, PresetValue value) {
    found.add(
        new Assumption(
            preset.section() + "/" + preset.name() + "/" + value.key(),
            value.text(),
            value.mark(),
            value.source(),
            value.date()));
  }

  void fallback(Section section, Key key) {
    found.add(
        new Assumption(
            section.name() + "/default/" + key.name(),
            key.fallback(),
            Preset.ASSUMED,
            "default of Bellhop",
            "2026"));
  }

  List<Assumption> list() {
    return new ArrayList<>(found);
  }
}
