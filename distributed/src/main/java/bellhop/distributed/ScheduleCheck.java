package bellhop.distributed;

import bellhop.network.Network;
import bellhop.units.InputException;
import bellhop.units.InputText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Compares a schedule with the one that would be written for what was read from it. So a field that
 * is missing, of another type, or does not fit the programs is found wherever it stands.
 */
final class ScheduleCheck {
  private static final String AGAIN = "compile the program again";

  private ScheduleCheck() {}

  static void check(Text given, Distributed distributed, Network network, List<String> files) {
    requireSame(tree(given), tree(ScheduleWriter.write(distributed, network, files)), "schedule");
  }

  private static JsonCursor.Node tree(Text text) {
    List<JsonCursor.Node> read = new ArrayList<>();
    JsonCursor.walk(
        text,
        cursor -> {
          read.add(cursor.node());
          cursor.end();
        });
    return read.getFirst();
  }

  private static void requireSame(JsonCursor.Node found, JsonCursor.Node due, String name) {
    if (found.token() != due.token() || !found.text().equals(due.text())) {
      throw wrong(found, name + " " + words(found), "the programs of the QPUs say " + words(due));
    }
    Set<String> missing = new HashSet<>(due.fields().keySet());
    missing.removeAll(found.fields().keySet());
    if (!missing.isEmpty()) {
      throw wrong(
          found,
          "no \"" + missing.stream().sorted().toList().getFirst() + "\"",
          "a " + name + " has it");
    }
    if (found.items().size() != due.items().size()) {
      String counts = found.items().size() + " items";
      throw wrong(
          found, name + " of " + counts, "the programs of the QPUs say " + due.items().size());
    }
    Iterator<JsonCursor.Node> items = due.items().iterator();
    for (JsonCursor.Node item : found.items()) {
      requireSame(item, items.next(), name);
    }
    for (Map.Entry<String, JsonCursor.Node> field : found.fields().entrySet()) {
      JsonCursor.Node same = due.fields().get(field.getKey());
      if (same == null) {
        throw wrong(
            field.getValue(), "\"" + field.getKey() + "\"", "a " + name + " has no such field");
      }
      requireSame(field.getValue(), same, field.getKey());
    }
  }

  private static String words(JsonCursor.Node node) {
    return node.token().isScalarValue()
        ? "\"" + InputText.shortened(node.text()) + "\""
        : node.token().isStructStart() ? "list or object" : "" + node.token();
  }

  private static InputException wrong(JsonCursor.Node at, String what, String why) {
    return new InputException(at.at(), what, why, AGAIN);
  }
}
